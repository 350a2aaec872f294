import type { Check } from '../../audit/checks.js';
import type { LogPart } from '../../audit/parts.js';
import { isTextKey, type TextKey } from '../../messages/catalogue.js';
import { groupsOfFour } from '../../messages/fill.js';
import { decidedInLog } from '../../procedure/decided.js';
import { overriddenKeys } from '../../procedure/recompute-plan.js';
import type { VerifyFacts } from '../../procedure/verify.js';
import type { Terminal } from '../terminal.js';
import { decidedDocument, sayDecided, sayHashes, sayLogKind } from './decided.js';
import { leastInLog, leastLine } from './lottery.js';
import { isOfSlip, saySlips, slipsDocument } from './slip.js';

/** What `verify` says of a log: each check, and what they show together. */
export function sayVerification(terminal: Terminal, facts: VerifyFacts): void {
  const { read, parts, signed, checks, remarks, open, slips } = facts;
  const failed = checks.filter((one) => !one.passed);
  const isRecomputed = (panels: boolean) =>
    parts.some(({ isPanel, paths }) => isPanel === panels && paths !== undefined);
  terminal.json({
    format: 'losverfahren/verification/1',
    verified: failed.length === 0,
    with_register: isRecomputed(false),
    with_answers: isRecomputed(true),
    fingerprint: read.fingerprint,
    signed,
    decided: parts.map(({ log, isPanel }) => ({ panel: isPanel, ...decidedDocument(decidedInLog(log)) })),
    commitments: read.parts.map(({ stage, basis, isOpen, log }) => ({
      panel: stage === 'panel',
      commitment: basis?.commitment?.fingerprint ?? null,
      drawn: !isOpen,
      redrawn: log?.redraws.length ?? 0,
    })),
    checks,
    remarks,
    ...slipsDocument(slips),
  });
  terminal.heading('verify.title');
  for (const { log, isPanel } of parts) {
    if (isPanel) terminal.tell('verify.panel');
    const decided = decidedInLog(log);
    terminal.field('field.title', decided.title ?? '–');
    sayDecided(terminal, decided);
    sayLogKind(terminal, decided);
    sayHashes(terminal, decided, 'decided.logged-hashes');
    terminal.say();
  }
  for (const [at, one] of checks.entries()) {
    if (one.part === 'panel' && (checks[at - 1]?.part !== 'panel' || isNext(checks, at))) {
      terminal.say();
      terminal.tell('verify.panel');
    }
    if (one.part === undefined && checks[at - 1]?.part === 'panel') terminal.say();
    sayCheck(terminal, one);
  }
  terminal.say();
  terminal.tell('verify.fingerprint', { fingerprint: read.fingerprint });
  if (signed !== null) {
    const { keyId, comment } = signed;
    terminal.tell('verify.signature', { keyId, comment: comment.split('\t') });
  }
  sayRemarks(terminal, facts);
  saySlips(terminal, slips);
  if (failed.length > 0) {
    const key = failed.every(({ name }) => isOfSlip(name)) ? 'slip.failed' : 'verify.failed';
    terminal.tell(key, { failed: failed.length, total: checks.length });
    return;
  }
  if (read.municipalities !== null) {
    sayMunicipalitiesPassed(terminal, checks);
    return;
  }
  if (open !== null) sayOpen(terminal, open);
  if (parts.length > 0) sayPassed(terminal, facts);
  sayLotteries(terminal, parts, checks);
  sayCommitments(terminal, facts);
  sayLater(terminal, facts);
}

/** Of a draw of municipalities. */
function sayMunicipalitiesPassed(terminal: Terminal, checks: readonly Check[]): void {
  const isMade = (one: Check['name']) => checks.some(({ name }) => name === one);
  const table = isMade('municipalities.table') ? 1 : 0;
  terminal.tell('towns.verified', { total: checks.length, table });
  terminal.tell(isMade('municipalities.given') ? 'towns.were-settled' : 'towns.limits');
}

/** What came after the letters. */
function sayLater(terminal: Terminal, { aftermath, checks }: VerifyFacts): void {
  if (aftermath === null || aftermath.events.length === 0) return;
  const count = [...aftermath.people.values()].filter(({ run }) => run !== null).length;
  const isWhole = checks.some(({ name, note }) => name === 'replacements.order' && note === undefined);
  if (count > 0 && isWhole) terminal.tell('verify.replacements', { count });
  terminal.tell('verify.replies');
}

/** What was settled, of something that nobody has drawn yet. */
function sayOpen(terminal: Terminal, { basis }: LogPart): void {
  if (basis?.commitment === undefined) return;
  const { urn, size, fingerprint } = basis.commitment;
  terminal.tell('verify.open', { people: urn.rows, size, fingerprint: groupsOfFour(fingerprint) });
}

/** Whether a draw was recomputed from its urn. */
function isByUrn({ isPanel }: { readonly isPanel: boolean }, checks: readonly Check[]): boolean {
  return checks.some(
    ({ name, note, part }) =>
      name === 'urn.selection' && note === undefined && (part === 'panel') === isPanel,
  );
}

/** What could be chosen when the seed was known, and what no log can show. */
function sayCommitments(terminal: Terminal, { parts, checks }: VerifyFacts): void {
  for (const { log, isPanel } of parts) {
    const { commitment } = log;
    if (commitment === undefined) terminal.tell(isPanel ? 'verify.uncommitted-panel' : 'verify.uncommitted');
    else if (!checks.some(({ name }) => name === 'commitment.given'))
      terminal.tell('verify.committed', { fingerprint: groupsOfFour(commitment.fingerprint) });
    const people = log.selection.strata.reduce((sum, { invited }) => sum + invited.length, 0);
    if (isByUrn({ isPanel }, checks)) terminal.tell('verify.by-urn', { people });
  }
  const isOfRegister = parts.length === 0 || parts.some(({ isPanel }) => !isPanel);
  terminal.tell(isOfRegister ? 'verify.limits' : 'verify.limits-panel');
}

/** Every panel begins with the same check. */
function isNext(checks: readonly Check[], at: number): boolean {
  return checks[at]?.name === checks.find(({ part }) => part === 'panel')?.name;
}

function sayCheck(terminal: Terminal, one: Check): void {
  const name = terminal.text(checkText('check', one));
  const note = one.note === undefined ? null : terminal.text(`note.${one.note}`);
  if (one.passed) {
    terminal.passed(note === null ? name : `${name} – ${note}`);
    return;
  }
  terminal.failed(`${name}  [${one.name}]`);
  terminal.tell(checkText('meaning', one), {}, 4);
  if (one.note !== undefined) terminal.tell(`note.${one.note}`, {}, 4);
  if (one.differs !== undefined) {
    terminal.tell(differsText(one), one.differs, 4);
  } else if (one.places.length > 0) terminal.tell('verify.places', { places: placesOf(terminal, one) }, 4);
}

function differsText({ name }: Check): TextKey {
  if (name === 'log.signature') return 'verify.keys';
  return name === 'lottery.optimal' ? 'verify.versions' : 'verify.differs';
}

/** Where a check fails. Faults of an urn are said in words. */
function placesOf(terminal: Terminal, { name, places }: Check): readonly string[] {
  if (name !== 'urn.lines') return places;
  return places.map((place) => {
    const [kind = '', line = ''] = place.split(' ');
    const key = `urn-fault.${kind}`;
    return isTextKey(key) ? terminal.text(key, { line }) : place;
  });
}

/** Of a panel some checks have words of their own. */
function checkText(kind: 'check' | 'meaning', { name, part }: Check): TextKey {
  const own = `${kind}.panel.${name}`;
  return part === 'panel' && isTextKey(own) ? own : `${kind}.${name}`;
}

/** What was not compared, and what looks odd: nobody shall take passed checks for more than they show. */
function sayRemarks(terminal: Terminal, { remarks, parts }: VerifyFacts): void {
  if (remarks.length === 0) return;
  terminal.say();
  terminal.tell('verify.remarks');
  const isTold = parts.length > 1;
  for (const { kind, part, params } of remarks) {
    const of =
      isTold && kind !== 'signature'
        ? `${terminal.text(part === 'panel' ? 'verify.panel' : 'verify.draw')}: `
        : '';
    terminal.say(`! ${of}${terminal.text(`remark.${kind}`, params)}`);
  }
  terminal.say();
}

/** Lists of outcomes that nobody made anew: how fair they are, and how to see whether they were chosen. */
function sayLotteries(terminal: Terminal, parts: VerifyFacts['parts'], checks: readonly Check[]): void {
  if (checks.some(({ name }) => name === 'lottery.optimal')) return;
  for (const { log, isPanel } of parts) {
    const { lottery } = log;
    if (lottery === undefined) continue;
    const params = { least: leastLine(terminal, leastInLog(lottery)) };
    terminal.tell(isPanel ? 'verify.lottery-panel' : 'verify.lottery', params);
  }
}

/** What has been proven by recomputing, and what was only seen in the log. */
function sayPassed(terminal: Terminal, { parts, checks, remarks }: VerifyFacts): void {
  // Sentences choose their words by a number.
  const yes = (holds: boolean) => (holds ? 1 : 0);
  const total = checks.length;
  const all = yes(remarks.length === 0);
  const seen = parts.filter(({ paths }) => paths !== undefined);
  const unseen = parts.filter((part) => part.paths === undefined && !isByUrn(part, checks));
  const last = parts.at(-1);
  if (seen.length === 0) {
    const alone = last?.isPanel === true ? 'verify.log-only-panel' : 'verify.log-only';
    terminal.tell(unseen.length === 0 ? 'verify.by-urns' : alone, { total, all });
    return;
  }
  for (const { log, isPanel, plan, seed } of seen) {
    const people = log.selection.strata.reduce((sum, stratum) => sum + stratum.invited.length, 0);
    const { lottery, allocation } = log;
    const isNumber =
      allocation.number_from === 'panel-number'
        ? checks.some(({ name }) => name === 'number.given')
        : seed !== null;
    const params = {
      ...{ total, all, people, bySeed: yes(seed !== null), byNumber: yes(isNumber) },
      byPlan: yes(plan !== null && overriddenKeys(log).length === 0),
    };
    const key = isPanel
      ? 'verify.passed-panel'
      : lottery === undefined
        ? 'verify.passed'
        : 'verify.passed-lottery';
    terminal.tell(key, params);
  }
  if (unseen.some(({ isPanel }) => !isPanel)) terminal.tell('verify.draw-unseen');
  const panels = unseen.filter(({ isPanel }) => isPanel);
  if (panels.length > 0)
    terminal.tell(panels.at(-1) === last ? 'verify.panel-unseen' : 'verify.earlier-unseen');
}

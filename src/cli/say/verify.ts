import type { Check } from '../../audit/checks.js';
import { isTextKey, type TextKey } from '../../messages/catalogue.js';
import { decidedInLog } from '../../procedure/decided.js';
import { placeWords } from '../../procedure/place-words.js';
import { verifiedSaid } from '../../procedure/verified.js';
import type { VerifyFacts } from '../../procedure/verify.js';
import type { Terminal } from '../terminal.js';
import { batchDocument, sayBatchDecided } from './batch-verified.js';
import { decidedDocument, sayDecided, sayHashes, sayLogKind } from './decided.js';
import { tellSaid } from './said.js';
import { saySlips, slipsDocument } from './slip.js';

/** What `verify` says of a log: each check, and what they show together. */
export function sayVerification(terminal: Terminal, facts: VerifyFacts): void {
  const { read, parts, signed, checks, remarks, slips } = facts;
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
    ...(read.batch === null ? {} : { batch: batchDocument(read.batch, facts.batch) }),
  });
  terminal.heading(read.batch === null ? 'verify.title' : 'batch.verify-title');
  if (read.batch !== null) sayBatchDecided(terminal, read.batch);
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
  for (const said of verifiedSaid(facts)) tellSaid(terminal, said);
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
  } else if (one.places.length > 0) {
    const places = placeWords((name, params) => (isTextKey(name) ? terminal.text(name, params) : null), one);
    terminal.tell('verify.places', { places }, 4);
  }
}

function differsText({ name }: Check): TextKey {
  if (name === 'log.signature') return 'verify.keys';
  return name === 'lottery.optimal' ? 'verify.versions' : 'verify.differs';
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

import type { Check } from '../../audit/checks.js';
import { isTextKey, type TextKey } from '../../messages/catalogue.js';
import { formatPercent } from '../../messages/fill.js';
import { decidedInLog } from '../../procedure/decided.js';
import type { VerifyFacts } from '../../procedure/verify.js';
import type { Terminal } from '../terminal.js';
import { decidedDocument, sayDecided, sayHashes, sayLogKind } from './decided.js';
import { ratio } from './lottery.js';

/** What `verify` says of a log: each check, and what they show together. */
export function sayVerification(terminal: Terminal, { read, parts, checks }: VerifyFacts): void {
  const failed = checks.filter((one) => !one.passed);
  const isRecomputed = (panels: boolean) =>
    parts.some(({ isPanel, paths }) => isPanel === panels && paths !== undefined);
  terminal.json({
    format: 'losverfahren/verification/1',
    verified: failed.length === 0,
    with_register: isRecomputed(false),
    with_answers: isRecomputed(true),
    fingerprint: read.fingerprint,
    decided: parts.map(({ log, isPanel }) => ({ panel: isPanel, ...decidedDocument(decidedInLog(log)) })),
    checks,
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
    sayCheck(terminal, one);
  }
  terminal.say();
  terminal.tell('verify.fingerprint', { fingerprint: read.fingerprint });
  if (failed.length > 0) {
    terminal.tell('verify.failed', { failed: failed.length, total: checks.length });
    return;
  }
  sayPassed(terminal, parts, checks.length);
  sayLotteries(terminal, parts, checks);
}

/** Every panel begins with the same check. */
function isNext(checks: readonly Check[], at: number): boolean {
  return checks[at]?.name === checks.find(({ part }) => part === 'panel')?.name;
}

function sayCheck(terminal: Terminal, one: Check): void {
  const name = terminal.text(checkText('check', one));
  if (one.passed) {
    terminal.passed(one.note === undefined ? name : `${name} – ${terminal.text(`note.${one.note}`)}`);
    return;
  }
  terminal.failed(`${name}  [${one.name}]`);
  terminal.tell(checkText('meaning', one), {}, 4);
  if (one.places.length > 0) terminal.tell('verify.places', { places: one.places }, 4);
}

/** Of a panel some checks have words of their own. */
function checkText(kind: 'check' | 'meaning', { name, part }: Check): TextKey {
  const own = `${kind}.panel.${name}`;
  return part === 'panel' && isTextKey(own) ? own : `${kind}.${name}`;
}

/** Lists of outcomes that nobody made anew: how fair they are, and how to see whether they were chosen. */
function sayLotteries(terminal: Terminal, parts: VerifyFacts['parts'], checks: readonly Check[]): void {
  if (checks.some(({ name }) => name === 'lottery.optimal')) return;
  for (const { log, isPanel } of parts) {
    const { lottery } = log.allocation;
    if (lottery === undefined) continue;
    const show = (fraction: string) => formatPercent(terminal.language, ratio(fraction));
    const params = { least: show(lottery.least_chance), bound: show(lottery.bound) };
    terminal.tell(isPanel ? 'verify.lottery-panel' : 'verify.lottery', params);
  }
}

/** What has been proven by recomputing, and what was only seen in the log. */
function sayPassed(terminal: Terminal, parts: VerifyFacts['parts'], total: number): void {
  const seen = parts.filter(({ paths }) => paths !== undefined);
  const unseen = parts.filter(({ paths }) => paths === undefined);
  const last = parts.at(-1);
  if (seen.length === 0) {
    const key = last?.isPanel === true ? 'verify.log-only-panel' : 'verify.log-only';
    terminal.tell(key, { total });
    return;
  }
  for (const { log, isPanel } of seen) {
    const people = log.selection.strata.reduce((sum, stratum) => sum + stratum.invited.length, 0);
    const isLottery = log.allocation.lottery !== undefined;
    const key = isPanel ? 'verify.passed-panel' : isLottery ? 'verify.passed-lottery' : 'verify.passed';
    terminal.tell(key, { total, people });
  }
  if (unseen.some(({ isPanel }) => !isPanel)) terminal.tell('verify.draw-unseen');
  const panels = unseen.filter(({ isPanel }) => isPanel);
  if (panels.length > 0)
    terminal.tell(panels.at(-1) === last ? 'verify.panel-unseen' : 'verify.earlier-unseen');
}

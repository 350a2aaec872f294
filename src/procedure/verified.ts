import { digest } from '#machine';
import type { Check, CheckName } from '../audit/checks.js';
import type { BatchLog } from '../audit/entries/batch.js';
import { leastInLog } from './least-chance.js';
import { overriddenKeys } from './recompute-plan.js';
import type { Said } from './said.js';
import type { Part, VerifyFacts } from './verify-request.js';

/** What a verification shows, and what it does not, in sentences of the catalogue. */

export type VerifiedText =
  | 'slip.failed'
  | 'verify.failed'
  | 'verify.open'
  | 'verify.by-urns'
  | 'verify.by-urn'
  | 'verify.log-only'
  | 'verify.log-only-panel'
  | 'verify.passed'
  | 'verify.passed-lottery'
  | 'verify.passed-panel'
  | 'verify.draw-unseen'
  | 'verify.panel-unseen'
  | 'verify.earlier-unseen'
  | 'verify.lottery'
  | 'verify.lottery-panel'
  | 'verify.committed'
  | 'verify.uncommitted'
  | 'verify.uncommitted-panel'
  | 'verify.replacements'
  | 'verify.replies'
  | 'verify.limits'
  | 'verify.limits-panel'
  | 'batch.verified'
  | 'batch.not-verified'
  | 'batch.log-alone'
  | 'batch.absent'
  | 'batch.to-come'
  | 'batch.unsettled'
  | 'towns.verified'
  | 'towns.were-settled'
  | 'towns.limits';

type Sentence = Said<VerifiedText>;

/** Of checks that failed only how many; else all that was shown, and what no log shows. */
export function verifiedSaid(facts: VerifyFacts): Sentence[] {
  const { parts, checks, open } = facts;
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length > 0) {
    const ofAll = facts.read.batch === null ? 'verify.failed' : 'batch.not-verified';
    const text = failed.every(({ name }) => isOfSlip(name)) ? 'slip.failed' : ofAll;
    return [{ text, params: { failed: failed.length, total: checks.length } }];
  }
  if (facts.read.municipalities !== null) return municipalitiesSaid(checks);
  if (facts.read.batch !== null) return batchSaid(facts, facts.read.batch);
  return [
    ...(open === null ? [] : openSaid(open)),
    ...(parts.length === 0 ? [] : passedSaid(facts)),
    ...lotteriesSaid(parts, checks),
    ...commitmentsSaid(facts),
    ...laterSaid(facts),
  ];
}

/** Of a batch: how much of it was looked at, and whether anything of it was settled before. */
function batchSaid({ batch, checks, read }: VerifyFacts, { drawn, commitments }: BatchLog): Sentence[] {
  const total = checks.length;
  const missing = drawn?.draws.missing ?? [];
  const { folders = 0, registers = 0, urns = 0 } = batch ?? {};
  return [
    folders === 0
      ? { text: 'batch.log-alone', params: { total } }
      : { text: 'batch.verified', params: { total, folders, registers, urns } },
    ...(drawn === null ? [{ text: 'batch.to-come' as const }] : []),
    ...(commitments === undefined
      ? [{ text: 'batch.unsettled' as const }]
      : checks.some(({ name }) => name === 'commitment.given')
        ? []
        : [
            {
              text: 'verify.committed' as const,
              params: { fingerprint: spaced(digest(read.lines[1] ?? '')) },
            },
          ]),
    ...(missing.length === 0
      ? []
      : [{ text: 'batch.absent' as const, params: { count: missing.length, keys: missing } }]),
  ];
}

/** Of a draw of municipalities. */
function municipalitiesSaid(checks: readonly Check[]): Sentence[] {
  const isMade = (one: CheckName) => checks.some(({ name }) => name === one);
  const table = isMade('municipalities.table') ? 1 : 0;
  return [
    { text: 'towns.verified', params: { total: checks.length, table } },
    { text: isMade('municipalities.given') ? 'towns.were-settled' : 'towns.limits' },
  ];
}

/** Whether a check that fails says something of a slip alone. That somebody was passed over is a fault of the draw. */
function isOfSlip(name: CheckName): boolean {
  return name.startsWith('slip.') && name !== 'slip.draw';
}

/** What was settled, of something that nobody has drawn yet. */
function openSaid({ basis }: NonNullable<VerifyFacts['open']>): Sentence[] {
  if (basis?.commitment === undefined) return [];
  const { urn, size, fingerprint } = basis.commitment;
  const { substitutes } = basis.plan.plan.sample;
  const places = { size, ...(substitutes === undefined ? {} : { substitutes }) };
  return [{ text: 'verify.open', params: { people: urn.rows, ...places, fingerprint: spaced(fingerprint) } }];
}

/** What has been proven by recomputing, and what was only seen in the log. */
function passedSaid({ parts, checks, remarks }: VerifyFacts): Sentence[] {
  // Sentences choose their words by a number.
  const yes = (holds: boolean) => (holds ? 1 : 0);
  const total = checks.length;
  const all = yes(remarks.length === 0);
  const seen = parts.filter(({ paths }) => paths !== undefined);
  const unseen = parts.filter((part) => part.paths === undefined && !isByUrn(part, checks));
  const last = parts.at(-1);
  if (seen.length === 0) {
    const alone = last?.isPanel === true ? 'verify.log-only-panel' : 'verify.log-only';
    return [{ text: unseen.length === 0 ? 'verify.by-urns' : alone, params: { total, all } }];
  }
  const panels = unseen.filter(({ isPanel }) => isPanel);
  return [
    ...seen.map((part): Sentence => {
      const { log, plan, seed } = part;
      const isNumber =
        log.allocation.number_from === 'panel-number'
          ? checks.some(({ name }) => name === 'number.given')
          : seed !== null;
      const byPlan = yes(plan !== null && overriddenKeys(log).length === 0);
      const by = { byPlan, bySeed: yes(seed !== null), byNumber: yes(isNumber) };
      return { text: passedText(part), params: { total, all, ...peopleIn(part), ...by } };
    }),
    ...(unseen.some(({ isPanel }) => !isPanel) ? [{ text: 'verify.draw-unseen' as const }] : []),
    ...(panels.length === 0
      ? []
      : [
          {
            text:
              panels.at(-1) === last ? ('verify.panel-unseen' as const) : ('verify.earlier-unseen' as const),
          },
        ]),
  ];
}

function passedText({ log, isPanel }: Part): VerifiedText {
  if (isPanel) return 'verify.passed-panel';
  return log.lottery === undefined ? 'verify.passed' : 'verify.passed-lottery';
}

/** How many were drawn, and how many substitutes with them if there are any. */
function peopleIn({ log: { plan, selection } }: Part): { people: number; substitutes?: number } {
  const sumOf = (list: 'invited' | 'reserve') =>
    selection.strata.reduce((sum, stratum) => sum + stratum[list].length, 0);
  const substitutes = plan.plan.sample.substitutes === undefined ? {} : { substitutes: sumOf('reserve') };
  return { people: sumOf('invited'), ...substitutes };
}

/** Lists of outcomes that nobody made anew: how fair they are, and how to see whether they were chosen. */
function lotteriesSaid(parts: VerifyFacts['parts'], checks: readonly Check[]): Sentence[] {
  if (checks.some(({ name }) => name === 'lottery.optimal')) return [];
  return parts.flatMap(({ log: { lottery }, isPanel }): Sentence[] =>
    lottery === undefined
      ? []
      : [{ text: isPanel ? 'verify.lottery-panel' : 'verify.lottery', least: leastInLog(lottery) }],
  );
}

/** Whether a draw was recomputed from its urn. */
function isByUrn({ isPanel }: { readonly isPanel: boolean }, checks: readonly Check[]): boolean {
  return checks.some(
    ({ name, note, part }) =>
      name === 'urn.selection' && note === undefined && (part === 'panel') === isPanel,
  );
}

/** What could be chosen when the seed was known, and what no log can show. */
function commitmentsSaid({ parts, checks }: VerifyFacts): Sentence[] {
  const isGiven = checks.some(({ name }) => name === 'commitment.given');
  const isOfRegister = parts.length === 0 || parts.some(({ isPanel }) => !isPanel);
  return [
    ...parts.flatMap((part): Sentence[] => {
      const { log, isPanel } = part;
      const { commitment } = log;
      return [
        ...(commitment === undefined
          ? [{ text: isPanel ? ('verify.uncommitted-panel' as const) : ('verify.uncommitted' as const) }]
          : isGiven
            ? []
            : [
                {
                  text: 'verify.committed' as const,
                  params: { fingerprint: spaced(commitment.fingerprint) },
                },
              ]),
        ...(isByUrn(part, checks) ? [{ text: 'verify.by-urn' as const, params: peopleIn(part) }] : []),
      ];
    }),
    { text: isOfRegister ? 'verify.limits' : 'verify.limits-panel' },
  ];
}

/** What came after the letters. */
function laterSaid({ aftermath, checks }: VerifyFacts): Sentence[] {
  if (aftermath === null || aftermath.events.length === 0) return [];
  const count = [...aftermath.people.values()].filter(({ run }) => run !== null).length;
  const isWhole = checks.some(({ name, note }) => name === 'replacements.order' && note === undefined);
  return [
    ...(count > 0 && isWhole ? [{ text: 'verify.replacements' as const, params: { count } }] : []),
    { text: 'verify.replies' },
  ];
}

/** A hash in groups of four, as it can be read aloud. */
function spaced(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}

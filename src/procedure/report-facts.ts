import type { BasisLog, DrawLog, DrawnLog } from '../audit/entries/draw.js';
import type { LogPart } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import type { Json } from '../core/canonical.js';
import type { EventPlan } from '../core/event.js';
import { readFraction, toNumber } from '../core/lottery/portfolio.js';
import type {
  DrawnFacts,
  FrameFacts,
  HashedFile,
  LotteryFacts,
  PartFacts,
  RoundFacts,
  SeedFacts,
} from '../report/protocol/facts.js';
import { compositionsInLog, opennessInLog } from './openness.js';
import { type Piece, piecesOf } from './report-steps.js';
import { softeningParams } from './softening-params.js';

/** What a log says of draws and panels, without labels and tickets. */

export function partFacts(read: ReadLog): PartFacts[] {
  const pieces = piecesOf(read);
  return read.parts.flatMap((part, at) => {
    const end = read.parts[at + 1]?.begin ?? read.lines.length;
    const own = pieces.filter(({ first }) => first >= part.begin && first < end);
    return part.basis === null ? [] : [factsOf(part, part.basis, own)];
  });
}

function factsOf({ stage, log }: LogPart, basis: BasisLog, pieces: readonly Piece[]): PartFacts {
  const { plan, register, lottery, commitment } = basis;
  const event = plan.plan.seed.event ?? null;
  const atOf = (kind: Piece['kind']) => pieces.find((piece) => piece.kind === kind)?.at ?? '';
  const redraws = pieces.filter(({ kind }) => kind === 'redraw');
  const last = redraws.at(-1)?.at ?? atOf('draw');
  return {
    isPanel: stage === 'panel',
    plan: plan.plan,
    planFile: plan.plan_file === null ? null : hashed(plan.plan_file),
    flags: flagsOf(plan.overrides as Json),
    inputs: plan.inputs.map(hashed),
    register: register.files.map(hashed),
    keyHash: plan.label_key_hash,
    frame: frameFacts(basis, log),
    commitment:
      commitment === undefined
        ? null
        : {
            ...{ fingerprint: commitment.fingerprint, at: atOf('commitment'), urn: commitment.urn },
            ...{ number: commitment.number, balls: commitment.balls },
          },
    lottery: lottery === undefined ? null : lotteryFacts(lottery),
    drawn: log === null ? null : drawnFacts(log, event, last),
    setAside: (log?.redraws ?? []).map(({ reason, sets_aside }, at) => ({
      ...{ reason, fingerprint: sets_aside, at: redraws[at]?.at ?? '', line: (redraws[at]?.first ?? 0) + 1 },
      ...asideFacts(log?.setAside[at], event),
    })),
  };
}

const hashed = ({ name, sha256 }: HashedFile): HashedFile => ({ name, sha256 });
const listsOf = ({ outputs }: Pick<DrawnLog, 'outputs'>) => outputs.files.map(hashed);

function asideFacts(drawn: DrawnLog | undefined, event: EventPlan | null) {
  const nothing = { text: '', source: null, seedHash: '' };
  return {
    seed: seedFacts(drawn?.seed ?? nothing, event),
    lists: drawn === undefined ? [] : listsOf(drawn),
  };
}

/** @param event as the plan announces it; `null`: it does not */
export function seedFacts(
  { text, source, seedHash, beacon }: DrawnLog['seed'],
  event: EventPlan | null,
): SeedFacts {
  const own = beacon === undefined ? null : { randomness: beacon.randomness, signature: beacon.signature };
  return { text, source, event, hash: seedHash, beacon: own };
}

function frameFacts({ frame }: BasisLog, log: DrawLog | null): FrameFacts {
  const keyOf = (names: readonly string[]) => JSON.stringify(names);
  const owed = new Map(log?.allocation.strata.map(({ stratum, owed: share }) => [keyOf(stratum), share]));
  const chosen = new Map(log?.selection.strata.map((one) => [keyOf(one.stratum), one]));
  return {
    rows: frame.rows,
    excluded: frame.excluded,
    people: frame.N,
    dimensions: frame.dimensions.map(({ name }) => name),
    strata: frame.strata.map(({ stratum, N_h }) => ({
      ...{ categories: stratum, people: N_h, owed: fractionOf(owed.get(keyOf(stratum))) },
      drawn: chosen.get(keyOf(stratum))?.invited.length ?? null,
      reserve: chosen.get(keyOf(stratum))?.reserve.length ?? null,
    })),
  };
}

function fractionOf(owed: readonly number[] | undefined): readonly [number, number] | null {
  const [above, below] = owed ?? [];
  return above === undefined || below === undefined ? null : [above, below];
}

function lotteryFacts(body: NonNullable<BasisLog['lottery']>): LotteryFacts {
  const { types, least_chance, bound, complete, solver, softening } = body;
  const chances = types.map(({ N_t, chance }) => ({ people: N_t, chance: ratio(chance) }));
  return {
    outcomes: compositionsInLog(body),
    least: ratio(least_chance),
    greatest: Math.max(...chances.map(({ chance }) => chance)),
    bound: ratio(bound),
    without: chances.reduce((sum, { people, chance }) => (chance === 0 ? sum + people : sum), 0),
    openness: opennessInLog(body),
    complete,
    softened: softening === undefined ? null : softeningParams(softening.deviation, softening.proven),
    solver,
  };
}

/** A fraction of the log as a number to be shown. */
function ratio(fraction: string): number {
  return toNumber(readFraction(fraction));
}

function drawnFacts(log: DrawLog, event: EventPlan | null, at: string): DrawnFacts {
  const { seed, allocation, selection } = log;
  const { number, number_from } = allocation;
  const sum = (of: (stratum: (typeof selection.strata)[number]) => readonly unknown[]) =>
    selection.strata.reduce((total, stratum) => total + of(stratum).length, 0);
  return {
    at,
    seed: seedFacts(seed, event),
    number: number === undefined ? null : { value: number, isByBalls: number_from === 'panel-number' },
    size: allocation.n,
    people: sum(({ invited }) => invited),
    reserve: sum(({ reserve }) => reserve),
    isEqual: selection.chance.equal,
    shortfall: selection.shortfall,
    lists: listsOf(log),
  };
}

/** Further rounds of the draw that counts, and the lists of runs. */
export function laterFacts(read: ReadLog): {
  readonly runs: number;
  readonly rounds: readonly RoundFacts[];
  readonly lists: readonly HashedFile[];
} {
  const pieces = piecesOf(read);
  const atOf = (line: number) => pieces.find(({ first }) => first === line)?.at ?? '';
  const runs = read.afterwards.flatMap((event) => (event.kind === 'run' ? [event.run] : []));
  return {
    runs: runs.length,
    rounds: read.afterwards.flatMap((event) =>
      event.kind === 'supplement'
        ? [
            {
              ...{
                round: event.round.supplement.round,
                size: event.round.supplement.size,
                at: atOf(event.line),
              },
              ...{ seed: seedFacts(event.round.seed, null), lists: listsOf(event.round) },
            },
          ]
        : [],
    ),
    lists: runs.flatMap((run) => listsOf(run)),
  };
}

/** What flags changed of a plan, key by key. */
function flagsOf(overrides: Json, path = ''): { readonly key: string; readonly value: string }[] {
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides))
    return path === '' ? [] : [{ key: path, value: valueText(overrides) }];
  return Object.entries(overrides).flatMap(([key, value]) =>
    flagsOf(value, path === '' ? key : `${path}.${key}`),
  );
}

/** As it would stand in a plan, more or less. */
function valueText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

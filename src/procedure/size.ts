import type { Frame } from '../core/frame.js';
import { frameSize } from '../core/frame.js';
import { error, type Problem, refuse, warning } from '../core/problem.js';
import { cellNames } from '../core/strata.js';
import {
  type Asked,
  chanceOfFewer,
  expectedYes,
  lettersFor,
  MOST_LETTERS,
  rateMean,
  roundedUp,
} from '../core/yield.js';
import type { FileFacts } from '../register/file.js';
import { countFrame } from './conduct.js';
import { type Learned, learn, learnedRates, overallRate } from './learned-rates.js';
import { type OpenRequest, openDraw, type Preparation } from './opening.js';
import type { Result } from './result.js';
import { type Chance, type Curve, canEverybodyFill, fillingCurve, type Method } from './size-chance.js';
import { hasQuotas, type Places, type PlacesGroup, quotaPlaces, sharedPlaces } from './size-places.js';
import { certaintyOf, fixedRates, ratesFile, type StrataRates, typedRates } from './size-rates.js';
import type { Tools } from './tools.js';
import { withoutEffect } from './without-effect.js';

export interface SizeRequest extends OpenRequest {
  /** left out: those of the plan's panel */
  readonly places?: number;
  /** as they were typed: `5%`, `16-29=3%` */
  readonly rate?: readonly string[];
  /** path of a table of rates */
  readonly rates?: string;
  /** folders or logs of earlier draws */
  readonly draw?: readonly string[];
  /** as it was typed */
  readonly sure: string;
  /** of a simulation, if there is one; left out: as many as usual */
  readonly runs?: number;
  readonly simulationSeed?: string;
  /** after every hundred runs: how many have been made */
  readonly progress?: (runs: number, all: number) => void;
}

export interface SizeFacts {
  readonly places: number;
  /** wanted chance, below 1 */
  readonly sure: number;
  /** of everybody, on average */
  readonly rate: number;
  /** `null`: they were typed */
  readonly learned: Learned | null;
  readonly method: Method;
  /** by rising certainty; that which is wanted is among them */
  readonly levels: readonly SizeLevel[];
  /** rounded up; if everybody is not enough, everybody */
  readonly recommended: Recommended;
  /** whether the wanted chance is reached */
  readonly isReached: boolean;
  readonly frame: SizedFrame | null;
}

export interface SizeLevel {
  readonly sure: number;
  /** `null`: everybody is not enough */
  readonly letters: number | null;
  /** how many say yes on average */
  readonly expected: number | null;
}

export interface Recommended {
  readonly letters: number;
  readonly expected: number;
  readonly chance: Chance;
  /** the chance if a fifth fewer say yes than was thought; `null`: rates were learned, or differ */
  readonly cautious: { readonly rate: number; readonly chance: number } | null;
}

export interface SizedFrame {
  readonly preparation: Preparation;
  readonly files: readonly FileFacts[];
  readonly frame: Frame;
  readonly people: number;
  readonly source: Places['source'];
  readonly groups: readonly SizedGroup[];
  readonly strata: readonly SizedStratum[];
}

/** A group on its own, whatever becomes of the others, at the number of letters that is recommended. */
export interface SizedGroup extends Pick<PlacesGroup, 'group' | 'people' | 'min' | 'max'> {
  /** on average */
  readonly rate: number;
  /** exact share, down and up */
  readonly letters: readonly [least: number, most: number];
  readonly expected: number;
  /** chance of at least `min`, exact; `null`: not known */
  readonly chance: number | null;
  /** letters in all with which that is as sure as is wanted; `null`: not with everybody, or not known */
  readonly needed: number | null;
  /** people whom it lacks for that; `null`: none, or not known */
  readonly missing: number | null;
}

export interface SizedStratum {
  readonly stratum: readonly string[];
  readonly N_h: number;
  readonly rate: number;
  readonly letters: readonly [least: number, most: number];
  readonly expected: number;
}

const LEVELS = [0.5, 0.9, 0.95, 0.99];
const USUAL_RUNS = 2000;

/**
 * How many letters bring enough people who say yes. It decides nothing.
 * @throws Refusal SIZE-001 .. SIZE-017, SIZE-023, and what is wrong with plan, register and logs
 */
export async function size(request: SizeRequest, tools: Tools): Promise<Result<SizeFacts>> {
  const { plan, draw = [], rate = [], rates } = request;
  const { panel } = plan.input;
  const places = request.places ?? panel?.sample?.size;
  if (places === undefined) throw refuse('usage', 'SIZE-001');
  const { rest: risk } = certaintyOf(request.sure);
  const isTyped = rate.length > 0 || rates !== undefined;
  if (isTyped && draw.length > 0) throw refuse('usage', 'SIZE-015');
  if (!isTyped && draw.length === 0) throw refuse('usage', 'SIZE-002', undefined, { places });
  const hasRegister = request.register.length > 0 || plan.input.register?.files !== undefined;
  // What is typed wrongly is said before anything is read.
  for (const one of rate.filter((typed) => !typed.includes('='))) typedRates([one], null);
  const learned = draw.length === 0 ? null : await learn(tools.files, draw);
  const wanted = { places, risk, learned };
  return hasRegister ? sizeOfFrame(request, wanted, tools) : sizeWithout(request, wanted);
}

interface Wanted {
  readonly places: number;
  readonly risk: number;
  readonly learned: Learned | null;
}

/** Without a register: one rate, and as many letters as there may be. */
function sizeWithout(request: SizeRequest, { places, risk, learned }: Wanted): Result<SizeFacts> {
  const { rates, plan } = request;
  if (rates !== undefined) throw refuse('usage', 'SIZE-005', { key: '--rates' }, { flag: '--rates' });
  if (plan.targets !== null) throw refuse('usage', 'SIZE-005', { key: '--targets' }, { flag: '--targets' });
  const typed = learned === null ? typedRates(request.rate ?? [], null) : [];
  const rate = learned === null ? ({ kind: 'fixed', p: typed[0]?.rate ?? 0 } as const) : overallRate(learned);
  const asked: readonly Asked[] = [{ rate, size: 1 }];
  const curve: Curve = {
    method: { kind: 'exact' },
    chance: (n) => ({ kind: 'exact', chance: 1 - chanceOfFewer(asked, n, places) }),
    least: (most) => lettersFor(asked, places, most),
  };
  const least = curve.least(risk);
  if (least === null) {
    const params = { places, most: MOST_LETTERS };
    throw refuse('infeasible', 'SIZE-016', undefined, params);
  }
  const recommended = recommendedOf(roundedUp(least, MOST_LETTERS), curve, asked, 1, places);
  const facts = {
    ...{ places, sure: 1 - risk, rate: rateMean(rate), learned, method: curve.method },
    levels: levelsOf(curve, risk, asked, 1),
    ...{ recommended, isReached: true, frame: null },
  };
  const problems = [...idle(request), ...unusual(facts.rate, learned)];
  return { facts, files: [], lines: [], problems };
}

function levelsOf(curve: Curve, risk: number, asked: readonly Asked[], people: number): SizeLevel[] {
  const risks = [...new Set([...LEVELS.map((level) => Math.round((1 - level) * 100) / 100), risk])].sort(
    (a, b) => b - a,
  );
  return risks.map((one) => {
    const letters = curve.least(one);
    const expected = letters === null ? null : expectedYes(asked, letters / people);
    return { sure: 1 - one, letters, expected };
  });
}

function recommendedOf(
  letters: number,
  curve: Curve,
  asked: readonly Asked[],
  people: number,
  places: number,
): Recommended {
  const [only, ...others] = asked;
  const fraction = letters / people;
  const fewer = only?.rate.kind === 'fixed' && others.length === 0 ? only.rate.p * 0.8 : null;
  const less = (p: number): Asked[] => [{ rate: { kind: 'fixed', p }, size: only?.size ?? 0 }];
  return {
    letters,
    expected: expectedYes(asked, fraction),
    chance: curve.chance(letters),
    cautious:
      fewer === null || curve.method.kind !== 'exact'
        ? null
        : { rate: fewer, chance: 1 - chanceOfFewer(less(fewer), fraction, places) },
  };
}

async function sizeOfFrame(request: SizeRequest, wanted: Wanted, tools: Tools): Promise<Result<SizeFacts>> {
  const { places, risk, learned } = wanted;
  const { allocation = 'proportional', table, quotas, ...sample } = request.plan.input.sample ?? {};
  if (allocation !== 'proportional')
    throw refuse('invalid', 'SIZE-021', request.plan.locate('sample.allocation'), { allocation });
  // How many letters there are is what is asked; any number lets the plan be read.
  const input = { ...request.plan.input, sample: { ...sample, size: 1 } };
  const preparation = await openDraw(tools.files, { ...request, plan: { ...request.plan, input } });
  const { frame, reading, warnings } = await countFrame(preparation, tools.reading(preparation.bytes));
  const { stratification } = frame;
  const people = frameSize(stratification);
  if (people < places) throw refuse('infeasible', 'SIZE-017', undefined, { places, people, few: 'yes' });
  const rates = await ratesOf(request, learned, preparation, frame, tools);
  const shared = hasQuotas(request.plan)
    ? await quotaPlaces(tools.files, preparation, stratification, places)
    : sharedPlaces(stratification, places);
  const asking = shared.groups.filter(({ min, max }) => min > 0 || max < places);
  const feasible = { frame: stratification, places, groups: asking };
  if (!(await canEverybodyFill(feasible, tools.search)))
    throw refuse('infeasible', 'SIZE-017', undefined, { places, people, quotas: 'yes' });
  const everybody =
    rates.asked(
      stratification.strata.map((_, at) => at),
      null,
    ) ?? [];
  const alone = asking.map((group) => aloneOf(group, rates, risk, people));
  const guess = Math.max(
    lettersFor(everybody, places, 0.5) ?? 1,
    ...alone.map(({ needed }) => Math.min(needed ?? people, people)),
  );
  const { runs = USUAL_RUNS, simulationSeed: seed = '1' } = request;
  const asked = { ...feasible, people, rates, runs, seed, guess };
  const curve = await fillingCurve(asked, tools.search, (run) => request.progress?.(run, runs));
  const least = curve.least(risk);
  const letters = least === null ? people : roundedUp(least, people);
  const recommended = recommendedOf(letters, curve, everybody, people, places);
  const groups = alone.map((one) => groupAt(one, letters, people));
  const facts: SizeFacts = {
    ...{ places, sure: 1 - risk, learned, method: curve.method },
    rate: expectedYes(everybody, 1) / people,
    levels: levelsOf(curve, risk, everybody, people),
    recommended: asking.length === 0 ? recommended : { ...recommended, cautious: null },
    isReached: least !== null,
    frame: {
      ...{ preparation, files: reading.files, frame, people, source: shared.source, groups },
      strata: stratification.strata.map(({ cell, size: N_h }, at) => {
        const rate = rates.means[at] as number;
        const share = (letters * N_h) / people;
        const names = cellNames(stratification.dimensions, cell);
        return { stratum: names, N_h, rate, letters: around(letters, N_h, people), expected: share * rate };
      }),
    },
  };
  const problems = [
    ...[...preparation.warnings, ...warnings, ...shared.problems],
    ...(curve.method.kind === 'exact' ? idle(request) : []),
    ...('problems' in rates ? rates.problems : []),
    ...unusual(facts.rate, learned),
    ...dry(groups),
    ...(least === null ? [tooFew(facts)] : []),
  ];
  return { facts, files: [], lines: [], problems };
}

/** Nothing is simulated. */
function idle({ runs, simulationSeed }: SizeRequest): Problem[] {
  return [
    ...(runs === undefined ? [] : [withoutEffect('--runs', 'simulation')]),
    ...(simulationSeed === undefined ? [] : [withoutEffect('--simulation-seed', 'simulation')]),
  ];
}

async function ratesOf(
  request: SizeRequest,
  learned: Learned | null,
  { plan }: Preparation,
  { stratification }: Frame,
  { files }: Tools,
): Promise<StrataRates | ReturnType<typeof learnedRates>> {
  if (learned !== null) return learnedRates(stratification, learned);
  const context = { dimensions: plan.stratify, frame: stratification };
  const rows = typedRates(request.rate ?? [], context);
  const table = request.rates === undefined ? [] : await ratesFile(files, request.rates, context);
  return fixedRates(stratification, [...rows, ...table]);
}

interface Alone {
  readonly group: PlacesGroup;
  readonly asked: readonly Asked[] | null;
  /** letters in all; more than there are people: not with everybody. `null`: more than can be said */
  readonly needed: number | null;
  /** letters to the group */
  readonly own: number | null;
}

function aloneOf(group: PlacesGroup, rates: StrataRates, risk: number, people: number): Alone {
  const asked = rates.asked(group.members, group.by);
  if (asked === null || group.people === 0) return { group, asked, needed: null, own: null };
  const own = group.min === 0 ? 0 : lettersFor(asked, group.min, risk);
  return { group, asked, own, needed: own === null ? null : Math.ceil((own * people) / group.people) };
}

function groupAt({ group, asked, needed, own }: Alone, letters: number, people: number): SizedGroup {
  const { group: named, people: size, min, max } = group;
  const fraction = letters / people;
  const expected = asked === null ? null : expectedYes(asked, fraction);
  return {
    ...{ group: named, people: size, min, max },
    rate: asked === null || size === 0 ? 0 : expectedYes(asked, 1) / size,
    letters: around(letters, size, people),
    expected: expected ?? 0,
    chance: asked === null ? null : 1 - chanceOfFewer(asked, fraction, min),
    needed: needed === null || needed > people ? null : needed,
    missing: own === null || own <= size ? null : own - size,
  };
}

/** The share of a group of so many people, down and up. */
function around(letters: number, size: number, people: number): readonly [number, number] {
  const share = letters * size;
  const least = Math.floor(share / people);
  return [least, share % people === 0 ? least : least + 1];
}

/** 3 to 11 % are usual; what is far away from it may be a slip. */
function unusual(rate: number, learned: Learned | null): Problem[] {
  const isUsual = rate >= 0.01 && rate <= 0.25;
  return learned !== null || isUsual
    ? []
    : [warning('SIZE-022', undefined, { rate: `${Number((rate * 100).toPrecision(3))} %` })];
}

/** Groups that have fewer people than they would need letters. */
function dry(groups: readonly SizedGroup[]): Problem[] {
  return groups.flatMap(({ group, people, min, missing }) => {
    if (missing === null) return [];
    const name = group.map(({ categories }) => categories.join(' + ')).join(' / ');
    return [
      warning('SIZE-024', undefined, {
        group: name,
        people,
        places: min,
        missing,
        letters: people + missing,
      }),
    ];
  });
}

function tooFew({ places, recommended, frame }: SizeFacts): Problem {
  return error('SIZE-025', undefined, { places, people: frame?.people ?? 0, letters: recommended.letters });
}

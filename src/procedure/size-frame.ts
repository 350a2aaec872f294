import { type Frame, frameSize } from '../core/frame.js';
import { error, type Problem, refuse, warning } from '../core/problem.js';
import { cellNames } from '../core/strata.js';
import {
  type Asked,
  chanceOfFewer,
  expectedYes,
  leastLetters,
  lettersFor,
  roundedUp,
} from '../core/yield.js';
import { countFrame } from './conduct.js';
import { type Learned, type LearnedRates, learnedRates } from './learned-rates.js';
import { expectLottery } from './lottery.js';
import { openDraw, type Preparation } from './opening.js';
import type { Result } from './result.js';
import { canEverybodyFill, fillingCurve } from './size-chance.js';
import type { SizedGroup, SizeFacts, SizeRequest, Wanted } from './size-facts.js';
import { idle, levelsOf, recommendedOf, unusual } from './size-levels.js';
import { hasQuotas, type PlacesGroup, quotaPlaces, sharedPlaces } from './size-places.js';
import { fixedRates, ratesFile, type StrataRates, typedRates } from './size-rates.js';
import type { Tools } from './tools.js';

const USUAL_RUNS = 2000;

/** Letters to the people of a register, who are shared among groups. */
export async function sizeOfFrame(
  request: SizeRequest,
  wanted: Wanted,
  tools: Tools,
): Promise<Result<SizeFacts>> {
  const { places, risk, learned } = wanted;
  const { allocation = 'proportional', table, quotas, ...sample } = request.plan.input.sample ?? {};
  if (allocation !== 'proportional')
    throw refuse('invalid', 'SIZE-021', request.plan.locate('sample.allocation'), { allocation });
  // How many letters there are is what is asked; any number lets the plan be read.
  const input = { ...request.plan.input, sample: { ...sample, size: 1 } };
  const preparation = await openDraw(tools.files, { ...request, plan: { ...request.plan, input } });
  // Where three dimensions meet, some runs of a simulation will ask for it; it loads beside the reading.
  if (preparation.plan.stratify.length > 2) expectLottery(tools.search);
  const { frame, reading, warnings } = await countFrame(preparation, tools.reading(preparation.bytes));
  const { stratification } = frame;
  const people = frameSize(stratification);
  if (people < places) throw refuse('infeasible', 'SIZE-026', undefined, { wanted: places, people });
  const rates = await ratesOf(request, learned, preparation, frame, tools);
  const shared = hasQuotas(request.plan)
    ? await quotaPlaces(tools.files, preparation, stratification, places)
    : sharedPlaces(stratification, places);
  const asking = shared.groups.filter(({ min, max }) => min > 0 || max < places);
  const feasible = { frame: stratification, places, groups: asking };
  if (!(await canEverybodyFill(feasible, tools.search)))
    throw refuse('infeasible', 'SIZE-017', undefined, { wanted: places });
  const everybody =
    rates.asked(
      stratification.strata.map((_, at) => at),
      null,
    ) ?? [];
  const alone = asking.map((group) => aloneOf(group, rates, risk, people));
  const guess = Math.max(
    lettersFor(everybody, places, 0.5) ?? 1,
    ...alone.map(({ needed }) => needed ?? people),
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
    ...unusual(facts.rate, learned !== null),
    ...dry(groups),
    ...(least === null ? [tooFew(facts)] : []),
  ];
  return { facts, files: [], lines: [], problems };
}

async function ratesOf(
  request: SizeRequest,
  learned: Learned | null,
  { plan }: Preparation,
  { stratification }: Frame,
  { files }: Tools,
): Promise<StrataRates | LearnedRates> {
  if (learned !== null) return learnedRates(stratification, learned);
  const context = { dimensions: plan.stratify, frame: stratification };
  const rows = typedRates(request.rate ?? [], context);
  const table = request.rates === undefined ? [] : await ratesFile(files, request.rates, context);
  return fixedRates(stratification, [...rows, ...table]);
}

interface Alone {
  readonly group: PlacesGroup;
  readonly asked: readonly Asked[] | null;
  /** letters in all; `null`: everybody is not enough, or it is not known */
  readonly needed: number | null;
  /** letters to the group, perhaps more than it has people; `null`: more than can be said, or it is not known */
  readonly own: number | null;
}

function aloneOf(group: PlacesGroup, rates: StrataRates, risk: number, people: number): Alone {
  const { members, by, min, people: size } = group;
  const asked = rates.asked(members, by);
  if (asked === null || size === 0) return { group, asked, needed: null, own: null };
  if (min === 0) return { group, asked, needed: 0, own: 0 };
  const needed = leastLetters((n) => chanceOfFewer(asked, n / people, min), risk, 1, people);
  return { group, asked, needed, own: lettersFor(asked, min, risk) };
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
    needed,
    missing: own === null || own <= size ? null : own - size,
  };
}

/** The share of a group of so many people, down and up. */
function around(letters: number, size: number, people: number): readonly [number, number] {
  const share = letters * size;
  const least = Math.floor(share / people);
  return [least, share % people === 0 ? least : least + 1];
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
        wanted: min,
        missing,
        letters: people + missing,
      }),
    ];
  });
}

function tooFew({ places, frame }: SizeFacts): Problem {
  return error('SIZE-025', undefined, { wanted: places, people: frame?.people ?? 0 });
}

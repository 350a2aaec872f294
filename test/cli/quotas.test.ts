import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lotteryBodySchema, lotteryList } from '../../src/audit/entries/lottery.js';
import { sha256Text } from '../../src/core/digest.js';
import { certify, figuresOf } from '../../src/core/lottery/certificate.js';
import { compareOutcomes } from '../../src/core/lottery/outcome.js';
import type { DrawPlan } from '../../src/core/plan.js';
import { stratify } from '../../src/core/strata.js';
import { copyOf, drawn, forge, type Given, verdict } from '../audit/verifying.js';
import { takeOut, wholeLottery } from '../audit/whole-lottery.js';
import { save } from './registers.js';
import {
  bodyOf,
  contents,
  type Entry,
  FIXTURES,
  newFolder,
  problemsOf,
  readEntries,
  run,
  SEED,
} from './run.js';

/** Letters under quotas from the fixtures' town, through the command line, and logs whose lottery was forged. */

interface Lottery {
  complete: boolean;
  objective: string;
  n: number;
  types: { stratum: string[]; N_t: number; chance: string }[];
  quotas: { group: { dimension: string; categories: string[] }[]; min: number; max: number }[];
  already: number[];
  households: { types: number[]; max: number }[];
  W: number;
  outcomes: { weight: number; people: [number, number][] }[];
  proof: { types: number[]; groups: number[]; size: number };
  least_chance: string;
  bound: string;
  gap: string;
  number: number;
  number_from: string;
}

const QUOTAS = `allocation: quotas
  quotas:
    - { gender: w, min: 98, max: 102 }
    - { gender: m, min: 98, max: 102 }
    - { age: 16-29, min: 45, max: 50 }
    - { age: 65+, min: 40, max: 50 }
`;

/** A folder with the town's register and a plan with these quotas. */
function town(quotas = QUOTAS): string {
  const folder = newFolder();
  copyFileSync(join(FIXTURES, 'musterstadt.csv'), join(folder, 'register.csv'));
  copyFileSync(join(FIXTURES, 'ratsmitglieder.csv'), join(folder, 'ratsmitglieder.csv'));
  const plan = readFileSync(join(FIXTURES, 'musterstadt.yaml'), 'utf8')
    .replace('[musterstadt.csv]', '[register.csv]')
    .replace(/allocation: proportional.*\n/, quotas);
  save(folder, 'plan.yaml', plan);
  return folder;
}

const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--at', '2026-12-05T19:30:00Z', '-q'];

let home: string;

beforeAll(async () => {
  home = town();
  const outcome = await run(DRAW, { cwd: home });
  if (outcome.code !== 0) throw new Error(outcome.stderr.slice(0, 300));
});

const bodyIn = (entries: readonly Entry[], type: string) =>
  entries.find((entry) => entry.type === type)?.body ?? {};
const lotteryIn = (entries: readonly Entry[]) =>
  wholeLottery<Lottery>(bodyIn(entries, 'lottery'), bodyIn(entries, 'allocation'));

describe('a draw under quotas', () => {
  test('is verified from the log alone, and from register and plan', async () => {
    expect(await verdict(home, LOG_ONLY)).toMatchObject({ code: 0, failed: [] });
    expect(await verdict(home)).toMatchObject({ code: 0, failed: [] });
  });

  test('has a lottery on record that meets the schema, and draws what the picked outcome says', () => {
    const lottery = lotteryIn(readEntries(join(home, 'out')));
    const { strata } = bodyOf(join(home, 'out'), 'allocation') as { strata: { n_h: number }[] };
    expect(lotteryBodySchema.safeParse(lottery).success).toBe(true);
    expect(lottery).toMatchObject({
      n: 200,
      W: 1_000_000_000,
      number_from: 'seed',
      already: [],
      households: [],
    });
    let running = 0;
    const picked = lottery.outcomes.find(({ weight }) => {
      running += weight;
      return running > lottery.number;
    });
    const people = new Map(picked?.people);
    expect(strata.map(({ n_h }) => n_h)).toEqual(strata.map((_, type) => people.get(type) ?? 0));
    expect(strata.reduce((sum, { n_h }) => sum + n_h, 0)).toBe(200);
  });

  test('meets the quotas in the list of people invited', () => {
    const [header = '', ...rows] = readFileSync(join(home, 'out/invitations.csv'), 'utf8')
      .trim()
      .split('\r\n');
    const at = header.replace('\ufeff', '').split(';').indexOf('los_schicht');
    const names = rows.map((row) => row.split(';')[at] ?? '');
    expect(names).toHaveLength(200);
    const count = (part: string) => names.filter((name) => name.split(' / ').includes(part)).length;
    for (const [part, min, max] of [
      ['w', 98, 102],
      ['m', 98, 102],
      ['16-29', 45, 50],
      ['65+', 40, 50],
    ] as const) {
      expect(count(part)).toBeGreaterThanOrEqual(min);
      expect(count(part)).toBeLessThanOrEqual(max);
    }
  });

  test('a second time gives the same bytes, and with another seed the same lottery with another number', async () => {
    const again = copyOf(home);
    expect((await run([...DRAW.slice(0, 5), '-o', 'again', ...DRAW.slice(7)], { cwd: again })).code).toBe(0);
    expect(contents(join(again, 'again'))).toEqual(contents(join(home, 'out')));
    const other = ['draw', '-c', 'plan.yaml', '-s', `${SEED} 8`, '-o', 'other', '-q'];
    expect((await run(other, { cwd: again })).code).toBe(0);
    const [a, b] = [lotteryIn(readEntries(join(home, 'out'))), lotteryIn(readEntries(join(again, 'other')))];
    expect(b.number).not.toBe(a.number);
    expect({ ...b, number: 0 }).toEqual({ ...a, number: 0 });
  });

  test('quotas that can’t be met are refused, and nothing is written', async () => {
    const folder = town(QUOTAS.replace('gender: m, min: 98, max: 102', 'gender: m, min: 0, max: 90'));
    const outcome = await run([...DRAW, '--json'], { cwd: folder });
    expect(outcome.code).toBe(5);
    expect(problemsOf(outcome)[0]).toMatchObject({ code: 'QUOTA-001' });
    expect(Object.keys(contents(folder))).not.toContain('out/');
  });
});

const LOG_ONLY: Given = { register: false, plan: false };

async function forged(change: (lottery: Lottery, entries: Entry[]) => void, given: Given = LOG_ONLY) {
  const copy = copyOf(home);
  forge(copy, (entries) => change(lotteryIn(entries), entries));
  const found = await verdict(copy, given);
  expect(found.failed).not.toContain('log.chain');
  return found;
}

/** An element of a list that must be there. */
function at<T>(list: readonly T[], place: number): T {
  const found = list.at(place);
  if (found === undefined) throw new Error(`nothing at ${place}`);
  return found;
}

/** One person more of the type, or fewer. */
function move({ outcomes }: Lottery, place: number, type: number, people: number): void {
  const list = at(outcomes, place).people;
  const entry = list.find(([one]) => one === type);
  if (entry === undefined) list.push([type, people]);
  else entry[1] += people;
  list.sort(([a], [b]) => a - b);
}

type Forgery = readonly [what: string, check: string, change: (lottery: Lottery, entries: Entry[]) => void];

const FORGERIES: readonly Forgery[] = [
  ['the objective', 'lottery.quotas', (l) => Object.assign(l, { objective: 'maximin' })],
  ['n', 'lottery.quotas', (l) => Object.assign(l, { n: l.n - 1 })],
  [
    'the size of a type',
    'lottery.people',
    ({ types }) => Object.assign(at(types, 3), { N_t: at(types, 3).N_t + 1 }),
  ],
  [
    'the stratum of a type',
    'lottery.people',
    ({ types }) => Object.assign(at(types, 3), { stratum: at(types, 4).stratum }),
  ],
  [
    'a stratum that nobody is of',
    'lottery.people',
    ({ types }) => Object.assign(at(types, 3), { stratum: ['?', 'w', '16-29'] }),
  ],
  ['a type less', 'lottery.people', ({ types }) => types.pop()],
  ['a household', 'lottery.people', ({ households }) => households.push({ types: [0, 1], max: 1 })],
  [
    'a chance',
    'lottery.chances',
    ({ types }) => Object.assign(at(types, 3), { chance: at(types, 4).chance }),
  ],
  [
    'a chance that is not in lowest terms',
    'lottery.chances',
    ({ types }) => {
      const [a = '', b = ''] = at(types, 3).chance.split('/');
      at(types, 3).chance = `${2 * Number(a)}/${2 * Number(b)}`;
    },
  ],
  ['the minimum of a quota', 'lottery.quotas', ({ quotas }) => Object.assign(at(quotas, 0), { min: 97 })],
  ['the maximum of a quota', 'lottery.quotas', ({ quotas }) => Object.assign(at(quotas, 0), { max: 103 })],
  [
    'whom a quota is for',
    'lottery.quotas',
    ({ quotas }) => {
      at(at(quotas, 0).group, 0).categories = ['m'];
    },
  ],
  ['a quota less', 'lottery.quotas', ({ quotas }) => quotas.pop()],
  ['a quota more', 'lottery.quotas', ({ quotas }) => quotas.push(at(quotas, 0))],
  ['people who are in already', 'lottery.quotas', ({ already }) => already.push(20, 20, 20, 20)],
  ['W', 'lottery.weights', (l) => Object.assign(l, { W: 1000 })],
  ['a weight', 'lottery.weights', ({ outcomes }) => at(outcomes, 0).weight++],
  [
    'a weight of zero',
    'lottery.weights',
    ({ outcomes }) => {
      at(outcomes, 1).weight += at(outcomes, 0).weight;
      at(outcomes, 0).weight = 0;
    },
  ],
  [
    'two weights exchanged',
    'lottery.chances',
    ({ outcomes }) => {
      const a = at(outcomes, 0);
      // Most outcomes of a mixed list have the same weight.
      const b = at(
        outcomes.filter(({ weight }) => weight !== a.weight),
        0,
      );
      [a.weight, b.weight] = [b.weight, a.weight];
    },
  ],
  [
    'a negative weight',
    'lottery.weights',
    ({ outcomes }) => {
      at(outcomes, 1).weight += at(outcomes, 0).weight + 5;
      at(outcomes, 0).weight = -5;
    },
  ],
  ['no outcomes', 'lottery.weights', (l) => Object.assign(l, { outcomes: [] })],
  ['an outcome with one person more', 'lottery.quotas', (l) => move(l, 2, 0, 1)],
  [
    'an outcome with too many women',
    'lottery.quotas',
    (l) => {
      move(l, 2, 2, 6);
      move(l, 2, 5, -6);
    },
  ],
  [
    'an outcome with a type that is not there',
    'lottery.people',
    ({ outcomes }) => at(outcomes, 2).people.push([96, 1]),
  ],
  ['an outcome with a type twice', 'lottery.people', ({ outcomes }) => at(outcomes, 2).people.push([0, 1])],
  [
    'an outcome twice',
    'lottery.quotas',
    ({ outcomes }) => {
      const first = at(outcomes, 0);
      outcomes.unshift({ ...first, weight: 1 });
      first.weight--;
    },
  ],
  ['outcomes in another order', 'lottery.quotas', ({ outcomes }) => outcomes.reverse()],
  [
    'a multiplier of the proof',
    'lottery.chances',
    ({ proof }) => Object.assign(proof, { size: Math.round(proof.size / 2) }),
  ],
  ['a proof without its types', 'lottery.chances', ({ proof }) => Object.assign(proof, { types: [] })],
  ['a proof without its groups', 'lottery.chances', ({ proof }) => Object.assign(proof, { groups: [] })],
  [
    'a proof with a negative type',
    'lottery.chances',
    ({ proof }) => Object.assign(proof, { types: proof.types.map((value) => -value) }),
  ],
  ['the least chance', 'lottery.chances', (l) => Object.assign(l, { least_chance: '1/50' })],
  ['the bound', 'lottery.chances', (l) => Object.assign(l, { bound: '1/50' })],
  ['the gap', 'lottery.chances', (l) => Object.assign(l, { gap: '0.000000000' })],
  ['the number', 'lottery.number', (l) => Object.assign(l, { number: l.number + 1 })],
  ['a number out of range', 'lottery.number', (l) => Object.assign(l, { number: l.W })],
  ['who says the number', 'lottery.number', (l) => Object.assign(l, { number_from: 'panel-number' })],
];

describe('a log whose lottery was forged, its chain rebuilt', () => {
  test.each(FORGERIES)('%s: exit 4, and %s fails', async (_, check, change) => {
    const found = await forged(change);
    expect(found).toMatchObject({ code: 4, refused: [] });
    expect(found.failed).toContain(check);
  });

  test('with the register too, every forgery is found and nothing breaks off', async () => {
    for (const [what, check, change] of FORGERIES.filter((_, place) => place % 6 === 0)) {
      const found = await forged(change, {});
      expect([what, found.code, found.refused]).toEqual([what, 4, []]);
      expect(found.failed).toContain(check);
    }
  });

  test('the lottery taken out: there is nothing that the places could follow from', async () => {
    const found = await forged((_, entries) => takeOut(entries, 'lottery'));
    expect(found).toMatchObject({ code: 4, failed: ['log.entries'], refused: [] });
  });

  test('other places than the outcome drawn has: they are wrong', async () => {
    const found = await forged((_, entries) => {
      const strata = bodyIn(entries, 'allocation').strata as { n_h: number }[];
      const [a, b] = [at(strata, 0), at(strata, 1)];
      [a.n_h, b.n_h] = [a.n_h + 1, b.n_h - 1];
    });
    expect(found.code).toBe(4);
    expect(found.failed).toContain('allocation.rounding');
  });

  test('another seed: the number is not that seed’s', async () => {
    const text = '1 2 3';
    const found = await forged((_, entries) => {
      Object.assign(bodyIn(entries, 'seed'), { text, seedHash: sha256Text(text) });
    });
    expect(found.code).toBe(4);
    expect(found.failed).toContain('lottery.number');
    expect(found.failed).not.toContain('seed.hash');
  });

  test('figures that fit the forgery again: another number is still another number', async () => {
    const found = await forged((lottery, entries) => {
      const drawn = at(lottery.outcomes, 0);
      Object.assign(lottery, { W: 1, number: 0, outcomes: [{ ...drawn, weight: 1 }] });
      refigure(entries);
    });
    expect(found.code).toBe(4);
    expect(found.failed).toContain('lottery.number');
    expect(found.failed).not.toContain('lottery.chances');
  });
});

/** Chances, bound and gap as they follow from the lottery. */
function refigure(entries: readonly Entry[]): void {
  const { plan } = bodyIn(entries, 'plan') as { plan: DrawPlan };
  const { strata } = bodyIn(entries, 'frame') as { strata: { stratum: string[]; N_h: number }[] };
  const named = strata.map(({ stratum, N_h }) => ({ categories: stratum, size: N_h }));
  const frame = { rows: 0, excluded: [], stratification: stratify(plan.stratify, named) };
  const lottery = lotteryIn(entries);
  const record = lotteryList(frame, lotteryBodySchema.parse(lottery));
  if (record === null) throw new Error('no list');
  const { chances, least, bound, gap } = figuresOf(certify(frame.stratification, record));
  for (const [place, type] of lottery.types.entries()) type.chance = chances[place] ?? '';
  Object.assign(lottery, { least_chance: least, bound, gap });
}

describe('forgeries of a log whose figures fit again', () => {
  test('people who are in already, where nobody can be', async () => {
    const found = await forged((lottery, entries) => {
      lottery.already = lottery.quotas.map(() => 0);
      refigure(entries);
    });
    expect(found.code).toBe(4);
  });

  test('letters drawn by balls', async () => {
    const found = await forged((lottery, entries) => {
      let running = 0;
      const drawn = lottery.outcomes.filter(({ weight }) => {
        running += weight;
        return running > lottery.number && running - weight <= lottery.number;
      });
      const outcomes = drawn.map((outcome) => ({ ...outcome, weight: 1000 }));
      Object.assign(lottery, { W: 1000, number: 0, number_from: 'panel-number', outcomes });
      refigure(entries);
    });
    expect(found.code).toBe(4);
  });

  test('people of a type beyond all types', async () => {
    const found = await forged(({ outcomes }) => at(outcomes, 0).people.push([2 ** 32, 3]));
    expect(found.code).toBe(4);
  });
});

/**
 * Exchanges people between two strata that differ in their district alone, in one outcome this way and in
 * another that way, each for one part in a billion: another list, and nobody's chance changes.
 */
function remake({ types, outcomes }: Lottery): void {
  const dense = outcomes.map(({ weight, people }) => ({
    weight,
    people: types.map((_, type) => people.find(([place]) => place === type)?.[1] ?? 0),
  }));
  const moved = (people: readonly number[], leaves: number, joins: number) =>
    people.map((count, type) => count - Number(type === leaves) + Number(type === joins));
  for (const [a, first] of types.entries()) {
    const b = types.findIndex(({ stratum }, place) => {
      const [, ...features] = stratum;
      return place > a && features.join() === first.stratum.slice(1).join();
    });
    if (b < 0) continue;
    const one = dense.find(({ people, weight }) => weight > 1 && at(people, a) > 0);
    const two = dense.find((outcome) => outcome !== one && outcome.weight > 1 && at(outcome.people, b) > 0);
    if (one === undefined || two === undefined) continue;
    one.weight -= 1;
    two.weight -= 1;
    dense.push(
      { weight: 1, people: moved(one.people, a, b) },
      { weight: 1, people: moved(two.people, b, a) },
    );
    break;
  }
  dense.sort((x, y) => compareOutcomes(x.people, y.people));
  const sparse = (people: readonly number[]) =>
    people.flatMap((count, type): [number, number][] => (count === 0 ? [] : [[type, count]]));
  outcomes.splice(
    0,
    outcomes.length,
    ...dense.map(({ weight, people }) => ({ weight, people: sparse(people) })),
  );
}

describe('a list of outcomes that somebody chose', () => {
  const made = { ...LOG_ONLY, optimality: true };

  test('the list of the draw comes out again when it is made anew', async () => {
    expect(await verdict(home, made)).toMatchObject({ code: 0, failed: [], notes: [] });
  });

  test('one that is equally fair: only making it anew tells, and names it', async () => {
    expect(await forged(remake)).toMatchObject({ code: 0, failed: [] });
    expect(await forged(remake, made)).toMatchObject({ code: 4, failed: ['lottery.optimal'] });
  });

  test('of another version it fails as well, and it is said which version to take', async () => {
    const older = await forged((lottery, entries) => {
      remake(lottery);
      bodyIn(entries, 'plan').tool_version = '0.0.9';
    }, made);
    expect(older).toMatchObject({ code: 4, failed: ['lottery.optimal'], notes: ['other-solver'] });
    const ended = await forged((lottery) => {
      remake(lottery);
      lottery.complete = false;
    }, made);
    expect(ended).toMatchObject({ code: 4, failed: ['lottery.optimal'], notes: ['unfinished'] });
  });

  test('one outcome for certain: not as fair as can be', async () => {
    const certain = await forged((lottery, entries) => {
      lottery.outcomes.splice(1);
      at(lottery.outcomes, 0).weight = lottery.W;
      refigure(entries);
    }, made);
    expect(certain.code).toBe(4);
    expect(certain.failed).toContain('lottery.optimal');
  });

  test('without making it anew verify says how fair the list is, and that it is taken from the log', async () => {
    const outcome = await run(['verify', 'out'], { cwd: home });
    const { least_chance, bound } = lotteryIn(readEntries(join(home, 'out')));
    expect(least_chance).not.toBe(bound);
    expect(outcome.stdout).toMatch(
      /taken from the log: least chance [\d.]+% \(under these quotas at most [\d.]+% is possible\)\. --optimality/,
    );
  });
});

describe('a lottery slipped into the log of a proportional draw', () => {
  type Slip = (entries: Entry[], from: readonly Entry[]) => void;
  const slipped = async (slip: Slip, given: Given) => {
    const proportional = await drawn();
    forge(proportional, (entries) => slip(entries, readEntries(join(home, 'out'))));
    return verdict(proportional, given);
  };
  const list = (entries: Entry[], from: readonly Entry[]) => {
    const lottery = from.filter(({ type }) => type === 'lottery');
    entries.splice(3, 0, ...lottery);
    for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
  };
  const number = (entries: Entry[], from: readonly Entry[]) => {
    const { number, number_from } = bodyIn(from, 'allocation');
    Object.assign(bodyIn(entries, 'allocation'), { number, number_from });
  };

  test.each([
    ['its list, and the log alone', list, LOG_ONLY, 'log.entries'],
    ['its list, and the register', list, {}, 'log.entries'],
    ['its number, and the log alone', number, LOG_ONLY, 'allocation.margins'],
    ['its number, and the register', number, {}, 'allocation.margins'],
  ])('%s: it is noticed', async (_, slip, given, check) => {
    const found = await slipped(slip, given);
    expect(found.code).toBe(4);
    expect(found.failed).toContain(check);
  });
});

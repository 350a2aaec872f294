import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { logFile } from '../../src/audit/chain.js';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { sha256Text } from '../../src/core/digest.js';
import { Refusal } from '../../src/core/problem.js';
import type { PlanOverrides } from '../../src/plan/overrides.js';
import { compositionsInLog } from '../../src/procedure/openness.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { preview } from '../../src/procedure/preview.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { verify } from '../../src/procedure/verify.js';
import { newFolder } from '../cli/run.js';
import { type MemoryFiles, toolsFor, withFixtures } from './in-memory.js';

/** A panel and as many substitutes at once (SPEC 6.3), from the answers to lists and log, and what is said of forged ones. */

const SEED = typedSeed('5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365');
const SECOND = fileURLToPath(new URL('../independent/lottery.py', import.meta.url));
const ANSWERS = 'fixtures/zusagen.csv';

/** The fixture's plan with substitutes, and with other lines. */
async function filesWith(change: (plan: string) => string = (plan) => plan): Promise<MemoryFiles> {
  const files = withFixtures();
  const text = new TextDecoder().decode(await files.read('fixtures/gremium.yaml'));
  const [first = '', ...second] = text.split('\npanel:\n');
  const own = second.join('').replace('    size: 30\n', '    size: 30\n    substitutes: same\n');
  files.put('fixtures/ersatz.yaml', change(`${first}\npanel:\n${own}`));
  return files;
}

async function drawn(
  files: MemoryFiles,
  more: { numbered?: boolean; already?: string } = {},
  overrides: PlanOverrides = {},
) {
  const plan = await loadPanelPlan(files, { plan: 'fixtures/ersatz.yaml', overrides });
  const page = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });
  return panel({ plan, seed: SEED, register: [ANSWERS], numbered: false, page, ...more }, toolsFor(files));
}

interface Row {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

async function rowsOf(files: MemoryFiles, path: string): Promise<Row[]> {
  const text = new TextDecoder().decode(await files.read(path)).replace('\ufeff', '');
  const [header = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
  return rows.map((row) => {
    const values = Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']));
    return { id: values.PersonID ?? '', values };
  });
}

let files: MemoryFiles;
let lines: readonly string[];

beforeAll(async () => {
  files = await filesWith();
  const result = await drawn(files);
  files.putAll('out', result.files);
  ({ lines } = result);
});

interface Entry {
  readonly type: string;
  readonly body: Body;
}
// biome-ignore lint/suspicious/noExplicitAny: forgers are not careful either
type Body = any;

const bodyIn = (entries: readonly Entry[], type: string): Body =>
  entries.find((entry) => entry.type === `panel.${type}`)?.body;
const read = () => lines.map((line) => JSON.parse(line) as Entry);

describe('the lists', () => {
  test('are a panel, as many substitutes, and everybody else, nobody twice', async () => {
    const [members, substitutes, others, all] = await Promise.all(
      ['out/panel.csv', 'out/substitutes.csv', 'out/not_drawn.csv', ANSWERS].map((path) =>
        rowsOf(files, path),
      ),
    );
    expect([members, substitutes, others, all].map((rows) => rows?.length)).toEqual([30, 30, 178, 238]);
    const ids = [members, substitutes, others].flatMap((rows) => rows?.map(({ id }) => id) ?? []);
    expect(new Set(ids).size).toBe(238);
    expect(files.kind('out/reserve.csv')).toBeNull();
  });

  test('both meet every quota of the file', async () => {
    const quotas = new TextDecoder().decode(await files.read('fixtures/quoten.csv')).replace('\ufeff', '');
    const [, ...targets] = quotas
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split(/[;,]/));
    expect(targets.length).toBeGreaterThan(10);
    const { strata } = bodyIn(read(), 'selection');
    const { dimensions } = bodyIn(read(), 'frame');
    for (const part of ['invited', 'reserve']) {
      const people = strata.flatMap((one: Body) => one[part].map(() => one.stratum as string[]));
      expect(people).toHaveLength(30);
      for (const [feature = '', value = '', min, max] of targets) {
        const at = dimensions.findIndex(
          ({ name }: { name: string }) => name.toLowerCase() === feature.toLowerCase(),
        );
        const place =
          at < 0 ? dimensions.findIndex(({ categories }: Body) => categories.includes(value)) : at;
        const count = people.filter((stratum: string[]) => stratum[place] === value).length;
        expect([feature, value, count >= Number(min) && count <= Number(max)]).toEqual([
          feature,
          value,
          true,
        ]);
      }
    }
  });

  test('have nobody of one household on both', async () => {
    const rows = [...(await rowsOf(files, 'out/panel.csv')), ...(await rowsOf(files, 'out/substitutes.csv'))];
    const listed = new Set(rows.map(({ id }) => id));
    const homes = (await rowsOf(files, ANSWERS))
      .filter(({ id, values }) => listed.has(id) && values.Strasse !== '')
      .map(({ values }) => [values.Familienname, values.Strasse, values.Hausnummer, values.PLZ].join(';'));
    expect(homes.length).toBeGreaterThan(40);
    expect(new Set(homes).size).toBe(homes.length);
  });
});

describe('the log', () => {
  test('states both chances of everybody, which are the same, and what they follow from', () => {
    const lottery = bodyIn(read(), 'lottery');
    expect([lottery.n, lottery.substitutes]).toEqual([30, 30]);
    for (const [at, type] of lottery.types.entries()) {
      const both = lottery.outcomes.reduce((sum: bigint, { weight, people, substitutes }: Body) => {
        const count = (list: [number, number][]) => list.find(([one]) => one === at)?.[1] ?? 0;
        return sum + BigInt(weight) * BigInt(count(people) + count(substitutes));
      }, 0n);
      const [a = 0n, b = 1n] = type.chance.split('/').map(BigInt);
      expect(a * 2n * 1_000_000_000n * BigInt(type.N_t)).toBe(both * b);
      expect(type.substitute_chance).toBe(type.chance);
    }
    const { number, swapped } = bodyIn(read(), 'allocation');
    expect(number).toBe(Number(BigInt(`0x${sha256Text(`${SEED.hash}:lottery:0`)}`) % 1_000_000_000n));
    expect(swapped).toBe(BigInt(`0x${sha256Text(`${SEED.hash}:lottery:1`)}`) % 2n === 1n);
  });

  test('is verified with the answers, anew from the list to the last person, and by another program', async () => {
    const request = { target: 'out', plan: null, optimality: true, answers: [ANSWERS] };
    const { facts, problems } = await verify(request, toolsFor(files));
    expect([facts.checks.filter(({ passed }) => !passed), problems]).toEqual([[], []]);
    const folder = newFolder();
    for (const name of ['audit.jsonl', 'panel.csv', 'substitutes.csv', 'not_drawn.csv'])
      writeFileSync(join(folder, name), await files.read(`out/${name}`));
    const { status, stdout } = spawnSync('python3', [SECOND, folder], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^holds: panel: 30 of 238 people and as many substitutes, .* the lists of 238 people\n$/,
      ),
    ]);
  });

  test('has a preview with the same chances, before there is a seed', async () => {
    const plan = await loadPanelPlan(files, { plan: 'fixtures/ersatz.yaml', overrides: {} });
    const request = { plan, register: [ANSWERS], panel: true, compare: false };
    const { facts } = await preview(request, toolsFor(files));
    if (facts.gives.kind !== 'lottery') throw new Error('no lottery');
    const { strata, substitutes, bound, fairness } = facts.gives.lottery;
    expect(substitutes).toBe(30);
    const lottery = bodyIn(read(), 'lottery');
    const said = new Set(strata.flatMap(({ chances }) => chances));
    expect(said).toEqual(new Set(lottery.types.map(({ chance }: Body) => chance)));
    const number = (text: string) => Number(text.split('/')[0]) / Number(text.split('/')[1]);
    expect(bound).toBeCloseTo(number(lottery.bound), 9);
    expect(fairness.least).toBeCloseTo(number(lottery.least_chance), 9);
  });
});

describe('what lists can give', () => {
  /** The fixture's list with other outcomes, of pairs. */
  const listOf = (outcomes: Body): Body => ({ ...bodyIn(read(), 'lottery'), outcomes });
  const pair = (people: number[][], substitutes: number[][]) => ({ weight: 1, people, substitutes });
  const [a, b, c] = [[[0, 2]], [[1, 2]], [[2, 1]]];

  test.each([
    ['halves that are alike', [pair(a, a)], 1],
    ['halves that are not', [pair(a, b)], 2],
    ['pairs that share one', [pair(a, b), pair(a, c)], 3],
  ])('%s', (_, outcomes, count) => {
    expect(compositionsInLog(listOf(outcomes))).toBe(count);
  });

  test('a log of one pair is said to leave nothing to chance only if its halves are alike', async () => {
    const remarksOf = async (change: (outcome: Body) => void) => {
      const entries = read();
      const { outcomes, W } = bodyIn(entries, 'lottery');
      outcomes.length = 1;
      outcomes[0].weight = W;
      change(outcomes[0]);
      const own = await filesWith();
      own.putAll('out', [{ name: 'audit.jsonl', bytes: refitted(entries) }]);
      const { facts } = await verify({ target: 'out', plan: null, optimality: false }, toolsFor(own));
      return facts.remarks.map(({ kind }) => kind);
    };
    const alike = await remarksOf((outcome) => {
      outcome.substitutes = outcome.people;
    });
    expect(alike).toContain('one-outcome');
    expect(await remarksOf(() => undefined)).not.toContain('one-outcome');
  });
});

/** The log's file, its chain made anew. */
function refitted(entries: readonly Entry[]): Uint8Array {
  let prev = '0'.repeat(64);
  return logFile(
    entries.map((entry) => {
      const line = canonicalJson({ ...entry, prev } as unknown as Json);
      prev = sha256Text(line);
      return line;
    }),
  );
}

type Forge = (body: (type: string) => Body) => void;

const first = (list: Body): Body => list[0];
/** A stratum with people on the panel and substitutes. */
const both = (body: (type: string) => Body): Body =>
  body('selection').strata.find(({ invited, reserve }: Body) => invited.length > 0 && reserve.length > 0);

/** What is changed, the check that fails here, and what the other program says. */
const FORGERIES: readonly (readonly [name: string, check: string, reason: RegExp, forge: Forge])[] = [
  [
    'the coin',
    'lottery.number',
    /the coin fell/,
    (body) => (body('allocation').swapped = !body('allocation').swapped),
  ],
  ['no coin', 'lottery.number', /the coin fell/, (body) => delete body('allocation').swapped],
  [
    'a substitute who is said to be on the panel',
    'selection.counts',
    /another number of people/,
    (body) => both(body).invited.push(both(body).reserve.shift()),
  ],
  ['a substitute less', 'selection.counts', /another reserve/, (body) => both(body).reserve.pop()],
  [
    'another chance to be a substitute',
    'lottery.chances',
    /chance to be a substitute/,
    (body) => (first(body('lottery').types).substitute_chance = '1/7'),
  ],
  [
    'no chance to be a substitute',
    'lottery.chances',
    /chance to be a substitute/,
    (body) => delete first(body('lottery').types).substitute_chance,
  ],
  [
    'a chance of both halves as that of one',
    'lottery.chances',
    /another chance/,
    (body) => (first(body('lottery').types).chance = '1/1'),
  ],
  [
    'a bound of both halves as that of one',
    'lottery.chances',
    /another bound/,
    (body) => {
      const [a, b] = body('lottery').bound.split('/').map(Number);
      body('lottery').bound = `${2 * a}/${b}`;
    },
  ],
  [
    'an outcome whose substitutes are one more',
    'lottery.quotas',
    /outcome 1, substitutes: /,
    (body) => (first(first(body('lottery').outcomes).substitutes)[1] += 1),
  ],
  [
    'an outcome with somebody moved to the other half',
    'lottery.quotas',
    /outcome 1: /,
    (body) => {
      const outcome = first(body('lottery').outcomes);
      const [type] = outcome.people.pop();
      const other = outcome.substitutes.find(([one]: number[]) => one === type);
      if (other === undefined) outcome.substitutes.push([type, 1]);
      else other[1] += 1;
      outcome.substitutes.sort(([a]: number[], [b]: number[]) => (a ?? 0) - (b ?? 0));
    },
  ],
  [
    'an outcome without substitutes',
    'lottery.people',
    /outcome 1: another form/,
    (body) => delete first(body('lottery').outcomes).substitutes,
  ],
  [
    'outcomes in another order',
    'lottery.quotas',
    /not in order/,
    (body) => body('lottery').outcomes.reverse(),
  ],
  [
    'another number of substitutes',
    'lottery.people',
    /other substitutes/,
    (body) => (body('lottery').substitutes = 29),
  ],
  [
    'a plan without substitutes',
    'lottery.people',
    /other substitutes/,
    (body) => delete body('plan').plan.sample.substitutes,
  ],
  [
    'substitutes of a list whose weights were shifted',
    'lottery.chances',
    /another chance/,
    (body) => {
      const { outcomes } = body('lottery');
      outcomes[0].weight -= 1;
      outcomes[1].weight += 1;
    },
  ],
  [
    'people who are on the panel already',
    'lottery.people',
    /already/,
    (body) => (body('lottery').already = body('lottery').quotas.map(() => 0)),
  ],
];

describe('a forged log, refitted, is named here and by the other program', () => {
  test.each(FORGERIES)('%s', async (_, check, reason, forge) => {
    const entries = read();
    forge((type) => bodyIn(entries, type));
    const log = refitted(entries);
    const own = await filesWith();
    own.putAll('out', [{ name: 'audit.jsonl', bytes: log }]);
    const { facts } = await verify({ target: 'out', plan: null, optimality: false }, toolsFor(own));
    const failed = facts.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    expect(failed).toContain(check);
    const folder = newFolder();
    writeFileSync(join(folder, 'audit.jsonl'), log);
    const { status, stdout } = spawnSync('python3', [SECOND, join(folder, 'audit.jsonl')], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^wrong: [^\n]+\n$/);
    expect(stdout).toMatch(reason);
    expect(status).toBe(1);
  });
});

describe('with a limit to the greatest chance', () => {
  /** What the log alone is, here and in the other program: the checks that fail, and what is said. */
  async function judged(entries: readonly Entry[]) {
    const own = await filesWith();
    own.putAll('out', [{ name: 'audit.jsonl', bytes: refitted(entries) }]);
    const { facts } = await verify({ target: 'out', plan: null, optimality: false }, toolsFor(own));
    const folder = newFolder();
    writeFileSync(join(folder, 'audit.jsonl'), refitted(entries));
    const { stdout } = spawnSync('python3', [SECOND, join(folder, 'audit.jsonl')], { encoding: 'utf8' });
    const failed = facts.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    return { failed: failed.filter((name) => name !== 'lists.present'), stdout };
  }

  test.each<[string, PlanOverrides, string]>([
    ['a cap', { sample: { cap: true } }, 'greatest_chance'],
    ['goldilocks', { sample: { objective: 'goldilocks' } }, 'factor'],
  ])('%s is proven of both halves, and said of one', async (_, overrides, reached) => {
    const { lines: made } = await drawn(await filesWith(), {}, overrides);
    const entries = made.map((line) => JSON.parse(line) as Entry);
    expect(await judged(entries)).toEqual({
      failed: [],
      stdout: expect.stringMatching(/^holds: panel: 30 of/),
    });
    const { cap, types } = bodyIn(entries, 'lottery');
    const number = (text: string) => Number(text.split('/')[0]) / Number(text.split('/')[1]);
    const chances = types.map(({ chance }: Body) => number(chance)) as number[];
    const equal = 30 / 238;
    const wanted =
      reached === 'factor'
        ? Math.max(equal / Math.min(...chances), Math.max(...chances) / equal)
        : Math.max(...chances);
    expect(number(cap[reached])).toBeCloseTo(wanted, 9);
    expect(number(cap.bound)).toBeGreaterThan(0.999 * wanted);
    for (const field of [reached, 'bound']) {
      const forged = structuredClone(entries);
      const own = bodyIn(forged, 'lottery').cap;
      const [a = 0n, b = 1n] = String(own[field]).split('/').map(BigInt);
      own[field] = b % 2n === 0n ? `${a}/${b / 2n}` : `${2n * a}/${b}`;
      const { failed, stdout } = await judged(forged);
      expect(failed).toEqual(['lottery.chances']);
      expect(stdout).toMatch(/^wrong: another (greatest chance or factor|bound of the cap)\n$/);
    }
  });
});

describe('with the answers', () => {
  test('panel and substitutes exchanged in a stratum are named: the log alone does not show who is bound', async () => {
    const entries = read();
    const stratum = both((type) => bodyIn(entries, type));
    const { invited, reserve } = stratum;
    [stratum.invited, stratum.reserve] = [
      [reserve[0], ...invited.slice(1)],
      [invited[0], ...reserve.slice(1)],
    ];
    const own = await filesWith();
    own.putAll('out', [{ name: 'audit.jsonl', bytes: refitted(entries) }]);
    const request = { target: 'out', plan: null, optimality: false, answers: [ANSWERS] };
    const { facts } = await verify(request, toolsFor(own));
    const failed = facts.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    expect(failed).toContain('register.selection');
  });
});

describe('what does not go with substitutes is refused', () => {
  async function refused(own: MemoryFiles, more: { numbered?: boolean; already?: string } = {}) {
    const cause = await drawn(own, more).catch((error: unknown) => error);
    if (!(cause instanceof Refusal)) throw cause instanceof Error ? cause : new Error('nothing was refused');
    return cause.problems;
  }
  const codes = (problems: readonly { readonly code: string }[]) => [
    ...new Set(problems.map(({ code }) => code)),
  ];
  const quotas = (rows: string) => (plan: string) =>
    plan.replace(/ {4}quotas: quoten.csv.*\n/, `    quotas:\n${rows}`);

  test('balls, and people who are on the panel already', async () => {
    expect(codes(await refused(await filesWith(), { numbered: true }))).toEqual(['QUOTA-055']);
    const own = await filesWith();
    own.put('dabei.csv', 'PersonID\nP000000054\n');
    expect(codes(await refused(own, { already: 'dabei.csv' }))).toEqual(['QUOTA-052']);
  });

  test('another number than the size; the size itself is as good as "same"', async () => {
    const other = await filesWith((plan) => plan.replace('substitutes: same', 'substitutes: 20'));
    expect(codes(await refused(other))).toEqual(['PLAN-120']);
    const own = await filesWith((plan) => plan.replace('substitutes: same', 'substitutes: 30'));
    const { facts } = await drawn(own);
    expect(facts.lists.map(({ rows }) => rows)).toEqual([30, 178, 30]);
  });

  test('quotas that may give way, another allocation, and letters', async () => {
    const soft = quotas('      - { gender: w, min: 14, max: 16, weight: 3 }\n');
    expect(codes(await refused(await filesWith(soft)))).toEqual(['PLAN-121']);
    const table = (plan: string) =>
      plan.replace('allocation: quotas', 'allocation: table').replace(/ {4}(quotas|objective): .*\n/g, '');
    expect(codes(await refused(await filesWith(table)))).toContain('PLAN-050');
    const letters = await filesWith((plan) =>
      plan.replace('  size: 2000\n', '  size: 2000\n  substitutes: same\n'),
    );
    const loaded = await loadPlan(letters, { plan: 'fixtures/ersatz.yaml', overrides: {} });
    const request = { plan: loaded, register: ['fixtures/musterstadt.csv'], panel: false, compare: false };
    const cause = await preview(request, toolsFor(letters)).catch((error: unknown) => error);
    expect(cause instanceof Refusal && codes(cause.problems)).toEqual(['PLAN-119']);
  });

  test('quotas that the panel alone can meet: which are in the way, and how far they have to give', async () => {
    // There are 3 people with the gender d.
    const own = await filesWith(quotas('      - { gender: d, min: 2 }\n      - { gender: w, min: 14 }\n'));
    const problems = await refused(own);
    expect(codes(problems)).toEqual(['QUOTA-053', 'QUOTA-008']);
    const [conflict, advice] = problems;
    expect(conflict?.params?.conflict).toMatchObject([{ text: 'quota.min', bound: 2, people: 3 }]);
    expect(advice?.params).toMatchObject({ rows: ['- { gender: d, min: 1, max: 30 }'], none: 0 });
    const alone = await filesWith((plan) => quotas('      - { gender: d, min: 4 }\n')(plan));
    expect(codes(await refused(alone))).toContain('QUOTA-001');
  });

  test('more people than there are', async () => {
    const own = await filesWith((plan) =>
      quotas('      - { gender: w, min: 0 }\n')(plan).replace('size: 30', 'size: 120'),
    );
    const problems = await refused(own);
    expect(codes(problems)).toEqual(['DRAW-001']);
    expect(problems[0]?.params).toMatchObject({ size: 240, available: 238 });
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../src/core/canonical.js';
import { sha256Text } from '../src/core/digest.js';
import { takeOut, wholeLottery } from './audit/whole-lottery.js';
import {
  bodyOf,
  type Entry,
  execute,
  FIXTURES,
  newFolder,
  type Outcome,
  readEntries,
  run,
  SEED,
} from './cli/run.js';

/** Lotteries of this program beside a second one that was written from docs/SPEC.md, in another language. */

const PROGRAM = fileURLToPath(new URL('./independent/lottery.py', import.meta.url));
const PANEL_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
const LATER_SEED = '2 11 19 23 40 48 Superzahl 5, Spiel 77 0931746';

const NO_LOCALE = { LANG: undefined, LC_ALL: undefined };
const fixture = (name: string) => join(FIXTURES, name);
const ANSWERS = fixture('zusagen.csv');

/** What the other program says of a log. */
function second(folder: string): Promise<Outcome> {
  return execute('python3', [PROGRAM, folder], { env: NO_LOCALE });
}

async function done(args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(args);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('Error ')]);
}

/** What both programs have to say of it: that it holds. */
async function holds(folder: string, verify: readonly string[], lotteries: readonly string[]): Promise<void> {
  const [ours, theirs] = await Promise.all([run(['verify', folder, ...verify, '--quiet']), second(folder)]);
  expect([ours.code, ours.stderr]).toEqual([0, '']);
  expect([theirs.code, theirs.stderr]).toEqual([0, '']);
  expect(theirs.stdout).toMatch(/^holds: [^\n]+\n$/);
  for (const lottery of lotteries) expect(theirs.stdout).toContain(lottery);
}

const panel = (output: string, ...more: readonly string[]) =>
  done(['panel', ANSWERS, '--plan', fixture('gremium.yaml'), '--output', output, ...more]);

/** Ids of the people in a list, in its order. */
function idsIn(path: string): string[] {
  const [header = '', ...rows] = readFileSync(path, 'utf8').replace('\ufeff', '').trimEnd().split('\r\n');
  const at = header.split(';').indexOf('PersonID');
  return rows.map((row) => row.split(';')[at] ?? '');
}

let letters: string;
let first: string;

beforeAll(async () => {
  letters = join(newFolder(), 'ziehung');
  first = join(newFolder(), 'gremium');
  await done([
    'draw',
    fixture('musterstadt.csv'),
    '--plan',
    fixture('gremium.yaml'),
    '--seed',
    SEED,
    '--output',
    letters,
  ]);
  await panel(first, '--draw', letters, '--seed', PANEL_SEED);
});

describe('the fixtures of the second stage', () => {
  test('the answers are from people who were invited, some share a household, some gave no address', () => {
    const invited = new Set(idsIn(join(letters, 'invitations.csv')));
    expect(idsIn(ANSWERS).filter((id) => !invited.has(id))).toEqual([]);
    const [, ...rows] = readFileSync(ANSWERS, 'utf8').trimEnd().split('\r\n');
    const people = rows.map((row) => row.split(';'));
    const homes = people.map((row) => [row[1], ...row.slice(7, 10)].join(';'));
    const shared = homes.filter((home, at) => homes.indexOf(home) < at);
    expect(people.length).toBeGreaterThanOrEqual(200);
    expect(shared.filter((home) => !home.endsWith(';;;')).length).toBeGreaterThanOrEqual(5);
    expect(shared.filter((home) => home.endsWith(';;;')).length).toBeGreaterThanOrEqual(1);
  });

  test('the quotas alone make a panel of any size from 28 to 32', async () => {
    for (const size of ['28', '32']) {
      const output = join(newFolder(), 'p');
      const targets = ['--targets', fixture('quoten.csv'), '--size', size];
      await done(['panel', ANSWERS, ...targets, '--seed', PANEL_SEED, '--output', output]);
      await holds(output, ['--answers', ANSWERS], [`panel: ${size} of`]);
    }
  });

  test('pots give a panel, in which there is no lottery', async () => {
    const output = join(newFolder(), 'p');
    await done([
      'panel',
      ANSWERS,
      '--plan',
      fixture('lostoepfe.yaml'),
      '--seed',
      PANEL_SEED,
      '--output',
      output,
    ]);
    expect(idsIn(join(output, 'panel.csv'))).toHaveLength(32);
    expect(idsIn(join(output, 'reserve.csv'))).toHaveLength(32);
    expect((await run(['verify', output, '--answers', ANSWERS])).code).toBe(0);
    expect(await second(output)).toMatchObject({
      code: 1,
      stdout: 'wrong: there is no lottery in this log\n',
    });
  });
});

describe('a lottery that holds', () => {
  test('a draw of letters, with each kind of quota and a reserve', async () => {
    const folder = newFolder();
    const plan = `version: 1
eligibility:
  reference_date: 2026-12-01
  min_age: 16
  districts: [Altstadt, Zähringen, Mühlviertel, Neugereut, Hochdorf]
stratify:
  - district: { Mitte: [Altstadt], Nord: [Zähringen, Mühlviertel, Neugereut, Hochdorf] }
  - gender: { w: [w], m: [m], by_lot: [d, x, ""] }
  - age: [16-20, 21-44, 45-64, 65+]
sample:
  size: 120
  allocation: quotas
  reserve: 1.1
  quotas:
    - { gender: each, share: 50 % }
    - { age: 16-20, min: 20, max: 24 }
    - { district: each, gender: each, min: 10 }
    - { district: Nord, age: [45-64, 65+], count: 31 }
`;
    writeFileSync(join(folder, 'plan.yaml'), plan);
    const register = ['--register', fixture('musterstadt.csv')];
    const output = join(folder, 'p');
    const args = ['--plan', join(folder, 'plan.yaml'), '--seed', SEED, '--output', output];
    await done(['draw', fixture('musterstadt.csv'), ...args]);
    await holds(output, register, ['draw: 120 of', '8 quotas and households', 'from the seed']);
  });

  test('a panel with a household limit, behind the draw before it', async () => {
    await holds(
      first,
      ['--answers', ANSWERS],
      ['panel: 30 of', 'from the seed, and the lists of 238 people\n'],
    );
    expect(readEntries(first)).toHaveLength(15);
  });

  test('people for those who have left, behind the panel before', async () => {
    const folder = newFolder();
    const members = idsIn(join(first, 'panel.csv'));
    const left = [members[4], members[17]];
    const save = (name: string, ids: readonly (string | undefined)[]) =>
      writeFileSync(join(folder, name), ['PersonID', ...ids, ''].join('\n'));
    save(
      'dabei.csv',
      members.filter((id) => !left.includes(id)),
    );
    save('absagen.csv', left);
    const quotas = readFileSync(fixture('quoten.csv'), 'utf8');
    writeFileSync(join(folder, 'quoten.csv'), quotas);
    const plan = readFileSync(fixture('gremium.yaml'), 'utf8');
    const rule =
      '  eligibility: { exclude: [{ ids: absagen.csv, reason: abgesagt }] }\n  sample:\n    size: 30';
    writeFileSync(join(folder, 'plan.yaml'), plan.replace('  sample:\n    size: 30', rule));
    const output = join(folder, 'p');
    const already = ['--already', join(folder, 'dabei.csv'), '--draw', first];
    const args = ['--plan', join(folder, 'plan.yaml'), '--seed', LATER_SEED, '--output', output];
    await done(['panel', ANSWERS, ...args, ...already]);
    const files = ['--answers', ANSWERS, '--plan', join(folder, 'plan.yaml')];
    const verified = await run(['verify', output, ...files.slice(0, 2)], { cwd: folder });
    expect([verified.code, verified.stderr]).toEqual([0, '']);
    const theirs = await second(output);
    expect(theirs).toMatchObject({ code: 0, stderr: '' });
    expect(theirs.stdout).toMatch(/^holds: panel: 30 of [^;]+; panel: 2 of [^;]+\n$/);
  });

  test('one of 1,000 numbered panels, picked with balls', async () => {
    const output = join(newFolder(), 'p');
    await panel(output, '--seed', PANEL_SEED, '--panel-number', '417');
    await holds(
      output,
      ['--answers', ANSWERS],
      ['panel: 30 of', 'number 417 from balls, and the lists of 238 people and 1000 panels'],
    );
  });

  test('all 238 people of the fixture are on some of the 1,000 panels, nobody on fewer than 94', async () => {
    const output = join(newFolder(), 'p');
    await panel(output, '--seed', PANEL_SEED, '--numbered');
    const lines = readFileSync(join(output, 'panels.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
    const counts = new Map<string, number>();
    for (const number of lines.flatMap((line) => line.split(';').slice(1)))
      counts.set(number, (counts.get(number) ?? 0) + 1);
    expect([lines.length, counts.size, Math.min(...counts.values())]).toEqual([1000, 238, 94]);
  });

  test.each(['maximin', 'nash', 'random'])('a panel with the objective %s', async (objective) => {
    const output = join(newFolder(), 'p');
    await panel(output, '--seed', PANEL_SEED, '--objective', objective);
    await holds(output, ['--answers', ANSWERS], ['panel: 30 of']);
  });

  test('a panel whose labels are hidden', async () => {
    const folder = newFolder();
    const key = ['--key-file', join(folder, 'key.txt')];
    writeFileSync(join(folder, 'key.txt'), 'ab'.repeat(32));
    await panel(join(folder, 'p'), '--seed', PANEL_SEED, ...key);
    await holds(join(folder, 'p'), ['--answers', ANSWERS, ...key], ['panel: 30 of']);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: forgers are not careful either
type Body = any;
type Forge = (body: (type: string) => Body, entries: Entry[]) => void;

/** The log with something changed, and all hashes made to fit. */
function forged(folder: string, forge: Forge): string {
  const entries = structuredClone(readEntries(folder));
  forge((type) => entries.findLast((entry) => entry.type === type)?.body, entries);
  let prev = '0'.repeat(64);
  const lines = entries.map((entry: Entry) => {
    const line = canonicalJson({ ...entry, prev } as unknown as Json);
    prev = sha256Text(line);
    return `${line}\n`;
  });
  const target = newFolder();
  writeFileSync(join(target, 'audit.jsonl'), lines.join(''));
  return target;
}

const lotteryIn = (body: (type: string) => Body) =>
  wholeLottery<Body>(body('panel.lottery'), body('panel.allocation'));

const FORGERIES: readonly (readonly [name: string, reason: RegExp, forge: Forge])[] = [
  ['another seed', /another hash/, (body) => (body('panel.seed').text += ' 1')],
  ['another number', /another number/, (body) => (lotteryIn(body).number = 5)],
  [
    'a number that balls are said to have given',
    /from nowhere/,
    (body) => Object.assign(lotteryIn(body), { number: 417, number_from: 'panel-number' }),
  ],
  ['outcomes in another order', /not in order/, (body) => lotteryIn(body).outcomes.reverse()],
  [
    'an outcome twice',
    /not in order/,
    (body) => {
      const { outcomes } = lotteryIn(body);
      outcomes[1].weight -= 1;
      outcomes.splice(1, 0, { ...outcomes[1], weight: 1 });
    },
  ],
  ['a heavier outcome', /do not add up to W/, (body) => (lotteryIn(body).outcomes[0].weight += 1)],
  [
    'weight shifted between outcomes',
    /another chance/,
    (body) => {
      lotteryIn(body).outcomes[0].weight -= 1;
      lotteryIn(body).outcomes[1].weight += 1;
    },
  ],
  [
    'an outcome with one person more',
    /outcome 1: /,
    (body) => (lotteryIn(body).outcomes[0].people[0][1] += 1),
  ],
  [
    'an outcome with somebody exchanged',
    /outcome 1: /,
    (body) => {
      const { outcomes, types, quotas } = lotteryIn(body);
      const { people } = outcomes[0];
      const [[, count]] = people.splice(-1);
      // Somebody with whom a quota is broken: others could be exchanged.
      const isIn = (type: number, { group }: { group: { categories: string[] }[] }) =>
        group.every(({ categories }) =>
          types[type].stratum.some((name: string) => categories.includes(name)),
        );
      const counted = (quota: { group: { categories: string[] }[] }, type: number) =>
        [...people, [type, count]].reduce((sum, [one, more]) => sum + (isIn(one, quota) ? more : 0), 0);
      const breaks = (type: number) =>
        people.every(([one]: [number]) => one !== type) &&
        quotas.some((quota: { group: { categories: string[] }[]; min: number; max: number }) => {
          const sum = counted(quota, type);
          return sum < quota.min || sum > quota.max;
        });
      people.push([types.findLastIndex((_: unknown, type: number) => breaks(type)), count]);
    },
  ],
  ['a quota that the plan has not', /other quotas/, (body) => (lotteryIn(body).quotas[0].max = 17)],
  ['a quota less', /other quotas/, (body) => lotteryIn(body).quotas.pop()],
  ['another objective', /another objective/, (body) => (lotteryIn(body).objective = 'maximin')],
  [
    'people who are said to be on the panel already',
    /already/,
    (body) => (lotteryIn(body).already = lotteryIn(body).quotas.map(() => 1)),
  ],
  ['a plan for one more', /another number of people/, (body) => (body('panel.plan').plan.sample.size = 31)],
  ['a type with one person more', /too many/, (body) => (lotteryIn(body).types[0].N_t += 1)],
  ['types in another order', /several people/, (body) => lotteryIn(body).types.reverse()],
  ['a household with two places', /another limit/, (body) => (lotteryIn(body).households[0].max = 2)],
  [
    'no households',
    /types are not in order/,
    (body) => {
      const { quotas, proof } = lotteryIn(body);
      lotteryIn(body).households = [];
      proof.groups.length = quotas.length;
    },
  ],
  ['a chance that sounds better', /another chance/, (body) => (lotteryIn(body).types[0].chance = '1/2')],
  ['a least chance that sounds better', /least chance/, (body) => (lotteryIn(body).least_chance = '1/2')],
  ['a bound that sounds better', /another bound/, (body) => (lotteryIn(body).bound = '1/10')],
  ['a gap that sounds better', /another gap/, (body) => (lotteryIn(body).gap = '0.000000000')],
  ['a negative multiplier', /negative/, (body) => (lotteryIn(body).proof.types[0] = -1)],
  ['a multiplier less', /lacking/, (body) => lotteryIn(body).proof.groups.pop()],
  ['other multipliers', /another bound/, (body) => (lotteryIn(body).proof.size += 10 ** 12)],
  [
    'another number of places in a stratum',
    /gives another number/,
    (body) => (body('panel.allocation').strata[0].n_h += 1),
  ],
  [
    'somebody else beside a ticket',
    /another ticket/,
    (body) => {
      const stratum = body('panel.selection').strata.find(({ invited }: Body) => invited.length > 0);
      stratum.invited[0].label += '0';
    },
  ],
  [
    'somebody more on the panel',
    /another number of people/,
    (body) => {
      const stratum = body('panel.selection').strata.find(({ invited }: Body) => invited.length > 0);
      const label = 'P999999999';
      const ticket = sha256Text(body('panel.seed').seedHash + label);
      stratum.invited.push({ label, ticket });
    },
  ],
  [
    'equal chances claimed',
    /equal/,
    (body) => (body('panel.selection').chance = { equal: true, n: 30, N: 238 }),
  ],
  ['the lottery left out', /do not agree/, (_, entries) => takeOut(entries, 'panel.lottery')],
  ['its number left out', /do not agree/, (body) => delete body('panel.allocation').number],
  ['a text for a number', /whole number/, (body) => (lotteryIn(body).n = '30')],
];

describe('a forged lottery, refitted, is named by the other program', () => {
  test('the log without a forgery holds', async () => {
    expect((await second(forged(first, () => {}))).code).toBe(0);
  });

  test.concurrent.each(FORGERIES)('%s', async (_, reason, forge) => {
    const { code, stdout, stderr } = await second(forged(first, forge));
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^wrong: [^\n]+\n$/);
    expect(stdout).toMatch(reason);
  });

  test('a line that was changed breaks the chain', async () => {
    const target = newFolder();
    const text = readFileSync(join(first, 'audit.jsonl'), 'utf8');
    writeFileSync(join(target, 'audit.jsonl'), text.replace('"weight":', '"weight": '));
    expect((await second(target)).stdout).toMatch(/^wrong: line 12: the chain is broken/);
  });
});

test('no file and no log are said to be wrong, and other calls are explained', async () => {
  expect((await second(join(newFolder(), 'nothing'))).code).toBe(1);
  expect((await second(fixture('zusagen.csv'))).code).toBe(1);
  expect((await execute('python3', [PROGRAM], { env: NO_LOCALE })).code).toBe(2);
  expect(bodyOf(first, 'panel.allocation')).toHaveProperty('number');
});

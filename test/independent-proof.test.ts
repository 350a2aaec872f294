import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  AFTER,
  answersOffice,
  BEFORE,
  COMMIT_PANEL,
  COMMIT_SECOND,
  commitmentOf,
  committed,
  DRAW,
  DRAW_PANEL,
  DRAW_SECOND,
  done,
  LOTTO,
  office,
  PLANNED,
  register,
  SEED,
  saveAnswers,
  TWO_STAGES,
  twoStages,
} from './cli/commitments.js';
import { save, withColumn } from './cli/registers.js';
import { FIXTURES, newFolder, ROUND } from './cli/run.js';
import { holds, inFolder, proof, slipHolds } from './second-proof.js';

/** Draws on a commitment, held by a second program that was written from docs/SPEC.md: log and urn, nothing else. */

/** Two slips of people drawn that have a text in them hold by a log that may have gone on. */
async function slipsHold(folder: string, name: string, key: readonly string[], log: string, text: string) {
  await done(folder, ['prove', name, '--drawn', '-o', 'slips', ...key]);
  const paths = readdirSync(join(folder, 'slips')).map((file) => join('slips', file));
  const chosen = paths.filter((path) => readFileSync(join(folder, path), 'utf8').includes(text));
  expect(chosen.length).toBeGreaterThanOrEqual(2);
  for (const path of chosen.slice(0, 2)) await slipHolds(folder, log, path);
}

const STRATA = /stratify:[\s\S]*?sample:/;
const LIMITED = PLANNED.replace('reserve: 1.5', 'reserve: 1\n  max_per_household: 1');
const QUOTAS = PLANNED.replace(
  'size: 14',
  'size: 14\n  allocation: quotas\n  quotas: [{ gender: w, min: 6, max: 8 }]',
)
  .replace('reserve: 1.5', 'reserve: 0.5')
  .replace(/ {2}- age: .*\n/, '');
const TABLE = PLANNED.replace(STRATA, 'stratify: [gender]\nsample:').replace(
  'size: 14',
  'size: 14\n  allocation: table\n  table: [{ gender: w, size: 8 }, { gender: m, size: 6 }]',
);
const announcing = (event: string) => PLANNED.replace(/ {2}event: .*/, `  ${event}`);
const DRAND = announcing('event: { type: drand, chain: quicknet, round: 1000 }');
const drawing = (...event: readonly string[]) => [...DRAW.slice(0, 5), ...event, '--at', AFTER];
const DRAND_DRAW = drawing('--drand', 'round.json');

/** Four dimensions, so that a margin has three. */
const FOUR = PLANNED.replace(
  STRATA,
  (found) => `${found.replace('sample:', '')}  - Staatsangehörigkeit\nsample:`,
);

const LETTERS: readonly (readonly [string, string, readonly string[], string])[] = [
  ['proportional shares', PLANNED, DRAW, 'proportional, the seed a result of the announced event (lotto)'],
  ['no strata', PLANNED.replace(STRATA, 'sample:'), DRAW, 'people in 1 strata'],
  ['one dimension', PLANNED.replace(STRATA, 'stratify: [district]\nsample:'), DRAW, 'proportional'],
  ['four dimensions', FOUR, DRAW, 'proportional'],
  ['no reserve', PLANNED.replace('reserve: 1.5', 'reserve: 0'), DRAW, '14 drawn and 0 in reserve'],
  ['a household limit', LIMITED, DRAW, 'exactly these 14 drawn and 14 in reserve'],
  [
    'too few people who do not live together',
    LIMITED.replace('size: 14', 'size: 90\n  allow_shortfall: true'),
    DRAW,
    'exactly these 80 drawn',
  ],
  ['a table', TABLE, DRAW, 'table, '],
  ['quotas', QUOTAS, DRAW, 'quotas, the seed a result of the announced event (lotto), number '],
  [
    'quotas and a household limit',
    QUOTAS.replace('reserve: 0.5', 'reserve: 0.5\n  max_per_household: 1'),
    DRAW,
    'exactly these 14 drawn',
  ],
  [
    'dice',
    announcing('event: { type: dice, count: 30, faces: 6 }'),
    drawing('--dice', '1 2 3 4 5 6 '.repeat(5)),
    'announced event (dice)',
  ],
  [
    'a free text',
    announcing('source: Summe der Wahl'),
    drawing('--seed', 'Summe 123456789012345678901234567890'),
    'a text as seed',
  ],
  ['a round of drand', DRAND, DRAND_DRAW, 'its signature was not checked, which needs another library'],
];

describe('letters', () => {
  test.each(LETTERS)('%s', async (_, plan, draw, said) => {
    const folder = await committed(plan);
    expect(await holds(folder)).toContain('nothing drawn yet');
    save(folder, 'round.json', ROUND);
    await done(folder, draw);
    const found = await holds(folder);
    expect(found).toContain(said);
    expect(found).toMatch(/^[^\n]+; no draw set aside\n$/);
  });

  test('the town of the fixtures', async () => {
    const folder = newFolder();
    const plan = ['-c', join(FIXTURES, 'musterstadt.yaml'), '-o', 'out'];
    await done(folder, ['commit', join(FIXTURES, 'musterstadt.csv'), ...plan, '--at', BEFORE]);
    const seed = ['--seed', SEED, '--at', AFTER];
    await done(folder, ['draw', join(FIXTURES, 'musterstadt.csv'), ...plan, ...seed]);
    expect(await holds(folder)).toContain('urn of 16428 people in 96 strata');
  });

  test('categories with all that has to be quoted', async () => {
    const forms = ['West, am "Tor"', 'Süd\nOst', '"', ',', 'x"y', 'e\u0301\u{1d538}', '\ufb00'];
    const table = withColumn(register, 'Stadtteil', (row) => forms[row % forms.length] ?? '');
    const folder = await committed(PLANNED, table);
    await done(folder, DRAW);
    expect(await holds(folder)).toContain('exactly these 14 drawn');
    await slipsHold(folder, 'out', [], 'out', 'Süd\\nOst');
  });

  test('draws that were set aside are counted', async () => {
    const folder = await committed();
    const wrong = DRAW.map((word) => (word === LOTTO ? LOTTO.replace('Superzahl 7', 'Superzahl 1') : word));
    await done(folder, wrong);
    await done(folder, [...DRAW, '--redraw', '--reason', 'vertippt']);
    expect(await holds(folder)).toContain('; 1 draw set aside\n');
    await done(folder, ['purge', 'out', '--yes', '--at', '2026-12-06T00:00:00Z']);
    expect(await holds(folder)).toContain('; 1 draw set aside\n');
    save(folder, 'out.key', '07'.repeat(32));
    const later = [...DRAW.slice(0, -1), '2026-12-07T00:00:00Z'];
    await done(folder, [...later, '--redraw', '--reason', 'Listen verloren']);
    expect(await holds(folder)).toContain('; 2 draws set aside\n');
  });
});

const PANELS: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
  ['quotas', [], [], 'from the seed, exactly these 20 drawn'],
  ['a household limit', ['--max-per-household', '1'], [], 'from the seed, exactly these 20 drawn'],
  ['two of a household', ['--max-per-household', '2'], [], 'exactly these 20 drawn'],
  ['another objective', ['--objective', 'nash'], [], 'exactly these 20 drawn'],
  ['balls', ['--balls'], ['--panel-number', '417'], 'number 417 from balls, exactly these 20 drawn'],
  [
    'balls and a household limit',
    ['--balls', '--max-per-household', '1'],
    ['--panel-number', '3'],
    'number 3 from balls, exactly these 20 drawn',
  ],
];
const POTS = `version: 1
register: { columns: { id: Nr, gender: Geschlecht } }
stratify: [{ gender: { w: [weiblich], m: [männlich], d: [divers] } }]
sample:
  size: 9
  allocation: table
  reserve: 0.5
  table: [{ gender: w, size: 4 }, { gender: m, size: 4 }, { gender: d, size: 1 }]
`;

describe('panels', () => {
  test.each(PANELS)('%s', async (_, commit, draw, said) => {
    const folder = answersOffice();
    await done(folder, [...COMMIT_PANEL, ...commit]);
    expect(await holds(folder)).toContain('nothing drawn yet');
    await done(folder, [...DRAW_PANEL, ...draw]);
    expect(await holds(folder)).toContain(said);
    for (const id of ['N1000', 'N1001']) {
      await done(folder, ['prove', 'out', '--id', id, '-o', `${id}.json`]);
      await slipHolds(folder, 'out', `${id}.json`);
    }
  });

  test('pots, with a reserve', async () => {
    const folder = answersOffice();
    save(folder, 'plan.yaml', POTS);
    await done(folder, ['commit', 'answers.csv', '--panel', '-c', 'plan.yaml', '-o', 'out', '--at', BEFORE]);
    await done(folder, ['panel', 'answers.csv', '-c', 'plan.yaml', '-o', 'out', '-s', SEED, '--at', AFTER]);
    expect(await holds(folder)).toContain('exactly these 9 drawn and 5 in reserve');
  });

  test.each([
    ['', [], 'exactly these 17 drawn'],
    [', whose households are not in the urn', ['--max-per-household', '1'], '17 people of the urn (which of'],
  ])('people who are on it already%s', async (_, flags, said) => {
    const folder = answersOffice();
    save(folder, 'schon.csv', 'Nr\nN1000\nN1006\nN1013\n');
    await done(folder, [...COMMIT_PANEL, '--already', 'schon.csv', ...flags]);
    await done(folder, [...DRAW_PANEL, '--already', 'schon.csv']);
    expect(await holds(folder)).toContain(said);
  });

  test('letters, a panel of those who were invited, and one for those who left', async () => {
    const folder = await twoStages();
    await done(folder, DRAW_SECOND);
    const both = await holds(folder, 'gremium', 'out/urn.csv');
    expect(both).toMatch(/^holds: draw: commitment .*\nholds: panel: the given commitment .*\n$/);
    const one = await proof(folder, ...inFolder('gremium'));
    expect([one.code, one.stdout]).toMatchObject([
      1,
      expect.stringMatching(/^wrong: draw: its urn was not given\nholds: panel: /),
    ]);
    const drawn = readFileSync(join(folder, 'gremium/panel.csv'), 'utf8').match(/P\d{9}/g) ?? [];
    save(folder, 'bleiben.csv', `PersonID\n${drawn.slice(0, 6).join('\n')}\n`);
    const further = (args: readonly string[], at: string) => [
      ...args.map((word) => ({ gremium: 'weiter', out: 'gremium' })[word] ?? word),
      ...['--already', 'bleiben.csv', '--at', at],
    ];
    await done(folder, further(COMMIT_SECOND, '2027-02-01T10:00:00Z'));
    await done(folder, further(DRAW_SECOND, '2027-02-06T20:00:00Z'));
    const all = await holds(folder, 'weiter', 'gremium/urn.csv', 'out/urn.csv');
    expect(all).toMatch(/^(holds: [^\n]*\n){3}$/);
    expect(all).toContain('exactly these 2 drawn');
    await slipsHold(folder, 'gremium', ['--key-file', 'out.key'], 'weiter', commitmentOf(folder, 'gremium'));
  });

  test('behind a draw without a commitment, of which nothing is proven', async () => {
    const folder = office(TWO_STAGES);
    save(folder, 'out.key', '07'.repeat(32));
    await done(folder, [...DRAW, '--key-file', 'out.key']);
    saveAnswers(folder);
    await done(folder, COMMIT_SECOND);
    await done(folder, DRAW_SECOND);
    expect(await holds(folder, 'gremium')).toMatch(/^not proven: draw: without a commitment/);
    const alone = await proof(folder, 'out/audit.jsonl', 'gremium/urn.csv');
    expect([alone.code, alone.stdout]).toMatchObject([1, expect.stringContaining('wrong: ')]);
  });
});

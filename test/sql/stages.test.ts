import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageOn, readAge, readBirthDate, readReferenceDate } from '../../src/core/age.js';
import { sha256Text } from '../../src/core/digest.js';
import { hiddenCharacter } from '../../src/core/hidden.js';
import type { ColumnDimension, DrawPlan } from '../../src/core/plan.js';
import { categoryByLot, lotCategories, valueClassifier } from '../../src/core/strata.js';
import { normaliseText } from '../../src/core/text.js';
import { Columns } from '../../src/report/sql/columns.js';
import { dialectOf } from '../../src/report/sql/dialect.js';
import { frameStages } from '../../src/report/sql/frame.js';
import { personStages } from '../../src/report/sql/person.js';
import { statement } from '../../src/report/sql/stage.js';
import { type Database, isFit, start, TESTED } from './database.js';
import { planFor } from './plans.js';

/** Fields are read by a database as by this program, whatever stands in them. */

const WHITE = [
  ...[
    '\t',
    '\n',
    '\v',
    '\f',
    '\r',
    ' ',
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2028',
    '\u2029',
    '\u202f',
    '\u205f',
    '\u3000',
  ],
  ...Array.from({ length: 11 }, (_, at) => String.fromCodePoint(0x2000 + at)),
];

const two = (number: number) => String(number).padStart(2, '0');

/** Dates of all forms, whole and in part, possible and not. */
function dates(): string[] {
  const days = [0, 1, 2, 28, 29, 30, 31, 32];
  const months = [0, 1, 2, 4, 11, 12, 13];
  const years = ['0000', '1895', '1896', '1900', '1950', '2000', '2024', '2026', '2027'];
  const whole = days.flatMap((d) =>
    months.flatMap((m) =>
      years.flatMap((y) => [
        `${d}.${m}.${y}`,
        `${two(d)}.${two(m)}.${y}`,
        `${y}-${two(m)}-${two(d)}`,
        `${y}${two(m)}${two(d)}`,
        `${two(d)}${two(m)}${y}`,
      ]),
    ),
  );
  const times = [
    ' 0:00',
    'T00:00',
    ' 00:00:00',
    'T00:00:00.000',
    ' 00:00:00,0Z',
    'T0:00Z',
    '  00:00',
    ' 00:01',
    ' 0:00:00.',
    ' 00:00:00.0000000000',
    'Z',
  ];
  const stems = ['01.12.1990', '1.2.1990', '1990-12-01', '19901201', '01121990', '1990', '', '1.1.90'];
  const odd = [
    '',
    '1.1.50',
    '01.01.1950x',
    'x01.01.1950',
    '1950-1-1',
    '1950/01/01',
    '١٩٥٠',
    '1950-00',
    '01.01.19500',
    '-1',
    '1e3',
    ' 1950 ',
    '1.1.1950\n',
    '001.1.1950',
    '1950.01.01',
  ];
  return [
    ...new Set([
      ...whole,
      ...years,
      ...stems.flatMap((stem) => times.map((time) => stem + time)),
      ...odd,
      ...stems,
    ]),
  ];
}

describe.each(TESTED)('%s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
  });
  afterAll(() => database?.close());

  const AGE = `coalesce(CAST(age AS ${dialectOf(dialect).textType}), 'none')`;

  const fateOf = (text: string) =>
    hiddenCharacter(text) === null && isFit(dialect, text) ? 'frame' : 'error: character';

  /** Loads values as the column `v` of people numbered from 0, and asks something of each of them. */
  async function ask(
    plan: DrawPlan,
    values: readonly (string | null)[],
    from: 'judged' | 'person',
    asked: string,
  ) {
    await database.load('register', [['id', 'v'], ...values.map((value, at) => [`p${at}`, value] as const)]);
    const columns = new Columns(plan, dialectOf(dialect));
    const stages = [...frameStages(columns, 'register', new Map()), ...personStages(columns, 'no')];
    const rows = await database.query(statement(columns.dialect, stages, `SELECT id, ${asked} FROM ${from}`));
    const found = new Map(rows.map(([id = '', ...fields]) => [id, fields] as const));
    return values.map((_, at) => found.get(`p${at}`));
  }

  test.each(['YYYYMMDD', 'DDMMYYYY'] as const)('dates, eight digits being %s', async (order) => {
    const values = dates();
    expect(values.length).toBeGreaterThan(2000);
    const reference = readReferenceDate('2026-12-01');
    if (reference === null) throw new Error('no date');
    const plan = planFor({ birth: true, ...(order === 'DDMMYYYY' ? { dates: order } : {}) });
    const found = await ask(plan, values, 'judged', `${AGE}, fate`);
    const expected = values.map((value) => {
      const birth = readBirthDate(normaliseText(value), order);
      const age = typeof birth === 'string' ? birth : ageOn(reference, birth);
      return typeof age === 'string' ? ['none', 'error: age'] : [String(age), 'frame'];
    });
    expect(found).toEqual(expected);
  });

  test('an age column', async () => {
    const values = [
      '',
      '0',
      '00',
      '007',
      '130',
      '131',
      '999',
      '1000',
      '-1',
      '1.0',
      '٣',
      ' 42\u00a0',
      '1e1',
      null,
    ];
    const found = await ask(planFor({ age: true }), values, 'judged', AGE);
    const expected = values.map((value) => {
      const age = readAge(normaliseText(value ?? ''));
      return [typeof age === 'string' ? 'none' : String(age)];
    });
    expect(found).toEqual(expected);
  });

  test('white space at both ends, and nothing else, is taken away; NFC', async () => {
    const kept = ['\u180e', '\ufeff', '\u200b', '\u001c', '\u001f'];
    const values = [
      ...WHITE.map((one) => `${one}${one}u\u0308${one}x${one}`),
      ...kept.map((one) => `${one}ü${one}`),
      WHITE.join(''),
      '\u212b\u2126',
      'e\u0301\u0323',
      '\ud55c'.normalize('NFD'),
      null,
    ];
    const found = await ask(planFor({ dimension: {} }), values, 'judged', "'<' || c2 || '>', fate");
    const expected = values.map((value) => {
      const text = normaliseText(value ?? '');
      return [`<${text}>`, fateOf(text)];
    });
    expect(found).toEqual(expected);
  });

  test('characters that nobody sees are an error, each of them, and no other', async () => {
    const values = Array.from({ length: 0x3000 }, (_, code) => `a${String.fromCodePoint(code)}b`)
      .slice(dialect === 'postgres' ? 1 : 0)
      .concat([
        'a\u{e0100}b',
        'a\u{e01ef}b',
        'a\u{e01f0}b',
        'a\u{1d173}b',
        'a\ufeffb',
        'a\ufffdb',
        'a𝔸b',
        'a\ue000b',
      ]);
    const found = await ask(planFor({ dimension: {} }), values, 'judged', 'fate');
    const expected = values.map((value) => [fateOf(normaliseText(value))]);
    expect(found).toEqual(expected);
  });

  const hostile = [
    "O'Hara",
    '"',
    '\\',
    "\\' OR 1=1 --",
    "'; DROP TABLE register; --",
    '$' + '{x}',
    '%',
    'a\nb',
    '\u{1f600}',
    "''",
    '$$',
    '\\u0041',
    ':x',
    'Ä',
  ];
  const letters = [
    'Straße',
    'STRASSE',
    'Ärzte',
    'İz',
    'K',
    '\u212a',
    'ǅ',
    'a\nb',
    'MÄNNLICH',
    'weiblich',
    'x',
    'Ohne Angabe',
    'unbe\u212aannt',
    'WEIBLİCH',
    '',
  ];
  const dimensions: Readonly<Record<string, Partial<ColumnDimension>>> = {
    'each value a category': {},
    gender: { recognise: 'gender' },
    'gender in groups': {
      recognise: 'gender',
      categories: [
        { name: 'eins', values: ['w', 'Ä'] },
        { name: 'zwei', values: ['m'] },
      ],
      by_lot: ['d', 'x'],
    },
    'hostile groups': {
      categories: hostile.map((value, at) => ({
        name: hostile[(at + 1) % hostile.length] ?? '',
        values: [value],
      })),
    },
    'by lot of three': {
      categories: [
        { name: "a'", values: ['Ä'] },
        { name: 'b\\', values: ['"'] },
        { name: 'c', values: [] },
      ],
      by_lot: [...hostile.filter((value) => !['Ä', '"'].includes(value)), ''],
    },
    'whatever their case': {
      recognise: 'letters',
      categories: [
        { name: 'eins', values: ['straße', 'k', "o'hara"] },
        { name: 'zwei', values: ['ärzte', 'X', 'ä'] },
        { name: 'drei', values: ['weiblich', 'Weiblich'] },
      ],
    },
  };

  test.each(Object.entries(dimensions))('categories: %s', async (_, dimension) => {
    const plan = planFor({ dimension });
    const [full] = plan.stratify as readonly ColumnDimension[];
    if (full === undefined) throw new Error('no dimension');
    const classify = valueClassifier(full);
    // Many people have each value, so that a lot has something to decide.
    const texts = [...hostile, ...letters, ...letters.map((one) => one.toLowerCase())];
    const values = texts
      .filter((one) => isFit(dialect, one.normalize('NFC')))
      .flatMap((one) => Array(9).fill(one) as string[]);
    const found = await ask(plan, values, 'person', "coalesce(k1, 'none')");
    const expected = values.map((value, at) => {
      const text = normaliseText(value);
      const known = classify(text);
      if (known.kind === 'category') return [known.name];
      return [known.kind === 'unknown' ? 'none' : categoryByLot(sha256Text, lotCategories(full), `p${at}`)];
    });
    expect(found).toEqual(expected);
  });

  test('the lot, for 2 to 40 categories', async () => {
    for (const k of [2, 3, 7, 10, 40]) {
      const categories = Array.from({ length: k }, (_, at) => ({ name: `k${at}`, values: [`v${at}`] }));
      const plan = planFor({ dimension: { categories, by_lot: ['x'] } });
      const found = await ask(plan, Array(200).fill('x'), 'person', 'k1');
      const expected = Array.from({ length: 200 }, (_, at) => {
        const digits = createHash('sha256').update(`by-lot:p${at}`).digest('hex');
        return [`k${BigInt(`0x${digits}`) % BigInt(k)}`];
      });
      expect(found).toEqual(expected);
    }
  });
});

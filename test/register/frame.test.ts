import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { exclusionRules } from '../../src/core/frame.js';
import { byColumn, excludeWhere, planOf, read, register, table } from './registers.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const gender = (categories: [string, string[]][] | null, byLot: string[] = []) =>
  byColumn('G', {
    name: 'gender',
    recognise: categories === null ? 'gender' : 'none',
    categories: categories?.map(([name, values]) => ({ name, values })) ?? null,
    by_lot: byLot,
  });

describe('rules in their order (SPEC 4)', () => {
  const plan = planOf({
    columns: { age: 'Alter', district: 'Ort' },
    eligibility: {
      min_age: 16,
      max_age: 80,
      districts: ['Nord', 'Süd'],
      exclude: [
        excludeWhere('Sperre', 'nonempty'),
        { ids: 'rat.csv', reason: 'Rat', confidential: false },
        excludeWhere('Status', ['tot', '']),
      ],
    },
    stratify: [{ name: 'age', source: 'age', bands: [{ name: 'alle', from: 18, to: 70 }] }],
  });
  const idLists = new Map([[1, new Set(['2', '3', '99'])]]);
  const header = ['Nr', 'Sperre', 'Status', 'Alter', 'Ort'];

  test('the first rule that hits counts, and later ones do not see the row', async () => {
    expect(exclusionRules(plan).map((rule) => rule.kind)).toEqual([
      'exclude',
      'exclude',
      'exclude',
      'min-age',
      'max-age',
      'age-bands',
      'districts',
    ]);
    const rows = [
      ['1', 'ja', 'tot', '3', 'West'],
      ['2', '', 'tot', '3', 'West'],
      ['3', 'ja', '', '99', ''],
      ['4', '', 'tot', '3', 'West'],
      ['5', '', '', '99', 'West'],
      ['6', '', 'da', '3', 'West'],
      ['7', '', 'da', '81', 'West'],
      ['8', '', 'da', '17', 'West'],
      ['9', '', 'da', '71', 'West'],
      ['10', '', 'da', '18', 'West'],
      ['11', '', 'da', '18', 'Nord'],
      ['12', '', 'da', '70', 'Süd'],
    ];
    const outcome = await read(table([header, ...rows]), plan, { idLists });
    expect([outcome.problems, outcome.rows]).toEqual([[], 12]);
    expect(outcome.excluded).toEqual([2, 1, 2, 1, 1, 2, 1]);
    expect(outcome.strata).toEqual({ alle: 2 });
  });

  test('what is wrong with an excluded row does not matter', async () => {
    const rows = [
      ['1', 'ja', '', 'xx', ''],
      ['4', '', 'tot', '', ''],
      ['6', '', 'da', '3', ''],
    ];
    const outcome = await read(table([header, ...rows]), plan, { idLists });
    expect(outcome.problems).toEqual([]);
    expect(outcome.excluded).toEqual([1, 0, 1, 1, 0, 0, 0]);
  });

  test('limits of age belong to the ages that may be drawn', async () => {
    const ages = ['15', '16', '79', '80', '81'];
    const limits = planOf({ columns: { age: 'Alter' }, eligibility: { min_age: 16, max_age: 80 } });
    const outcome = await read(table([header, ...ages.map((age, nr) => [`${nr}`, '', '', age, ''])]), limits);
    expect(outcome.excluded).toEqual([1, 1]);
    expect(outcome.strata).toEqual({ '': 3 });
  });

  test('values of a rule are compared as the draw sees texts: trimmed, NFC, case kept', async () => {
    const rows = [' tot ', 'to\u0308t', 'töt', 'Tot', 'tot.'].map((status, nr) => [`${nr}`, status]);
    const strict = planOf({ eligibility: { exclude: [excludeWhere('Status', ['tot', 'töt'])] } });
    expect((await read(table([['Nr', 'Status'], ...rows]), strict)).excluded).toEqual([3]);
  });
});

describe('categories (SPEC 5)', () => {
  const people = (values: string[]) => table([['Nr', 'G'], ...values.map((value, nr) => [`${nr}`, value])]);

  test('the usual spellings of genders are recognised whatever their case', async () => {
    const spellings = [
      'm',
      'M',
      'männlich',
      'MÄNNLICH',
      'male',
      'w',
      'F',
      'Weiblich',
      'female',
      'd',
      'Divers',
    ];
    const open = ['diverse', 'x', 'X', 'ohne Angabe', 'Keine Angabe', 'unbekannt', '', ' '];
    const outcome = await read(people([...spellings, ...open]), planOf({ stratify: [gender(null)] }));
    expect(outcome.problems).toEqual([]);
    expect(outcome.strata).toEqual({ d: 3, m: 5, w: 4, x: 7 });
  });

  test('a plan that maps values takes them as they are, the empty one too', async () => {
    const plan = planOf({
      stratify: [
        gender([
          ['Frau', ['w', 'F']],
          ['Rest', ['m', '', 'x']],
        ]),
      ],
    });
    expect((await read(people(['w', 'F', 'm', '', ' x ']), plan)).strata).toEqual({ Frau: 2, Rest: 3 });
  });

  test('values are handed over by lot with the label alone, before any seed', async () => {
    const plan = planOf({
      stratify: [
        gender(
          [
            ['w', ['w']],
            ['m', ['m']],
          ],
          ['d', ''],
        ),
      ],
    });
    const values = Array.from({ length: 60 }, (_, nr) => ['w', 'm', 'd', ''][nr % 4] ?? '');
    for (const key of [undefined, 'ab'.repeat(32)]) {
      const expected = { w: 0, m: 0 };
      for (const [nr, value] of values.entries()) {
        const label = key === undefined ? `${nr}` : sha256(`${sha256(`${key}:${nr}`)}:${nr}`);
        const lot = BigInt(`0x${sha256(`by-lot:${label}`)}`) % 2n === 0n ? 'w' : 'm';
        expected[value === 'w' || value === 'm' ? value : lot]++;
      }
      const parts = key === undefined ? {} : { key };
      expect((await read(people(values), plan, parts)).strata).toEqual(expected);
    }
  });

  test('any number of columns make the strata, only combinations that somebody has', async () => {
    const rows = [
      ['1', 'Nord', 'A', '1'],
      ['2', 'Nord', 'A', '1'],
      ['3', 'Nord', 'B', '1'],
      ['4', 'Süd', 'A', '2'],
    ];
    const plan = planOf({ stratify: ['Ort', 'Art', 'Los'].map((column) => byColumn(column)) });
    const outcome = await read(table([['Nr', 'Ort', 'Art', 'Los'], ...rows]), plan);
    expect(outcome.strata).toEqual({ 'Nord / A / 1': 2, 'Nord / B / 1': 1, 'Süd / A / 2': 1 });
  });

  test('values grouped by the plan fall together, spelt in whatever form', async () => {
    const groups = [
      { name: 'Mitte', values: ['Zähringen', 'Altstadt'] },
      { name: 'Rand', values: ['Opfingen'] },
    ];
    const plan = planOf({ stratify: [byColumn('G', { name: 'district', categories: groups })] });
    const outcome = await read(people(['Za\u0308hringen', 'Altstadt ', '"Opfingen"', '\tAltstadt']), plan);
    expect(outcome.strata).toEqual({ Mitte: 3, Rand: 1 });
  });

  test('without strata there is one with everybody', async () => {
    expect((await read(people(['a', 'b']), planOf())).strata).toEqual({ '': 2 });
  });
});

describe('people', () => {
  test('an id of several columns keeps their parts apart, in the order of the plan', async () => {
    const plan = planOf({ columns: { id: ['B', 'A'] } });
    const { people, problems } = await read(
      table([
        ['A', 'B'],
        ['bc', 'a'],
        ['c', 'ab'],
        ['', 'x'],
      ]),
      plan,
    );
    expect(problems).toEqual([]);
    expect(people.map((person) => person.label).sort()).toEqual(['a\u001fbc', 'ab\u001fc', 'x\u001f']);
  });

  test('ids are normalised, so a decomposed umlaut or outer spaces make no other ticket', async () => {
    const one = await read('Nr;X\n Ä1 ;a\n', planOf());
    const other = await read('Nr;X\n"A\u03081";a\n', planOf());
    expect(one.people.map(({ ticket, label }) => [ticket, label])).toEqual([
      [sha256(`${sha256('seed')}Ä1`), 'Ä1'],
    ]);
    expect(other.people[0]?.ticket).toBe(one.people[0]?.ticket);
  });

  test('with a key the label is a pseudonym of the id', async () => {
    const key = '01'.repeat(32);
    const { people } = await read('Nr\n7\n', planOf(), { key });
    expect(people.map((person) => person.label)).toEqual([sha256(`${sha256(`${key}:7`)}:7`)]);
  });

  test('people share a household if all its columns agree; where all are empty nobody shares it', async () => {
    const header = ['Nr', 'Name', 'Straße'];
    const rows = [
      ['1', 'Maier', 'Weg 1'],
      ['2', ' Maier', '"Weg 1"'],
      ['3', 'Maier', 'Weg 2'],
      ['4', '', ''],
      ['5', '', 'Weg 1'],
    ];
    const plan = planOf({ columns: { household: ['Name', 'Straße'] }, perHousehold: 1 });
    const { people } = await read(table([header, ...rows]), plan);
    const households = new Map(people.map((person) => [person.label, person.household]));
    expect(['1', '2', '3', '4', '5'].map((nr) => households.get(nr))).toEqual([
      'Maier\u001fWeg 1',
      'Maier\u001fWeg 1',
      'Maier\u001fWeg 2',
      '',
      '\u001fWeg 1',
    ]);
  });

  test('a person comes with the record as it stood', async () => {
    const { people } = await read('Nr;X;Y\n1;" a ""b""\n";  c \n', planOf());
    expect(people[0]?.fields).toEqual({ Nr: '1', X: ' a "b"\n', Y: '  c ' });
  });

  test('people of a second file with its columns in another order are found in the right columns', async () => {
    const plan = planOf({
      columns: { age: 'Alter' },
      eligibility: { min_age: 16 },
      stratify: [byColumn('Ort')],
    });
    const files = [
      register('Nr;Alter;Ort\n1;20;A\n', 'a.csv'),
      register('Ort,Nr,Alter\nB,30,15\nB,2,40\n', 'b.csv'),
    ];
    const { strata, excluded, people } = await read(files, plan);
    expect([strata, excluded]).toEqual([{ A: 1, B: 1 }, [1]]);
    expect(people.map(({ label, file }) => [label, file]).sort()).toEqual([
      ['1', 'a.csv'],
      ['2', 'b.csv'],
    ]);
  });
});

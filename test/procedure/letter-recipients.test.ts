import { describe, expect, test } from 'vitest';
import type { Called } from '../../src/core/called.js';
import type { DrawPlan } from '../../src/core/plan.js';
import { Refusal } from '../../src/core/problem.js';
import type { LettersInput } from '../../src/plan/letters-schema.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import type { CalledPerson } from '../../src/procedure/called-people.js';
import { letterColumns } from '../../src/procedure/letter-columns.js';
import { holesOf, Recipients } from '../../src/procedure/letter-recipients.js';

/** Rows of registers as recipients: what columns are called, and what stands in them. */

const PLAIN = {
  Familienname: 'Müller',
  Vorname: 'Kim',
  Strasse: 'Hauptstr.',
  Hausnummer: '5',
  PLZ: '01234',
  Ort: 'Musterstadt',
};

function planFor(header: readonly string[], more: object = {}): DrawPlan {
  const input = {
    version: 1 as const,
    register: { columns: { id: [header[0] ?? ''] } },
    sample: { size: 1 },
    ...more,
  };
  return resolvePlan(input, { header, register: '', planFile: null, table: null }).plan;
}

interface Case {
  readonly plan?: object;
  readonly letters?: LettersInput;
  readonly categories?: readonly string[];
}

function recipientOf(
  row: Readonly<Record<string, string>>,
  { plan = {}, letters = {}, categories = [] }: Case = {},
) {
  const header = Object.keys(row);
  const drawn = planFor(header, plan);
  const recipients = new Recipients(
    letterColumns(header, letters, drawn, 'invitations.csv', null),
    drawn,
    letters,
  );
  const called = { categories } as unknown as Called;
  const person: CalledPerson = { called, id: '1', code: 'X', fields: new Map(Object.entries(row)) };
  return { recipient: recipients.of(person), recipients };
}

function refusedFor(header: readonly string[], letters: LettersInput = {}) {
  try {
    letterColumns(header, letters, planFor(header), 'invitations.csv', 'plan.yaml');
    return null;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems;
  }
}

describe('columns', () => {
  test.each([
    [['Nr', 'Nachname', 'Vornamen', 'Straße', 'Haus-Nr.', 'Postleitzahl', 'Wohnort']],
    [['0101 Familienname', '0301 Vornamen', '1206 Straße', '1208 Hausnummer', 'PLZ', 'Wohnort']],
    [['Name', 'Vorname', 'Straße und Hausnummer', 'PLZ Ort']],
    [['Vollständiger Name', 'Anschrift']],
    [['id', 'surname', 'first name', 'street', 'postcode', 'town']],
  ])('are found by their usual names: %j', (header) => {
    expect(refusedFor(header)).toBeNull();
  });

  test("that no letter can do without are named, all together, with the plan's key", () => {
    const [problem] = refusedFor(['Nr', 'Vorname', 'Telefon']) ?? [];
    expect(problem?.code).toBe('LETTER-002');
    const lines = problem?.params?.list as readonly {
      readonly text: string;
      readonly usual: string;
      readonly key: string;
    }[];
    expect(lines.map(({ key }) => key)).toEqual(['family_name', 'street', 'town', 'postcode']);
    expect(lines[1]?.usual).toContain('Strasse');
    expect(problem?.params?.columns).toEqual(['Nr', 'Vorname', 'Telefon']);
  });

  test('that the plan names are taken, and must be there', () => {
    const header = ['Nr', 'N1', 'S', 'P', 'O', 'Familienname', 'Strasse', 'PLZ', 'Ort'];
    const columns = { family_name: 'N1', street: 'S', postcode: 'P', town: 'O' };
    const found = letterColumns(header, { columns }, planFor(header), '', null).roles;
    expect([found.family_name, found.street, found.postcode, found.town]).toEqual(['N1', 'S', 'P', 'O']);
    const [problem] = refusedFor(header, { columns: { street: 'Strase' } }) ?? [];
    expect([problem?.code, problem?.where?.[0]?.key, problem?.params?.nearest]).toEqual([
      ...['LETTER-003', 'letters.columns.street', 'Strasse'],
    ]);
  });
});

describe('a row', () => {
  const cases: readonly (readonly [string, Record<string, string>, object])[] = [
    [
      'leading zeros of a house number, and a letter',
      { Hausnummer: '0012', Hausnummernzusatz: 'a' },
      { street: 'Hauptstr. 12a' },
    ],
    ['a fraction behind it', { Hausnummernzusatz: '1/2' }, { street: 'Hauptstr. 5 1/2' }],
    [
      'a letter in a column that can be an addition',
      { Zusatz: 'b' },
      { street: 'Hauptstr. 5b', addition: '' },
    ],
    ['an addition in it', { Zusatz: 'Hinterhaus' }, { street: 'Hauptstr. 5', addition: 'Hinterhaus' }],
    ['no house number', { Hausnummer: '0' }, { street: 'Hauptstr.' }],
    ['a doctorate', { Doktorgrad: 'DR.' }, { title: 'Dr.' }],
    ['a doctorate that is said by yes', { Doktorgrad: 'ja' }, { title: 'Dr.' }],
    ['Herr in the column of titles', { Titel: 'Herr' }, { title: '' }],
    ['an affix', { Vorsatzwort: 'von der' }, { prefix: 'von der', family: 'Müller' }],
    ['junior', { Namenszusatz: 'jun.' }, { prefix: '', family: 'Müller jun.' }],
    ['the name that somebody goes by', { Rufname: 'Alex', Vorname: 'Kim Alex' }, { given: 'Alex' }],
    ['no such name', { Rufname: '', Vorname: 'Kim Alex' }, { given: 'Kim Alex' }],
    ['the gender in words', { Geschlecht: 'weiblich' }, { gender: 'w' }],
    ['the gender d', { Geschlecht: 'd' }, { gender: null }],
    ['no gender, but a form of address', { Anrede: 'Herrn' }, { gender: 'm' }],
    ['Germany', { Land: 'Deutschland' }, { country: '' }],
    ['one of its Länder', { Land: 'Baden-Württemberg' }, { country: '' }],
    ['the key of a country', { Staat: '000' }, { country: '' }],
    ['another country', { Land: 'Österreich' }, { country: 'Österreich' }],
    ['postcode and town in one', { PLZ: '', Ort: '79098 Freiburg' }, { postcode: '79098', town: 'Freiburg' }],
    ['D- before the postcode', { PLZ: 'D-79098' }, { postcode: '79098' }],
    ['signs that nobody sees', { Familienname: 'Mül\u202eler\u0007' }, { family: 'Müller' }],
  ];
  test.each(cases)('with %s', (_, change, expected) => {
    expect(recipientOf({ id: '1', ...PLAIN, ...change }).recipient).toMatchObject(expected);
  });

  test('with the whole name and the whole address in a column each', () => {
    const row = {
      id: '1',
      'Vollständiger Name': 'Dr. Kim Müller',
      Anschrift: 'Hauptstr. 5, 79098 Freiburg',
      Geschlecht: 'w',
    };
    expect(recipientOf(row).recipient).toMatchObject({
      ...{
        family: 'Dr. Kim Müller',
        given: '',
        gender: null,
        street: 'Hauptstr. 5',
        postcode: '79098',
        town: 'Freiburg',
      },
    });
  });

  test("whose gender is one of the plan's own values", () => {
    const stratify = [{ gender: { w: ['2'], m: ['1'], by_lot: ['3'] } }];
    const plan = { register: { columns: { id: ['id'], gender: 'G' } }, stratify };
    const gender = (G: string) =>
      recipientOf({ id: '1', ...PLAIN, G }, { plan, categories: ['w'] }).recipient.gender;
    // Who is put into a group by lot is not greeted by it.
    expect([gender('1'), gender('2'), gender('3'), gender('')]).toEqual(['m', 'w', null, null]);
  });
});

describe('a minor', () => {
  const parents = {
    ...{
      'Vertreter 1 Familienname': 'Müller',
      'Vertreter 1 Vorname': 'Erika',
      'Vertreter 1 Geschlecht': 'w',
    },
    ...{ 'Vertreter 2 Familienname': 'Beck', 'Vertreter 2 Vorname': 'Max', 'Vertreter 2 Geschlecht': 'm' },
  };
  const eligibility = { reference_date: '2026-12-01', min_age: 14 };
  const row = { id: '1', ...PLAIN, ...parents };
  const through = (
    one: Record<string, string>,
    letters: LettersInput = {},
    more: object = {},
    categories: string[] = [],
  ) => {
    const { recipient, recipients } = recipientOf(
      { ...row, ...one },
      { letters, plan: { eligibility, ...more }, categories },
    );
    return [
      recipient.through.map(({ given, family, gender }) => `${given} ${family} ${gender}`),
      recipient.isRepresented,
      recipients.unknownAges,
    ];
  };
  const both = ['Erika Müller w', 'Max Beck m'];

  test('is written to through the representatives that the list has', () => {
    expect(through({ Alter: '17' })).toEqual([both, false, 0]);
    expect(through({ Geburtsdatum: '02.12.2008' })).toEqual([both, false, 0]);
    expect(through({ Geburtsdatum: '01.12.2008' })).toEqual([[], false, 0]);
    expect(through({ Alter: '17', 'Vertreter 1 Familienname': '' })).toEqual([['Max Beck m'], false, 0]);
  });

  test('is told by an age band that is wholly below 18, or wholly above', () => {
    const plan = {
      stratify: [{ age: ['14-17', '18-64', '65+'] }],
      register: { columns: { id: ['id'], age: 'A' } },
    };
    expect(through({ A: '' }, {}, plan, ['14-17'])).toEqual([both, false, 0]);
    expect(through({ A: '' }, {}, plan, ['18-64'])).toEqual([[], false, 0]);
  });

  test('is not guessed: it is counted that nobody can tell', () => {
    expect(through({ Alter: '' })).toEqual([[], false, 1]);
    const grown = { eligibility: { min_age: 18, reference_date: '2026-12-01' } };
    expect(through({ Alter: '' }, {}, grown)).toEqual([[], false, 0]);
  });

  test('without names of representatives goes the way that the plan says', () => {
    const nobody = { Alter: '17', 'Vertreter 1 Familienname': '', 'Vertreter 2 Familienname': '' };
    expect(through(nobody)).toEqual([[], false, 0]);
    expect(through(nobody, { minors: 'representatives' })).toEqual([[], true, 0]);
    expect(through({ Alter: '17' }, { minors: 'person' })).toEqual([[], false, 0]);
  });
});

test('what an address lacks is seen, and what it need not have is not', () => {
  const holes = (change: Record<string, string>) => {
    const { recipient } = recipientOf({ id: '1', ...PLAIN, ...change });
    return holesOf(recipient, [`${recipient.given} ${recipient.family}`]);
  };
  expect(holes({})).toEqual([]);
  expect(holes({ Strasse: '' })).toEqual(['street']);
  expect(holes({ Hausnummer: '' })).toEqual(['number']);
  expect(holes({ Familienname: '', Ort: '', PLZ: '1234' })).toEqual(['name', 'town', 'postcode']);
  expect(holes({ Land: 'Schweiz', PLZ: '8000', Hausnummer: '' })).toEqual([]);
  expect(holes({ Familienname: 'x'.repeat(120) })).toEqual(['long']);
});

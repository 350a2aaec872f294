import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DraftFacts, planDraft } from '../../src/plan/draft.js';
import { parsePlan } from '../../src/plan/load.js';
import { type PlanOverrides, readOverrides } from '../../src/plan/overrides.js';
import type { ShutOut } from '../../src/plan/shut-out.js';
import { type PlanComments, planText } from '../../src/plan/template.js';
import { EXAMPLE_HEADER, FILE } from './plans.js';

/** The plan that `init` writes: what flags said stands in it, and what nobody said is found or usual. */

const COMMENTS: PlanComments = {
  head: 'Plan',
  register: 'Register',
  columns: 'Spalten',
  household: 'Haushalt',
  eligibility: 'Wer\nund wann',
  exclude: 'Wer nicht:\n- { ids: rat.csv, reason: Rat }',
  stratify: 'Merkmale',
  sample: 'Wie viele',
  seed: 'Woher',
  'seed-open': 'Woher, ist noch offen',
  title: 'Wofür',
  output: 'output:\n  columns: [PLZ]   # sonst alle',
};

/** The header's column with blocks, as `init` finds it. */
const BLOCK: ShutOut = {
  column: 'Auskunftssperre',
  role: 'block',
  held: { column: 'Auskunftssperre', empty: 9, values: [['', 9]] },
  proposed: 'nonempty',
};

function written(overrides: PlanOverrides, more: Partial<DraftFacts> = {}) {
  const facts: DraftFacts = {
    header: EXAMPLE_HEADER,
    ids: ['Ordnungsmerkmal'],
    files: ['register.csv'],
    overrides,
    targets: null,
    language: 'de',
    today: '2026-11-26',
    shutOuts: [BLOCK],
    ...more,
  };
  const text = planText(planDraft(facts), COMMENTS);
  return { text, plan: parsePlan(text, FILE) };
}

/** Texts that YAML could take for something else. */
const text = fc.oneof(
  fc.constantFrom(
    'true',
    'null',
    '~',
    '01',
    '1e3',
    '# x',
    'a: b',
    '- x',
    "it's",
    '„Rat“',
    '[a]',
    '2026-12-01',
  ),
  fc.string({ minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '' && one.isWellFormed()),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const count = fc.integer({ min: 1, max: 999_999 });
const said = fc.record({
  title: optional(text),
  register: fc.record({
    encoding: optional(fc.constantFrom('auto', 'utf-8', 'utf-16le', 'windows-1252')),
    delimiter: optional(fc.constantFrom('auto', ';', ',', 'tab', '\t', '|')),
    columns: fc.record({
      district: optional(text),
      age: optional(text),
      gender: optional(text),
      household: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
    }),
  }),
  eligibility: fc.record({
    reference_date: optional(fc.constantFrom('2026-12-01', '2024-02-29')),
    min_age: optional(fc.integer({ min: 0, max: 60 })),
    max_age: optional(fc.integer({ min: 60, max: 130 })),
    districts: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
  }),
  stratify: optional(fc.constantFrom([], ['gender'], ['district', { age: ['16-29', '30+'] }])),
  sample: fc.record({
    size: optional(count),
    reserve: optional(fc.constantFrom('0', '1.5', '1.50', '0.0000001', '2')),
    max_per_household: optional(count),
  }),
  seed: fc.record({ source: optional(text) }),
  output: fc.record({ dialect: optional(fc.constantFrom('excel-de', 'rfc4180')) }),
});

describe('a new plan', () => {
  test('holds all that flags can say, as they said it', () => {
    fc.assert(
      fc.property(said, (typed) => {
        const { overrides } = readOverrides(JSON.parse(JSON.stringify(typed)));
        if (overrides === null) throw new Error('it is what flags can say');
        // Whatever else is in the plan; a section without keys is none.
        expect({ output: {}, seed: {}, ...written(overrides).plan }).toMatchObject(overrides);
      }),
      { numRuns: 300 },
    );
  });

  test('has the rule for a block on information beside the rules that were given', () => {
    const block = {
      ...{ column: 'Auskunftssperre', values: 'nonempty' as const, reason: 'Auskunftssperre' },
      confidential: true,
    };
    const status = { column: 'Status', values: ['verzogen'], reason: 'Status' };
    const rules = (exclude: NonNullable<PlanOverrides['eligibility']>['exclude']) =>
      written({ eligibility: { exclude } }).plan.eligibility?.exclude;
    expect(rules(undefined)).toEqual([block]);
    expect(rules([status])).toEqual([block, status]);
    expect(rules([{ ...block, values: ['1'], confidential: undefined }])).toEqual([
      { ...block, values: ['1'], confidential: true },
    ]);
    expect(rules([])).toEqual([]);
  });

  test('with quotas names their file, and neither dimensions nor a reserve that nobody asked for', () => {
    const overrides = { sample: { allocation: 'quotas' as const, quotas: 'q.csv', size: 35 } };
    const { plan, text } = written(overrides, { targets: '../quoten/q.csv' });
    expect(plan.sample).toEqual({ size: 35, allocation: 'quotas', quotas: '../quoten/q.csv' });
    expect(plan).not.toHaveProperty('stratify');
    expect(text).not.toContain('# Merkmale');
    const nash = { ...overrides.sample, objective: 'nash' as const, reserve: '0.5' };
    const more = written({ sample: nash, stratify: ['gender'] }, { targets: 'q.csv' }).plan;
    expect([more.sample?.objective, more.sample?.reserve, more.stratify]).toEqual([
      'nash',
      '0.5',
      ['gender'],
    ]);
  });

  test('has an example of the section output as long as nothing in it was asked for', () => {
    expect(written({}).text).toMatch(/\n# output:\n# {3}columns: \[PLZ\] {3}# sonst alle\n$/);
    const { text } = written({ output: { dialect: 'rfc4180' } });
    expect(text).toMatch(/\noutput:\n {2}dialect: rfc4180\n {2}# columns: \[PLZ\] {3}# sonst alle\n$/);
  });

  test('is the usual one where nothing was said, and has neither a title nor an event that nobody named', () => {
    expect(written({}).plan).toEqual({
      version: 1,
      language: 'de',
      register: {
        files: ['register.csv'],
        encoding: 'auto',
        delimiter: 'auto',
        columns: {
          id: ['Ordnungsmerkmal'],
          district: 'Stadtteil',
          birth_date: 'Geburtsdatum',
          gender: 'Geschlecht',
          household: ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'],
        },
      },
      eligibility: {
        reference_date: '2026-11-26',
        min_age: 16,
        exclude: [
          { column: 'Auskunftssperre', values: 'nonempty', reason: 'Auskunftssperre', confidential: true },
        ],
      },
      stratify: ['district', { gender: { by_lot: ['d', 'x'] } }, { age: ['16-29', '30-44', '45-64', '65+'] }],
      sample: { size: 200, allocation: 'proportional', reserve: '1.5' },
    });
  });
});

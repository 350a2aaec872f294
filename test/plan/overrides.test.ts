import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { Refusal } from '../../src/core/problem.js';
import { parsePlan } from '../../src/plan/load.js';
import { readOverrides } from '../../src/plan/overrides.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { contextOf, FILE } from './plans.js';

/** What flags change of a plan, and what a log says that they changed. */

/** Whatever a flag can say, in the shape of a plan file. */
const text = fc.constantFrom('', 'A', ' A ', 'Nord', '65+', '1-2-3', 'none', 'ä', 'auto', 'tab', 'quotas');
const number = fc.constantFrom(-1, 0, 1, 1.5, 16, 130, 131, 999_999);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rule = fc.record({
  column: text,
  values: fc.oneof(fc.constant('nonempty'), fc.array(text, { maxLength: 2 })),
  reason: text,
});
const dimension = fc.oneof(text, fc.record({ age: fc.array(text, { maxLength: 2 }) }));
const nameOf = (one: string | object) => (typeof one === 'string' ? one : 'age');
const written = fc.record({
  title: optional(text),
  register: optional(
    fc.record({
      encoding: optional(fc.constantFrom('auto', 'utf-8', 'latin1')),
      delimiter: optional(fc.constantFrom(';', 'tab', ';;')),
      columns: optional(fc.record({ id: optional(fc.array(text, { maxLength: 2 })), age: optional(text) })),
    }),
  ),
  eligibility: optional(
    fc.record({
      reference_date: optional(fc.constantFrom('2026-12-01', '1.12.2026', '2026-13-01')),
      min_age: optional(number),
      max_age: optional(number),
      districts: optional(fc.array(text, { maxLength: 2 })),
      exclude: optional(fc.array(rule, { maxLength: 2 })),
    }),
  ),
  stratify: optional(fc.uniqueArray(dimension, { maxLength: 2, selector: nameOf })),
  sample: optional(
    fc.record({
      size: optional(number),
      objective: optional(fc.constantFrom('nash', 'fair')),
      reserve: optional(fc.oneof(number, fc.constantFrom('1.5', '1,5', '1.50', '-1'))),
      max_per_household: optional(number),
    }),
  ),
  output: optional(fc.record({ dialect: optional(fc.constantFrom('rfc4180', 'excel')) })),
});

/** Without what isn't there, as JSON has it. */
const typed = written.map((value) => JSON.parse(JSON.stringify(value)) as Record<string, Json>);

/** `code key` of every problem, each once. */
function spots(attempt: () => unknown): string[] {
  try {
    attempt();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return [...new Set(cause.problems.map(({ code, where }) => `${code} ${where?.[0]?.key}`))].sort();
  }
  return [];
}

/** Found in a file when it is resolved, whatever the register is. */
const RESOLVED = /^PLAN-(?:021|027|028) |^PLAN-015 eligibility.reference_date/;

/** What a file with the same in it is refused with: by its schema, or else when it is resolved. */
function inFile(overrides: Readonly<Record<string, Json>>): { bySchema: string[]; resolved: string[] } {
  const text = stringify({ version: 1, ...overrides });
  const bySchema = spots(() => parsePlan(text, FILE));
  if (bySchema.length > 0) return { bySchema, resolved: [] };
  const resolved = spots(() => resolvePlan(parsePlan(text, FILE), contextOf()));
  return { bySchema, resolved: resolved.filter((spot) => RESOLVED.test(spot)) };
}

function refusals(overrides: unknown): string[] {
  return spots(() => {
    const { problems } = readOverrides(overrides);
    if (problems.length > 0) throw new Refusal('usage', problems);
  });
}

describe('overrides', () => {
  test('are refused if and only if a plan file with the same in it is, for the same reasons in the same places', () => {
    const tried = { refused: 0, taken: 0 };
    fc.assert(
      fc.property(typed, (overrides) => {
        const found = refusals(overrides);
        tried[found.length > 0 ? 'refused' : 'taken']++;
        const { bySchema, resolved } = inFile(overrides);
        // A file that the schema refuses is not looked at any further; flags are, so that all faults come at once.
        const isMore = (spot: string) =>
          bySchema.length > 0 && RESOLVED.test(spot) && !bySchema.includes(spot);
        expect(found.filter((spot) => !isMore(spot))).toEqual([...bySchema, ...resolved]);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(tried.refused, tried.taken)).toBeGreaterThan(20);
  });

  test('are the same when they are read back from a log', () => {
    let taken = 0;
    fc.assert(
      fc.property(typed, (written) => {
        const { overrides } = readOverrides(written);
        if (overrides === null) return;
        taken++;
        const logged = canonicalJson(overrides as Json);
        expect(readOverrides(JSON.parse(logged)).overrides).toEqual(overrides);
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  test('are typed: spaces at the ends gone, one name a list of one, decimals texts', () => {
    const { overrides } = readOverrides({
      register: { columns: { id: ' Nr ', household: ['Name', 'PLZ '] } },
      eligibility: {
        districts: [' Nord'],
        exclude: [{ column: 'Status', values: [' x'], reason: 'Status' }],
      },
      stratify: ['gender', { age: ['16-29 '] }],
      sample: { reserve: 1.5, size: 3 },
    });
    expect(overrides).toEqual({
      register: { columns: { id: ['Nr'], household: ['Name', 'PLZ'] } },
      eligibility: { districts: ['Nord'], exclude: [{ column: 'Status', values: ['x'], reason: 'Status' }] },
      stratify: ['gender', { age: ['16-29'] }],
      sample: { reserve: '1.5', size: 3 },
    });
  });

  test.each([
    ['a number for a list', { stratify: 5 }, ['PLAN-011 stratify']],
    ['nothing at all', null, ['PLAN-011 ']],
    ['a list', [], ['PLAN-011 ']],
    ['a text', 'stratify', ['PLAN-011 ']],
    ['a version, which no flag changes', { version: 1 }, ['PLAN-010 version']],
    ['a section for the panel', { panel: {} }, ['PLAN-010 panel']],
    ['files of a register', { register: { files: ['a.csv'] } }, ['PLAN-010 register.files']],
    ['rows of quotas', { sample: { quotas: [{ gender: 'w', min: 1 }] } }, ['PLAN-011 sample.quotas']],
    ['a table', { sample: { table: 'a.csv' } }, ['PLAN-010 sample.table']],
    [
      'people who were never invited',
      { eligibility: { uninvited: true } },
      ['PLAN-010 eligibility.uninvited'],
    ],
    ['a shortfall', { sample: { allow_shortfall: true } }, ['PLAN-010 sample.allow_shortfall']],
    [
      'several at once',
      {
        sample: { size: 0 },
        eligibility: { max_age: 999_999, districts: [] },
        stratify: [{ age: ['1-2-3'] }],
      },
      [
        ...['PLAN-014 eligibility.max_age', 'PLAN-014 sample.size', 'PLAN-015 eligibility.districts'],
        'PLAN-027 stratify.0.age',
      ],
    ],
    [
      'bands and ages that do not fit',
      {
        eligibility: { min_age: 20, max_age: 19, reference_date: '2026-02-30' },
        stratify: ['gender', { age: ['1-2-3', '16-29', '20+'] }],
      },
      [
        'PLAN-015 eligibility.reference_date',
        'PLAN-021 eligibility.max_age',
        'PLAN-027 stratify.1.age',
        'PLAN-028 stratify.1.age',
      ],
    ],
  ])('of a log that say %s are problems with their places', (_, forged, expected) => {
    expect(refusals(forged)).toEqual(expected);
    expect(readOverrides(forged).overrides).toBeNull();
  });
});

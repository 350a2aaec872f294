import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrawPlan } from '../../src/core/plan.js';
import { csvText, type Table } from '../cli/registers.js';
import { newFolder, SEED } from '../cli/run.js';
import { ours } from '../second-program.js';
import { asRows, drawIn, selectingOf, withoutStratum } from './compare.js';
import { type Database, start, TESTED } from './database.js';
import { planFor } from './plans.js';

/** Names and values as nobody would choose them, and households that are in each other's way. */

const NAMES = [
  '"',
  "O'Hara",
  'a""b',
  'Straße und Nr.',
  '\\',
  '$' + '{x}',
  '; DROP TABLE register; --',
  '日本',
  '%s',
];
const VALUES = ["'", '"', '\\', "\\'", 'a--b', '/*x', '$' + '{x}', 'Ä', 'ﬀ', '𝔸', 'a\nb', "'' || ''"];

/** The columns have the names one after the other: id, exclusion, two dimensions, household. */
function hostilePlan([
  id = '',
  rule = '',
  first = '',
  second = '',
  home = '',
  other = '',
]: readonly string[]): DrawPlan {
  const plan = planFor({});
  const plain = { source: 'column', recognise: 'none' } as const;
  const categories = [
    { name: "'; --", values: VALUES.slice(0, 5) },
    { name: '"\\', values: VALUES.slice(5, 9) },
  ];
  return {
    ...plan,
    register: {
      ...plan.register,
      columns: { ...plan.register.columns, id: [id, other], household: [home, other] },
    },
    eligibility: {
      ...plan.eligibility,
      exclude: [{ column: rule, values: VALUES.slice(0, 2), reason: "'", confidential: false }],
    },
    stratify: [
      { ...plain, name: '\'"\\', column: first, categories: null, by_lot: [] },
      { ...plain, name: '--', column: second, categories, by_lot: VALUES.slice(9) },
    ],
    sample: { ...plan.sample, size: 30, reserve: '0.5' },
  };
}

describe.each(TESTED)('%s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
  });
  afterAll(() => database?.close());

  async function expectSame(table: Table, plan: DrawPlan, seed: string): Promise<void> {
    const files = [['register.csv', Buffer.from(csvText(table))] as const];
    const result = await ours({ files, plan, seed }, newFolder());
    await database.load('register', table);
    const found = await drawIn(database, { plan, table: 'register', selecting: [selectingOf(result)] });
    expect(found.faults).toEqual([]);
    expect(withoutStratum(found)).toEqual(asRows(result));
  }

  const names = dialect === 'spark' ? NAMES.filter((name) => !name.includes('$')) : NAMES;

  test.each(names.map((_, at) => at))(
    'names and values that would be something else in SQL, %i',
    async (at) => {
      const header = [...names.slice(at), ...names.slice(0, at)];
      const value = (row: number, step: number) => VALUES[(row * step + at) % VALUES.length] ?? '';
      const rows = Array.from({ length: 200 }, (_, row) => [
        `${value(row, 5).replace('\n', '|')}${row}`,
        value(row, 7),
        value(row, 1),
        value(row, 11),
        value(row, 1),
        ...header.slice(5).map(() => 'x'),
      ]);
      await expectSame([header, ...rows], hostilePlan(header), `${SEED} ${at}`);
    },
  );

  // There a household limit is refused.
  test.skipIf(dialect === 'spark')(
    'households of one town, of one to nine people, in three strata',
    { timeout: 180_000 },
    async () => {
      const draw = fc.record({
        limit: fc.integer({ min: 1, max: 3 }),
        homes: fc.integer({ min: 2, max: 30 }),
        size: fc.integer({ min: 1, max: 60 }),
        reserve: fc.constantFrom('0', '0.5', '1.1', '3'),
        seed: fc.integer({ min: 0, max: 1e6 }),
      });
      await fc.assert(
        fc.asyncProperty(draw, async ({ limit, homes, size, reserve, seed }) => {
          const plan = planFor({ dimension: {} });
          const rows = Array.from({ length: 60 }, (_, row) => {
            const home = (row * 7 + seed) % homes;
            return [`p${row}`, `s${(row * row + seed) % 3}`, home % 5 === 0 ? '' : `h${home}`];
          });
          const limited: DrawPlan = {
            ...plan,
            register: { ...plan.register, columns: { ...plan.register.columns, household: ['home'] } },
            sample: { ...plan.sample, size, reserve, max_per_household: limit, allow_shortfall: true },
          };
          await expectSame([['id', 'v', 'home'], ...rows], limited, String(seed));
        }),
        { numRuns: 12, seed: 1 },
      );
    },
  );

  test.skipIf(dialect === 'spark')(
    'a stratum that stays short: nobody is drawn, unless the plan allows it',
    async () => {
      const plan = planFor({});
      const rows = Array.from({ length: 20 }, (_, row) => [`p${row}`, '', 'h']);
      const limited = (allow_shortfall: boolean): DrawPlan => ({
        ...plan,
        register: { ...plan.register, columns: { ...plan.register.columns, household: ['home'] } },
        sample: { ...plan.sample, size: 2, max_per_household: 1, allow_shortfall },
      });
      const strata = [{ categories: [], size: 20, invited: 2 }];
      const selecting = [{ town: '', seedHash: 'a'.repeat(64), strata }];
      await database.load('register', [['id', 'v', 'home'], ...rows]);
      const people = async (allowed: boolean) =>
        (await drawIn(database, { plan: limited(allowed), table: 'register', selecting })).people.length;
      expect([await people(false), await people(true)]).toEqual([0, 1]);
    },
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shownCode } from '../src/core/reply-code.js';
import { disk } from '../src/node/disk.js';
import { calledPeople } from '../src/procedure/called-people.js';
import { committed, DRAW, done, office, PLANNED, verdict } from './cli/commitments.js';
import { town, withColumn } from './cli/registers.js';
import { FIXTURES, readEntries } from './cli/run.js';
import { later, laterHolds, logAlone, procedure, replacements, theirCodes, URN } from './second-later.js';

/**
 * What comes after the letters by a second program that was written from docs/SPEC.md: whoever is called next, in
 * published cases and in invented procedures, and reply codes.
 */

test('who gets the places of those who are out, in the published cases', async () => {
  const file = `${FIXTURES}/vectors/replacements.json`;
  const { code, stdout } = await later(FIXTURES, '--vectors', file);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { replaced: unknown }[] };
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(cases.map(({ replaced }) => replaced));
  expect(cases).toHaveLength(3);
});

const LADDER = (...names: string[]) => `replacements: { ladder: [${names.join(', ')}] }\n`;
const STRATA = /stratify:[\s\S]*?sample:/;
const sized = (size: number, reserve: string, more = '') =>
  PLANNED.replace('size: 14', `size: ${size}${more}`).replace('reserve: 1.5', `reserve: ${reserve}`);
const limited = (most: number) => `\n  max_per_household: ${most}`;
const QUOTAS = '\n  allocation: quotas\n  quotas: [{ gender: w, min: 20, max: 24 }]';
/** So that many live together. */
const CROWDED = withColumn(
  withColumn(
    withColumn(town(110, 'later'), 'Familienname', () => 'Gast'),
    'Strasse',
    () => 'Ring',
  ),
  'Hausnummer',
  (row) => String(row % 37),
);

interface Case {
  readonly name: string;
  readonly plan: string;
  readonly table?: typeof CROWDED;
  /** without a commitment, and with ids as labels */
  readonly open?: boolean;
  /** how many are called in a supplementary round */
  readonly round?: number;
  /** of what the other program finds by the log alone */
  readonly alone: RegExp;
  /** the last one of the ladder that was used */
  readonly steps: number;
  /** runs in which places stayed free */
  readonly stayed?: number;
}

const CASES: readonly Case[] = [
  { name: 'a long reserve', plan: sized(14, '3'), alone: /only one possible, by reserve and next/, steps: 0 },
  {
    name: 'no reserve, a ladder of two, and places that stay free',
    plan: sized(45, '0') + LADDER('age', 'gender'),
    round: 8,
    stayed: 1,
    alone: /of \d+ replacements [1-9]\d* only as far as/,
    steps: 2,
  },
  {
    name: 'one of a household, and a ladder of three',
    plan: sized(32, '0.2', `${limited(1)}\n  allow_shortfall: true`) + LADDER('gender', 'district', 'age'),
    table: CROWDED,
    round: 9,
    stayed: 1,
    alone: /with a household limit only the urn/,
    steps: 3,
  },
  {
    name: 'two of a household, no ladder, ids as labels',
    plan: sized(20, '0.5', limited(2)),
    table: CROWDED,
    open: true,
    round: 10,
    stayed: 3,
    alone: /with a household limit only the urn/,
    steps: 0,
  },
  {
    name: 'no strata, ids as labels',
    plan: sized(30, '0.4').replace(STRATA, 'sample:'),
    open: true,
    alone: /of \d+ replacements [1-9]\d* only as far as/,
    steps: 0,
  },
  {
    name: 'quotas, and categories with all that has to be quoted',
    plan: sized(44, '0.2', QUOTAS).replace(/ {2}- age: .*\n/, '') + LADDER('district'),
    table: withColumn(
      town(110, 'forms'),
      'Stadtteil',
      (row) => ['West, "Tor"', 'Süd\nOst', '𝔸'][row % 3] ?? '',
    ),
    alone: /of \d+ replacements [1-9]\d* only as far as/,
    steps: 1,
    stayed: 1,
  },
];

describe('invented procedures, by both programs', () => {
  test.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { name, plan, table, open = false, round, alone, steps, stayed = 0 } = one;
    const folder = open ? office(plan, table) : await committed(plan, table);
    await done(folder, DRAW);
    const state = await procedure(folder, name, round);
    const found = await laterHolds(folder, ...(open ? [] : URN));
    const numbers = `${state.called} called, ${state.accepted} take part, ${state.free} places free; `;
    expect(found).toContain(`${round === undefined ? 0 : 1} supplementary rounds; ${numbers}`);
    if (!open) expect(found).toMatch(/every replacement the only one possible, by the urn\n$/);
    expect(await laterHolds(folder)).toMatch(alone);
    const withAll = await verdict(folder, ...(open ? ['--register', 'register.csv'] : URN));
    for (const ours of [withAll, await logAlone(folder)])
      expect(ours).toMatchObject({ code: 0, failed: [], refused: [] });
    const used = replacements(readEntries(join(folder, 'out'))).map(({ body }) => body.step as number);
    expect([used.length > 10, Math.max(...used), state.stayed]).toEqual([true, steps, stayed]);
    const { people } = await calledPeople(disk(folder, process.stdin), { target: 'out', keyFile: 'out.key' });
    const codes = people.map(({ called, code }) => [called.label, shownCode(code)]);
    expect([...(await theirCodes(folder))]).toEqual(codes);
  });
});

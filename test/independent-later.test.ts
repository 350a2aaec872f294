import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { replyCodes, shownCode } from '../src/core/reply-code.js';
import { digest } from '../src/machine/node.js';
import { AFTER, committed, DRAW, done, office, PLANNED, verdict } from './cli/commitments.js';
import { town, withColumn } from './cli/registers.js';
import { FIXTURES, readEntries } from './cli/run.js';
import { keyIn, later, laterHolds, procedure, replacements, theirCodes, URN } from './second-later.js';

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
  /** of what the other program finds by the log alone */
  readonly alone: RegExp;
  readonly steps: number;
}

const CASES: readonly Case[] = [
  { name: 'a long reserve', plan: sized(14, '3'), alone: /only one possible, by reserve and next/, steps: 0 },
  {
    name: 'no reserve, a ladder of two, and places that stay free',
    plan: sized(45, '0') + LADDER('age', 'gender'),
    alone: /of \d+ replacements [1-9]\d* only as far as/,
    steps: 2,
  },
  {
    name: 'one of a household, and a ladder of three',
    plan: sized(32, '0.2', limited(1)) + LADDER('gender', 'district', 'age'),
    table: CROWDED,
    alone: /with a household limit only the urn/,
    steps: 3,
  },
  {
    name: 'two of a household, no ladder, ids as labels',
    plan: sized(20, '0.5', limited(2)),
    table: CROWDED,
    open: true,
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
    alone: /holds: /,
    steps: 1,
  },
];

describe('invented procedures, by both programs', () => {
  test.each(CASES.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { name, plan, table, open, alone, steps }) => {
      const folder = open ? office(plan, table) : await committed(plan, table);
      const seed = ['draw', '-c', 'plan.yaml', '-o', 'out', '--lotto', DRAW[6] ?? '', '--at', AFTER];
      await done(folder, seed);
      const state = await procedure(folder, name);
      const entries = readEntries(`${folder}/out`);
      const found = await laterHolds(folder, ...(open ? [] : URN));
      expect(found).toContain(
        `${state.called} called, ${state.accepted} take part, ${state.free} places free; `,
      );
      if (!open) expect(found).toMatch(/every replacement the only one possible, by the urn\n$/);
      expect(await laterHolds(folder)).toMatch(alone);
      for (const given of open ? [['--register', 'register.csv']] : [URN, []])
        expect(await verdict(folder, ...given)).toMatchObject({ code: 0, failed: [], refused: [] });
      const used = replacements(entries).map(({ body }) => body.step as number);
      expect([used.length > 10, Math.max(...used)]).toEqual([true, steps]);
      const codes = await theirCodes(folder);
      const ours = replyCodes(digest, [...codes.keys()], keyIn(folder));
      expect(codes.size).toBe(state.called);
      expect([...codes]).toEqual([...ours].map(([label, code]) => [label, shownCode(code)]));
    },
  );
});

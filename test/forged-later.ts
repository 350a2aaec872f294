import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { copied, forge, verdict } from './cli/commitments.js';
import type { Entry } from './cli/run.js';
import { day, LOG, later, logAlone, replacements, replies, URN } from './second-later.js';

/** Logs in which what came after the letters was changed, with hashes that fit again. */

export interface LogForgery {
  readonly name: string;
  /** what the other program says */
  readonly reason: RegExp;
  /** the check of this program that fails, by the urn */
  readonly check: string;
  /** which of the programs see it in the log alone; both if left out */
  readonly alone?: 'both' | 'second' | 'none';
  /** gives the entry on whose line it is seen, and perhaps the entries that the log has then */
  readonly forge: (entries: Entry[]) => Entry | { readonly seen: Entry; readonly log: readonly Entry[] };
}

/** Forged, with hashes that fit: both programs name it, the other one with the line. */
export async function expectNamedOnLine(
  original: string,
  { reason, check, alone = 'both', forge: change }: LogForgery,
) {
  const folder = copied(original);
  let line = 0;
  forge(folder, (entries) => {
    const made = change(entries);
    const { seen, log } = 'log' in made ? made : { seen: made, log: entries };
    line = log.indexOf(seen) + 1;
    return [...log];
  });
  expect(line).toBeGreaterThan(0);
  const byUrn = await later(folder, LOG, ...URN);
  expect([byUrn.code, byUrn.stderr]).toEqual([1, '']);
  expect(byUrn.stdout).toMatch(new RegExp(`^wrong: line ${line}: [^\\n]+\\n$`));
  expect(byUrn.stdout).toMatch(reason);
  const ours = await verdict(folder, ...URN);
  expect([ours.code, ours.failed]).toEqual([4, expect.arrayContaining([check])]);
  const logOnly = await later(folder, LOG);
  expect(logOnly.code).toBe(alone === 'none' ? 0 : 1);
  if (alone !== 'none') expect(logOnly.stdout).toMatch(new RegExp(`^wrong: line ${line}: `));
  const failed = alone === 'both' ? expect.arrayContaining([check]) : [];
  expect(await logAlone(folder)).toMatchObject({ code: alone === 'both' ? 4 : 0, failed, refused: [] });
}

// biome-ignore lint/suspicious/noExplicitAny: forgers are not careful either
export type Bodied = Entry & { readonly body: any };
export const body = (entry: Entry) => (entry as Bodied).body;
export const found = <T>(all: readonly T[], fits: (one: T) => boolean): T => {
  const one = all.find(fits);
  if (one === undefined) throw new Error('the log has no such entry');
  return one;
};
interface DrawnStratum {
  readonly stratum: string[];
  readonly invited: { label: string }[];
  readonly reserve: { label: string }[];
}
/** Of the draw. */
export const strataIn = (entries: readonly Entry[]): readonly DrawnStratum[] =>
  body(found(entries, ({ type }) => type === 'selection')).strata;
export const calledIn = (entries: readonly Entry[]) => {
  const drawn = entries
    .filter(({ type }) => type === 'selection')
    .flatMap((one): DrawnStratum[] => body(one).strata);
  const invited = drawn.flatMap((stratum) => stratum.invited.map(({ label }) => label));
  return new Set([...invited, ...replacements(entries).map((one): string => body(one).in)]);
};
/** @param urn its lines of people */
export const neverCalled = (entries: readonly Entry[], urn: readonly string[]) =>
  found(
    urn.map((line) => line.slice(0, 64)),
    (label) => !calledIn(entries).has(label),
  );
/** The stratum in a line of an urn with or without a household. */
export const rest = (line: string) => line.split(',').slice(1, 4).join();
export const repliesOf = (entries: readonly Entry[], label: string) =>
  replies(entries).filter((one) => body(one).label === label);
export const appended = (
  entries: readonly Entry[],
  ...more: readonly (Partial<Entry> & { body: unknown })[]
) => {
  const last = entries.at(-1) as Entry;
  const added = more.map((one) => ({ ...last, at: day(20), ...one }) as Entry);
  return { seen: added[0] as Entry, log: [...entries, ...added] };
};
export const reply = (label: string, outcome: string, more = {}) => ({
  type: 'reply',
  body: { label, outcome, way: 'letter', attempts: 1, needs: [], ...more },
});
/** The entries of the first run and its list. */
export const firstRun = (entries: readonly Entry[]) => {
  const begin = entries.findIndex(({ type }) => type === 'replacement');
  const end = entries.findIndex(({ type }, at) => at > begin && type === 'outputs');
  return { run: entries.slice(begin, end), list: entries[end] as Entry };
};
export const shorter = (list: Entry) => {
  body(list).files[0].rows -= 1;
};
export const invitedWho = (entries: readonly Entry[], fits: (label: string) => boolean) => {
  for (const { stratum, invited } of strataIn(entries)) {
    const one = invited.find(({ label }) => fits(label));
    if (one !== undefined) return { stratum, label: one.label };
  }
  throw new Error('nobody is so');
};
/** Calls somebody of the same stratum instead who never was. */
export const passedOver = (entries: readonly Entry[], lines: readonly string[]) => {
  const called = calledIn(entries);
  for (const entry of firstRun(entries).run) {
    const line = lines.find((one) => one.startsWith(body(entry).in)) ?? '';
    const alike = (other: string) => rest(other) === rest(line) && !called.has(other.slice(0, 64));
    const other = body(entry).step === 0 ? lines.find(alike) : undefined;
    if (other === undefined) continue;
    body(entry).in = other.slice(0, 64);
    return entry;
  }
  throw new Error('nobody is left of a stratum');
};

/** The people in a folder's urn, line by line. */
export const urnOf = (folder: string) =>
  readFileSync(join(folder, 'out/urn.csv'), 'utf8').split('\n').slice(1, -1);

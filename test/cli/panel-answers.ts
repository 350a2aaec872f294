import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parseSideFile } from '../../src/register/side-files.js';
import { wholeLottery } from '../audit/whole-lottery.js';
import { csvText, MARKS, place, save, type Table } from './registers.js';
import { bodyOf, newFolder, type Outcome, run, SEED } from './run.js';

/** People who said yes, and the quotas of a panel that is drawn from them. */

export const SIZE = 20;
export const COLUMNS = [
  'Nr',
  'Nachname',
  'Vorname',
  'Strasse',
  'Hausnummer',
  'Geschlecht',
  'Altersgruppe',
  'Bildung',
] as const;

const GENDERS = ['weiblich', 'männlich', 'männlich', 'weiblich', 'männlich', 'divers'];
const AGES = ['16-29', '30-59', '60+', '60+', '30-59'];
const SCHOOLS = ['mit Abitur', 'mit Abitur', 'ohne Abitur'];

/**
 * Every fourth person gave no address and is called the same; of the others three and three live together,
 * whatever their features are.
 */
export function answers(count = 90): Table {
  const people = Array.from({ length: count }, (_, at) => {
    const isHidden = at % 4 === 3;
    const home = Math.floor(at / 4);
    return [
      `N${String(1000 + at)}`,
      isHidden ? MARKS[0] : `${MARKS[0]}${home}`,
      `${MARKS[1]}${at}`,
      isHidden ? '' : `${MARKS[2]}${home}`,
      isHidden ? '' : String(home),
      GENDERS[at % GENDERS.length] ?? '',
      AGES[(at * 7) % AGES.length] ?? '',
      SCHOOLS[(at * 5) % SCHOOLS.length] ?? '',
    ];
  });
  return [COLUMNS, ...people];
}

export const TARGETS = [
  'feature,value,min,max',
  'Geschlecht,weiblich,9,10',
  'Geschlecht,männlich,9,10',
  'Geschlecht,divers,1,2',
  'Altersgruppe,16-29,4,6',
  'Altersgruppe,30-59,7,9',
  'Altersgruppe,60+,6,8',
  'Bildung,mit Abitur,9,11',
  'Bildung,ohne Abitur,9,11',
  '',
].join('\n');

/** A new folder with `answers.csv` and `targets.csv`. */
export function pool(table: Table = answers(), targets = TARGETS): string {
  const folder = newFolder();
  save(folder, 'answers.csv', csvText(table));
  save(folder, 'targets.csv', targets);
  return folder;
}

export const PANEL = [
  ...['panel', 'answers.csv', '--targets', 'targets.csv', '--size', String(SIZE)],
  ...['--seed', SEED, '--output', 'out', '--at', '2026-12-05T19:30:00Z'],
] as const;
export const HOUSEHOLD = ['--max-per-household', '1'] as const;

/** The panel of this folder, drawn into `out` or wherever the flags say. */
export async function drawPanel(folder: string, ...more: readonly string[]): Promise<Outcome> {
  const outcome = await run([...PANEL, ...more], { cwd: folder });
  expect(outcome.stderr).toBe('');
  expect(outcome.code).toBe(0);
  return outcome;
}

/** The targets with these lines instead of those for the same groups. */
export function pasted(lines: readonly string[], targets = TARGETS): string {
  const groupOf = (line: string) => line.split(',').slice(0, 2).join(',');
  const next = (line: string) => lines.find((one) => groupOf(one) === groupOf(line)) ?? line;
  return targets.split('\n').map(next).join('\n');
}

/** A list as it stands in a file, header and all. */
export function list(folder: string, name: string): Table {
  return parseSideFile(readFileSync(join(folder, name)), name).rows;
}

/** Everything in a column of a list. */
export function column(table: Table, name: string): string[] {
  const at = place(table, name);
  return table.slice(1).map((row) => row[at] ?? '');
}

/** How many people of a list have which value. */
export function counts(table: Table, name: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const value of column(table, name)) found[value] = (found[value] ?? 0) + 1;
  return found;
}

export interface Lottery {
  readonly n: number;
  readonly objective: string;
  readonly complete: boolean;
  readonly types: { stratum: string[]; N_t: number; chance: string }[];
  readonly quotas: { group: { dimension: string; categories: string[] }[]; min: number; max: number }[];
  readonly already: number[];
  readonly households: { types: number[]; max: number }[];
  readonly W: number;
  readonly outcomes: { weight: number; people: [number, number][] }[];
  readonly least_chance: string;
  readonly bound: string;
  readonly number: number;
  readonly number_from: string;
}

/** The lottery in the log of this folder. */
export function lotteryOf(folder: string): Lottery {
  return wholeLottery(bodyOf(folder, 'panel.lottery'), bodyOf(folder, 'panel.allocation'));
}

/** What the quotas of {@link TARGETS} ask for, in a panel with these people besides. */
export function expectQuotasMet(panel: Table, targets = TARGETS): void {
  for (const line of targets.trimEnd().split('\n').slice(1)) {
    const [feature = '', value = '', min, max] = line.split(',');
    const count = counts(panel, feature)[value] ?? 0;
    expect(count).toBeGreaterThanOrEqual(Number(min));
    expect(count).toBeLessThanOrEqual(Number(max));
  }
}

import { join } from 'node:path';
import { csvText, MARKS, save, type Table } from './registers.js';
import { contents, newFolder, type Outcome, run, SEED } from './run.js';

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

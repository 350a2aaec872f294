import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Ledgers } from '../../src/node/ledger.js';
import { Unfinished } from '../../src/node/unfinished.js';
import type { LedgerState } from '../../src/procedure/ledger.js';
import { csvText, PLAN, save, town } from '../cli/registers.js';
import { newFolder, type Outcome, run, SEED } from '../cli/run.js';
import { watchRequired } from './watched-fs.js';

/** Folders in which replies are recorded, and what is in them. */

export const RECORD = ['record', 'out', '--replies', 'antworten.csv', '--json'];
export const RECORD_MORE = ['record', 'out', '--replies', 'mehr.csv', '--json'];
export const REPLACE = ['replace', 'out', '--json'];

/** A draw of six with a reserve of nine, a file with what became of five, and a later one that says some of it again. */
export async function drawn(): Promise<string> {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(town(120)));
  save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 6'));
  await done(folder, ['draw', 'register.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out']);
  const [first, second, third, fourth, fifth, sixth] = invited(folder);
  const rows = [
    'PersonID;Ergebnis;Datum;Bedarf;Notiz',
    `${first};zugesagt;01.12.2026;Kinderbetreuung;ruft noch einmal an`,
    `${second};abgesagt;02.12.2026;;keine Zeit`,
    `${third};nicht angetroffen;03.12.2026;;Hund im Garten`,
    `${fourth};verzogen;03.12.2026;;`,
    `${fifth};anwesend;04.12.2026;;`,
  ];
  save(folder, 'antworten.csv', `${rows.join('\r\n')}\r\n`);
  const more = [
    ...[rows[0], rows[1], rows[3]],
    `${third};nicht angetroffen;04.12.2026;;noch einmal`,
    `${fifth};abwesend;04.12.2026;;`,
    `${sixth};zugesagt;04.12.2026;Fahrdienst;`,
  ];
  save(folder, 'mehr.csv', `${more.join('\r\n')}\r\n`);
  return folder;
}

/** Ids of those who were drawn, in the order of tickets. */
export function invited(folder: string, list = 'invitations.csv'): string[] {
  const text = readFileSync(join(folder, 'out', list), 'utf8').replace(/^\ufeff/, '');
  const [header = '', ...rows] = text.trimEnd().split('\r\n');
  const at = header.split(';').indexOf('PersonID');
  return rows.map((row) => row.split(';')[at] ?? '');
}

export async function done(folder: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await run(args, { cwd: folder });
  expect([outcome.code, outcome.code === 0 ? '' : outcome.stderr]).toEqual([0, '']);
  return outcome;
}

/** What the private file says; `null`: there is none. */
export async function stateOf(folder: string, name = 'out'): Promise<LedgerState | null> {
  const held = await new Ledgers(folder, new Unfinished(), 0).hold(name, { name: 'test', since: '' });
  try {
    return await held.read();
  } finally {
    held.release();
  }
}

/** Names below the folder that nobody should ever find there when all is done. */
export function litter(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:^|[/\\])\.|\.partial|-journal$|\.lock$/.test(name),
  );
}

/** Everything that decides or shows: log, lists, what the private file says, and what is left besides. */
export async function whole(folder: string): Promise<Record<string, unknown>> {
  const out = join(folder, 'out');
  const files = readdirSync(out).filter((name) => /\.(?:csv|jsonl)$/.test(name));
  const texts = files.map((name) => [name, readFileSync(join(out, name), 'utf8')]);
  const litters = litter(folder);
  return { ...Object.fromEntries(texts), state: await stateOf(folder), litter: litters };
}

/** A process of this number never runs. */
const NOBODY = 2 ** 22 + 7;

/** Whatever this process left unfinished is now that of one that was killed. */
export function buried(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.sort((a, b) => b.length - a.length)) {
    const given = name.replace(new RegExp(`${process.pid}-([0-9a-f]{16})$`), `${NOBODY}-$1`);
    if (given !== name) renameSync(join(folder, name), join(folder, given));
  }
}

/** Watches SQLite's own calls in these folders. @returns puts everything back */
export function watchSqlite(): () => void {
  return watchRequired(createRequire(import.meta.url)('node:fs'), (path) => path.includes('replies.sqlite'));
}

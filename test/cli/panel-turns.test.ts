import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { sha256Bytes } from '../../src/machine/node.js';
import { drawPanel, type Lottery, list, PANEL, pool } from './panel-answers.js';
import { csvText, place, save, type Table } from './registers.js';
import { type Entry, execute, newFolder, readEntries, run } from './run.js';

/** Panels that somebody filled otherwise than by turns, log and lists alike: who names it. */

const PROGRAM = fileURLToPath(new URL('../independent/lottery.py', import.meta.url));
const NUMBER = 417;

let folder: string;

beforeAll(async () => {
  folder = pool();
  const { code } = await run([...PANEL, '--panel-number', String(NUMBER), '-o', 'kugeln'], { cwd: folder });
  expect(code).toBe(0);
  await drawPanel(folder, '-o', 'startwert');
});

type Body = Record<string, unknown>;
type Writable = { -readonly [Key in keyof Lottery]: Lottery[Key] } & { turns?: Turns[] };
interface Turns {
  panels: number;
  more: number;
}

interface Stratum {
  readonly stratum: readonly string[];
  invited: { label: string; ticket: string }[];
  next: string | null;
}

interface Forged {
  readonly lottery: Writable;
  readonly strata: Stratum[];
  /** writes another list, and makes the log speak of it */
  readonly write: (name: string, table: Table) => void;
}

const body = (entries: Entry[], type: string): Body =>
  entries.find((entry) => entry.type === `panel.${type}`)?.body ?? {};

/** A copy whose log and lists were changed, with a new chain. */
function forged(name: string, change: (parts: Forged) => void): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  const entries = readEntries(join(copy, name));
  const files = body(entries, 'outputs').files as { name: string; bytes: number; sha256: string }[];
  change({
    lottery: body(entries, 'lottery') as Writable,
    strata: body(entries, 'selection').strata as Stratum[],
    write: (file, table) => {
      const bytes = Buffer.from(csvText(table));
      save(join(copy, name), file, bytes);
      const logged = files.find((one) => one.name === file);
      Object.assign(logged ?? {}, { bytes: bytes.length, sha256: sha256Bytes(bytes) });
    },
  });
  let prev = '0'.repeat(64);
  const lines = entries.map((entry) => {
    const line = canonicalJson({ ...entry, prev } as unknown as Json);
    prev = sha256Bytes(Buffer.from(line));
    return `${line}\n`;
  });
  writeFileSync(join(copy, name, 'audit.jsonl'), lines.join(''));
  return copy;
}

interface Found {
  readonly name: string;
  readonly passed: boolean;
  readonly places: readonly string[];
  readonly note?: string;
}

async function checksOf(copy: string, name: string, ...flags: readonly string[]): Promise<Found[]> {
  const { stdout } = await run(['verify', name, '--json', ...flags], { cwd: copy });
  return (JSON.parse(stdout) as { checks: Found[] }).checks;
}

const failures = (checks: readonly Found[]) =>
  checks.filter(({ passed }) => !passed).map(({ name, places }) => [name, ...places]);

const second = (copy: string, name: string) =>
  execute('python3', [PROGRAM, join(copy, name)], { env: { LANG: undefined, LC_ALL: undefined } });

const ANSWERS = ['--answers', 'answers.csv'];

/** Everybody of a stratum by ticket: rows of both lists, the columns of the draw in front. */
function everybody(): Table {
  const [drawn, others] = [list(folder, 'kugeln/panel.csv'), list(folder, 'kugeln/not_drawn.csv')];
  return [...drawn.slice(1), ...others.slice(1)].toSorted((a, b) => ((a[2] ?? '') < (b[2] ?? '') ? -1 : 1));
}

/** The panel as the seed alone would have drawn it. */
function byLowestTickets({ strata, write }: Forged): void {
  const header = list(folder, 'kugeln/panel.csv')[0] ?? [];
  const label = header.indexOf('Nr');
  const taken = new Set<string>();
  for (const stratum of strata) {
    const own = everybody().filter((row) => row[1] === stratum.stratum.join(' / '));
    stratum.invited = own
      .slice(0, stratum.invited.length)
      .map((row) => ({ label: row[label] ?? '', ticket: row[2] ?? '' }));
    for (const { ticket } of stratum.invited) taken.add(ticket);
  }
  const ranked = (rows: Table) => rows.map((row, at) => [String(at + 1), ...row.slice(1)]);
  for (const [file, isDrawn] of [
    ['panel.csv', true],
    ['not_drawn.csv', false],
  ] as const) {
    const rows = everybody().filter((row) => taken.has(row[2] ?? '') === isDrawn);
    write(file, [header, ...ranked(rows)]);
  }
}

describe('a panel that was drawn with balls, as it was drawn', () => {
  test('holds for both programs; the second one makes all 1,000 panels anew', async () => {
    expect(failures(await checksOf(folder, 'kugeln', ...ANSWERS))).toEqual([]);
    const { code, stdout } = await second(folder, 'kugeln');
    expect([code, stdout]).toEqual([0, expect.stringContaining('the lists of 90 people and 1000 panels')]);
  });

  test('from the log alone it is said that nobody sees whose turn it was', async () => {
    const order = (await checksOf(folder, 'kugeln')).find(({ name }) => name === 'selection.order');
    expect(order).toMatchObject({ passed: true, note: 'turns' });
    const seeded = (await checksOf(folder, 'startwert')).find(({ name }) => name === 'selection.order');
    expect(seeded?.note).toBeUndefined();
  });
});

describe('a panel by the lowest tickets instead of turns', () => {
  test('is named with the answers, and by the second program with the lists', async () => {
    const copy = forged('kugeln', byLowestTickets);
    const changed = readFileSync(join(copy, 'kugeln/panel.csv'), 'utf8');
    expect(changed).not.toBe(readFileSync(join(folder, 'kugeln/panel.csv'), 'utf8'));
    expect(failures(await checksOf(copy, 'kugeln'))).toEqual([]);
    const named = failures(await checksOf(copy, 'kugeln', ...ANSWERS)).map(([name]) => name);
    expect(named).toEqual(['register.selection', 'register.lists']);
    const { code, stdout } = await second(copy, 'kugeln');
    expect([code, stdout]).toEqual([1, 'wrong: other people had to be drawn\n']);
  });

  test('so are 1,000 panels of which one has somebody else', async () => {
    const copy = forged('kugeln', ({ write }) => {
      const panels = list(folder, 'kugeln/panels.csv');
      const [, first = []] = panels;
      const free = Array.from({ length: 90 }, (_, at) => String(at + 1)).find((one) => !first.includes(one));
      const other = [
        first[0] ?? '',
        ...[free ?? '', ...first.slice(2)].sort((a, b) => Number(a) - Number(b)),
      ];
      write('panels.csv', [panels[0] ?? [], other, ...panels.slice(2)]);
    });
    expect(failures(await checksOf(copy, 'kugeln'))).toEqual([]);
    const named = failures(await checksOf(copy, 'kugeln', ...ANSWERS));
    expect(named).toEqual([['register.lists', 'panels.csv']]);
    expect((await second(copy, 'kugeln')).stdout).toBe('wrong: panels.csv has another panel\n');
  });

  test('and numbers of panels that somebody does not have', async () => {
    const copy = forged('kugeln', ({ write }) => {
      const numbers = list(folder, 'kugeln/numbers.csv');
      const at = place(numbers, 'los_gremien');
      write('numbers.csv', [
        numbers[0] ?? [],
        ...numbers.slice(1).map((row) => row.map((cell, column) => (column === at ? '222' : cell))),
      ]);
    });
    expect(failures(await checksOf(copy, 'kugeln', ...ANSWERS))).toEqual([['register.lists', 'numbers.csv']]);
    expect((await second(copy, 'kugeln')).stdout).toMatch(/^wrong: numbers.csv has other people or numbers/);
  });
});

describe('a log that says otherwise how often somebody is there', () => {
  const forgeries: readonly (readonly [title: string, change: (parts: Forged) => void])[] = [
    ['one panel more for a type', ({ lottery }) => Object.assign(lottery.turns?.[0] ?? {}, { panels: 999 })],
    ['other people on one panel more', ({ lottery }) => (lottery.turns?.[0] ?? { more: 0 }).more++],
    ['a type less', ({ lottery }) => lottery.turns?.pop()],
    ['nothing at all', ({ lottery }) => delete lottery.turns],
  ];
  test.each(forgeries)('%s', async (_, change) => {
    const copy = forged('kugeln', change);
    expect(failures(await checksOf(copy, 'kugeln'))).toEqual([['lottery.chances', 'turns']]);
    const { code, stdout } = await second(copy, 'kugeln');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^wrong: .*(turns|number of panels|KeyError)/)]);
  });

  test('turns of a draw that has no numbered panels', async () => {
    const copy = forged('startwert', ({ lottery }) => {
      lottery.turns = lottery.types.map(() => ({ panels: 0, more: 0 }));
    });
    expect(failures(await checksOf(copy, 'startwert'))).toEqual([['lottery.chances', 'turns']]);
    expect((await second(copy, 'startwert')).stdout).toMatch(/^wrong: turns of a draw that has no numbered/);
  });

  test('somebody who is said to be next, when nobody is', async () => {
    const copy = forged('kugeln', ({ strata }) => {
      const [one] = strata.filter(({ invited }) => invited.length > 0);
      if (one !== undefined) one.next = 'f'.repeat(64);
    });
    const named = failures(await checksOf(copy, 'kugeln')).map(([name]) => name);
    expect(named).toEqual(['selection.order']);
    expect((await second(copy, 'kugeln')).stdout).toMatch(/with a household limit or turns nobody is next/);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { csvText, save, type Table, windows1252 } from './registers.js';
import { contents, newFolder, type Outcome, run, SEED } from './run.js';

/**
 * Somebody who has never done this gets an export of 30 columns from the register's program, and goes from `init` to
 * `verify` with what each command says next. The register is not touched. All people are invented.
 */

const COLUMNS = [
  ...[
    'Ordnungsmerkmal',
    'Familienname',
    'Namensbestandteil',
    'Geburtsname',
    'Vornamen',
    'Rufname',
    'Doktorgrad',
  ],
  ...['Geschlecht', 'Geburtsdatum', 'Geburtsort', 'Familienstand', 'Staatsangehörigkeit 1'],
  ...['Staatsangehörigkeit 2', 'Religion', 'Gemeindeschlüssel', 'PLZ', 'Ort', 'Ortsteil', 'Straßenschlüssel'],
  ...['Straße', 'Hausnr.', 'Hausnr.-Zusatz', 'Wohnungsstatus', 'Einzugsdatum', 'Auszugsdatum', 'Sterbedatum'],
  ...['Auskunftssperre § 51 BMG', 'Sperrvermerk bedingt', 'Übermittlungssperre Parteien', 'Letzte Änderung'],
];

const ROWS = 600;
const every = (row: number, step: number, value: string, other = '') =>
  row % step === step - 1 ? value : other;
const twoDigits = (number: number) => String(number).padStart(2, '0');

function person(row: number): readonly string[] {
  const born = `${twoDigits(1 + (row % 28))}.${twoDigits(1 + (row % 12))}.${1935 + ((row * 7) % 85)}`;
  const values: Readonly<Record<string, string>> = {
    Ordnungsmerkmal: `0${70_000_000 + row * 13}`,
    Familienname: ['Müller', 'Özdemir', 'Schön', 'Groß', 'Kaya', 'Weiß'][row % 6] ?? '',
    Vornamen: ['Jörg', 'Anna Lena', 'Zoë', 'Murat'][row % 4] ?? '',
    Geschlecht: every(row, 97, 'd', row % 2 === 0 ? 'w' : 'm'),
    Geburtsdatum: born,
    Gemeindeschlüssel: '08999001',
    PLZ: '07911',
    Ort: 'Musterstadt',
    Ortsteil: ['Kernstadt', 'Süd', 'Östliche Vorstadt', 'Hohenfels'][row % 4] ?? '',
    Straße: ['Hauptstraße', 'Mühlweg', 'Am Bahnhof'][row % 3] ?? '',
    'Hausnr.': String(1 + (row % 60)),
    'Hausnr.-Zusatz': every(row, 5, 'a'),
    Wohnungsstatus: every(row, 11, 'Nebenwohnung', row % 2 === 0 ? 'alleinige Wohnung' : 'Hauptwohnung'),
    Einzugsdatum: '01.04.2001',
    Auszugsdatum: every(row, 53, '15.10.2026'),
    Sterbedatum: every(row, 71, '02.11.2026'),
    'Auskunftssperre § 51 BMG': every(row, 43, '01'),
    'Sperrvermerk bedingt': every(row, 83, 'J', 'N'),
    'Übermittlungssperre Parteien': every(row, 59, 'ja', 'nein'),
    'Letzte Änderung': '20.11.2026 08:15',
  };
  return COLUMNS.map((name) => values[name] ?? '');
}

const TOWN: Table = [COLUMNS, ...Array.from({ length: ROWS }, (_, row) => person(row))];
const value = (row: readonly string[], name: string) => row[COLUMNS.indexOf(name)] ?? '';
const isShutOut = (row: readonly string[]) =>
  value(row, 'Wohnungsstatus') === 'Nebenwohnung' ||
  value(row, 'Auszugsdatum') !== '' ||
  value(row, 'Sterbedatum') !== '' ||
  value(row, 'Auskunftssperre § 51 BMG') !== '' ||
  value(row, 'Sperrvermerk bedingt') === 'J' ||
  value(row, 'Übermittlungssperre Parteien') === 'ja';

let cwd = '';
let before: Record<string, string> = {};
let init: Outcome;
const german = (...args: readonly string[]) => run(args, { cwd, language: 'de' });

beforeAll(async () => {
  cwd = newFolder();
  save(cwd, 'einwohner.csv', windows1252(csvText(TOWN, { mark: false })));
  before = contents(cwd);
  init = await german('init', 'einwohner.csv', '--size', '60', '--reference-date', '2026-12-01');
});

describe('from an export of 30 columns', () => {
  test('init finds what matters, names whom it excludes, and says what is missing', () => {
    expect([init.code, init.stderr, COLUMNS.length]).toEqual([0, '', 30]);
    for (const line of [
      'Kennung            Ordnungsmerkmal',
      'Haushalt           Familienname + Straße + Hausnr. + Hausnr.-Zusatz + PLZ',
      'Ausgeschlossen     Auskunftssperre § 51 BMG = jeder Eintrag',
      'Ausgeschlossen     Sperrvermerk bedingt = J',
      'Ausgeschlossen     Übermittlungssperre Parteien = ja',
      'Ausgeschlossen     Nebenwohnung: Wohnungsstatus = Nebenwohnung',
      'Ausgeschlossen     weggezogen: Auszugsdatum = jeder Eintrag',
      'Ausgeschlossen     verstorben: Sterbedatum = jeder Eintrag',
      'Der Titel (title).',
      'Das öffentliche Ereignis, aus dem der Startwert kommt (seed).',
    ])
      expect(init.stdout).toContain(line);
    expect(init.stdout).not.toContain('Keine Spalte');
  });

  test('the plan invents neither a title nor the event of the seed', () => {
    const plan = parse(readFileSync(join(cwd, 'losverfahren.yaml'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(plan)).not.toContain('title');
    expect(Object.keys(plan)).not.toContain('seed');
  });

  test('check is sound and shows what each rule does', async () => {
    const { code, stdout, stderr } = await german('check');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Regel              Auskunftssperre § 51 BMG');
    expect(stdout).toMatch(/Sperrvermerk bedingt\n +schließt aus: +„J“ \(7\)\n +lässt zu: +„N“ \(593\)/);
    expect(stdout).toContain('Keine Fehler gefunden.');
    expect(stdout).not.toContain('02.11.2026');
  });

  test('preview, draw and verify follow, and nobody who is shut out is drawn', async () => {
    expect((await german('preview')).code).toBe(0);
    const drawn = await german('draw', '--seed', SEED);
    expect([drawn.code, drawn.stderr]).toEqual([0, '']);
    const listed = ['invitations.csv', 'reserve.csv']
      .map((name) => readFileSync(join(cwd, 'ziehung', name), 'utf8'))
      .join('\n');
    const kept = TOWN.slice(1).filter((row) => listed.includes(value(row, 'Ordnungsmerkmal')));
    expect(kept.length).toBeGreaterThan(60);
    expect(kept.filter(isShutOut)).toEqual([]);
    const next = /losverfahren (verify .*)$/m.exec(drawn.stdout)?.[1] ?? '';
    const verified = await german(...next.split(' '));
    expect([verified.code, verified.stderr]).toEqual([0, '']);
    expect(verified.stdout).toContain('mussten genau diese 60 Personen gezogen werden');
  });

  test('and the register is as it was', () => {
    expect(contents(cwd)['einwohner.csv']).toBe(before['einwohner.csv']);
  });
});

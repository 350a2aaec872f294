import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { onTerminal, type Session } from './on-terminal.js';
import { csvText, save, town, withColumn, without } from './registers.js';
import { contents, newFolder } from './run.js';

/** `init` on a terminal: it asks, and off a terminal it does not. */

const INIT = ['init', 'register.csv', '--schema', 'plan.schema.json', '--lang', 'de'];
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
let folder = '';
let before: Record<string, string> = {};

beforeEach(() => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(town(40)));
  before = contents(folder);
});

const answering = (...steps: readonly (readonly [string, string])[]) =>
  onTerminal(INIT, { cwd: folder, language: 'de', steps });
const plan = () => parsePlan(readFileSync(join(folder, 'losverfahren.yaml'), 'utf8'), 'losverfahren.yaml');

function expectNothing({ sane }: Session): void {
  expect(contents(folder)).toEqual(before);
  expect(sane).not.toBe(false);
}

/** Nothing is typed: the answer found is kept. */
const ENTER = '\n';

describe('questions of init', () => {
  test('are answered by lines typed ahead, and an answer that does not fit is asked for again, with the reason', async () => {
    const typed = [
      ...['Bürgerrat Test', 'viele', '12', '200', '18', '31.2.2026', 'Advent', '01.12.2026', '', '?', '-'],
      ...['Lotto', 'Lotto 6aus49 am 5.12.2026', ''],
    ].join('\n');
    const { code, output } = await answering(['Wofür', typed]);
    expect(code).toBe(0);
    for (const [question, times] of [
      ['Wie viele Personen', 2],
      ['Ab welchem Alter', 2],
      ['Stichtag', 3],
      ['Welches Ereignis', 2],
      ['Das ist keine ganze Zahl ab 1', 1],
      ['Das ist kein Alter in Jahren', 1],
      ['Diesen Tag gibt es nicht', 1],
      ['Das ist kein Datum wie 01.12.2026', 1],
      ['Mindestens einer dieser Werte kommt in der Spalte nicht vor', 1],
      ['Das ist zu kurz', 1],
    ] as const)
      expect([question, output.split(question).length - 1]).toEqual([question, times]);
    const { title, sample, eligibility, seed } = plan();
    expect([title, sample?.size]).toEqual(['Bürgerrat Test', 12]);
    expect([eligibility?.min_age, eligibility?.reference_date]).toEqual([18, '2026-12-01']);
    expect(seed?.source).toBe('Lotto 6aus49 am 5.12.2026');
  });

  test('keep what was found where nothing is typed, and invent nothing', async () => {
    const { code, output } = await answering(['Wofür', ENTER.repeat(7)]);
    expect([code, plan().sample?.size, plan().eligibility?.min_age]).toEqual([0, 200, 16]);
    expect([plan().title, plan().seed]).toEqual([undefined, undefined]);
    expect(output).toContain('Das fehlt noch oder wurde nicht gefunden:');
  });

  test('say what a column holds by which people are shut out, and take the values that are typed', async () => {
    const people = withColumn(town(40), 'Wohnungsstatus', (row) => (row < 3 ? 'NW' : row < 5 ? 'Z' : 'HW'));
    const blocked = withColumn(people, 'Auskunftssperre', (row) => (row === 7 ? '01' : ''));
    save(folder, 'register.csv', csvText(without(blocked, 'Status')));
    const { code, output } = await answering(
      ['Wofür', ENTER.repeat(4)],
      ['Spalte „Auskunftssperre“: leer (39), „01“ (1)', ENTER],
      ['Spalte „Wohnungsstatus“: „HW“ (35), „NW“ (3), „Z“ (2)', 'NW, Z\n'],
      ['Welches Ereignis', ENTER],
    );
    expect(code).toBe(0);
    expect(plan().eligibility?.exclude).toEqual([
      { column: 'Auskunftssperre', values: 'nonempty', reason: 'Auskunftssperre', confidential: true },
      { column: 'Wohnungsstatus', values: ['NW', 'Z'], reason: 'Nebenwohnung' },
    ]);
    expect(output).toContain('Nebenwohnung: Wohnungsstatus = NW, Z');
  });

  test('Ctrl-C in their midst: 130, nothing written, and the terminal is as before', async () => {
    const session = await answering(['Wofür', 'Test\n'], ['Wie viele', `1${CTRL_C}`]);
    expect([session.code, session.output.endsWith('\n')]).toEqual([130, true]);
    expectNothing(session);
  });

  test.each([
    [
      'before the first answer',
      [['Wofür', CTRL_D]],
      '--title, --size, --min-age, --reference-date, --exclude, --seed-source',
    ],
    [
      'after two answers',
      [
        ['Wofür', 'Test\n'],
        ['Wie viele', '12\n'],
        ['welchem Alter', CTRL_D],
      ],
      '--min-age, --reference-date, --exclude, --seed-source',
    ],
    [
      'behind lines typed ahead',
      [['Wofür', `Test\n12\n18\n${CTRL_D}`]],
      '--reference-date, --exclude, --seed-source',
    ],
  ] as const)('an end of the input %s is refused and writes nothing', async (_, steps, missing) => {
    const session = await answering(...steps);
    expect(session.code).toBe(2);
    expect(session.output).toContain('Fehler USE-011');
    expect(session.output.replace(/\s+/g, ' ')).toContain(`noch ohne Antwort: ${missing};`);
    expectNothing(session);
  });
});

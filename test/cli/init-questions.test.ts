import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { onTerminal, type Session } from './on-terminal.js';
import { csvText, save, town } from './registers.js';
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

describe('questions of init', () => {
  test('are answered by lines typed ahead, and an answer that does not fit is asked for again', async () => {
    const typed = 'Bürgerrat Test\nviele\n12\n18\n1.12.2026\n2026-12-01\n';
    const { code, output } = await answering(['Wofür', typed]);
    expect([code, output.split('Wie viele Personen').length - 1]).toEqual([0, 2]);
    const { title, sample, eligibility } = plan();
    expect([title, sample?.size]).toEqual(['Bürgerrat Test', 12]);
    expect([eligibility?.min_age, eligibility?.reference_date]).toEqual([18, '2026-12-01']);
  });

  test('keep what was found where nothing is typed', async () => {
    const { code } = await answering(['Wofür', '\n\n\n\n']);
    expect([code, plan().sample?.size, plan().eligibility?.min_age]).toEqual([0, 200, 16]);
  });

  test('Ctrl-C in their midst: 130, nothing written, and the terminal is as before', async () => {
    const session = await answering(['Wofür', 'Test\n'], ['Wie viele', `1${CTRL_C}`]);
    expect([session.code, session.output.endsWith('\n')]).toEqual([130, true]);
    expectNothing(session);
  });

  test.each([
    ['before the first answer', [['Wofür', CTRL_D]], '--title, --size, --min-age, --reference-date'],
    [
      'after two answers',
      [
        ['Wofür', 'Test\n'],
        ['Wie viele', '12\n'],
        ['welchem Alter', CTRL_D],
      ],
      '--min-age, --reference-date',
    ],
    ['behind lines typed ahead', [['Wofür', `Test\n12\n18\n${CTRL_D}`]], '--reference-date'],
  ] as const)('an end of the input %s is refused and writes nothing', async (_, steps, missing) => {
    const session = await answering(...steps);
    expect(session.code).toBe(2);
    expect(session.output).toContain('Fehler USE-011');
    expect(session.output).toContain(`noch ohne Antwort: ${missing};`);
    expectNothing(session);
  });
});

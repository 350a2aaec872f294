import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  column,
  expectQuotasMet,
  HOUSEHOLD,
  list,
  lotteryOf,
  PANEL,
  pool,
  SIZE,
  TARGETS,
} from './panel-answers.js';
import { MARKS, place, save, type Table } from './registers.js';
import { contents, newFolder, type Outcome, run, SEED } from './run.js';

/** A thousand numbered panels for a public draw with balls, and the one whose number was drawn. */

const TITLE = 'Rat <b>"Wärme" & Kälte</b>';
const ARGS = [...PANEL, ...HOUSEHOLD, '--title', TITLE];

let folder: string;
let before: Outcome;
let panels: Table;
let numbers: Table;

beforeAll(async () => {
  folder = pool();
  before = await run([...ARGS, '--numbered', '-o', 'vorher'], { cwd: folder, language: 'de' });
  expect(before.code).toBe(0);
  panels = list(folder, 'vorher/panels.csv');
  numbers = list(folder, 'vorher/numbers.csv');
});

/** The people of a line, by their ids. */
function peopleOf(number: number): string[] {
  const ids = column(numbers, 'Nr');
  return (panels[number + 1] ?? []).slice(1).map((rank) => ids[Number(rank) - 1] ?? '');
}

describe('before the number is drawn', () => {
  test('there are the panels from 000 to 999, everybody’s number, and no log', () => {
    expect(Object.keys(contents(join(folder, 'vorher')))).toEqual([
      'numbers.csv',
      'panels.csv',
      'panels.html',
    ]);
    expect(column(panels, 'panel')).toEqual(
      Array.from({ length: 1000 }, (_, number) => `Nr. ${String(number).padStart(3, '0')}`),
    );
    expect(panels[0]).toEqual(['panel', ...Array.from({ length: SIZE }, (_, at) => `person_${at + 1}`)]);
    expect(column(numbers, 'los_nummer')).toEqual(Array.from({ length: 90 }, (_, at) => String(at + 1)));
  });

  test('everybody is there, and as often as their line says', () => {
    const lines = panels.slice(1).flatMap((row) => row.slice(1));
    const found = column(numbers, 'los_nummer').map((one) => lines.filter((other) => other === one).length);
    expect(column(numbers, 'los_gremien').map(Number)).toEqual(found);
    expect(numbers[0]?.slice(0, 3)).toEqual(['los_nummer', 'los_gremien', 'Nr']);
    const [least, most] = [Math.min(...found), Math.max(...found)];
    expect([least > 0, found.reduce((sum, count) => sum + count, 0)]).toEqual([true, 1000 * SIZE]);
    expect(before.stdout).toContain(`alle 90 Personen, in ${least} bis ${most} der 1.000`);
    const page = readFileSync(join(folder, 'vorher/panels.html'), 'utf8');
    expect(page).toContain(
      `Alle 90 Personen kommen vor: Wer am seltensten an der Reihe ist, steht in ${least} Zeilen`,
    );
  });

  test('whoever is on no panel is not hidden', async () => {
    // Nobody without Abitur may come.
    save(
      folder,
      'schmal.csv',
      TARGETS.replace(/ohne Abitur,.*/, 'ohne Abitur,0,0').replace(/mit Abitur,.*/, 'mit Abitur,20,20'),
    );
    const args = ARGS.map((one) => (one === 'targets.csv' ? 'schmal.csv' : one));
    const json = await run([...args, '--numbered', '-o', 'schmal', '--json'], { cwd: folder });
    const { presence } = JSON.parse(json.stdout) as { presence: Record<string, number> };
    const found = column(list(folder, 'schmal/numbers.csv'), 'los_gremien').map(Number);
    const present = found.filter((count) => count > 0).length;
    expect(present).toBeLessThan(90);
    expect(presence).toEqual({ people: 90, present, least: 0, most: Math.max(...found) });
    const said = await run([...args, '--numbered', '-o', 'narrow'], { cwd: folder });
    expect(said.stdout).toContain(`${present} of 90 people, on at most ${Math.max(...found)} of the`);
    const page = readFileSync(join(folder, 'narrow/panels.html'), 'utf8');
    expect(page).toContain(`${present} of 90 people are there; whoever comes most often`);
  });

  test('no panel’s number can be taken for a number and lose its zeros; plain CSV has the digits alone', async () => {
    const bare = column(panels, 'panel').filter((cell) => Number.isFinite(Number(cell)));
    expect(bare).toEqual([]);
    const args = [...ARGS, '--numbered', '-o', 'plain', '--dialect', 'rfc4180'];
    expect((await run(args, { cwd: folder })).code).toBe(0);
    const plain = readFileSync(join(folder, 'plain/panels.csv'), 'utf8').split('\r\n');
    expect(plain.slice(1, -1).map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0')),
    );
  });

  test('what is published names nobody', () => {
    const published = ['panels.csv', 'panels.html'].map((name) =>
      readFileSync(join(folder, 'vorher', name), 'utf8'),
    );
    expect([...MARKS, 'N10'].filter((mark) => published.join().includes(mark))).toEqual([]);
    expect(before.stderr).toContain('Hinweis QUOTA-005');
  });

  test('it is said that there is no log yet, and what to do next', async () => {
    expect(before.stdout).toContain('es gibt noch kein Protokoll');
    expect(before.stdout).not.toContain('Fingerabdruck');
    const english = await run([...ARGS, '--numbered', '-o', 'english'], { cwd: folder });
    expect(english.stdout).toContain('there is no log yet');
    const json = await run([...ARGS, '--numbered', '-o', 'json', '--json'], { cwd: folder });
    expect(JSON.parse(json.stdout)).toMatchObject({
      format: 'losverfahren/panel/1',
      panel: null,
      not_drawn: null,
      number: null,
      fingerprint: null,
      files: [
        { name: 'panels.csv', rows: 1000 },
        { name: 'numbers.csv', rows: 90 },
        { name: 'panels.html', rows: 1000 },
      ],
    });
  });

  test('the page has every panel, needs nothing from elsewhere, and shows a title as it is', () => {
    const page = readFileSync(join(folder, 'vorher/panels.html'), 'utf8');
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('Rat &lt;b&gt;&quot;Wärme&quot; &amp; Kälte&lt;/b&gt;</h1>');
    expect(page).not.toMatch(/<b>|<script|https?:|src=|@import/);
    const rows = [...page.matchAll(/<th scope="row">(\d{3})<\/th><td>([\d ]+)<\/td>/g)].map(
      ([, number = '', people = '']) => [`Nr. ${number}`, ...people.split(' ')],
    );
    expect(rows).toEqual(panels.slice(1));
  });

  test('each panel meets the quotas and has nobody of a household twice', () => {
    const people = new Map(numbers.slice(1).map((row) => [row[2] ?? '', row.slice(2)] as const));
    const header = (numbers[0] ?? []).slice(2);
    for (let number = 0; number < 1000; number++) {
      const rows = peopleOf(number).map((id) => people.get(id) ?? []);
      expectQuotasMet([header, ...rows]);
      const street = place([header], 'Strasse');
      const homes = rows.filter((row) => row[street] !== '').map((row) => `${row[1]} ${row[street]}`);
      expect(new Set(homes).size).toBe(homes.length);
    }
  });
});

describe('after the number is drawn', () => {
  test.each([
    ['417', 417],
    ['000', 0],
    ['7', 7],
    ['999', 999],
  ])('%s is the panel of that line', async (typed, number) => {
    const out = `nummer-${typed}`;
    const args = [...ARGS, '--panel-number', typed, '-o', out];
    const outcome = await run(args, { cwd: folder, language: 'de' });
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toMatch(new RegExp(`Nummer +${String(number).padStart(3, '0')}\n`));
    const drawn = column(list(folder, `${out}/panel.csv`), 'Nr');
    expect(drawn.toSorted()).toEqual(peopleOf(number).toSorted());
    expect(lotteryOf(join(folder, out))).toMatchObject({ W: 1000, number, number_from: 'panel-number' });
    // What was published before is what the number was drawn from.
    const after = contents(join(folder, out));
    for (const [name, hash] of Object.entries(contents(join(folder, 'vorher'))))
      expect(after[name]).toBe(hash);
    const verified = await run(['verify', out, '-a', 'answers.csv', '--json'], { cwd: folder });
    expect(verified.code).toBe(0);
  });

  test('a list of panels that was changed is noticed', async () => {
    const out = join(folder, 'nummer-417');
    const text = readFileSync(join(out, 'panels.csv'), 'utf8');
    save(out, 'panels.csv', text.replace('\r\nNr. 000;', '\r\nNr. 00O;'));
    const outcome = await run(['verify', 'nummer-417', '--json'], { cwd: folder });
    save(out, 'panels.csv', text);
    expect(outcome.code).toBe(4);
    const { checks } = JSON.parse(outcome.stdout) as { checks: { name: string; places: string[] }[] };
    expect(checks.find(({ name }) => name === 'lists.files')?.places).toEqual(['panels.csv']);
  });

  test('another order of the answers gives the same numbers', async () => {
    const other = newFolder();
    const [head = '', ...rows] = readFileSync(join(folder, 'answers.csv'), 'utf8').trimEnd().split('\r\n');
    save(other, 'answers.csv', `${[head, ...rows.toReversed()].join('\r\n')}\r\n`);
    save(other, 'targets.csv', readFileSync(join(folder, 'targets.csv')));
    const args = [...ARGS, '--numbered', '-o', 'vorher'];
    expect((await run(args, { cwd: other, language: 'de' })).code).toBe(0);
    expect(contents(join(other, 'vorher'))).toEqual(contents(join(folder, 'vorher')));
  });

  test('the seed gives the numbers: another one names other people', async () => {
    const args = [...ARGS, '--numbered', '-s', `${SEED} 0`, '-o', 'anders'];
    expect((await run(args, { cwd: folder })).code).toBe(0);
    expect(list(folder, 'anders/numbers.csv')).not.toEqual(numbers);
  });
});

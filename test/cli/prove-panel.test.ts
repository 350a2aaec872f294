import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stratumName } from '../../src/core/strata.js';
import { type InUrn, KEY, urnOf, withCommitment } from '../procedure/committed-draw.js';
import { column, list, PANEL, pool } from './panel-answers.js';
import { save } from './registers.js';
import { newFolder, run, SEED } from './run.js';

/** Slips for a panel, and for people whose id has several columns. */

/** Lays down what `commit` would have left beside a log. */
function commit(folder: string, draw: string, people: readonly InUrn[], prefix = ''): void {
  const log = join(folder, draw, 'audit.jsonl');
  const urn = urnOf(people, []);
  writeFileSync(log, withCommitment(readFileSync(log), urn, KEY, prefix));
  save(folder, `${draw}/urn.csv`, urn.text);
  save(folder, `${draw}.key`, KEY);
}

/** Everybody who answered, by the two lists of a panel. */
function answered(folder: string): InUrn[] {
  return ['panel.csv', 'not_drawn.csv'].flatMap((name) => {
    const table = list(join(folder, 'out'), name);
    const strata = column(table, 'los_schicht');
    return column(table, 'Nr').map((id, at) => ({ id, categories: strata[at]?.split(' / ') ?? [] }));
  });
}

interface Standing {
  readonly outcome: string;
  readonly stratum: string;
  readonly besides: readonly string[];
}

async function standings(cwd: string, draw: string, files: readonly string[]) {
  const { stdout } = await run(['verify', draw, '--json', '--slip', ...files], { cwd });
  const { checks, slips } = JSON.parse(stdout) as {
    readonly checks: readonly { readonly name: string; readonly passed: boolean }[];
    readonly slips: readonly { readonly panel: boolean; readonly standing: Standing }[];
  };
  expect(checks.filter(({ name, passed }) => name.startsWith('slip.') && !passed)).toEqual([]);
  return slips;
}

describe('of a panel', () => {
  test.each([
    ['by a seed', [], []],
    ['by balls', ['--panel-number', '007'], ['balls']],
  ] as const)('%s everybody is told whether they are on it', async (_, more, besides) => {
    const cwd = pool();
    save(cwd, 'key', KEY);
    expect(await run([...PANEL, '--key-file', 'key', ...more], { cwd })).toMatchObject({ code: 0 });
    const people = answered(cwd);
    commit(cwd, 'out', people, 'panel.');
    const panel = column(list(join(cwd, 'out'), 'panel.csv'), 'Nr');
    expect([people.length, panel.length]).toEqual([90, 20]);
    const files: string[] = [];
    for (const { id } of people) {
      files.push(`${id}.json`);
      expect(await run(['prove', 'out', '--id', id, '-o', `${id}.json`], { cwd })).toMatchObject({ code: 0 });
    }
    expect(await standings(cwd, 'out', files)).toMatchObject(
      people.map(({ id, categories }) => ({
        panel: true,
        standing: {
          outcome: panel.includes(id) ? 'drawn' : 'not-drawn',
          stratum: stratumName(categories),
          besides,
        },
      })),
    );
    const all = await run(['prove', 'out', '--drawn', '--lang', 'de'], { cwd });
    expect([all.code, all.stderr]).toEqual([0, '']);
    expect(all.stdout).toContain('20 Losbelege geschrieben');
    const { stdout } = await run(['verify', 'out', '--slip', 'slips/slip-1.json'], { cwd, language: 'de' });
    expect(stdout).toContain('Losbeleg slip-1.json (Gremium): Gezogen');
    expect(stdout.includes('öffentlich gezogene Nummer')).toBe(besides.length > 0);
  });
});

test('an id of several columns is given column by column, and shown with a sign between them', async () => {
  const cwd = newFolder();
  const people = Array.from({ length: 12 }, (_, at) => [`Mü${at % 3}`, String(at)]);
  const register = ['Nachname;Laufnummer', ...people.map((one) => one.join(';')), ''].join('\r\n');
  save(cwd, 'register.csv', register);
  save(cwd, 'key', KEY);
  const id = ['--column', 'id=Nachname+Laufnummer', '--key-file', 'key'];
  const call = ['draw', 'register.csv', '--size', '3', '--stratify', 'none', '--exclude', 'none', ...id];
  expect(await run([...call, '-s', SEED, '-o', 'out'], { cwd })).toMatchObject({ code: 0 });
  const inUrn = people.map((one) => ({ id: one.join('\u001f'), categories: [] }));
  commit(cwd, 'out', inUrn);
  // A Mac types an umlaut in two parts.
  const typed = ['--id', 'Mu\u03080', '--id', '3'];
  expect(await run(['prove', 'out', ...typed, '--page', 'p.html'], { cwd })).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(cwd, 'slip.json'), 'utf8'))).toMatchObject({ id: 'Mü0\u001f3' });
  expect(readFileSync(join(cwd, 'p.html'), 'utf8')).toContain('Mü0<span class="us">US</span>3');
  const input = 'Mü0\r\n3\r\n';
  const piped = await run(['prove', 'out', '--id', '-', '-o', 'b.json', '--lang', 'en'], { cwd, input });
  expect([piped.code, piped.stderr]).toEqual([0, '']);
  // With one stratum there is no group to be named.
  expect(piped.stdout).toMatch(/Drawn: place \d of 3\.|In reserve: place \d of \d\.|Not drawn\./);
  const swapped = await run(['prove', 'out', '--id', '3', '--id', 'Mü0', '-o', 'c.json'], { cwd });
  expect([swapped.code, swapped.stderr.includes('SLIP-001')]).toEqual([3, true]);
  const one = await run(['prove', 'out', '--id', 'Mü0', '-o', 'c.json'], { cwd });
  expect([one.code, one.stderr.includes('SLIP-005')]).toEqual([2, true]);
  expect(await run(['prove', 'out', '--drawn'], { cwd })).toMatchObject({ code: 0, stderr: '' });
});

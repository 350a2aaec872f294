import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { execute, FIXTURES, newFolder, type RunOptions, run } from './run.js';

/** A panel with substitutes from the commitment to slips and record, as clerks and auditors have it. */

const PROOF = fileURLToPath(new URL('../independent/proof.py', import.meta.url));
const SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365 Super 6 123456';
const fixture = (name: string) => join(FIXTURES, name);

let folder: string;
let plan: string;
let settled: string;

async function done(args: readonly string[], options: RunOptions = {}) {
  const found = await run(args, options);
  expect([found.code, found.stderr]).toEqual([0, expect.not.stringMatching(/^(Error|Fehler) /m)]);
  return found.stdout;
}

beforeAll(async () => {
  folder = newFolder();
  plan = join(folder, 'plan.yaml');
  const text = readFileSync(fixture('gremium.yaml'), 'utf8');
  writeFileSync(plan, text.replace('    size: 30\n', '    size: 30\n    substitutes: same\n'));
  writeFileSync(join(folder, 'quoten.csv'), readFileSync(fixture('quoten.csv')));
  const args = [fixture('zusagen.csv'), '--plan', plan, '--output', join(folder, 'p')];
  settled = await done(['commit', '--panel', ...args], { language: 'de' });
}, 60_000);

describe('a panel with substitutes', () => {
  test('is announced with both, and drawn on the commitment', async () => {
    const announcement = readFileSync(join(folder, 'p', 'announcement.txt'), 'utf8');
    expect(announcement).toContain('Dazu werden 30 Ersatzmitglieder in derselben Ziehung gelost');
    expect(announcement).toContain('30 substitutes are drawn at once');
    expect(settled).toMatch(/Zu losen +30 Personen\n +Ersatz +30 Personen\n/);
    const open = 'im Lostopf, 30 Plätze, dazu 30 Ersatzmitglieder.';
    expect(await done(['verify', join(folder, 'p')], { language: 'de' })).toContain(open);
    const args = [fixture('zusagen.csv'), '--plan', plan, '--seed', SEED, '--output', join(folder, 'p')];
    const said = await done(['panel', ...args], { language: 'de' });
    expect(said).toMatch(/Gelost +30 Personen\n +Ersatz +30 Personen\n/);
    expect(said).toContain('ist für alle genauso groß wie die auf einen Platz im Gremium');
    const files = [
      'announcement.txt',
      'audit.jsonl',
      'not_drawn.csv',
      'panel.csv',
      'substitutes.csv',
      'urn.csv',
    ];
    expect(readdirSync(join(folder, 'p')).sort()).toEqual(files);
  });

  test('follows from the urn alone, here and in another program', async () => {
    const urn = join(folder, 'p', 'urn.csv');
    const said = await done(['verify', join(folder, 'p'), '--urn', urn, '--json']);
    const { checks } = JSON.parse(said) as { checks: { name: string; passed: boolean }[] };
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(checks.map(({ name }) => name)).toContain('urn.selection');
    const [people, tickets] = [
      'mussten genau diese 30 Personen gelost werden, dazu genau diese 30 Ersatzmitglieder.',
      'Genau diese 30 Lose mussten gezogen werden, dazu genau diese 30 für den Ersatz.',
    ];
    const answers = ['--answers', fixture('zusagen.csv')];
    const full = await done(['verify', join(folder, 'p'), ...answers, '--urn', urn], { language: 'de' });
    expect([full.includes(people), full.includes(tickets)]).toEqual([true, true]);
    const theirs = await execute('python3', [PROOF, join(folder, 'p', 'audit.jsonl'), urn], {});
    expect([theirs.code, theirs.stdout]).toEqual([
      0,
      expect.stringContaining('exactly these 30 drawn and 30 in reserve'),
    ]);
  });

  test('has slips that say who is a substitute', async () => {
    const slips = join(folder, 'slips');
    const key = ['--key-file', join(folder, 'p.key')];
    await done(['prove', join(folder, 'p'), '--drawn', ...key, '--output', slips], { language: 'de' });
    const names = readdirSync(slips);
    expect(names.filter((name) => /^slip-substitute-\d+\.json$/.test(name))).toHaveLength(30);
    expect(names.filter((name) => /^slip-\d+\.json$/.test(name))).toHaveLength(30);
    const page = readFileSync(join(slips, 'slips.html'), 'utf8');
    expect(page).toContain('Ersatz, Rang 30');
    expect(page).not.toContain('Reserve');
    const slip = ['--slip', join(slips, 'slip-substitute-1.json')];
    expect(await done(['verify', join(folder, 'p'), ...slip], { language: 'de' })).toContain(
      'Ersatzmitglied: Platz ',
    );
  });

  test('has a record that speaks of substitutes; their list is deleted with the others', async () => {
    const record = async (name: string) => {
      await done(['report', join(folder, 'p'), '--output', join(folder, name)], { language: 'de' });
      return readFileSync(join(folder, name), 'utf8');
    };
    const before = await record('before.html');
    expect(before).toContain('Dazu wurden 30 Ersatzmitglieder in derselben Ziehung gelost.');
    expect(before).toContain('Genauso groß war für alle die Chance, Ersatzmitglied zu werden.');
    expect(before).not.toContain('Reserveliste');
    // A pair can give two panels; announcement and record count the same.
    const counts = [settled, before].flatMap((text) =>
      [...text.matchAll(/([\d.]+) (?:mögliche )?Zusammensetzungen/g)].map(([, count]) => count),
    );
    expect(counts.length).toBe(2);
    expect(new Set(counts).size).toBe(1);
    await done(['purge', join(folder, 'p'), '--yes']);
    expect(readdirSync(join(folder, 'p'))).not.toContain('substitutes.csv');
    expect((await done(['verify', join(folder, 'p')])).includes('passed')).toBe(true);
  });
});

test('preview shows the chance of one or the other beside that of a place', async () => {
  const said = await done(['preview', '--panel', fixture('zusagen.csv'), '--plan', plan]);
  const [, row] = /Stratum +People +Chance +with substitutes +without quotas\n(.+)\n/.exec(said) ?? [];
  const [place, either] = [...(row ?? '').matchAll(/([\d.]+)%/g)].map(([, percent]) => Number(percent));
  expect(either).toBeCloseTo(2 * (place ?? 0), 1);
});

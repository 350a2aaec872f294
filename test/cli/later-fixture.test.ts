import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bodyIn, commitmentOf, done, logFingerprint, verdict } from './commitments.js';
import { entriesOf, idsOn, listed } from './later.js';
import { save } from './registers.js';
import { FIXTURES, newFolder, readEntries, run } from './run.js';

/** A whole procedure on the fixture, as a script: sixty letters, visits to those who are silent, and replacements. */

const PLAN = `${readFileSync(join(FIXTURES, 'musterstadt.yaml'), 'utf8')
  .replace('size: 200', 'size: 60')
  .replace(
    /seed:\n {2}source: .*/,
    'seed: { event: { type: lotto, game: 6aus49, date: 2026-12-05, spiel_77: true } }',
  )}
land: NW
replacements: { ladder: [age, district] }
replies: { needs: [childcare, access] }
visits: { land: NW, acknowledged: "Rechtsamt, 3. November 2026", contact: "Bürgerbüro" }
letters:
  sender: ["Stadt Musterstadt, Bürgerbüro", "Marktplatz 1", "79100 Musterstadt"]
  reply_url: https://beteiligung.musterstadt.example/
purge: { lists: 2027-06-30, key: 2027-06-30, files: [brief.csv, erinnerung.csv] }
`;

const LOTTO = '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';
const day = (date: string) => ['--at', `${date}T10:00:00Z`];
const plan = ['-c', 'plan.yaml'];

let folder: string;
const steps: string[] = [];

/** The codes of people, as their letters have them, by id. */
async function codes(...flags: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await done(folder, ['letters', 'out', ...plan, '-o', 'brief.csv', '--force', ...flags]);
  const [header = [], ...rows] = readFileSync(join(folder, 'brief.csv'), 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
  const [id, code] = [header.indexOf('PersonID'), header.indexOf('Code')];
  return new Map(rows.map((row) => [row[id] ?? '', row[code] ?? '']));
}

async function record(rows: readonly string[], at: string): Promise<void> {
  save(folder, 'antworten.csv', ['Code;Ergebnis;Weg;Datum;Bedarf', ...rows, ''].join('\n'));
  await done(folder, ['record', 'out', ...plan, '--replies', 'antworten.csv', ...day(at)]);
}

beforeAll(async () => {
  folder = newFolder();
  for (const name of ['musterstadt.csv', 'ratsmitglieder.csv'])
    cpSync(join(FIXTURES, name), join(folder, name));
  save(folder, 'plan.yaml', PLAN);
  const note = () => steps.push(logFingerprint(folder));
  await done(folder, ['commit', ...plan, '-o', 'out', ...day('2026-11-02')]);
  note();
  await done(folder, ['draw', ...plan, '-o', 'out', '--lotto', LOTTO, ...day('2026-12-05')]);
  note();
  const first = await codes();
  const people = [...first.values()];
  await record(
    people
      .slice(0, 6)
      .map(
        (code, at) =>
          `${code};${at < 4 ? 'zusage' : 'absage'};Brief;15.12.2026;${at === 0 ? 'childcare' : ''}`,
      ),
    '2026-12-16',
  );
  const open = await codes('--only', 'open');
  expect(open.size).toBe(54);
  await done(folder, ['visits', 'out', ...plan, '-o', 'besuche', '--teams', '3']);
  const silent = people.slice(6);
  await record(
    silent.map(
      (code, at) =>
        `${code};${at % 3 === 0 ? 'zugesagt' : at % 3 === 1 ? 'nicht angetroffen' : 'unentschlossen'};Besuch;10.01.2027;`,
    ),
    '2027-01-11',
  );
  await done(folder, ['visits', 'out', ...plan, '-o', 'besuche-2', '--teams', '2']);
  const waiting = silent.filter((_, at) => at % 3 !== 0);
  await record(
    waiting.map(
      (code, at) =>
        `${code};${at < 24 ? 'zugesagt' : at < 30 ? 'abgesagt' : 'nicht erreicht'};Besuch;17.01.2027;`,
    ),
    '2027-01-18',
  );
  note();
  await done(folder, ['replace', 'out', ...plan.slice(0, 0), ...day('2027-01-19')]);
  note();
  const second = await codes('--run', '1');
  await record(
    [...second.values()].map((code) => `${code};zugesagt;Telefon;25.01.2027;access`),
    '2027-01-26',
  );
  note();
}, 120_000);

const publicly = (...more: readonly string[]) =>
  verdict(folder, '--commitment', commitmentOf(folder), '--lotto', LOTTO, ...more);

describe('a whole procedure', () => {
  test('sixty were called, fourteen more in the place of those who left, and sixty take part', async () => {
    expect(idsOn(folder, 'invitations.csv')).toHaveLength(60);
    const out = entriesOf(folder, 'replacement');
    expect(out).toHaveLength(14);
    expect(listed(folder, 'replacements-1.csv')).toHaveLength(14);
    const { stdout } = await run(['status', 'out', '--json'], { cwd: folder });
    const { total } = JSON.parse(stdout) as { readonly total: Record<string, unknown> };
    // Two declined by letter; of those who were visited six declined and six were not met again.
    expect(total).toMatchObject({ invited: 74, delivered: 74, accepted: 60, answered: 68, present: null });
  });

  test('each of the fourteen stands in the group of the one whose place it is, as long as there was somebody', () => {
    const entries = readEntries(join(folder, 'out'));
    const steps = entries.filter(({ type }) => type === 'replacement').map(({ body }) => body.step);
    expect(steps).toHaveLength(14);
    expect(steps.every((step) => step === 0 || step === 1 || step === 2)).toBe(true);
  });

  test('is verified in public, by the urn and the published fingerprint', async () => {
    expect(await publicly()).toMatchObject({ code: 0, failed: [], refused: [] });
    for (const fingerprint of steps)
      expect(await publicly('--fingerprint', fingerprint)).toMatchObject({ code: 0, failed: [] });
  });

  test('is verified in the house, by the register', async () => {
    const given = ['--register', 'musterstadt.csv', ...plan, '--key-file', 'out.key'];
    expect(await publicly(...given)).toMatchObject({ code: 0, failed: [], refused: [] });
  });

  test('has no name, address or id in its log, nor in what commands say', async () => {
    const log = readFileSync(join(folder, 'out/audit.jsonl'), 'utf8');
    const { stdout } = await run(['status', 'out'], { cwd: folder });
    for (const row of [...listed(folder, 'invitations.csv'), ...listed(folder, 'replacements-1.csv')])
      for (const value of [row.PersonID, row.Familienname, row.Strasse])
        if ((value ?? '').length > 3) expect(`${log}${stdout}`).not.toContain(value);
    expect(bodyIn(readEntries(join(folder, 'out')), 'reply')).toMatchObject({
      outcome: 'accepted',
      way: 'phone',
    });
  });

  test('can be verified in public after its lists, its key and its private file are gone', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    writeFileSync(join(copy, 'erinnerung.csv'), 'x');
    const purged = await done(copy, ['purge', 'out', ...plan, '--due', ...day('2027-07-01')]);
    expect(purged.stdout).toContain('replies.sqlite');
    const found = await verdict(copy, '--commitment', commitmentOf(copy), '--lotto', LOTTO);
    expect(found).toMatchObject({ code: 0, failed: [], refused: [] });
    const { code, stdout } = await run(['status', 'out', '--public'], { cwd: copy });
    expect([code, stdout.length > 200]).toEqual([0, true]);
  });
});

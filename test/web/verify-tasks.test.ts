import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { program } from '../../src/cli/version.js';
import { textOf } from '../../src/messages/catalogue.js';
import { NOTHING, toVerify } from '../../src/web/page/doors/verify/chosen.js';
import type { Compared } from '../../src/web/page/tasks/verify.js';
import { TASKS } from '../../src/web/page/tasks.js';
import { pageTools } from '../../src/web/page-tools.js';
import { csvText, markedTown, save } from '../cli/registers.js';
import { FIXTURES, newFolder, run, SEED } from '../cli/run.js';

/** Logs that are not of one draw alone, in the door Nachprüfen: its checks are those of `verify`. */

const at = {
  tools: (files: ReadonlyMap<string, Blob>) =>
    pageTools(files, { program: program(), solver: new Uint8Array() }),
};
const chosen = (folder: string, ...paths: readonly string[]) =>
  paths.map((path) => ({
    name: path.split('/').at(-1) ?? '',
    blob: new Blob([readFileSync(join(folder, path))]),
  }));

async function verified(files: ReturnType<typeof chosen>, compared: Partial<Compared> = {}) {
  const { files: found, log } = await TASKS.recognise({ files });
  const order = {
    files: toVerify(found.map((file) => ({ ...file, isSaid: false }))),
    compared: { ...NOTHING, ...compared },
  };
  const kinds = Object.fromEntries(found.map(({ name, kind }) => [name, kind]));
  return { log, kinds, result: await TASKS.verify({ ...order, event: log?.event ?? null }, at) };
}

const listed = (checks: readonly { readonly name: string; readonly passed: boolean }[]) =>
  checks.map(({ name, passed }) => `${passed ? '✓' : '✗'} ${name}`).sort();

async function byCommandLine(cwd: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await run(['verify', ...args, '--json'], { cwd });
  return listed((JSON.parse(stdout) as { checks: { name: string; passed: boolean }[] }).checks);
}

describe('a draw of municipalities', () => {
  let folder = '';
  beforeAll(async () => {
    folder = newFolder();
    const { table } = JSON.parse(readFileSync(join(FIXTURES, 'vectors/municipalities.json'), 'utf8')) as {
      table: readonly { readonly key: string; readonly land: string; readonly people: number }[];
    };
    const rows = table.map(({ key, land, people }) => `${key};${land};${people}`);
    save(folder, 'gemeinden.csv', ['AGS;Land;Einwohner', ...rows].join('\r\n'));
    const sizes = ['--hits', '17', '--letters', '30', '--bands', '2000,3000'];
    await run(['municipalities', 'gemeinden.csv', ...sizes, '--seed', SEED, '-o', 'out'], { cwd: folder });
  });

  test('is verified from its log, and says what it is, in numbers and without a flag', async () => {
    const { log, result } = await verified(chosen(folder, 'out/audit.jsonl'));
    expect([log?.of, result.isSound]).toEqual(['municipalities', true]);
    expect(listed(result.checks)).toEqual(await byCommandLine(folder, 'out/audit.jsonl'));
    const { towns } = result;
    expect(towns?.drawn.reduce((sum, { letters }) => sum + letters, 0)).toBe(17 * 30);
    expect(towns?.bands.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(17);
    expect(towns?.lands.reduce((sum, { people }) => sum + people, 0)).toBe(towns?.people);
    expect(result.said.map(({ text }) => text)).toEqual(['towns.verified', 'towns.limits']);
    for (const language of ['de', 'en'] as const)
      expect(textOf(language, 'own.towns.limits')).not.toContain('--');
  });

  test('is held against the table, all its files, and what was settled', async () => {
    const names = readdirSync(join(folder, 'out')).map((name) => `out/${name}`);
    const seed = { seed: SEED };
    const { kinds, result } = await verified(chosen(folder, ...names, 'gemeinden.csv'), seed);
    expect([kinds['municipalities.csv'], kinds['gemeinden.csv']]).toEqual(['list', 'register']);
    expect(listed(result.checks)).toEqual(
      await byCommandLine(folder, 'out', '--register', 'gemeinden.csv', '--seed', SEED),
    );
    expect(result.isSound).toBe(true);
    // A part of the files is no folder, and nothing is missing from it.
    const part = await verified(chosen(folder, 'out/audit.jsonl', 'out/municipalities.csv'));
    expect([part.kinds['municipalities.csv'], part.result.isSound]).toEqual(['unknown', true]);
  });

  test('fails with another table', async () => {
    save(folder, 'andere.csv', `${readFileSync(join(folder, 'gemeinden.csv'), 'utf8')}0`);
    const { result } = await verified(chosen(folder, 'out/audit.jsonl', 'andere.csv'));
    expect(result.checks.filter(({ passed }) => !passed).map(({ name }) => name)).toContain(
      'municipalities.file',
    );
  });
});

describe('a log about many draws', () => {
  const KEYS = ['08111001', '08111002', '08111003'];
  let folder = '';
  beforeAll(async () => {
    folder = newFolder();
    const plan = ['version: 1', 'title: Klima', 'eligibility: { reference_date: 2026-12-01, min_age: 16 }'];
    save(folder, 'plan.yaml', `${[...plan, 'stratify: [district, gender]'].join('\n')}\n`);
    const rows = KEYS.map((key, at) => `${key};Ort ${at};${key}.csv;${3 + at}`);
    save(folder, 'liste.csv', `${['AGS;Gemeinde;Register;Briefe', ...rows].join('\r\n')}\r\n`);
    for (const [at, key] of KEYS.entries()) save(folder, `${key}.csv`, csvText(markedTown(30 + at)));
    const { code, stderr } = await run(['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'aus'], {
      cwd: folder,
    });
    if (code !== 0) throw new Error(stderr);
  });

  test('is verified by itself, with list and plan, and has the fingerprint of each draw', async () => {
    const files = chosen(folder, 'aus/audit.jsonl', 'liste.csv', 'plan.yaml');
    const { log, kinds, result } = await verified(files, { seed: SEED });
    expect([log?.of, kinds['liste.csv'], result.isSound]).toEqual(['batch', 'register', true]);
    expect(listed(result.checks)).toEqual(
      await byCommandLine(
        folder,
        'aus/audit.jsonl',
        '--register',
        'liste.csv',
        '--plan',
        'plan.yaml',
        '--seed',
        SEED,
      ),
    );
    expect(result.said.map(({ text }) => text)).toContain('batch.log-alone');
    expect(result.batch?.draws.map(({ key, drawn }) => [key, drawn])).toEqual(
      KEYS.map((key, at) => [key, 3 + at]),
    );
    for (const { key, fingerprint } of result.batch?.draws ?? []) {
      const own = await verified(chosen(folder, `aus/${key}/audit.jsonl`), { fingerprint });
      expect([own.result.isSound, own.result.fingerprint]).toEqual([true, fingerprint]);
    }
  });
});

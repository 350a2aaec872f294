import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, MARKS, markedTown, PLAN, save } from '../cli/registers.js';
import { bodyOf, execute, newFolder, type Outcome, readEntries, run, SEED } from '../cli/run.js';

/** The log, looked at with nothing of the program's own. */

const register = markedTown(250);

let home: string;
let text: string;
let said: Outcome;

beforeAll(async () => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
  save(home, 'plan.yaml', PLAN);
  said = await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], { cwd: home });
  text = readFileSync(join(home, 'out/audit.jsonl'), 'utf8');
});

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const linesOf = (log: string) => log.split('\n').slice(0, -1);

/** RFC 8785 for what a log may hold: keys by UTF-16 code units, no blanks, whole numbers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('the log', () => {
  test('has the seven entries of a draw in their order, numbered, each of the same version and time', () => {
    const entries = readEntries(join(home, 'out'));
    expect(entries.map(({ type }) => type)).toEqual([
      ...['plan', 'register', 'frame', 'seed', 'allocation', 'selection', 'outputs'],
    ]);
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(new Set(entries.map(({ v, at }) => `${v} ${at}`))).toEqual(
      new Set([`losverfahren/2 ${new Date(1796500800 * 1000).toISOString().replace('.000', '')}`]),
    );
  });

  test('is in canonical form, in UTF-8 without a mark, each line with one line feed', () => {
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.includes('\r')).toBe(false);
    for (const line of linesOf(text)) {
      const entry: unknown = JSON.parse(line);
      expect(canonical(entry)).toBe(line);
      expect(numbersIn(entry).filter((number) => !Number.isSafeInteger(number))).toEqual([]);
    }
  });

  test('has in each line the hash of the line before', () => {
    let before = '0'.repeat(64);
    for (const line of linesOf(text)) {
      expect((JSON.parse(line) as { prev: string }).prev).toBe(before);
      before = sha256(line);
    }
    expect(said.stdout).toContain(before);
  });

  test('has a fingerprint that sha256sum gives as well', async () => {
    const script = 'tail -n 1 audit.jsonl | head -c -1 | sha256sum';
    const args = ['--norc', '--noprofile', '-c', script];
    const env = { LANG: 'C', LC_ALL: 'C' };
    const { stdout, code } = await execute('bash', args, { cwd: join(home, 'out'), env });
    expect(code).toBe(0);
    expect(said.stdout).toContain(stdout.slice(0, 64));
    expect(stdout).toMatch(/^[0-9a-f]{64} {2}-\n$/);
  });

  test('has the right hashes of register, plan file, seed and lists', () => {
    const bytes = (path: string) => readFileSync(join(home, path));
    expect(bodyOf(join(home, 'out'), 'register').files).toEqual([
      {
        name: 'register.csv',
        bytes: bytes('register.csv').length,
        sha256: sha256(bytes('register.csv')),
        rows: 250,
        encoding: 'utf-8',
        delimiter: ';',
      },
    ]);
    expect(bodyOf(join(home, 'out'), 'plan').plan_file).toEqual({ name: 'plan.yaml', sha256: sha256(PLAN) });
    expect(bodyOf(join(home, 'out'), 'seed')).toEqual({
      text: SEED,
      source: 'Lotto am Samstag',
      seedHash: sha256(SEED),
    });
    const { files } = bodyOf(join(home, 'out'), 'outputs') as { files: Record<string, unknown>[] };
    expect(files.map(({ name, sha256: hash }) => [name, hash])).toEqual(
      ['invitations.csv', 'reserve.csv'].map((name) => [name, sha256(bytes(`out/${name}`))]),
    );
  });

  test('has tickets that anybody can recompute from seed and label', () => {
    const { strata } = bodyOf(join(home, 'out'), 'selection') as {
      strata: Record<'invited' | 'reserve', { label: string; ticket: string }[]>[];
    };
    const people = strata.flatMap(({ invited, reserve }) => [...invited, ...reserve]);
    expect(people.length).toBeGreaterThan(80);
    for (const { label, ticket } of people) expect(ticket).toBe(sha256(sha256(SEED) + label));
  });

  test('depends on the clock only in `at`', async () => {
    for (const [output, at] of [
      ['early', '2001-01-01T00:00:00Z'],
      ['late', '2099-12-31T23:59:59.5Z'],
    ] as const) {
      await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', output, '--at', at], { cwd: home });
    }
    const [early, late] = ['early', 'late'].map((folder) =>
      readEntries(join(home, folder)).map(({ at: _, prev: __, ...rest }) => rest),
    );
    expect(early).toEqual(late);
    expect(early).toHaveLength(7);
  });
});

describe('what the log tells of people', () => {
  test('no name, no street, no birth date, of nobody', () => {
    expect(MARKS.filter((mark) => text.includes(mark))).toEqual([]);
    const dates = register.slice(1).map((row) => row[3] ?? '');
    expect(dates.filter((date) => date !== '' && text.includes(date))).toEqual([]);
  });

  test('of those who were not drawn nothing at all, not even the id', () => {
    const { strata } = bodyOf(join(home, 'out'), 'selection') as {
      strata: Record<'invited' | 'reserve', { label: string }[]>[];
    };
    const labels = strata.flatMap(({ invited, reserve }) =>
      [...invited, ...reserve].map(({ label }) => label),
    );
    const ids = register.slice(1).map((row) => row[0] ?? '');
    expect(ids.filter((id) => text.includes(id))).toEqual([...labels].sort());
    expect(labels.length).toBeLessThan(ids.length / 2);
  });

  test('small counts of a confidential rule never stand alone', async () => {
    const { excluded } = bodyOf(join(home, 'out'), 'frame') as {
      excluded: { count: number; rules: { kind: string; reason?: string }[] }[];
    };
    const blocked = register.filter((row, at) => at > 0 && row[11] !== '').length;
    expect(blocked).toBeLessThan(5);
    const group = excluded.find(({ rules }) => rules.some(({ reason }) => reason === 'Auskunftssperre'));
    expect(group?.rules.length).toBeGreaterThan(1);
    expect(group?.count).toBeGreaterThanOrEqual(5);
  });
});

describe('verify with less or more than the register', () => {
  const verify = async (args: readonly string[]) => {
    const outcome = await run(['verify', ...args, '--json'], { cwd: home });
    const { checks, ...document } = JSON.parse(outcome.stdout) as {
      checks: { name: string; passed: boolean }[];
      verified: boolean;
      with_register: boolean;
      fingerprint: string;
    };
    const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
    return { ...document, code: outcome.code, names: checks.map(({ name }) => name), failed };
  };

  test('the log file alone: its own checks, none of lists or register', async () => {
    writeFileSync(join(home, 'alone.jsonl'), text);
    const found = await verify(['alone.jsonl']);
    expect(found).toMatchObject({ code: 0, verified: true, with_register: false });
    expect(found.names.filter((name) => /^(?:lists|register|plan)\./.test(name))).toEqual([]);
    expect(found.names).toContain('selection.tickets');
  });

  test('says that the register was not looked at', async () => {
    const outcome = await run(['verify', 'out'], { cwd: home, language: 'de' });
    expect(outcome.stdout).toContain('Geprüft wurde nur das Protokoll');
  });

  test('--fingerprint: the published one passes, in capitals too; another fails', async () => {
    const print = sha256(linesOf(text).at(-1) ?? '');
    const right = await verify(['out', '--fingerprint', print]);
    expect([right.code, right.fingerprint]).toEqual([0, print]);
    expect((await verify(['out', '--fingerprint', ` ${print.toUpperCase()}`])).code).toBe(0);
    const wrong = await verify(['out', '--fingerprint', sha256('anders')]);
    expect([wrong.code, wrong.failed]).toEqual([4, ['log.fingerprint']]);
    const grouped = print.replace(/.{4}(?=.)/g, '$& ');
    expect((await verify(['out', '--fingerprint', grouped])).code).toBe(0);
    for (const typed of [print.slice(1), `${print}0`, print.replace(/./, 'g'), 'x'])
      expect(await run(['verify', 'out', '--fingerprint', typed], { cwd: home })).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('USE-010'),
      });
  });

  test('--seed: the same however it is spaced; another fails', async () => {
    const spaced = SEED.replaceAll(' ', '\t ');
    expect((await verify(['out', '--seed', `${spaced}\n`])).code).toBe(0);
    const wrong = await verify(['out', '--seed', SEED.replace('3', '4')]);
    expect([wrong.code, wrong.failed]).toEqual([4, ['seed.given']]);
  });

  test('--plan: checks the file and what it brings about', async () => {
    const file = await verify(['out', '--plan', 'plan.yaml']);
    const checks = ['plan.file', 'plan.overrides', 'plan.effective'];
    expect(file.names.filter((name) => name.startsWith('plan.'))).toEqual(checks);
    const both = await verify(['out', '--plan', 'plan.yaml', '--register', 'register.csv']);
    expect(both.names.filter((name) => name.startsWith('plan.'))).toEqual(checks);
    expect([file.code, both.code]).toEqual([0, 0]);
  });

  test('flags that won over the plan are named: it was not announced so', async () => {
    const flags = ['--size', '20', '--stratify', 'gender', '--min-age', '30', '--dialect', 'rfc4180'];
    await run(['draw', '-c', 'plan.yaml', ...flags, '-s', SEED, '-o', 'flags'], { cwd: home });
    const found = await verify(['flags', '--plan', 'plan.yaml', '--register', 'register.csv']);
    // The plan with these flags has the effect that was logged; only that there were any is amiss.
    expect([found.code, found.failed]).toEqual([4, ['plan.overrides']]);
    const unseen = await verify(['flags', '--plan', 'plan.yaml']);
    expect([unseen.code, unseen.failed]).toEqual([4, ['plan.overrides']]);
    expect((await verify(['flags', '--register', 'register.csv'])).code).toBe(0);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, save, type Table, withColumn } from '../cli/registers.js';
import { contents, type Entry, newFolder, problemsOf, readEntries, run, SEED } from '../cli/run.js';
import { copyOf, drawn, fingerprintOf, forge, plan, rebuilt, register, writeLog } from './verifying.js';

/**
 * What was announced is what is verified: logs of letters as a dishonest clerk would make them, each with a chain
 * that fits, and as an honest one makes them, who must not be accused.
 */

let home: string;

beforeAll(async () => {
  home = await drawn();
});

interface Verification {
  readonly checks: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly places: readonly string[];
    readonly note?: string;
    readonly differs?: { readonly given: string; readonly logged: string };
  }[];
  readonly remarks: readonly { readonly kind: string }[];
}

interface Found {
  readonly code: number | null;
  /** checks that failed, with their places */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  readonly checks: Verification['checks'];
  readonly remarks: readonly string[];
  /** codes of a refusal */
  readonly refused: readonly string[];
}

async function verified(folder: string, ...flags: readonly string[]): Promise<Found> {
  const outcome = await run(['verify', 'out', ...flags, '--json'], { cwd: folder });
  const { code, stdout } = outcome;
  if (stdout === '') {
    const refused = problemsOf(outcome).map((problem) => problem.code);
    return { code, failed: {}, checks: [], remarks: [], refused };
  }
  const { checks, remarks } = JSON.parse(stdout) as Verification;
  const failed = checks.filter(({ passed }) => !passed).map(({ name, places }) => [name, places]);
  const kinds = remarks.map(({ kind }) => kind);
  return { code, failed: Object.fromEntries(failed), checks, remarks: kinds, refused: [] };
}

const WITH_PLAN = ['-c', 'plan.yaml', '--seed', SEED] as const;
const ALL = ['-r', 'register.csv', ...WITH_PLAN] as const;

/** A copy whose entries were changed, with a new chain. */
function forged(change: (entries: Entry[]) => void): string {
  const copy = copyOf(home);
  forge(copy, change);
  return copy;
}

const body = (entries: readonly Entry[], type: string) =>
  entries.find((entry) => entry.type === type)?.body ?? {};

describe('what must be shown is stated first', () => {
  test('an honest draw with everything given passes, and says "this plan" and "this seed"', async () => {
    const said = await run(['verify', 'out', ...ALL], { cwd: home });
    expect(said.code).toBe(0);
    expect(said.stdout).toMatch(/All \d+ checks passed: from this register, this plan and this seed exactly/);
    const alone = await run(['verify', 'out', '-r', 'register.csv'], { cwd: home });
    expect(alone.stdout).toContain('from this register, the plan in the log and the seed in the log exactly');
  });

  test.each([
    ['alone', (entries: Entry[]) => entries.splice(1, 6)],
    ['in front of a whole draw', () => {}],
  ])('an unknown entry %s', async (_, change) => {
    const copy = forged((entries) => {
      entries.unshift({ ...(entries[0] as Entry), type: 'panel.x', body: {} });
      change(entries);
      for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
    });
    const found = await verified(copy, ...ALL);
    expect(found.code).toBe(4);
    expect(found.failed['log.entries']).toEqual(expect.arrayContaining(['line 1']));
  });

  const appended = (change: (entry: Entry) => Entry | null) => (entries: Entry[]) => {
    const more = structuredClone(entries).flatMap((entry) => change(entry) ?? []);
    entries.push(...more);
    for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
  };
  test.each([
    ['a second draw', appended((entry) => entry), 'log.entries', 'plan'],
    [
      'an entry of no draw',
      appended((entry) => (entry.type === 'outputs' ? { ...entry, type: 'antwort' } : null)),
      'log.entries',
      'line 8',
    ],
    [
      'a reply that says something else',
      appended((entry) => (entry.type === 'outputs' ? { ...entry, type: 'reply' } : null)),
      'log.entries',
      'reply',
    ],
    [
      'two panels behind it',
      (entries: Entry[]) => {
        const panel = (entry: Entry) => ({ ...structuredClone(entry), type: `panel.${entry.type}` });
        entries.push(...entries.slice(0, 7).map(panel), ...entries.slice(0, 7).map(panel));
        for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
      },
      'log.parts',
      'panel.plan',
    ],
    [
      'no lists',
      (entries: Entry[]) => Object.assign(body(entries, 'outputs'), { files: [] }),
      'log.lists',
      'files',
    ],
    [
      'an unknown list',
      (entries: Entry[]) => {
        const files = body(entries, 'outputs').files as object[];
        files.push({ ...files[0], name: 'constructor' });
      },
      'log.lists',
      'file 3',
    ],
    [
      'a list twice',
      (entries: Entry[]) => {
        const files = body(entries, 'outputs').files as object[];
        files.push({ ...files[0] });
      },
      'log.lists',
      'invitations.csv',
    ],
    [
      'a day that there is not',
      (entries: Entry[]) => {
        for (const entry of entries) Object.assign(entry, { at: '2026-02-30T10:00:00Z' });
      },
      'log.times',
      '1',
    ],
    [
      'a time that goes backwards',
      (entries: Entry[]) => Object.assign(entries[3] ?? {}, { at: '2026-12-05T19:29:59Z' }),
      'log.times',
      '4',
    ],
    [
      'a list of ids that is no name of a file',
      (entries: Entry[]) =>
        Object.assign(body(entries, 'plan'), {
          inputs: [{ name: '/dev/zero', bytes: 0, sha256: '0'.repeat(64) }],
        }),
      'log.entries',
      'plan',
    ],
    [
      'a shortfall without a household limit',
      (entries: Entry[]) => {
        const { plan } = body(entries, 'plan') as { plan: { sample: { allow_shortfall: boolean } } };
        plan.sample.allow_shortfall = true;
        const selection = body(entries, 'selection') as {
          shortfall: object[];
          strata: { stratum: string[]; invited: object[] }[];
        };
        const stratum = selection.strata.find(({ invited }) => invited.length > 0);
        stratum?.invited.pop();
        selection.shortfall.push({ stratum: stratum?.stratum, missing: 1 });
      },
      'selection.counts',
      'shortfall',
    ],
  ] as const)('%s', async (_, change, check, place) => {
    const found = await verified(forged(change));
    expect(found.code).toBe(4);
    expect(found.failed[check]).toContain(place);
  });

  test.each([
    ['--answers', ['-a', 'register.csv']],
    ['--already', ['--already', 'rat.csv']],
    ['--targets', ['--targets', 'rat.csv']],
    ['--optimality', ['--optimality']],
    ['--panel-number', ['--panel-number', '417']],
    ['--seed', ['--seed', SEED, '--seed', SEED]],
  ])('%s that applies to nothing is a failed check that names it', async (flag, flags) => {
    const found = await verified(home, ...flags);
    expect(found).toMatchObject({ code: 4, failed: { 'given.applies': [flag] } });
  });

  test('a key for a draw without one, and another one for a draw with one', async () => {
    const copy = copyOf(home);
    save(copy, 'key', 'ab'.repeat(32));
    save(copy, 'other', 'cd'.repeat(32));
    save(copy, 'broken', 'xy');
    const none = await verified(copy, '--key-file', 'key');
    expect([none.code, Object.keys(none.failed)]).toEqual([4, ['key.given']]);
    const draw = ['draw', '-c', 'plan.yaml', '-s', SEED, '--key-file', 'key', '-o', 'out', '-q'];
    rmSync(join(copy, 'out'), { recursive: true });
    expect((await run(draw, { cwd: copy })).code).toBe(0);
    expect((await verified(copy, '--key-file', 'key')).code).toBe(0);
    expect((await verified(copy, ...ALL, '--key-file', 'key')).code).toBe(0);
    const other = await verified(copy, '--key-file', 'other');
    expect([other.code, Object.keys(other.failed)]).toEqual([4, ['key.given']]);
    expect(await verified(copy, '--key-file', 'broken')).toMatchObject({ code: 3, refused: ['KEY-002'] });
  });
});

describe('the log is not its own measure', () => {
  test.each([
    ['eligibility.max_age', ['--max-age', '70']],
    ['eligibility.min_age', ['--min-age', '20']],
    ['eligibility.exclude', ['--exclude', `PersonID=${register[30]?.[0]}`]],
    ['eligibility.districts', ['--districts', 'Altstadt']],
    ['eligibility.reference_date', ['--reference-date', '2026-12-02']],
    ['stratify', ['--stratify', 'gender']],
    ['sample.size', ['--size', '13']],
    ['sample.reserve', ['--reserve', '1']],
    ['sample.max_per_household', ['--max-per-household', '1']],
    ['register.columns', ['--column', 'household=Strasse']],
    ['seed.source', ['--seed-source', 'Lotto am Mittwoch']],
    ['title', ['--title', 'Anders']],
  ])('a draw whose plan was changed by a flag (%s) is not the announced one', async (key, flags) => {
    const copy = copyOf(home);
    rmSync(join(copy, 'out'), { recursive: true });
    const outcome = await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '-q', ...flags], {
      cwd: copy,
    });
    expect(outcome.code).toBe(0);
    const found = await verified(copy, ...ALL);
    expect([found.code, found.failed]).toEqual([4, { 'plan.overrides': [key] }]);
    const alone = await run(['verify', 'out', '-r', 'register.csv'], { cwd: copy });
    expect(alone.code).toBe(0);
    expect(alone.stdout).toContain(`flags changed the plan: ${key}`);
    expect(alone.stdout).not.toMatch(/this plan|All \d+ checks/);
  });

  test('a swapped register, and the digest of a log of old: neither passes', async () => {
    const copy = copyOf(home);
    const [header = [], ...people] = register;
    save(copy, 'register.csv', csvText([header, ...people.toReversed()]));
    expect((await verified(copy, ...ALL)).failed).toEqual({ 'register.files': ['register.csv'] });
    const old = forged((entries) => Object.assign(body(entries, 'register'), { digest: '0'.repeat(16) }));
    expect((await verified(old)).failed['log.entries']).toEqual(['register']);
  });

  type Inputs = { name: string; bytes: number; sha256: string }[];
  test.each([
    [
      'one too many',
      (inputs: Inputs) => inputs.push({ name: 'fremd.csv', bytes: 1, sha256: '1'.repeat(64) }),
    ],
    [
      'one in front',
      (inputs: Inputs) => inputs.unshift({ name: 'fremd.csv', bytes: 1, sha256: '1'.repeat(64) }),
    ],
    ['another hash', (inputs: Inputs) => Object.assign(inputs[0] ?? {}, { sha256: '1'.repeat(64) })],
    ['none', (inputs: Inputs) => inputs.splice(0)],
    ['another name', (inputs: Inputs) => Object.assign(inputs[0] ?? {}, { name: 'fremd.csv' })],
  ])('inputs: %s', async (_, change) => {
    const found = await verified(
      forged((entries) => change(body(entries, 'plan').inputs as Inputs)),
      ...ALL,
    );
    expect([found.code, Object.keys(found.failed)]).toEqual([4, ['register.inputs']]);
  });

  test('a plan file with other line ends is told from a changed one', async () => {
    const copy = copyOf(home);
    save(copy, 'plan.yaml', plan.replaceAll('\n', '\r\n'));
    const same = await verified(copy, ...ALL);
    expect([same.code, same.failed]).toEqual([0, {}]);
    expect(same.checks.find(({ name }) => name === 'plan.file')?.note).toBe('line-ends');
    save(copy, 'plan.yaml', plan.replace('size: 14', 'size: 15'));
    expect(Object.keys((await verified(copy, ...ALL)).failed)).toEqual(['plan.file', 'plan.effective']);
  });

  test('a wrong seed shows both', async () => {
    const found = await verified(home, '--seed', '1 2 3');
    expect(found.checks.find(({ name }) => name === 'seed.given')?.differs).toEqual({
      given: '1 2 3',
      logged: SEED,
    });
    const said = await run(['verify', 'out', '--seed', '1 2 3'], { cwd: home, language: 'de' });
    expect(said.stdout).toContain(`angegeben: „1 2 3“; im Protokoll: „${SEED}“`);
  });
});

describe('a stranger’s files', () => {
  test('nothing is moved or replaced: a link, a folder and a log in a folder of finished work stay where they are', async () => {
    const copy = copyOf(home);
    const elsewhere = newFolder();
    save(elsewhere, 'audit.jsonl', 'mine');
    symlinkSync(elsewhere, join(copy, 'out/.losverfahren.commit'));
    const before = [contents(elsewhere), readFileSync(join(copy, 'out/audit.jsonl'), 'utf8')];
    const linked = await run(['verify', 'out'], { cwd: copy });
    expect([linked.code, linked.stderr]).toEqual([0, expect.stringContaining('LOG-003')]);
    expect([contents(elsewhere), readFileSync(join(copy, 'out/audit.jsonl'), 'utf8')]).toEqual(before);
    rmSync(join(copy, 'out/.losverfahren.commit'));
    mkdirSync(join(copy, 'out/.losverfahren.commit'));
    save(copy, 'out/.losverfahren.commit/audit.jsonl', 'another log');
    const hidden = contents(copy);
    expect((await run(['verify', 'out', ...ALL], { cwd: copy })).code).toBe(0);
    expect(contents(copy)).toEqual(hidden);
  });

  test('neither a pipe nor a device is waited for', async () => {
    const copy = copyOf(home);
    rmSync(join(copy, 'rat.csv'));
    rmSync(join(copy, 'out/reserve.csv'));
    for (const name of ['rat.csv', 'out/rat.csv', 'out/reserve.csv'])
      execFileSync('mkfifo', [join(copy, name)]);
    expect((await verified(copy)).failed).toEqual({ 'lists.present': ['reserve.csv'] });
    expect(await verified(copy, '-r', 'register.csv')).toMatchObject({ code: 3, refused: ['SIDE-001'] });
    rmSync(join(copy, 'out/audit.jsonl'));
    symlinkSync('/dev/zero', join(copy, 'out/audit.jsonl'));
    expect(await verified(copy)).toMatchObject({ code: 3, refused: ['LOG-001'] });
  });

  test.each(['/dev/zero', '../rat.csv', 'a\\rat.csv', 'C:rat.csv', '..', '', 'rat\u0000.csv'])(
    'a log that names %j is not followed there',
    async (name) => {
      const copy = forged((entries) => {
        const { plan, inputs } = body(entries, 'plan') as {
          plan: { eligibility: { exclude: { ids?: string }[] } };
          inputs: { name: string }[];
        };
        for (const rule of plan.eligibility.exclude) if (rule.ids !== undefined) rule.ids = name;
        for (const input of inputs) input.name = name;
      });
      const found = await verified(copy, ...ALL);
      expect([found.code, found.failed['log.entries']]).toEqual([4, ['plan']]);
    },
  );

  test.each([
    ['a file of line feeds', () => '\n'.repeat(40_000_000), 'lines'],
    ['hidden line feeds', () => `"${'\\\n'.repeat(2_000_000)}`, 'lines'],
    ['millions of lists', () => `[${'[],'.repeat(5_000_000)}0]\n`, 'values'],
    ['lists in lists', () => '['.repeat(100_000), 'depth'],
    ['a hundred megabytes', () => Buffer.alloc(100_000_000, 'x'), null],
  ] as const)('%s: not read, and it is said why', async (_, content, place) => {
    const copy = copyOf(home);
    writeLog(copy, content());
    const found = await verified(copy);
    if (place === null) expect(found).toMatchObject({ code: 3, refused: ['LOG-001'] });
    else expect([found.code, found.failed['log.size']]).toEqual([4, [place]]);
  });

  test('a megabyte of digits, sums beyond what is exact: failed checks', async () => {
    const digits = '9'.repeat(1_000_000);
    const changes: ((entries: Entry[]) => void)[] = [
      (entries) => Object.assign(body(entries, 'selection'), { reserve: digits }),
      (entries) => {
        const { plan } = body(entries, 'plan') as { plan: { sample: object } };
        Object.assign(plan.sample, { reserve: digits });
      },
      (entries) => {
        for (const one of body(entries, 'frame').strata as { N_h: number }[]) one.N_h = 2 ** 53 - 1;
      },
      (entries) => {
        const { plan } = body(entries, 'plan') as { plan: { sample: object } };
        Object.assign(plan.sample, { size: 2 ** 53 - 1 });
      },
    ];
    for (const change of changes) expect(await verified(forged(change), ...ALL)).toMatchObject({ code: 4 });
    const raw = copyOf(home);
    const text = readFileSync(join(raw, 'out/audit.jsonl'), 'utf8');
    writeLog(raw, text.replace('"rows":150', `"rows":${digits}`));
    expect(await verified(raw, ...ALL)).toMatchObject({ code: 4 });
  });
});

describe('an honest clerk is not accused', () => {
  const NAMES = [
    '＝Nord',
    "'=Süd",
    '@West',
    "'",
    '-1',
    '+49',
    'constructor',
    '__proto__',
    'toString',
    ' Ost, Mitte; 2',
  ];
  const named = (table: Table) => withColumn(table, 'Stadtteil', (row) => NAMES[row % NAMES.length] ?? '');

  test.each(['excel-de', 'rfc4180'])(
    'strata that look like formulas or like JavaScript (%s)',
    async (dialect) => {
      const folder = await drawn(`${plan}output:\n  dialect: ${dialect}\n`, named(register));
      const found = await verified(folder, ...ALL);
      expect([found.code, found.failed, found.remarks]).toEqual([0, {}, []]);
    },
  );

  test('a list that is not there is missing; one of another draw is said to be that', async () => {
    const missing = copyOf(home);
    renameSync(join(missing, 'out/reserve.csv'), join(missing, 'reserve.csv'));
    expect((await verified(missing)).failed).toEqual({ 'lists.present': ['reserve.csv'] });
    const other = copyOf(home);
    const draw = ['draw', '-c', 'plan.yaml', '-s', 'another seed', '-o', 'other', '-q'];
    expect((await run(draw, { cwd: other })).code).toBe(0);
    writeFileSync(join(other, 'out/reserve.csv'), readFileSync(join(other, 'other/reserve.csv')));
    const found = await verified(other);
    expect(Object.keys(found.failed)).toEqual(['lists.files', 'lists.people']);
    expect(found.checks.find(({ name }) => name === 'lists.people')?.note).toBe('other-draw');
    const said = await run(['verify', 'out'], { cwd: other, language: 'de' });
    expect(said.stdout).toContain('Es ist die Liste einer anderen Ziehung.');
  });

  test('a fingerprint in groups of four, and one that is none', async () => {
    const print = fingerprintOf(home).replace(/.{4}/g, '$& ');
    expect((await verified(home, '--fingerprint', print)).code).toBe(0);
    expect(await verified(home, '--fingerprint', print.slice(5))).toMatchObject({
      code: 2,
      refused: ['USE-010'],
    });
  });

  test('what a sound log is made of again is the same, so that the forgeries above are forged by what they say', () => {
    expect(rebuilt(readEntries(join(home, 'out')))).toBe(readFileSync(join(home, 'out/audit.jsonl'), 'utf8'));
  });
});

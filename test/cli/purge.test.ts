import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { copyOf, forge, logText } from '../audit/verifying.js';
import { onTerminal } from './on-terminal.js';
import { csvText, MARKS, markedTown, PLAN, place, save } from './registers.js';
import { contents, newFolder, problemsOf, readEntries, run, SEED, worldIn } from './run.js';

/** Personal data is deleted, and the proof stays: what goes, what is said of it, and what still can be shown. */

const people = markedTown(150, 'purge');
const IDS = people.slice(1).map((row) => row[place(people, 'PersonID')] ?? '');
const DATES =
  'purge: { lists: 2027-06-30, key: 2027-01-31, urn: 2027-12-31, files: [kopie.csv, briefe/brief.csv] }\n';
const LATER = ['--at', '2027-03-01T00:00:00Z'];

/** A committed draw in `out` with its key beside it, and two working copies. */
async function made(planText: string): Promise<string> {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(people));
  save(folder, 'plan.yaml', planText);
  for (const args of [
    ['commit', 'register.csv', '-c', 'plan.yaml', '-o', 'out', '--at', '2026-12-01T10:00:00Z'],
    ['draw', 'register.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--at', '2026-12-05T19:30:00Z'],
  ]) {
    const { code, stderr } = await run(args, { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
  save(folder, 'kopie.csv', 'Kopie\n');
  mkdirSync(join(folder, 'briefe'));
  save(folder, 'briefe/brief.csv', 'Brief\n');
  return folder;
}

const ready = made(PLAN.replace('size: 40', 'size: 14') + DATES);
let folder = '';
beforeEach(async () => {
  folder = copyOf(await ready);
});

interface Purged {
  readonly files: readonly { readonly path: string; readonly kind: string }[];
  readonly removed: readonly string[];
  readonly left: readonly string[];
  readonly recorded: readonly {
    readonly name: string;
    readonly rows: number | null;
    readonly kind: string;
  }[];
  readonly not_due: readonly object[];
  readonly fingerprint: string;
}

async function purge(...more: readonly string[]) {
  const outcome = await run(['purge', 'out', '--json', ...more], { cwd: folder });
  const facts = outcome.stdout === '' ? null : (JSON.parse(outcome.stdout) as Purged);
  const codes = outcome.stderr === '' ? [] : problemsOf(outcome).map(({ code }) => code);
  return { code: outcome.code, facts, codes };
}

const purgeAll = (...more: readonly string[]) => purge('--plan', 'plan.yaml', '--yes', ...LATER, ...more);

async function verify(...more: readonly string[]) {
  const outcome = await run(['verify', 'out', '--json', ...more], { cwd: folder });
  if (outcome.stdout === '')
    return { code: outcome.code, failed: problemsOf(outcome).map(({ code }) => code) };
  const { checks, remarks } = JSON.parse(outcome.stdout) as {
    readonly checks: readonly {
      readonly name: string;
      readonly passed: boolean;
      readonly note?: string;
      readonly places: readonly string[];
    }[];
    readonly remarks: readonly { readonly kind: string; readonly params?: object }[];
  };
  return {
    code: outcome.code,
    failed: checks.filter(({ passed }) => !passed).map(({ name, places }) => `${name}: ${places}`),
    names: checks.map(({ name }) => name),
    notes: checks.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`])),
    remarks: remarks.filter(({ kind }) => kind === 'purged').map(({ params }) => params),
  };
}

const entries = () => readEntries(join(folder, 'out'));
const names = () =>
  Object.keys(contents(folder))
    .filter((name) => !name.endsWith('/'))
    .sort();
const commitment = () => sha(logText(folder).split('\n')[3] ?? '');
const PUBLIC = ['out/announcement.txt', 'out/audit.jsonl', 'plan.yaml', 'register.csv'];
const LISTS = ['out/invitations.csv', 'out/reserve.csv'];

function sha(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

describe('what is deleted', () => {
  test('a dry run shows it and changes nothing', async () => {
    const before = contents(folder);
    const { code, facts, codes } = await purge('--plan', 'plan.yaml', '--dry-run', ...LATER);
    expect([code, codes, facts?.removed]).toEqual([0, [], []]);
    expect(facts?.files.map(({ path }) => path).sort()).toEqual(
      ['briefe/brief.csv', 'kopie.csv', 'out.key', ...LISTS].sort(),
    );
    expect(contents(folder)).toEqual(before);
  });

  test('lists, key and the plan’s copies; with --urn the urn too; and the log says so', async () => {
    const before = logText(folder);
    const { code, facts, codes } = await purgeAll();
    expect([code, codes, facts?.left]).toEqual([0, [], []]);
    expect(names()).toEqual([...PUBLIC, 'out/urn.csv'].sort());
    expect(logText(folder).startsWith(before)).toBe(true);
    const last = entries().at(-1);
    expect([last?.type, last?.at]).toEqual(['purge', '2027-03-01T00:00:00Z']);
    expect(last?.body).toEqual({
      files: [
        { kind: 'copy', name: 'brief.csv', rows: null },
        { kind: 'list', name: 'invitations.csv', rows: 14 },
        { kind: 'copy', name: 'kopie.csv', rows: null },
        { kind: 'key', name: 'out.key', rows: null },
        { kind: 'list', name: 'reserve.csv', rows: expect.any(Number) },
      ],
    });
    const urn = await purgeAll('--urn');
    expect([urn.code, urn.facts?.recorded.map(({ name }) => name)]).toEqual([0, ['urn.csv']]);
    expect(names()).toEqual([...PUBLIC].sort());
    const nothing = await purgeAll('--urn');
    expect([nothing.code, nothing.facts?.files, entries().length]).toEqual([0, [], 10]);
  });

  test('nothing of a person is in the log, and only its owner can read it', async () => {
    await purgeAll('--urn');
    const text = logText(folder);
    for (const id of IDS) expect(text).not.toContain(`"${id}"`);
    for (const mark of MARKS) expect(text).not.toContain(mark);
    expect(text).not.toContain(folder);
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'out/audit.jsonl')).mode & 0o777).toBe(0o600);
  });

  test('links and folders stay, and no way leads through a link', async () => {
    const other = newFolder();
    save(other, 'brief.csv', 'fremd\n');
    save(other, 'reserve.csv', 'fremd\n');
    const { rmSync } = await import('node:fs');
    rmSync(join(folder, 'briefe'), { recursive: true });
    symlinkSync(other, join(folder, 'briefe'));
    rmSync(join(folder, 'out/reserve.csv'));
    symlinkSync(join(other, 'reserve.csv'), join(folder, 'out/reserve.csv'));
    rmSync(join(folder, 'kopie.csv'));
    mkdirSync(join(folder, 'kopie.csv'));
    const { code, facts, codes } = await purgeAll();
    expect([code, codes]).toEqual([0, ['PURGE-004', 'PURGE-004', 'PURGE-004']]);
    expect(facts?.removed.toSorted()).toEqual(['out.key', 'out/invitations.csv']);
    for (const name of ['brief.csv', 'reserve.csv'])
      expect(readFileSync(join(other, name), 'utf8')).toBe('fremd\n');
  });

  test('another key beside the folder stays, and one that is named must be the log’s', async () => {
    writeFileSync(join(folder, 'other.key'), 'ab'.repeat(32));
    expect(await purgeAll('--key-file', 'other.key')).toMatchObject({ code: 3, codes: ['PURGE-003'] });
    writeFileSync(join(folder, 'out.key'), 'ab'.repeat(32));
    expect(await purgeAll()).toMatchObject({ code: 0, codes: ['PURGE-005'] });
    expect(names()).toContain('out.key');
    expect(entries().at(-1)?.body).not.toHaveProperty('files.3.kind', 'key');
  });

  test('slips of this draw, and the page with all of them; their names are in no log', async () => {
    mkdirSync(join(folder, 'belege'));
    const slip = (of: string) => JSON.stringify({ v: 'losverfahren-slip/1', commitment: of, id: '4711' });
    for (const name of ['geheim-1.json', 'geheim-2.json']) save(folder, `belege/${name}`, slip(commitment()));
    save(folder, 'belege/slips.html', '<p>4711');
    save(folder, 'belege/notiz.json', '{}');
    save(folder, 'belege/notiz.txt', 'x');
    const { code, facts } = await purgeAll('--slips', 'belege');
    expect(code).toBe(0);
    expect(facts?.recorded).toContainEqual({ kind: 'slip', name: 'belege', rows: 2 });
    expect(names().filter((name) => name.startsWith('belege'))).toEqual([
      'belege/notiz.json',
      'belege/notiz.txt',
    ]);
    expect(logText(folder)).not.toMatch(/geheim|4711/);
    save(folder, 'belege/fremd.json', slip('0'.repeat(64)));
    save(folder, 'belege/slips.html', '<p>4711');
    save(folder, 'belege/neu.json', slip(commitment()));
    expect((await purgeAll('--slips', 'belege')).facts?.removed).toEqual(['belege/neu.json']);
  });

  test('a list that the plan calls a copy is a list, and a copy with a list’s name is a copy', async () => {
    folder = await made(
      `${PLAN.replace('size: 40', 'size: 14')}purge: { files: [out/reserve.csv, briefe/invitations.csv] }\n`,
    );
    save(folder, 'briefe/invitations.csv', 'x');
    const { facts } = await purgeAll();
    expect(facts?.removed.toSorted()).toEqual(['briefe/invitations.csv', 'out.key', ...LISTS]);
    expect(facts?.recorded.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      ...['copy invitations.csv', 'key out.key', 'list invitations.csv', 'list reserve.csv'],
    ]);
    expect(await verify()).toMatchObject({ code: 0, failed: [] });
  });

  test('what came back is deleted again without a new entry', async () => {
    const copy = readFileSync(join(folder, 'out/invitations.csv'));
    await purgeAll();
    writeFileSync(join(folder, 'out/invitations.csv'), copy);
    save(folder, 'kopie.csv', 'wieder\n');
    const before = logText(folder);
    const { code, facts } = await purgeAll();
    expect([code, facts?.recorded, facts?.removed.toSorted()]).toEqual([
      0,
      [],
      ['kopie.csv', 'out/invitations.csv'],
    ]);
    expect(logText(folder)).toBe(before);
  });
});

describe('what is refused, with nothing changed', () => {
  test.each<[string, readonly string[], number, string]>([
    ['without anybody who says yes', [], 2, 'PURGE-012'],
    ['with two who say what', ['--due', '--urn'], 2, 'PURGE-013'],
    ['by a clock that is behind', ['--yes', '--at', '2026-01-01T00:00:00Z'], 2, 'LOG-004'],
    ['by another plan', ['--yes', '--plan', 'other.yaml', ...LATER], 3, 'PURGE-002'],
    ['by a plan that is not there', ['--due', ...LATER], 3, 'PURGE-002'],
    ['with a key that is none', ['--yes', '--key-file', 'kopie.csv', ...LATER], 3, 'KEY-002'],
  ])('%s', async (_, more, code, why) => {
    save(folder, 'other.yaml', `${PLAN}# anders\n`);
    const before = contents(folder);
    expect(await purge(...more)).toMatchObject({ code, codes: [why] });
    expect(contents(folder)).toEqual(before);
  });

  test('a log alone, a broken log, and a commitment that nothing was drawn on', async () => {
    const alone = await run(['purge', 'out/audit.jsonl', '--yes', '--json'], { cwd: folder });
    expect(problemsOf(alone).map(({ code }) => code)).toEqual(['PURGE-007']);
    const whole = logText(folder);
    writeFileSync(join(folder, 'out/audit.jsonl'), `${whole.split('\n').slice(0, 4).join('\n')}\n`);
    expect(await purgeAll()).toMatchObject({ code: 3, codes: ['PURGE-001'] });
    writeFileSync(join(folder, 'out/audit.jsonl'), whole.replace('"size":14', '"size":15'));
    expect(await purgeAll()).toMatchObject({ code: 3, codes: ['LOG-002'] });
    expect(names()).toEqual(expect.arrayContaining([...LISTS, 'out.key', 'kopie.csv']));
  });

  test('a plan that names the log, or itself', async () => {
    for (const file of ['out/audit.jsonl', 'plan.yaml']) {
      folder = await made(`${PLAN.replace('size: 40', 'size: 14')}purge: { files: [kopie.csv, ${file}] }\n`);
      const before = contents(folder);
      expect(await purgeAll()).toMatchObject({ code: 3, codes: ['PURGE-009'] });
      expect(contents(folder)).toEqual(before);
    }
  });
});

describe('verify afterwards', () => {
  test('everything that needs no person still passes, publicly with the urn', async () => {
    const published = commitment();
    const drawn = sha(logText(folder).trimEnd().split('\n').at(-1) ?? '');
    const before = await verify('--commitment', published, '--fingerprint', drawn);
    expect(before).toMatchObject({ code: 0, failed: [], notes: [], remarks: [] });
    await purgeAll();
    const after = await verify('--commitment', published, '--fingerprint', drawn, '--plan', 'plan.yaml');
    expect(after).toMatchObject({ code: 0, failed: [] });
    expect(after.notes).toEqual(
      expect.arrayContaining(['log.fingerprint: before-purge', 'lists.present: purged']),
    );
    expect(after.names).toEqual(
      expect.arrayContaining(['urn.selection', 'purge.fits', 'purge.done', 'lists.present']),
    );
    expect(after.names).not.toContain('lists.files');
    expect(after.remarks).toEqual([
      { names: ['brief.csv', 'invitations.csv', 'kopie.csv', 'out.key', 'reserve.csv'], date: '2027-03-01' },
    ]);
    const kept = readFileSync(join(folder, 'out/urn.csv'));
    await purgeAll('--urn');
    // Without the urn nothing shows any more who had to be drawn; whoever has kept it can show it still.
    expect(await verify('--commitment', published)).toMatchObject({ code: 4, failed: ['urn.file: urn.csv'] });
    expect(await verify('--fingerprint', drawn)).toMatchObject({ code: 0, failed: [] });
    writeFileSync(join(folder, 'kept.csv'), kept);
    const again = await verify('--commitment', published, '--urn', 'kept.csv');
    expect(again).toMatchObject({ code: 0, failed: [] });
    expect(again.names).toContain('urn.selection');
  });

  test('with the register it is said that the key was deleted; a copy of it is recognised as one', async () => {
    const key = readFileSync(join(folder, 'out.key'));
    await purgeAll();
    expect(await verify('-r', 'register.csv')).toEqual({ code: 2, failed: ['KEY-005'] });
    writeFileSync(join(folder, 'kept.key'), key);
    const again = await verify('-r', 'register.csv', '--key-file', 'kept.key');
    expect(again).toMatchObject({ code: 0, failed: [] });
    expect(again.notes).toContain('key.given: kept');
    expect(again.names).toContain('register.lists');
  });

  test('what is named as deleted and is still there fails by name', async () => {
    const lists = LISTS.map((name) => readFileSync(join(folder, name)));
    await purgeAll('--urn');
    writeFileSync(join(folder, LISTS[1] ?? ''), lists[1] ?? '');
    expect(await verify()).toMatchObject({ code: 4, failed: ['purge.done: reserve.csv'] });
    save(folder, 'out/urn.csv', 'x\n');
    expect((await verify()).failed).toEqual(expect.arrayContaining(['purge.done: reserve.csv,urn.csv']));
  });

  test('a forged entry is caught: more than was there, a list twice, another folder, before the draw', async () => {
    await purgeAll();
    const purged = copyOf(folder);
    const forgeries: [string, (files: { name: string; rows: number | null }[]) => void][] = [
      ['purge.fits: 9', (files) => Object.assign(files[1] ?? {}, { rows: 13 })],
      ['log.entries: purge', (files) => files.splice(1, 0, { ...files[1] } as never)],
      ['log.entries: purge', (files) => Object.assign(files[0] ?? {}, { name: '../brief.csv' })],
    ];
    for (const [named, change] of forgeries) {
      folder = copyOf(purged);
      forge(folder, (all) => {
        const body = all.at(-1)?.body as
          | { readonly files: { name: string; rows: number | null }[] }
          | undefined;
        change(body?.files ?? []);
      });
      expect((await verify()).failed).toContain(named);
    }
    folder = copyOf(purged);
    forge(folder, (all) => {
      const [last] = all.splice(-1);
      if (last !== undefined) all.splice(4, 0, last);
      for (const [at, entry] of all.entries()) Object.assign(entry, { seq: at });
    });
    expect((await verify()).failed).toContain('log.entries: purge,seed,allocation,selection,outputs');
  });

  test('lists that were not deleted must still be there', async () => {
    const key = readFileSync(join(folder, 'out.key'));
    await purge('--plan', 'plan.yaml', '--due', '--at', '2027-02-01T00:00:00Z');
    expect(names()).toEqual([...PUBLIC, ...LISTS, 'briefe/brief.csv', 'kopie.csv', 'out/urn.csv'].sort());
    expect(await verify()).toMatchObject({ code: 0, failed: [] });
    appendFileSync(join(folder, 'out/reserve.csv'), 'x');
    expect((await verify()).failed).toContain('lists.files: reserve.csv');
    expect(key.length).toBe(65);
  });
});

describe('a draw that is set aside', () => {
  const redraw = [
    'draw',
    'register.csv',
    '-c',
    'plan.yaml',
    '-s',
    `${SEED} 1`,
    '-o',
    'out',
    '--json',
    ...LATER,
  ];

  test('after its lists were deleted: there are new ones, which can be deleted again', async () => {
    const key = readFileSync(join(folder, 'out.key'));
    await purge('--yes', '--at', '2027-02-01T00:00:00Z');
    const args = [...redraw, '--redraw', '--reason', 'Zahlendreher'];
    const refused = await run(args, { cwd: folder });
    expect(problemsOf(refused).map(({ code }) => code)).toContain('KEY-005');
    writeFileSync(join(folder, 'out.key'), key);
    expect((await run(args, { cwd: folder })).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 0, failed: [] });
    const again = await purgeAll();
    expect(again.facts?.recorded.map(({ kind }) => kind).toSorted()).toEqual([
      'copy',
      'copy',
      'list',
      'list',
    ]);
    expect(again.facts?.removed).toContain('out.key');
    expect(await verify()).toMatchObject({ code: 0, failed: [] });
  });
});

describe('of two at once', () => {
  // First the folder is looked at, then the log is read.
  test.each([
    ['checkFolder', 2],
    ['writeTogether', 1],
  ] as const)(
    'the one that is faster at %s deletes, the other says so; there is one entry',
    async (at, time) => {
      const world = worldIn({ cwd: folder });
      const { outputs } = world;
      const before = logText(folder);
      const original = outputs[at].bind(outputs) as (...args: readonly unknown[]) => never;
      const others = await (async () => {
        const other = copyOf(folder);
        const own = folder;
        folder = other;
        await purgeAll();
        folder = own;
        return readFileSync(join(other, 'out/audit.jsonl'));
      })();
      let calls = 0;
      Object.assign(outputs, {
        [at]: (...args: readonly unknown[]) => {
          if (++calls === time) writeFileSync(join(folder, 'out/audit.jsonl'), others);
          return original(...args);
        },
      });
      const args = ['purge', 'out', '--plan', 'plan.yaml', '--yes', ...LATER];
      expect(await runCommandLine(args, world)).toBe(6);
      expect(world.stderr.text).toContain('PURGE-017');
      expect(names()).toEqual(expect.arrayContaining([...LISTS, 'out.key', 'kopie.csv']));
      expect(logText(folder)).not.toBe(before);
      expect(await purgeAll()).toMatchObject({ code: 0, facts: { recorded: [] } });
      expect(names()).toEqual([...PUBLIC, 'out/urn.csv'].sort());
      expect(entries().filter(({ type }) => type === 'purge')).toHaveLength(1);
    },
  );
});

describe('when it is due', () => {
  const due = (at: string) => purge('--plan', 'plan.yaml', '--due', '--no-input', '--at', at);

  test('nothing before its day, which is said; then each on its day, and nothing twice', async () => {
    const before = contents(folder);
    const early = await due('2027-01-30T23:59:59Z');
    expect(early).toMatchObject({ code: 0, codes: [], facts: { files: [], recorded: [] } });
    expect(early.facts?.not_due).toEqual([
      { what: 'lists', date: '2027-06-30' },
      { what: 'key', date: '2027-01-31' },
      { what: 'urn', date: '2027-12-31' },
    ]);
    expect(contents(folder)).toEqual(before);
    expect((await due('2027-01-31T00:00:00Z')).facts?.removed).toEqual(['out.key']);
    expect((await due('2027-06-30T00:00:00Z')).facts?.removed).toEqual([
      ...['kopie.csv', 'briefe/brief.csv', ...LISTS],
    ]);
    expect((await due('2028-01-01T00:00:00Z')).facts?.removed).toEqual(['out/urn.csv']);
    expect(await due('2028-01-02T00:00:00Z')).toMatchObject({ code: 0, facts: { files: [], not_due: [] } });
    expect(entries().filter(({ type }) => type === 'purge')).toHaveLength(3);
    expect(await verify()).toMatchObject({ code: 0, failed: [] });
  });

  test('by a copy of the plan with other line ends; not by one with other days', async () => {
    const text = readFileSync(join(folder, 'plan.yaml'), 'utf8');
    save(folder, 'plan.yaml', text.replaceAll('\n', '\r\n'));
    expect((await due('2027-01-31T00:00:00Z')).facts?.removed).toEqual(['out.key']);
    save(folder, 'plan.yaml', text.replace('2027-06-30', '2027-02-01'));
    expect(await due('2027-05-01T00:00:00Z')).toMatchObject({ code: 3, codes: ['PURGE-002'] });
  });

  test('slips, which must be looked for where somebody says', async () => {
    folder = await made(`${PLAN.replace('size: 40', 'size: 14')}purge: { slips: 2027-01-31 }\n`);
    mkdirSync(join(folder, 'belege'));
    save(folder, 'belege/a.json', JSON.stringify({ v: 'losverfahren-slip/1', commitment: commitment() }));
    expect(await due('2027-02-01T00:00:00Z')).toMatchObject({
      code: 0,
      codes: ['PURGE-016'],
      facts: { files: [] },
    });
    const more = ['--plan', 'plan.yaml', '--due', '--at', '2027-02-01T00:00:00Z', '--slips'];
    expect(await purge(...more, 'nirgends')).toMatchObject({
      code: 0,
      codes: ['PURGE-015'],
      facts: { files: [] },
    });
    // Twice the same folder is one.
    const found = await purge(...more, 'belege', 'belege/');
    expect(found).toMatchObject({ code: 0, codes: [], facts: { removed: ['belege/a.json'] } });
    expect(found.facts?.recorded).toEqual([{ kind: 'slip', name: 'belege', rows: 1 }]);
    expect(await purge(...more, 'belege')).toMatchObject({ code: 0, codes: [], facts: { files: [] } });
  });

  test('by a plan that names no day: it is said', async () => {
    folder = await made(PLAN.replace('size: 40', 'size: 14'));
    expect(await due('2027-05-01T00:00:00Z')).toMatchObject({ code: 3, codes: ['PURGE-006'] });
  });
});

describe('on a terminal', () => {
  const steps = (typed: string) => [['[j/N]', typed]] as const;
  const args = ['purge', 'out', '--plan', 'plan.yaml', '--lang', 'de', '--no-color', ...LATER];

  test('it asks; no means that nothing happens, yes and --yes that it does', async () => {
    const before = contents(folder);
    const no = await onTerminal(args, { cwd: folder, steps: steps('n\n') });
    expect([no.code, no.output.includes('PURGE-011'), no.output.includes('invitations.csv')]).toEqual([
      2,
      true,
      true,
    ]);
    expect(contents(folder)).toEqual(before);
    const yes = await onTerminal(args, { cwd: folder, steps: steps('j\n') });
    expect([yes.code, existsSync(join(folder, 'out.key'))]).toEqual([0, false]);
    const urn = await onTerminal([...args, '--urn', '--yes'], { cwd: folder, steps: [] });
    expect([urn.code, urn.output.includes('[j/N]'), existsSync(join(folder, 'out/urn.csv'))]).toEqual([
      0,
      false,
      false,
    ]);
  });
});

test('in both languages: what goes, what stays for now, and the new fingerprint', async () => {
  const said = async (...more: readonly string[]) =>
    (await run(['purge', 'out', '--plan', 'plan.yaml', ...more], { cwd: folder })).stdout;
  expect(await said('--due', '--lang', 'de', '--at', '2027-01-01T00:00:00Z')).toMatch(
    /Heute ist nichts zu löschen[\s\S]*Schlüssel erst ab 2027-01-31/,
  );
  expect(await said('--due', '--at', '2027-01-01T00:00:00Z')).toMatch(
    /Nothing is due[\s\S]*key from 2027-01-31 on/,
  );
  const german = await said('--yes', '--lang', 'de', ...LATER);
  expect(german).toMatch(
    /out\/invitations\.csv +Liste, 14 Personen[\s\S]*Datensicherungen[\s\S]*Neuer Fingerabdruck/,
  );
  const english = await run(['verify', 'out'], { cwd: folder });
  expect(english.stdout).toMatch(/! Deleted on 2027-03-01, as the log says: brief\.csv, invitations\.csv/);
});

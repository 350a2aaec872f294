import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rebuilt } from '../audit/verifying.js';
import { answers, column, HOUSEHOLD, list, PANEL, pool, TARGETS } from './panel-answers.js';
import { csvText, save } from './registers.js';
import { type Entry, newFolder, readEntries, run, SEED } from './run.js';

/**
 * Letters and a panel in one log: each is held to what was announced of it, and one to the other. Logs are
 * rewritten as a dishonest clerk would, chain and all.
 */

const LETTERS_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
const THIRD_SEED = '2 11 19 23 40 48 Superzahl 5, Spiel 77 0931746';
/** Everybody of the first 150 is invited or in reserve. */
const LETTERS_PLAN =
  'version: 1\nregister: { columns: { id: Nr } }\nstratify: []\nsample: { size: 100, reserve: 1 }\n';
const PANEL_PLAN = [
  'version: 1',
  'panel:',
  '  register: { columns: { id: Nr, household: [Nachname, Strasse, Hausnummer] } }',
  '  sample: { size: 20, allocation: quotas, quotas: targets.csv, max_per_household: 1 }',
  '',
].join('\n');

let folder: string;

beforeAll(async () => {
  folder = pool();
  save(folder, 'register.csv', csvText(answers(150)));
  save(folder, 'briefe.yaml', LETTERS_PLAN);
  save(folder, 'gremium.yaml', PANEL_PLAN);
  const letters = ['draw', 'register.csv', '-c', 'briefe.yaml', '-s', LETTERS_SEED, '-o', 'ziehung'];
  expect((await run([...letters, '--at', '2026-10-01T10:00:00Z', '-q'], { cwd: folder })).code).toBe(0);
  const panel = [
    'panel',
    'answers.csv',
    '-c',
    'gremium.yaml',
    '-s',
    SEED,
    '--draw',
    'ziehung',
    '-o',
    'out',
    '-q',
  ];
  expect((await run(panel, { cwd: folder })).code).toBe(0);
  const staying = column(list(folder, 'out/panel.csv'), 'Nr').slice(3);
  save(folder, 'schon.csv', `Nr\n${staying.join('\n')}\n`);
  const again = ['panel', 'answers.csv', '-c', 'gremium.yaml', '-s', THIRD_SEED, '--already', 'schon.csv'];
  const third = await run([...again, '--draw', 'out', '-o', 'nach', '-q'], { cwd: folder });
  expect([third.code, third.stderr]).toEqual([0, '']);
});

interface Shown {
  readonly checks: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly places: readonly string[];
    readonly note?: string;
    readonly part?: string;
  }[];
  readonly remarks: readonly { readonly kind: string; readonly part?: string }[];
}

async function verified(cwd: string, name: string, ...flags: readonly string[]) {
  const { code, stdout, stderr } = await run(['verify', name, ...flags, '--json'], { cwd });
  if (stdout === '') throw new Error(stderr);
  const { checks, remarks } = JSON.parse(stdout) as Shown;
  const failed = checks.filter(({ passed }) => !passed);
  return {
    ...{ code, checks },
    failed: failed.map((one) => [one.part ?? '', one.name, ...one.places].join(' ').trim()),
    remarks: remarks.map(({ kind, part }) => `${part ?? ''} ${kind}`.trim()),
  };
}

/** A copy of the folder whose log in this folder was changed, with a new chain. */
function forged(name: string, change: (entries: Entry[]) => void): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  const entries = readEntries(join(copy, name));
  change(entries);
  for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
  writeFileSync(join(copy, name, 'audit.jsonl'), rebuilt(entries));
  return copy;
}

const body = (entries: readonly Entry[], type: string) =>
  entries.findLast((entry) => entry.type === type)?.body ?? {};

const PLANS = ['-c', 'briefe.yaml', '-c', 'gremium.yaml'];
const BOTH = [...PLANS, '--seed', LETTERS_SEED, '--seed', SEED];
const FILES = ['-r', 'register.csv', '-a', 'answers.csv'];

describe('draw and panel, as they were announced', () => {
  test('pass with everything of both, and nothing is left to note', async () => {
    expect(await verified(folder, 'out', ...BOTH, ...FILES)).toMatchObject({
      code: 0,
      failed: [],
      remarks: [],
    });
  });

  test('one seed or one plan is that of its part, and it is said whose were not compared', async () => {
    const one = await verified(folder, 'out', '--seed', SEED, '-c', 'gremium.yaml', ...FILES);
    expect([one.code, one.failed, one.remarks]).toEqual([0, [], ['plan', 'seed']]);
    const other = await verified(folder, 'out', '--seed', LETTERS_SEED, '-c', 'briefe.yaml');
    expect([other.code, other.failed, other.remarks]).toEqual([0, [], ['panel plan', 'panel seed']]);
    const said = await run(['verify', 'out', '--seed', SEED], { cwd: folder, language: 'de' });
    expect(said.stdout).toContain(
      `Einladungen: Der Startwert dieser Ziehung wurde nicht verglichen: „${LETTERS_SEED}“`,
    );
    expect(said.stdout).not.toMatch(/Alle \d/);
  });

  test('a fingerprint of the draw is recognised on the log of the panel, and what it vouches for', async () => {
    const draw = JSON.parse((await run(['verify', 'ziehung', '--json'], { cwd: folder })).stdout) as {
      fingerprint: string;
    };
    const found = await verified(folder, 'nach', '--fingerprint', draw.fingerprint);
    expect([found.code, found.failed]).toEqual([0, []]);
    expect(found.checks.find(({ name }) => name === 'log.fingerprint')?.note).toBe('earlier');
    expect(found.remarks).toContain('panel later');
    const other = await verified(folder, 'nach', '--fingerprint', '0'.repeat(64));
    expect(other.failed).toEqual(['log.fingerprint audit.jsonl']);
  });

  test('a draw under another plan and seed in front of the panel: the plans and seeds tell', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    save(copy, 'anders.yaml', LETTERS_PLAN.replace('size: 100', 'size: 120'));
    const at = ['--at', '2026-10-01T10:00:00Z', '-q'];
    await run(['draw', 'register.csv', '-c', 'anders.yaml', '-s', 'mine', '-o', 'anders', ...at], {
      cwd: copy,
    });
    const panel = [
      'panel',
      'answers.csv',
      '-c',
      'gremium.yaml',
      '-s',
      SEED,
      '--draw',
      'anders',
      '-o',
      'neu',
      '-q',
    ];
    expect((await run(panel, { cwd: copy })).code).toBe(0);
    const found = await verified(copy, 'neu', ...BOTH, ...FILES);
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining(['seed.given seed', 'plan.file briefe.yaml']));
  });

  test('a plan of both stages is held against both', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    save(copy, 'beides.yaml', `${LETTERS_PLAN}${PANEL_PLAN.replace('version: 1\n', '')}`);
    const panel = [
      'panel',
      'answers.csv',
      '-c',
      'beides.yaml',
      '-s',
      SEED,
      '--draw',
      'ziehung',
      '-o',
      'neu',
      '-q',
    ];
    expect((await run(panel, { cwd: copy })).code).toBe(0);
    const found = await verified(copy, 'neu', '-c', 'beides.yaml');
    expect([found.code, found.failed]).toEqual([4, ['plan.file beides.yaml']]);
  });
});

describe('the printed call of verify', () => {
  test('finds the quotas of a plan in another folder', async () => {
    const cwd = pool();
    mkdirSync(join(cwd, 'pläne'));
    save(cwd, 'pläne/gremium.yaml', PANEL_PLAN);
    renameSync(join(cwd, 'targets.csv'), join(cwd, 'pläne/targets.csv'));
    const panel = ['panel', 'answers.csv', '-c', 'pläne/gremium.yaml', '-s', SEED, '-o', 'out'];
    const { stdout } = await run(panel, { cwd });
    const [, printed = ''] = /Verify with:\n {2}losverfahren (.*)\n/.exec(stdout) ?? [];
    const words = printed.replaceAll('"', '').split(' ');
    expect((await run(words, { cwd })).code).toBe(0);
  });
});

describe('the joint of two stages', () => {
  test('answers of people who were never invited', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const [header = [], ...people] = answers();
    const strangers = people.slice(0, 5).map((row) => row.with(0, `X${row[0]}`));
    const table = csvText([header, ...people.slice(5), ...strangers]);
    save(copy, 'answers.csv', table);
    // Without the draw's log the panel is drawn from whoever is in the file; then it is put behind the draw.
    const panel = ['panel', 'answers.csv', '-c', 'gremium.yaml', '-s', SEED, '-o', 'allein', '-q'];
    expect((await run(panel, { cwd: copy })).code).toBe(0);
    const entries = [...readEntries(join(copy, 'ziehung')), ...readEntries(join(copy, 'allein'))];
    for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
    writeFileSync(join(copy, 'allein/audit.jsonl'), rebuilt(entries));
    const found = await verified(copy, 'allein', '-a', 'answers.csv');
    expect([found.code, found.failed]).toEqual([4, ['panel answers.invited 5 / 90']]);
  });

  test('replacements: those who stay were on the panel, and their number and the drawn ones are the size', async () => {
    const given = ['-a', 'answers.csv', '--already', 'schon.csv', '-c', 'gremium.yaml', '-c', 'briefe.yaml'];
    const found = await verified(folder, 'nach', ...given);
    expect([found.code, found.failed, found.remarks.filter((kind) => /already/.test(kind))]).toEqual([
      0,
      [],
      [],
    ]);
    const untold = await verified(folder, 'nach', '-c', 'gremium.yaml', '-c', 'briefe.yaml');
    expect([untold.code, untold.remarks.includes('panel already')]).toEqual([0, true]);
  });

  test('people counted as staying who were never drawn', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const rest = column(list(copy, 'out/not_drawn.csv'), 'Nr').slice(0, 2);
    save(copy, 'freunde.csv', `Nr\n${rest.join('\n')}\n`);
    const again = [
      'panel',
      'answers.csv',
      '-c',
      'gremium.yaml',
      '-s',
      THIRD_SEED,
      '--already',
      'freunde.csv',
    ];
    expect((await run([...again, '--draw', 'out', '-o', 'mit', '-q'], { cwd: copy })).code).toBe(0);
    const found = await verified(copy, 'mit', '-a', 'answers.csv', '--already', 'freunde.csv');
    expect([found.code, found.failed]).toEqual([4, ['panel answers.already 2 / 2']]);
    const other = await verified(copy, 'mit', '--already', 'schon.csv');
    expect(other.failed).toEqual(['panel register.inputs schon.csv']);
  });

  type Plan = { eligibility: { exclude: { reason: string }[] }; sample: { size: number } };
  test.each([
    [
      'people excluded for another reason counted as there already',
      (entries: Entry[]) => {
        const { plan } = body(entries, 'panel.plan') as { plan: Plan };
        for (const rule of plan.eligibility.exclude) rule.reason = 'Rat';
        const frame = body(entries, 'panel.frame') as { excluded: { rules: { reason?: string }[] }[] };
        for (const { rules } of frame.excluded) for (const rule of rules) rule.reason = 'Rat';
      },
      'already n',
    ],
    [
      'fewer drawn than there are places left',
      (entries: Entry[]) => {
        const { plan } = body(entries, 'panel.plan') as { plan: Plan };
        plan.sample.size += 1;
      },
      'n',
    ],
    [
      'more of them in a quota than there are',
      (entries: Entry[]) => {
        const lottery = body(entries, 'panel.lottery') as { already: number[] };
        lottery.already[0] = 18;
      },
      'already',
    ],
  ])('%s', async (_, change, places) => {
    const found = await verified(forged('nach', change), 'nach');
    expect(found.code).toBe(4);
    expect(found.failed).toContain(`panel lottery.people ${places}`);
  });

  test('a whole second panel is refused by panel, and fails where it was put there', async () => {
    const second = [
      'panel',
      'answers.csv',
      '-c',
      'gremium.yaml',
      '-s',
      THIRD_SEED,
      '--draw',
      'out',
      '-o',
      'zwei',
    ];
    const refused = await run([...second, '--json'], { cwd: folder });
    expect([refused.code, refused.stderr.includes('LOG-005')]).toEqual([2, true]);
    const copy = forged('out', (entries) => entries.push(...structuredClone(entries.slice(7))));
    expect((await verified(copy, 'out')).failed).toEqual(expect.arrayContaining(['log.parts panel.plan']));
  });

  test('a panel is not written with a time before the log’s last', async () => {
    const early = ['--at', '2026-09-30T00:00:00Z', '-o', 'früh', '--json'];
    const panel = ['panel', 'answers.csv', '-c', 'gremium.yaml', '-s', SEED, '--draw', 'ziehung', ...early];
    const outcome = await run(panel, { cwd: folder });
    expect([outcome.code, outcome.stderr.includes('LOG-004')]).toEqual([2, true]);
  });
});

describe('the number', () => {
  test('of the balls is asked for, compared, and never taken on trust without a word', async () => {
    const balls = ['--panel-number', '417', '-o', 'kugeln'];
    expect((await run([...PANEL, ...HOUSEHOLD, ...balls], { cwd: folder })).code).toBe(0);
    const untold = await run(['verify', 'kugeln', '-a', 'answers.csv'], { cwd: folder, language: 'de' });
    expect(untold.code).toBe(0);
    expect(untold.stdout).toContain('! Die Nummer 417 ist die Angabe derer, die gelost haben.');
    expect(untold.stdout).not.toMatch(/Alle \d/);
    const right = await verified(folder, 'kugeln', '-a', 'answers.csv', '--panel-number', '417');
    expect([right.code, right.failed, right.remarks]).toEqual([0, [], []]);
    const wrong = await verified(folder, 'kugeln', '--panel-number', '416');
    expect([wrong.code, wrong.failed]).toEqual([4, ['panel number.given number']]);
    const seeded = await verified(folder, 'out', '--panel-number', '417');
    expect([seeded.code, seeded.failed]).toEqual([4, ['panel number.given number']]);
  });

  test('a list with one outcome, and people without a chance, are loud', async () => {
    const copy = forged('out', (entries) => {
      const lottery = body(entries, 'panel.lottery') as {
        W: number;
        outcomes: { weight: number }[];
        types: { chance: string }[];
        least_chance: string;
      };
      lottery.outcomes.splice(1);
      Object.assign(lottery.outcomes[0] ?? {}, { weight: lottery.W });
      for (const type of lottery.types.slice(0, 2)) type.chance = '0/1';
    });
    expect((await verified(copy, 'out')).remarks).toEqual(
      expect.arrayContaining(['panel one-outcome', 'panel no-chance']),
    );
    const said = await run(['verify', 'out'], { cwd: copy, language: 'de' });
    expect(said.stdout).toContain('Es gibt nur ein mögliches Ergebnis');
  });

  test('a maximin list does not pass as leximin', async () => {
    const flags = [...PANEL.slice(0, 8), ...HOUSEHOLD, '--at', '2026-12-05T19:30:00Z', '-q'];
    await run([...flags, '--objective', 'random', '-o', 'anders'], { cwd: folder });
    const copy = forged('anders', (entries) => {
      const { plan, overrides } = body(entries, 'panel.plan') as {
        plan: { sample: { objective: string } };
        overrides: { sample: { objective?: string } };
      };
      plan.sample.objective = 'leximin';
      delete overrides.sample.objective;
      const lottery = body(entries, 'panel.lottery') as { objective: string };
      lottery.objective = 'leximin';
    });
    const quiet = await verified(copy, 'anders', '-a', 'answers.csv', '--targets', 'targets.csv');
    expect([quiet.code, quiet.failed]).toEqual([0, []]);
    const found = await verified(copy, 'anders', '--optimality');
    expect([found.code, found.failed]).toEqual([4, ['panel lottery.optimal chances outcomes']]);
  });

  test('of 20,000 kinds of people and as many outcomes: not looked at, and no lottery', async () => {
    const copy = forged('out', (entries) => {
      const lottery = body(entries, 'panel.lottery') as { types: object[]; outcomes: object[] };
      lottery.types = Array.from({ length: 20_000 }, () => lottery.types[0] ?? {});
      lottery.outcomes = Array.from({ length: 20_000 }, () => ({ weight: 1, people: [[0, 1]] }));
    });
    const found = await verified(copy, 'out', '-a', 'answers.csv');
    expect([found.code, found.failed.includes('panel lottery.people lottery')]).toEqual([4, true]);
  });

  test('the quotas’ file is looked at like the others', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    save(copy, 'targets.csv', TARGETS.replace('9,11', '8,11'));
    expect((await verified(copy, 'out', '-a', 'answers.csv')).failed).toEqual([
      'panel register.inputs targets.csv',
    ]);
  });
});

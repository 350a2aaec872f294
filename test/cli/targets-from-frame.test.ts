import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { rebuilt } from '../audit/verifying.js';
import { answers, pool } from './panel-answers.js';
import { csvText, save } from './registers.js';
import { execute, newFolder, readEntries, run, SEED } from './run.js';

/** Quotas that follow the frame, of letters and of the panel after them, in one log; and those of a population. */

const LOTTERY = fileURLToPath(new URL('../independent/lottery.py', import.meta.url));
const LETTERS_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
const PLAN = [
  'version: 1',
  'register: { columns: { id: Nr } }',
  'stratify: [Geschlecht, Altersgruppe]',
  'sample: { size: 100, allocation: quotas, quotas: { from_frame: [Geschlecht, [Geschlecht, Altersgruppe]] }, reserve: 1 }',
  'panel:',
  '  register: { columns: { id: Nr } }',
  '  sample: { size: 20, allocation: quotas, quotas: from_frame, slack: 1 }',
  '',
].join('\n');

const second = (path: string) =>
  execute('python3', [LOTTERY, path], { env: { LANG: undefined, LC_ALL: undefined } });

let folder: string;
const call = (...args: readonly string[]) => run(args, { cwd: folder, language: 'en' });

beforeAll(async () => {
  folder = pool();
  save(folder, 'register.csv', csvText(answers(150)));
  save(folder, 'plan.yaml', PLAN);
  const letters = ['draw', 'register.csv', '-c', 'plan.yaml', '-s', LETTERS_SEED, '-o', 'ziehung'];
  expect(await call(...letters, '--at', '2026-10-01T10:00:00Z', '-q')).toMatchObject({ code: 0 });
  const panel = ['panel', 'answers.csv', '-c', 'plan.yaml', '-s', SEED, '--draw', 'ziehung', '-o', 'gremium'];
  expect(await call(...panel, '-q')).toMatchObject({ code: 0, stderr: '' });
});

interface Body {
  readonly plan: { readonly sample: { readonly shares_from?: string; quotas: Quota[]; slack?: number } };
}
interface Quota {
  group: { categories: string[] }[];
  min: number;
  max: number;
  share?: string;
}

const entriesOf = () => readEntries(`${folder}/gremium`);
const bodyOf = <T>(type: string) => entriesOf().find((entry) => entry.type === type)?.body as unknown as T;

describe('quotas that follow the frame', () => {
  test('of letters: every group gets its exact share, rounded down or up', () => {
    const frame = bodyOf<{ N: number; strata: { stratum: string[]; N_h: number }[] }>('frame');
    const { quotas } = bodyOf<{ quotas: Quota[] }>('lottery');
    expect(quotas).toHaveLength(3 + 9);
    for (const { group, min, max } of quotas) {
      const names = group.flatMap(({ categories }) => categories);
      const people = frame.strata
        .filter(({ stratum }) => names.every((name, at) => stratum[at] === name))
        .reduce((sum, { N_h }) => sum + N_h, 0);
      expect([min, max]).toEqual([Math.floor((100 * people) / frame.N), Math.ceil((100 * people) / frame.N)]);
    }
  });

  test('of a panel: those of the letters, with the slack, and the plan of the log says so', () => {
    const { sample } = bodyOf<Body>('panel.plan').plan;
    expect([sample.shares_from, sample.slack]).toEqual(['letters', 1]);
    // 150 people: of six there are two women and three men, of five there is one of 16 to 29.
    expect(
      sample.quotas.map(({ group, min, max, share }) => [group[0]?.categories[0], share, min, max]),
    ).toEqual([
      ['divers', '25/150', 2, 5],
      ['männlich', '75/150', 9, 11],
      ['weiblich', '50/150', 5, 8],
      ['16-29', '30/150', 3, 5],
      ['30-59', '60/150', 7, 9],
      ['60+', '60/150', 7, 9],
    ]);
  });

  test('are verified with and without plan and files, and by the second program', async () => {
    const alone = await call('verify', 'gremium', '-q');
    const all = ['--plan', 'plan.yaml', '--register', 'register.csv', '--answers', 'answers.csv'];
    const whole = await call('verify', 'gremium', ...all, '-q');
    expect([alone.code, alone.stderr, whole.code, whole.stderr]).toEqual([0, '', 0, '']);
    const theirs = await second(`${folder}/gremium`);
    expect([theirs.code, theirs.stderr]).toEqual([0, '']);
  });

  test.each([
    [
      'a share that is not that of the letters',
      ['panel answers.shares', 'panel lottery.quotas'],
      (quotas: Quota[]) => Object.assign(quotas[0] ?? {}, { share: '26/150' }),
    ],
    [
      'numbers that do not follow from the share',
      ['panel lottery.quotas'],
      (quotas: Quota[]) => Object.assign(quotas[1] ?? {}, { min: 8 }),
    ],
  ])('%s is found by both', async (_, checks, change) => {
    const entries = entriesOf().map((entry) => {
      if (entry.type !== 'panel.plan') return entry;
      const body = structuredClone(entry.body) as unknown as Body;
      change(body.plan.sample.quotas);
      return { ...entry, body: body as unknown as typeof entry.body };
    });
    const forged = newFolder();
    save(forged, 'audit.jsonl', rebuilt(entries));
    const { code, stdout } = await call('verify', `${forged}/audit.jsonl`, '--json');
    const shown = JSON.parse(stdout) as { checks: { name: string; part?: string; passed: boolean }[] };
    const failed = shown.checks
      .filter(({ passed }) => !passed)
      .map(({ name, part }) => `${part ?? 'draw'} ${name}`);
    expect(code).toBe(4);
    expect(failed).toEqual(expect.arrayContaining(checks.slice(0, 1)));
    expect((await second(`${forged}/audit.jsonl`)).code).toBe(1);
  });

  test('a preview shows what they are made of, and needs the draw', async () => {
    const preview = ['preview', '--panel', 'answers.csv', '-c', 'plan.yaml'];
    const without = await call(...preview);
    expect([without.code, without.stderr]).toEqual([3, expect.stringContaining('PLAN-110')]);
    const shown = await call(...preview, '--draw', 'ziehung');
    expect([shown.code, shown.stderr]).toEqual([0, '']);
    expect(shown.stdout).toMatch(/Geschlecht: divers +15 +25 \/ 150 +3\.33 +2 +5 /);
  });
});

describe('quotas of a population', () => {
  test('are shown before there is a seed, and the same numbers are in the log', async () => {
    const lines = [
      'Merkmal;Wert;Einwohner',
      'Geschlecht;weiblich;5.100',
      'Geschlecht;männlich;4.700',
      'Geschlecht;divers;200',
    ];
    save(folder, 'einwohner.csv', `${lines.join('\n')}\n`);
    const targets = ['--targets', 'einwohner.csv', '--size', '21', '--column', 'id=Nr'];
    const checked = await call('check', 'answers.csv', ...targets);
    expect(checked.stdout).toMatch(/gender: weiblich +5,100 \/ 10,000 +10\.71 +10 +11\n/);
    const commit = ['commit', '--panel', 'answers.csv', ...targets, '-o', 'fest'];
    const committed = await call(...commit);
    expect(committed.stdout).toMatch(/gender: männlich +4,700 \/ 10,000 +9\.87 +9 +10\n/);
    const drawn = await call(
      'panel',
      'answers.csv',
      '--targets',
      'einwohner.csv',
      '-s',
      SEED,
      '-o',
      'fest',
      '-q',
    );
    expect(drawn.code).toBe(0);
    const verified = await call(
      'verify',
      'fest',
      '--targets',
      'einwohner.csv',
      '--answers',
      'answers.csv',
      '-q',
    );
    expect([verified.code, verified.stderr]).toEqual([0, '']);
    expect((await second(`${folder}/fest`)).code).toBe(0);
  });

  test('that contradict each other: the advice can be put into the file, header and all', async () => {
    const lines = [
      'feature,value,count',
      'Geschlecht,divers,500',
      'Geschlecht,weiblich,500',
      'Geschlecht,männlich,1',
    ];
    save(folder, 'schief.csv', `${lines.join('\n')}\n`);
    const targets = ['--targets', 'schief.csv', '--size', '40', '--column', 'id=Nr'];
    const refused = await call('preview', '--panel', 'answers.csv', ...targets);
    expect([refused.code, refused.stderr]).toEqual([
      5,
      expect.stringContaining('feature,value,count,min,max'),
    ]);
    const pasted = refused.stderr.match(/Geschlecht,\S+,,\d+,\d+/g) ?? [];
    const names = pasted.map((line) => line.split(',')[1] ?? '');
    const kept = lines.slice(1).filter((line) => !names.some((name) => line.includes(name)));
    save(folder, 'gerade.csv', ['feature,value,count,min,max', ...new Set(pasted), ...kept, ''].join('\n'));
    expect(pasted.length).toBeGreaterThan(0);
  });
});

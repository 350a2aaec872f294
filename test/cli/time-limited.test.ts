import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../src/core/problem.js';
import { SolverFailure } from '../../src/lottery/program.js';
import type { Searcher } from '../../src/lottery/searcher.js';
import { problemText } from '../../src/messages/catalogue.js';
import { refuseQuotas } from '../../src/procedure/infeasible.js';
import type { PlannedQuotas } from '../../src/procedure/quota-rows.js';
import { rebuilt } from '../audit/verifying.js';
import { HOUSEHOLD, PANEL, pool } from './panel-answers.js';
import { save } from './registers.js';
import { newFolder, readEntries, run } from './run.js';

/** A list whose search ran out of time never passes for a complete one, wherever it is shown. */

// A clock on which every look costs a minute: the limit is over at once.
beforeEach(() => {
  let minutes = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => 60_000 * minutes++);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const LIMIT = ['--time-limit', '1'] as const;
const ARGUMENTS = [...PANEL.slice(1, PANEL.indexOf('--seed')), ...HOUSEHOLD];

interface Body {
  complete: boolean;
  readonly outcomes: readonly unknown[];
}

/** A panel with hardly any time. */
async function limited(): Promise<string> {
  const cwd = pool();
  const drawn = await run([...PANEL, ...HOUSEHOLD, ...LIMIT, '-o', 'out', '--json'], { cwd });
  expect(drawn.code).toBe(0);
  expect(JSON.parse(drawn.stderr)).toMatchObject({ problems: [{ code: 'QUOTA-004' }] });
  expect(JSON.parse(drawn.stdout)).toMatchObject({ complete: false });
  return cwd;
}

const remarksOf = (stdout: string) =>
  (JSON.parse(stdout) as { remarks: { kind: string; part?: string }[] }).remarks.map(({ kind }) => kind);

describe('a list that time cut short', () => {
  test('log: several outcomes, and not complete; verify says so in words and in JSON', async () => {
    const cwd = await limited();
    const body = readEntries(`${cwd}/out`).find(({ type }) => type === 'panel.lottery')
      ?.body as unknown as Body;
    expect(body.complete).toBe(false);
    expect(body.outcomes.length).toBeGreaterThan(1);
    const found = await run(['verify', 'out', '-a', 'answers.csv', '--targets', 'targets.csv', '--json'], {
      cwd,
    });
    expect([found.code, remarksOf(found.stdout)]).toEqual([0, expect.arrayContaining(['unfinished'])]);
    const told = await run(['verify', 'out', '--lang', 'de'], { cwd });
    expect(told.stdout).toMatch(
      /Die Suche nach der fairsten Lotterie wurde vorher beendet; die kleinste Chance kann bis zu [\d,]+ % unter/,
    );
  });

  test('record: it stands among what is out of the ordinary', async () => {
    const cwd = await limited();
    const { code } = await run(['report', 'out', '-o', 'bericht.html', '--lang', 'de'], { cwd });
    const { readFileSync } = await import('node:fs');
    expect(code).toBe(0);
    expect(readFileSync(`${cwd}/bericht.html`, 'utf8')).toContain(
      'Die Suche nach den fairsten Chancen wurde vorzeitig beendet',
    );
  });

  test('preview: said as a warning, in JSON, and for each objective beside the others', async () => {
    const cwd = pool();
    const asked = ['preview', '--panel', ...ARGUMENTS, ...LIMIT];
    const shown = await run([...asked, '--compare'], { cwd });
    expect([shown.code, shown.stderr]).toEqual([0, expect.stringContaining('QUOTA-004')]);
    expect(shown.stdout).toMatch(/^ *leximin \*/m);
    expect(shown.stdout).toContain('the search was ended early');
    const { stdout } = await run([...asked, '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ complete: false });
  });

  test('commitment: said before the seed, and by whoever verifies it', async () => {
    const cwd = pool();
    const settled = await run(['commit', '--panel', ...ARGUMENTS, ...LIMIT, '-o', 'fest'], { cwd });
    expect([settled.code, settled.stderr]).toEqual([0, expect.stringContaining('QUOTA-004')]);
    const found = await run(['verify', 'fest', '--json'], { cwd });
    expect(remarksOf(found.stdout)).toContain('unfinished');
  });

  test('somebody who calls it complete is told apart by making it anew', async () => {
    const cwd = await limited();
    const entries = readEntries(`${cwd}/out`).map((entry) =>
      entry.type === 'panel.lottery' ? { ...entry, body: { ...entry.body, complete: true } } : entry,
    );
    const forged = newFolder();
    save(forged, 'audit.jsonl', rebuilt(entries));
    const { code, stdout } = await run(['verify', 'audit.jsonl', '--optimality', '--json'], { cwd: forged });
    const { checks } = JSON.parse(stdout) as { checks: { name: string; passed: boolean; note?: string }[] };
    const failed = checks.filter(({ passed }) => !passed);
    expect([code, failed]).toMatchObject([4, [{ name: 'lottery.optimal' }]]);
    expect(failed[0]).not.toHaveProperty('note');
    const honest = await run(['verify', 'out', '--optimality', '--json'], { cwd });
    const own = (JSON.parse(honest.stdout) as typeof JSON & { checks: typeof checks }).checks;
    expect(own.filter(({ passed }) => !passed)).toMatchObject([
      { name: 'lottery.optimal', note: 'unfinished' },
    ]);
  });
});

describe('quotas that contradict each other, and no time to look for the smallest contradiction', () => {
  const late = () => Promise.reject(new SolverFailure('time limit'));

  test('the one that was found is named, and that a smaller one is not excluded', async () => {
    const side = { group: 0, side: 'min', bound: 10, available: 40 } as const;
    const elsewhere = () =>
      ({
        conflict: async () => ({ sides: [side], isSmallest: false }),
        loosenings: late,
      }) as unknown as Searcher;
    const group = [{ dimension: 'Geschlecht', categories: ['männlich'] }];
    const quotas = [{ group, min: 10, max: 12, min_flex: null, max_flex: null }];
    const plan = { sample: { size: 20, max_per_household: null } };
    const planned = { quotas, already: [], place: {}, targets: null, plan } as unknown as PlannedQuotas;
    const model = { sizes: [40], size: 20, groups: [{ members: [0], min: 10, max: 12 }] };
    const refusal = await refuseQuotas({ pause: async () => {}, clock: () => 0, elsewhere }, model, planned);
    const [first] = refusal.problems;
    expect(first).toMatchObject({ code: 'QUOTA-001', params: { open: 'yes', unhelped: 'yes' } });
    const { why, remedy } = problemText('de', first as Problem);
    expect(why).toContain(
      'ein kleinerer Widerspruch wurde nicht gefunden, ist aber auch nicht ausgeschlossen',
    );
    expect(remedy).toContain('ließ sich in der Zeit nicht finden');
  });

  test('if none was found in time the verdict stands, and that is said', async () => {
    const elsewhere = () => ({ conflict: late, loosenings: late }) as unknown as Searcher;
    const hooks = { pause: async () => {}, clock: () => 0, elsewhere };
    const planned = { quotas: [], already: [], place: {}, targets: null } as unknown as PlannedQuotas;
    const refusal = await refuseQuotas(hooks, { sizes: [1], size: 1, groups: [] }, planned);
    expect([refusal.kind, refusal.problems]).toMatchObject([
      'infeasible',
      [{ code: 'QUOTA-006', params: { late: 'yes' } }],
    ]);
  });
});

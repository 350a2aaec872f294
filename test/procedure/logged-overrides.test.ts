import { beforeEach, describe, expect, test } from 'vitest';
import { logFile } from '../../src/audit/chain.js';
import { LOG_NAME } from '../../src/audit/names.js';
import { parseOptions } from '../../src/cli/flags/options.js';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { sha256Text } from '../../src/core/digest.js';
import type { PlanOverrides } from '../../src/plan/overrides.js';
import { draw } from '../../src/procedure/draw.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { givenPlan, verify } from '../../src/procedure/verify.js';
import { type MemoryFiles, toolsFor, withFixtures } from './in-memory.js';

/** What a log says that flags changed. */

const SEED = typedSeed('3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');
const PLAN = 'fixtures/musterstadt.yaml';
const REGISTER = 'fixtures/musterstadt.csv';

interface Entry {
  readonly type: string;
  readonly body: Record<string, unknown>;
}

/** The log with other overrides, and its chain made anew. */
function forged(lines: readonly string[], overrides: unknown): Uint8Array {
  let prev = '0'.repeat(64);
  return logFile(
    lines.map((line) => {
      const entry = JSON.parse(line) as Entry;
      const body = entry.type === 'plan' ? { ...entry.body, overrides } : entry.body;
      const made = canonicalJson({ ...entry, body, prev } as unknown as Json);
      prev = sha256Text(made);
      return made;
    }),
  );
}

describe('overrides of a log', () => {
  let files: MemoryFiles;
  let lines: readonly string[];
  beforeEach(async () => {
    files = withFixtures();
    const overrides: PlanOverrides = { sample: { size: 50, reserve: '0.5' }, title: 'Rat' };
    const plan = await loadPlan(files, { plan: PLAN, overrides });
    lines = (await draw({ plan, register: [REGISTER], seed: SEED }, toolsFor(files))).lines;
  });

  /** The check of the plan's effect, with the register and without. */
  async function effects(overrides?: unknown) {
    const log =
      overrides === undefined ? lines.map((line) => `${line}\n`).join('') : forged(lines, overrides);
    files.put(`out/${LOG_NAME}`, log);
    const plan = await givenPlan(files, PLAN);
    const found = await Promise.all(
      [undefined, [REGISTER]].map((register) =>
        verify(
          { target: 'out', plan, optimality: false, ...(register === undefined ? {} : { register }) },
          toolsFor(files),
        ),
      ),
    );
    return found.map(({ facts }) => {
      const check = facts.checks.find(({ name }) => name === 'plan.effective');
      return [check?.passed, check?.places];
    });
  }

  test('have the effect that was logged', async () => {
    expect(await effects()).toEqual([
      [true, []],
      [true, []],
    ]);
  });

  test.each([
    ['a number for a list', { stratify: 5 }, ['overrides.stratify']],
    ['nothing', null, ['overrides']],
    ['a text', 'x', ['overrides']],
    ['rows of quotas', { sample: { quotas: [{ gender: 'w' }] } }, ['overrides.sample.quotas']],
    ['a key that no flag changes', { register: { files: ['a.csv'] } }, ['overrides.register.files']],
    [
      'several at once',
      { sample: { size: 0 }, eligibility: { max_age: 999_999, districts: [] } },
      ['overrides.eligibility.max_age', 'overrides.eligibility.districts', 'overrides.sample.size'],
    ],
    ['bands that are none', { stratify: [{ age: ['1-2-3'] }] }, ['overrides.stratify.0.age']],
  ])('that say %s are a failed check with its places', async (_, overrides, places) => {
    expect(await effects(overrides)).toEqual([
      [false, places],
      [false, places],
    ]);
  });

  test('that are others than those of the draw are a failed check of the section that they changed', async () => {
    const [alone, withRegister] = await effects({ sample: { size: 50, reserve: '1' }, title: 'Rat' });
    expect([alone, withRegister]).toEqual([
      [false, ['sample']],
      [false, ['sample']],
    ]);
  });
});

test('a panel logs no folder: neither of the list of people who are on it, nor of lists that the plan names', async () => {
  const FOLDER = 'Vorgang-4711';
  const files = withFixtures({
    'plan.yaml': [
      'version: 1',
      'register: { columns: { id: PersonID, age: Alter, gender: Geschlecht } }',
      'eligibility:',
      '  exclude:',
      `    - { ids: ${FOLDER}/rat.csv, reason: Mitglied des Gemeinderats }`,
      'stratify: [gender]',
      'sample: { size: 20, allocation: quotas }',
      '',
    ].join('\n'),
    [`${FOLDER}/rat.csv`]: 'PersonID\nP000000101\n',
    [`${FOLDER}/schon.csv`]: 'PersonID\nP000000054\nP000000212\n',
    [`${FOLDER}/quoten.csv`]: 'feature,value,min,max\ngender,w,0,20\ngender,m,0,20\n',
  });
  const targets = `${FOLDER}/quoten.csv`;
  const { overrides } = await parseOptions('panel', { targets });
  const request = {
    plan: await loadPanelPlan(files, { plan: 'plan.yaml', overrides, targets }),
    ...{ register: ['fixtures/zusagen.csv'], seed: SEED, numbered: false },
    already: `${FOLDER}/schon.csv`,
    page: () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' }),
  };
  const { lines } = await panel(request, toolsFor(files));
  expect(lines.join('\n')).not.toContain(FOLDER);
  const { body } = JSON.parse(lines[0] ?? '') as Entry;
  expect(body.overrides).toEqual({
    sample: { allocation: 'quotas', quotas: 'quoten.csv' },
    eligibility: {
      exclude: [
        { ids: 'rat.csv', reason: 'Mitglied des Gemeinderats' },
        { ids: 'schon.csv', reason: 'already on the panel' },
      ],
    },
  });
});

import { expect, test } from 'vitest';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { verify } from '../../src/procedure/verify.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

/** Of hundreds of types outcomes are packed; the list that is made anew is the logged one all the same. */

const SEED = typedSeed('5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365');

const answers = () =>
  [
    'Nr;Ort;Beruf;Jahr',
    ...Array.from(
      { length: 320 },
      (_, at) => `N${1000 + at};o${(at * 7) % 8};b${(at * at) % 9};j${(at * 5 + 3) % 11}`,
    ),
  ].join('\n');

const plan = (more: string) => `version: 1
panel:
  register: { columns: { id: Nr } }
  stratify: [Ort, Beruf, Jahr]
  sample:
    size: 24
${more}    allocation: quotas
    quotas:
      - { Ort: each, min: 2, max: 4 }
      - { Jahr: each, min: 1, max: 4 }
`;

test.each([
  ['a panel', ''],
  ['a panel with substitutes', '    substitutes: same\n'],
  ['a panel that is not mixed', '    mixing: 0\n'],
])('%s', { timeout: 60_000 }, async (_, more) => {
  const files = new MemoryFiles({ 'a.csv': answers(), 'p.yaml': plan(more) });
  const loaded = await loadPanelPlan(files, { plan: 'p.yaml', overrides: {} });
  const page = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });
  const request = { plan: loaded, seed: SEED, register: ['a.csv'], numbered: false, page };
  const drawn = await panel(request, toolsFor(files));
  expect(drawn.facts.conducted.pool.typed.types.length).toBeGreaterThan(200);
  files.putAll('out', drawn.files);
  const { facts } = await verify(
    { target: 'out', plan: null, optimality: true, answers: ['a.csv'] },
    toolsFor(files),
  );
  expect(facts.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(facts.checks.map(({ name }) => name)).toContain('lottery.optimal');
});

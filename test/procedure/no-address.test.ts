import { expect, test } from 'vitest';
import { draw } from '../../src/procedure/draw.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

const SEED = typedSeed('3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');
const REGISTER = [
  'Nr;Nachname;Strasse;PLZ;Ort;Sex',
  ...[1, 2, 3].map((at) => `${at};Dorn;;79098;Musterstadt;w`),
  '',
];
const COLUMNS = 'register: { columns: { id: Nr, household: [Nachname, Strasse, PLZ, Ort] } }';

test('three people of one surname without an address are three households, in a draw as in a panel', async () => {
  const files = new MemoryFiles({
    'r.csv': REGISTER.join('\n'),
    'd.yaml': `version: 1\n${COLUMNS}\nstratify: []\nsample: { size: 3, reserve: 0, max_per_household: 1 }\n`,
    'p.yaml': `version: 1\n${COLUMNS}\nsample: { size: 3, allocation: quotas, quotas: [{ Sex: w, min: 3 }], max_per_household: 1 }\n`,
  });
  const register = ['r.csv'];
  const plan = await loadPlan(files, { plan: 'd.yaml', overrides: {} });
  const drawn = await draw({ plan, register, seed: SEED }, toolsFor(files));
  const page = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });
  const request = { register, seed: SEED, numbered: false, page };
  const quotas = await loadPanelPlan(files, { plan: 'p.yaml', overrides: {} });
  const seated = await panel({ ...request, plan: quotas }, toolsFor(files));
  const sizes = [drawn.facts.draw, seated.facts.conducted.draw].map(({ selection }) =>
    selection.reduce((sum, { invited }) => sum + invited.length, 0),
  );
  expect(sizes).toEqual([3, 3]);
});

import { expect, test, vi } from 'vitest';
import { parseOptions } from '../../src/cli/flags/options.js';

vi.mock('../../src/plan/overrides.js', () => {
  throw new Error('the schema was loaded');
});

test('the schema of the plan is loaded for a flag that changes the plan, and for no other', async () => {
  const raw = { seed: '1', output: 'o', plan: 'p.yaml', workers: '2', at: '2026-12-05T19:30:00Z' };
  expect((await parseOptions('draw', raw)).overrides).toEqual({});
  await expect(parseOptions('draw', { size: '3' })).rejects.toThrow();
});

import { expect, test } from 'vitest';
import type { DrawPlan } from '../src/core/plan.js';
import { fileSource } from '../src/node/file-source.js';
import { inThreads } from '../src/node/threads/parallel.js';
import { resolvePlan } from '../src/plan/resolve.js';
import type { PlanInput } from '../src/plan/schema.js';
import { csvText, save, type Table } from './cli/registers.js';
import { newFolder, SEED } from './cli/run.js';
import { ours, theirs } from './second-program.js';

/**
 * More strata than room is made for at the beginning (1,024), read in one go and by threads, beside the
 * second program. Every thread numbers strata in the order in which it meets them.
 */

/** The built file: a thread can't run TypeScript. */
const entry = new URL('../dist/node/threads/reader-thread.js', import.meta.url);

/** People in exactly so many strata of three columns, in an order that has little to do with them. */
function registerOf(strata: number, people: number): Table {
  const rows = Array.from({ length: people }, (_, at) => {
    // 7919 has no factor in common with the number of people, so everybody comes once.
    const person = (at * 7919) % people;
    // Nobody's stratum is empty, and some are much larger than others.
    const stratum = person < strata ? person : Math.floor((person * person) / people) % strata;
    const [street, house] = [Math.floor(stratum / 8) % 12, stratum % 8];
    return [`P${person}`, `Viertel ${Math.floor(stratum / 96)}`, `Weg ${street}`, `Haus ${house}`];
  });
  return [['Nr', 'Viertel', 'Weg', 'Haus'], ...rows];
}

function planOf(header: readonly string[], size: number): DrawPlan {
  const input: PlanInput = {
    version: 1,
    register: { columns: { id: ['Nr'] } },
    stratify: ['Viertel', 'Weg', 'Haus'],
    sample: { size, reserve: '0.4' },
  };
  return resolvePlan(input, { header, register: '', planFile: null, table: null }).plan;
}

test.each([
  [1024, 5003, 2500],
  [1025, 5003, 2500],
  [1500, 9001, 2500],
  [1500, 9001, 40],
  [3000, 9001, 2500],
])(
  '%i strata, %i people, %i places: in one go and with 1, 2 and 5 threads the draw of the second program',
  async (strata, people, size) => {
    const folder = newFolder();
    const table = registerOf(strata, people);
    const bytes = Buffer.from(csvText(table));
    const plan = planOf(table[0] ?? [], size);
    const draw = { files: [['register.csv', bytes]] as const, plan, seed: `${SEED} ${strata}` };
    const [other, alone] = await Promise.all([theirs(draw, folder), ours(draw, folder)]);
    expect(other.stderr).toBe('');
    expect(other.result?.strata).toHaveLength(strata);
    expect(alone).toEqual(other.result);
    const source = await fileSource(save(folder, 'register.csv', bytes));
    for (const workers of [1, 2, 5]) {
      const parallel = inThreads({ workers, entry, chunkBytes: 1 << 13, scratch: folder });
      const together = await ours(draw, folder, { sources: [source], options: { parallel } });
      expect(together).toEqual(other.result);
    }
  },
);

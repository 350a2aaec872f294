import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** The solver comes from its file or from bytes that are handed in; if it doesn't come, that is said. */

const WASM = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('highs/runtime')));

/** As a program has it that has just begun. */
const fresh = async () => ({
  ...(await import('../../src/lottery/solver.js')),
  ...(await import('../../src/lottery/program.js')),
});

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.doUnmock('highs');
});

describe('a solver from bytes', () => {
  test('is the solver of the file, and its bytes are not asked for again', async () => {
    const { loadSolver } = await fresh();
    const solver = await loadSolver(WASM);
    expect(await loadSolver()).toBe(solver);
    vi.resetModules();
    const own = await (await fresh()).loadSolver();
    expect(own).not.toBe(solver);
    expect(own.version).toBe(solver.version);
    const costs = [
      [0, 2],
      [1, 3],
    ] as const;
    for (const one of [solver, own]) {
      const program = one.program(
        [
          { lower: 0, upper: 4, cost: -2, integer: true },
          { lower: 0, upper: 4, cost: -3, integer: true },
        ],
        [{ lower: 0, upper: 7, terms: costs }],
      );
      expect(program.solve()).toBe('optimal');
      expect([...program.values]).toEqual([2, 1]);
    }
  });

  test('that are none is not loaded, and the next one who asks gets one', async () => {
    const { loadSolver, SolverFailure } = await fresh();
    for (const bytes of [new Uint8Array(0), WASM.subarray(0, 1000), new Uint8Array(1000)])
      await expect(loadSolver(bytes)).rejects.toThrow(new SolverFailure('not loaded'));
    // A module like any other, but not the solver.
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    await expect(loadSolver(empty)).rejects.toThrow(new SolverFailure('not loaded'));
    expect((await loadSolver(WASM)).version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('a solver from its file', () => {
  test('that cannot be read is not loaded; once it can, it is', async () => {
    let readable = false;
    const { default: load } = await vi.importActual<{ default: () => Promise<object> }>('highs');
    const loader = vi.fn(async () => {
      if (!readable) throw new Error('both async and sync fetching of the wasm failed');
      return load();
    });
    vi.doMock('highs', () => ({ default: loader }));
    const { loadSolver, SolverFailure } = await fresh();
    const both = await Promise.allSettled([loadSolver(), loadSolver()]);
    for (const one of both)
      expect(one).toEqual({ status: 'rejected', reason: new SolverFailure('not loaded') });
    expect(loader).toHaveBeenCalledTimes(1);
    readable = true;
    const [first, second] = await Promise.all([loadSolver(), loadSolver()]);
    expect(first).toBe(second);
    expect(loader).toHaveBeenCalledTimes(2);
  });
});

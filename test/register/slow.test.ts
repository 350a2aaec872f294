import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Outcome } from './registers.js';
import { byColumn, EVERY_AGE, planOf, read, register } from './registers.js';

/** Where WebAssembly is refused the register is read byte by byte: the same result, and it is said. */

const FIXTURE = readFileSync(new URL('../../fixtures/musterstadt.csv', import.meta.url));
const PLAN = planOf({
  columns: {
    id: ['PersonID'],
    birth_date: 'Geburtsdatum',
    household: ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'],
  },
  eligibility: { reference_date: '2026-12-01' },
  stratify: [byColumn('Geschlecht'), EVERY_AGE],
});

/** Node has it, its types do not. */
const { WebAssembly: real } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => object;
  };
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** As under a content security policy without 'wasm-unsafe-eval'. */
function refuseWebAssembly(): void {
  const refused = function Refused() {
    throw new Error('call to WebAssembly.Module() blocked by CSP');
  };
  vi.stubGlobal('WebAssembly', { Module: refused, Instance: refused });
}

/** The same reading where WebAssembly has been refused from the beginning. */
async function readSlowly(...args: Parameters<typeof read>): Promise<Outcome> {
  refuseWebAssembly();
  vi.resetModules();
  const { fieldMarksFor } = await import('../../src/register/fast/field-marks.js');
  expect(fieldMarksFor({ delimiter: ';', encoding: 'utf-8' })).toBeNull();
  const again = await import('./registers.js');
  const slow = await again.read(...args);
  vi.unstubAllGlobals();
  return slow;
}

const codes = ({ problems }: Outcome) => problems.map(({ code, severity }) => `${severity} ${code}`);

describe('a register that is read without WebAssembly', () => {
  const sources = () => [register(FIXTURE, 'a.csv')];

  test('gives the same frame and the same people, and a note', async () => {
    const fast = await read(sources(), PLAN);
    const slow = await readSlowly(sources(), PLAN);
    expect(fast.people.length).toBeGreaterThan(19_000);
    expect({ ...slow, problems: [] }).toEqual({ ...fast, problems: [] });
    expect(codes(fast)).not.toContain('warning RUN-003');
    expect(codes(slow)).toEqual([...codes(fast), 'warning RUN-003']);
  });

  test('has the note once for several files, and also if people are only counted', async () => {
    const text = 'Nr;Ort\n1;"A; B"\n2;"""C"""\n';
    const plan = planOf({ stratify: [byColumn('Ort')] });
    const files = () => [register(text, 'a.csv'), register(text.replace(/^\d/gm, '1$&'), 'b.csv')];
    for (const parts of [{}, { counted: true }, { surveyed: true }] as const) {
      const fast = await read(files(), plan, parts);
      expect(codes(fast)).toEqual([]);
      const slow = await readSlowly(files(), plan, parts);
      expect({ ...slow, problems: [] }).toEqual(fast);
      expect(codes(slow)).toEqual(['warning RUN-003']);
    }
  });

  test('has the note if only tickets are computed the slow way', async () => {
    let made = 0;
    const sometimes = function Sometimes(bytes: Uint8Array) {
      // A look at the first records asks for marks, and then the reading for the lanes of tickets.
      if (made++ === 1) throw new Error('refused');
      return new real.Module(bytes);
    };
    vi.resetModules();
    const again = await import('./registers.js');
    vi.stubGlobal('WebAssembly', { Module: sometimes, Instance: real.Instance });
    const slow = await again.read('Nr\n1\n2\n', planOf());
    expect(made).toBe(2);
    expect(codes(slow)).toEqual(['warning RUN-003']);
    expect(slow.people.map(({ label }) => label).sort()).toEqual(['1', '2']);
  });
});

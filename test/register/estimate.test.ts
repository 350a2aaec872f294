import { expect, test } from 'vitest';
import { openRegister } from '../../src/register/read.js';
import { memorySource } from '../../src/register/source.js';
import { planOf } from './registers.js';

/** How many rows a register has is estimated by its first thousand: too few, and it is read twice. */

const LINES = ['short', 'x'.repeat(90), 'x'.repeat(700), 'x'.repeat(5000)] as const;

test.each(LINES)(
  'of 3,000 rows with a field like %.6s… the number is estimated, in whatever pieces they are read',
  async (text) => {
    const rows = Array.from({ length: 3000 }, (_, at) => `${10_000 + at};${text}\n`).join('');
    const bytes = new TextEncoder().encode(`Nr;Text\n${rows}`);
    const [file] = await openRegister([memorySource('r.csv', bytes)], planOf().register);
    expect(file?.expectedRows).toBeGreaterThanOrEqual(2990);
    expect(file?.expectedRows).toBeLessThanOrEqual(3010);
  },
);

test('of up to a thousand rows it is counted', async () => {
  const bytes = new TextEncoder().encode(`Nr\n${Array.from({ length: 999 }, (_, at) => `${at}\n`).join('')}`);
  const [file] = await openRegister([memorySource('r.csv', bytes)], planOf().register);
  expect(file?.expectedRows).toBe(999);
});

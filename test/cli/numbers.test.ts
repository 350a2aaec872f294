import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber } from '../../src/messages/fill.js';

test('numbers are written as the language writes them', () => {
  const numbers = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -20_000, max: 2_000_000 }),
    fc.double({ min: -1e6, max: 1e6 }).filter((value) => !Object.is(value, -0)),
  );
  fc.assert(
    fc.property(numbers, fc.constantFrom('de' as const, 'en' as const), (value, language) => {
      const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
      expect(formatNumber(language, value)).toBe(format.format(value));
    }),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unixSeconds } from '../../src/core/moment.js';

test('seconds since 1970 are those of the system’s clock, in every century', () => {
  const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (day) => {
      const seconds = Math.floor(day.getTime() / 1000);
      const moment = day.toISOString();
      expect(unixSeconds(moment)).toBe(seconds);
      expect(unixSeconds(moment.replace(/\.\d+Z$/, 'Z'))).toBe(seconds);
    }),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, momentAt, weekdayOf } from '../../src/core/calendar.js';

/** Days and moments beside those of the machine's own calendar, which the program does not ask. */

const moments = fc.integer({ min: Date.UTC(0, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });

test('a moment is the one that Date says, in every year of four digits', () => {
  fc.assert(
    fc.property(moments, (seconds) => {
      expect(momentAt(seconds)).toBe(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
    }),
  );
});

test('a day has its number and its weekday, on every day from 1896 to 2104', () => {
  for (let day = Date.UTC(1896, 0, 1) / 86_400_000; day < Date.UTC(2104, 11, 31) / 86_400_000; day++) {
    const date = new Date(day * 86_400_000);
    const [year, month, ofMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    expect(dayNumber({ year, month, day: ofMonth })).toBe(day);
    expect(weekdayOf(date.toISOString().slice(0, 10))).toBe(date.getUTCDay());
  }
});

test.each(['2026-02-29', '2026-13-01', '5.12.2026', ''])('%j is no day', (text) => {
  expect(weekdayOf(text)).toBe(null);
});

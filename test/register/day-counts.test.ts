import { describe, expect, test } from 'vitest';
import { crowdedDays, DayCounts } from '../../src/register/day-counts.js';

const YEAR = 2026;

describe('days of birth', () => {
  test('have a number each, from which the day comes back', () => {
    const days = new DayCounts({ year: YEAR });
    const numbers = new Set<number>();
    const wrong: object[] = [];
    let count = 0;
    for (let year = YEAR - 131; year <= YEAR; year++)
      for (let month = 1; month <= 12; month++)
        for (let day = 1; day <= 31; day++, count++) {
          const number = days.dayOf(year, month, day);
          numbers.add(number);
          const back = days.dateOf(number);
          if (back.year !== year || back.month !== month || back.day !== day)
            wrong.push({ year, month, day });
        }
    expect(wrong).toEqual([]);
    expect(numbers.size).toBe(count);
    expect(Math.max(...numbers)).toBeLessThan(days.counts.length);
    const last = (year: number) => days.dateOf(days.dayOf(year, 12, 31));
    expect([last(YEAR), last(1900)]).toEqual([
      { year: YEAR, month: 12, day: 31 },
      { year: 1900, month: 12, day: 31 },
    ]);
  });

  test.each([1, 255, 256, 257, 511, 512, 70_000])('are counted exactly, also %d times the same', (times) => {
    const days = new DayCounts({ year: YEAR });
    const day = days.dayOf(1980, 1, 1);
    for (let time = 0; time < times; time++) days.add(day);
    expect(days.counts[day]).toBe(times);
    days.add(day);
    days.add(day + 1);
    expect([days.counts[day], days.counts[day], days.counts[day + 1]]).toEqual([times + 1, times + 1, 1]);
  });

  test('are crowded if more than 5 % of the people have one, who are at least five', () => {
    const crowd = (same: number, others: number) => {
      const days = new DayCounts({ year: YEAR });
      for (let one = 0; one < same; one++) days.add(days.dayOf(1980, 1, 1));
      for (let one = 0; one < others; one++)
        days.add(days.dayOf(1990 - (one % 40), 2 + (one % 11), 3 + (one % 25)));
      return crowdedDays(days, days.counts);
    };
    expect(crowd(5, 95)).toEqual([]);
    expect(crowd(4, 60)).toEqual([]);
    const date = { year: 1980, month: 1, day: 1 };
    expect(crowd(6, 94)).toEqual([{ date, count: 6, total: 100 }]);
    expect(crowd(5, 94)).toEqual([{ date, count: 5, total: 99 }]);
  });
});

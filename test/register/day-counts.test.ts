import { describe, expect, test } from 'vitest';
import { crowdedDays, DayCounts, dateOf, mergeBirths } from '../../src/register/day-counts.js';

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
          const back = dateOf(number, YEAR);
          if (back.year !== year || back.month !== month || back.day !== day)
            wrong.push({ year, month, day });
        }
    expect(wrong).toEqual([]);
    expect(numbers.size).toBe(count);
    for (const number of numbers) days.add(number);
    expect(new Set(days.take().days)).toEqual(numbers);
    const last = (year: number) => dateOf(days.dayOf(year, 12, 31), YEAR);
    expect([last(YEAR), last(1900)]).toEqual([
      { year: YEAR, month: 12, day: 31 },
      { year: 1900, month: 12, day: 31 },
    ]);
  });

  test.each([1, 255, 256, 257, 511, 512, 70_000])('are counted exactly, also %d times the same', (times) => {
    const days = new DayCounts({ year: YEAR });
    const day = days.dayOf(1980, 1, 1);
    for (let time = 0; time < times; time++) days.add(day);
    days.add(day + 1);
    const { days: numbers, counts } = days.take();
    expect([[...numbers], [...counts]]).toEqual([
      [day, day + 1],
      [times, 1],
    ]);
  });

  test('leave nothing to the next register', () => {
    const before = new DayCounts({ year: YEAR });
    for (let time = 0; time < 300; time++) before.add(before.dayOf(1980, 1, 1));
    before.add(before.dayOf(1981, 1, 1));
    before.take();
    const after = new DayCounts({ year: YEAR });
    after.add(after.dayOf(1982, 1, 1));
    before.add(before.dayOf(1983, 1, 1));
    const { days, counts } = after.take();
    expect([[...days], [...counts]]).toEqual([[after.dayOf(1982, 1, 1)], [1]]);
    expect(before.take().days).toHaveLength(0);
  });

  test('of several parts are those of all', () => {
    const part = (...some: readonly number[]) => {
      const days = new DayCounts({ year: YEAR });
      for (const day of some) days.add(day);
      return days.take();
    };
    const { days, counts } = mergeBirths([part(7, 40, 7), part(), part(40, 3)]);
    expect([[...days], [...counts]]).toEqual([
      [3, 7, 40],
      [1, 2, 2],
    ]);
  });

  test('are crowded if more than 5 % of the people have one, who are at least five', () => {
    const crowd = (same: number, others: number) => {
      const days = new DayCounts({ year: YEAR });
      for (let one = 0; one < same; one++) days.add(days.dayOf(1980, 1, 1));
      for (let one = 0; one < others; one++)
        days.add(days.dayOf(1990 - (one % 40), 2 + (one % 11), 3 + (one % 25)));
      return crowdedDays(days.take(), YEAR);
    };
    expect(crowd(5, 95)).toEqual([]);
    expect(crowd(4, 60)).toEqual([]);
    const date = { year: 1980, month: 1, day: 1 };
    expect(crowd(6, 94)).toEqual([{ date, count: 6, total: 100 }]);
    expect(crowd(5, 94)).toEqual([{ date, count: 5, total: 99 }]);
  });
});

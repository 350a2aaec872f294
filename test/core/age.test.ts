import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, type CalendarDate, readAge, readBirthDate, readReferenceDate } from '../../src/core/age.js';

const date = (year: number, month: number, day: number): CalendarDate => ({ year, month, day });
const two = (value: number) => String(value).padStart(2, '0');
const four = (value: number) => String(value).padStart(4, '0');

/** The days since 1970 on which a month's day falls; JavaScript's calendar moves 29 February to 1 March. */
function dayNumber(year: number, month: number, day: number): number {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return moment.getTime() / 86_400_000;
}

function exists(year: number, month: number, day: number): boolean {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return (
    moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  );
}

/** How many birthdays have come by the reference date, counted one by one; nobody has had more than 130. */
function birthdaysUntil(reference: CalendarDate, birth: CalendarDate): number | 'future' | 'too-old' {
  const today = dayNumber(reference.year, reference.month, reference.day);
  if (today < dayNumber(birth.year, birth.month, birth.day)) return 'future';
  let age = 0;
  while (dayNumber(birth.year + age + 1, birth.month, birth.day) <= today) age++;
  return age > 130 ? 'too-old' : age;
}

const dates = fc
  .tuple(
    fc.integer({ min: 1890, max: 2110 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .filter(([year, month, day]) => exists(year, month, day))
  .map(([year, month, day]) => date(year, month, day));
const leapDays = fc
  .integer({ min: 474, max: 527 })
  .map((quarter) => date(4 * quarter, 2, 29))
  .filter(({ year }) => exists(year, 2, 29));

describe('a date of birth', () => {
  test('is read alike in all of its complete forms', () => {
    fc.assert(
      fc.property(dates, (born) => {
        const { year, month, day } = born;
        const forms = [
          `${two(day)}.${two(month)}.${four(year)}`,
          `${day}.${month}.${four(year)}`,
          `${four(year)}-${two(month)}-${two(day)}`,
          `${four(year)}${two(month)}${two(day)}`,
        ];
        expect(forms.map((text) => readBirthDate(text))).toEqual(forms.map(() => born));
      }),
    );
  });

  test.each([' 00:00', ' 0:00', ' 00:00:00', ' 00:00:00.000', 'T00:00:00', 'T00:00:00Z'])(
    'is read with midnight behind it, which tells nothing: %j',
    (midnight) => {
      const forms = ['02.01.1950', '2.1.1950', '1950-01-02', '19500102'];
      expect(forms.map((text) => readBirthDate(text + midnight))).toEqual(forms.map(() => date(1950, 1, 2)));
      expect(readBirthDate(`31.02.1950${midnight}`)).toBe('impossible');
      expect(readBirthDate(`01.02.50${midnight}`)).toBe('two-digit-year');
    },
  );

  test.each([
    ['00.00.1950', date(1950, 1, 1)],
    ['0.0.1950', date(1950, 1, 1)],
    ['00.05.1950', date(1950, 5, 1)],
    ['15.00.1950', date(1950, 1, 15)],
    ['31.00.1950', date(1950, 1, 31)],
    ['1950-00-00', date(1950, 1, 1)],
    ['1950-05-00', date(1950, 5, 1)],
    ['1950-00-15', date(1950, 1, 15)],
    ['19500000', date(1950, 1, 1)],
    ['19500500', date(1950, 5, 1)],
    ['19500015', date(1950, 1, 15)],
    ['1950', date(1950, 1, 1)],
  ])('that is only known in part counts as the earliest it can be: %s', (text, born) => {
    expect(readBirthDate(text)).toEqual(born);
  });

  test('exists in the Gregorian calendar, or is impossible: every day of 1896 to 2104', () => {
    const wrong: string[] = [];
    for (let year = 1896; year <= 2104; year += year % 4 === 0 ? 1 : 3) {
      for (let month = 1; month <= 13; month++) {
        for (let day = 1; day <= 32; day++) {
          const text = `${day}.${month}.${year}`;
          const expected = exists(year, month, day) ? date(year, month, day) : 'impossible';
          if (JSON.stringify(readBirthDate(text)) !== JSON.stringify(expected)) wrong.push(text);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['29.02.2000', date(2000, 2, 29)],
    ['29.02.1900', 'impossible'],
    ['29.02.2023', 'impossible'],
    ['31.02.1990', 'impossible'],
    ['30.02.2000', 'impossible'],
    ['31.04.1990', 'impossible'],
    ['1990-13-01', 'impossible'],
    ['19901332', 'impossible'],
    ['99.99.1990', 'impossible'],
  ])('on a day at the edge of a month: %s', (text, expected) => {
    expect(readBirthDate(text)).toEqual(expected);
  });

  test.each([
    ['', 'empty'],
    ['01.01.0000', 'no-year'],
    ['00.00.0000', 'no-year'],
    ['0000-00-00', 'no-year'],
    ['00000000', 'no-year'],
    ['0000', 'no-year'],
    ['01.02.50', 'two-digit-year'],
    ['1.2.50', 'two-digit-year'],
    ['50', 'format'],
    ['1.2.195', 'format'],
    ['1.2.19500', 'format'],
    ['001.02.1950', 'format'],
    ['1950-1-2', 'format'],
    ['1950-01', 'format'],
    ['195001', 'format'],
    ['01/02/1950', 'format'],
    ['01.02.', 'format'],
    ['1. 2. 1950', 'format'],
    ['1.2.1950 ', 'format'],
    ['1.2.1950\n', 'format'],
    ['-1.2.1950', 'format'],
    ['1.2.-950', 'format'],
    ['1950-01-02T00:00:01', 'format'],
    ['1950-01-02 12:00', 'format'],
    ['1950-01-02T', 'format'],
    ['1950 00:00:00', 'format'],
    ['١٩٥٠', 'format'],
    ['１９５０', 'format'],
    ['unbekannt', 'format'],
  ])('that nobody can use says why: %j', (text, fault) => {
    expect(readBirthDate(text)).toBe(fault);
  });
});

describe('a reference date', () => {
  test.each([
    ['2026-12-01', date(2026, 12, 1)],
    ['2024-02-29', date(2024, 2, 29)],
    ['2026-02-29', null],
    ['2026-00-01', null],
    ['2026-12-00', null],
    ['0000-01-01', null],
    ['01.12.2026', null],
    ['20261201', null],
    ['2026', null],
    ['', null],
  ])('is a whole day, year first, that exists: %j', (text, expected) => {
    expect(readReferenceDate(text)).toEqual(expected);
  });
});

describe('an age', () => {
  test('is the number of birthdays that have come, counted on an independent calendar', () => {
    const near = fc
      .tuple(dates, fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 120 }))
      .map(([born, days, years]): [CalendarDate, CalendarDate] => {
        const moment = new Date(dayNumber(born.year + years, born.month, born.day + days) * 86_400_000);
        return [date(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate()), born];
      });
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(dates, dates), fc.tuple(dates, leapDays)), ([reference, born]) => {
        expect(ageOn(reference, born)).toBe(birthdaysUntil(reference, born));
      }),
      { numRuns: 3000 },
    );
  });

  test.each<[string, CalendarDate, CalendarDate, number | 'future' | 'too-old']>([
    ['on the birthday', date(2026, 12, 1), date(2010, 12, 1), 16],
    ['on the day before', date(2026, 12, 1), date(2010, 12, 2), 15],
    ['in an earlier month, on a later day', date(2026, 12, 1), date(2010, 11, 30), 16],
    ['on the day of birth', date(2026, 12, 1), date(2026, 12, 1), 0],
    ['on the day before birth', date(2026, 12, 1), date(2026, 12, 2), 'future'],
    ['in the year before birth', date(2026, 12, 31), date(2027, 1, 1), 'future'],
    ['of a leap day, on 28 February', date(2026, 2, 28), date(2008, 2, 29), 17],
    ['of a leap day, on 1 March', date(2026, 3, 1), date(2008, 2, 29), 18],
    ['of a leap day, on 28 February of a leap year', date(2028, 2, 28), date(2008, 2, 29), 19],
    ['of a leap day, on a leap day', date(2028, 2, 29), date(2008, 2, 29), 20],
    ['of somebody known by the year alone', date(2026, 12, 1), date(1950, 1, 1), 76],
    ['of the oldest, on the day before turning 131', date(2026, 12, 1), date(1895, 12, 2), 130],
    ['of nobody, on the day of turning 131', date(2026, 12, 1), date(1895, 12, 1), 'too-old'],
    ['of nobody, whose year is a mistyped one', date(2026, 12, 1), date(195, 6, 1), 'too-old'],
  ])('%s', (_, reference, born, age) => {
    expect(ageOn(reference, born)).toBe(age);
  });
});

describe('an age column', () => {
  test.each([0, 7, 16, 99, 100, 130])('holds a number from 0 to 130 in one to three digits: %d', (age) => {
    expect(readAge(String(age))).toBe(age);
    expect(readAge(String(age).padStart(3, '0'))).toBe(age);
  });

  test.each([
    ['', 'empty'],
    ['131', 'format'],
    ['999', 'format'],
    ['0130', 'format'],
    ['1000', 'format'],
    ['1950', 'format'],
    ['-1', 'format'],
    ['+1', 'format'],
    ['18.5', 'format'],
    ['18,5', 'format'],
    ['18 ', 'format'],
    ['18\n', 'format'],
    ['1e2', 'format'],
    ['0x1', 'format'],
    ['１８', 'format'],
    ['achtzehn', 'format'],
  ])('and nothing else: %j', (text, fault) => {
    expect(readAge(text)).toBe(fault);
  });
});

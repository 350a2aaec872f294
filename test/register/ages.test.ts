import { describe, expect, test } from 'vitest';
import { EVERY_AGE, places, planOf, read, table } from './registers.js';

/** Birth dates and ages of a register (SPEC 4), read to the stratum of a single age. */

const onDay = (reference: string) =>
  planOf({
    columns: { birth_date: 'Geboren' },
    eligibility: { reference_date: reference },
    stratify: [EVERY_AGE],
  });
const ofAge = planOf({ columns: { age: 'Alter' }, stratify: [EVERY_AGE] });

/** The ages of people with these birth dates, in their order. */
async function ages(reference: string, dates: readonly string[]): Promise<(number | undefined)[]> {
  const found: (number | undefined)[] = [];
  for (const date of dates) {
    const { strata } = await read(
      table([
        ['Nr', 'Geboren'],
        ['1', date],
      ]),
      onDay(reference),
    );
    const [age] = Object.keys(strata);
    found.push(age === undefined ? undefined : Number(age));
  }
  return found;
}

describe('age on the reference date', () => {
  test('every form of a date means the same day', async () => {
    const forms = ['2.12.1980', '02.12.1980', '1980-12-02', '19801202', ' 02.12.1980 ', '"02.12.1980"'];
    expect(await ages('2026-12-01', forms)).toEqual(forms.map(() => 45));
    expect(await ages('2026-12-02', forms)).toEqual(forms.map(() => 46));
    expect(await ages('2026-12-01', ['1980'])).toEqual([46]);
  });

  test('an unknown part of a date counts as the earliest, so that nobody is too young for it', async () => {
    const unknown = ['00.00.1950', '0.0.1950', '19500000', '1950-00-00', '1950'];
    expect(await ages('2026-01-01', unknown)).toEqual(unknown.map(() => 76));
    const noDay = ['00.05.1950', '0.5.1950', '19500500', '1950-05-00'];
    expect(await ages('2026-04-30', noDay)).toEqual(noDay.map(() => 75));
    expect(await ages('2026-05-01', noDay)).toEqual(noDay.map(() => 76));
    const noMonth = ['17.00.1950', '19500017', '1950-00-17'];
    expect(await ages('2026-01-16', noMonth)).toEqual(noMonth.map(() => 75));
    expect(await ages('2026-01-17', noMonth)).toEqual(noMonth.map(() => 76));
  });

  test('a birthday on 29 February is reached on 1 March of common years', async () => {
    expect(await ages('2026-02-28', ['29.02.2008'])).toEqual([17]);
    expect(await ages('2026-03-01', ['29.02.2008'])).toEqual([18]);
    expect(await ages('2028-02-28', ['29.02.2008'])).toEqual([19]);
    expect(await ages('2028-02-29', ['29.02.2008', '01.03.2008'])).toEqual([20, 19]);
    expect(await ages('2026-03-01', ['29.02.2000'])).toEqual([26]);
  });

  test('born on the reference date is age 0', async () => {
    expect(await ages('2026-12-01', ['01.12.2026', '2026', '00.12.2026', '02.12.2025'])).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('each kind of unusable date is an error of its own with its lines', async () => {
    const dates = [
      ['', 'REG-030'],
      [' ', 'REG-030'],
      ['unbekannt', 'REG-031'],
      ['03/12/1980', 'REG-031'],
      ['1980-1-2', 'REG-031'],
      ['198012', 'REG-031'],
      ['1.2.198', 'REG-031'],
      ['1980-12-02T00:01', 'REG-031'],
      ['01.02.1980 12:00', 'REG-031'],
      ['1980 00:00:00', 'REG-031'],
      ['1980-12-02T00:00', null],
      ['01.02.1980 0:00', null],
      ['03.02.1980 00:00:00', null],
      ['1980-02-04 00:00:00.000', null],
      ['1980-02-01T00:00:00Z', null],
      ['19800201 00:00', null],
      ['09021952', 'REG-059'],
      ['31121999', 'REG-059'],
      ['31022000', 'REG-034'],
      ['01.12.1895', 'REG-050'],
      ['1895-12-01', 'REG-050'],
      ['02.12.1895', null],
      ['12.03.80', 'REG-032'],
      ['1.2.80', 'REG-032'],
      ['00.00.0000', 'REG-033'],
      ['00000000', 'REG-033'],
      ['0000', 'REG-033'],
      ['31.02.1980', 'REG-034'],
      ['29.02.1900', 'REG-034'],
      ['29.02.2023', 'REG-034'],
      ['31.04.1980', 'REG-034'],
      ['32.01.1980', 'REG-034'],
      ['01.13.1980', 'REG-034'],
      ['1980-13-01', 'REG-034'],
      ['19801301', 'REG-034'],
      ['31.00.1980', null],
      ['30.00.1980', null],
      ['02.12.2026', 'REG-035'],
      ['2027', 'REG-035'],
    ] as const;
    const rows = dates.map(([date], nr) => [`${nr}`, date]);
    const { problems, strata } = await read(table([['Nr', 'Geboren'], ...rows]), onDay('2026-12-01'));
    const lines = (code: string) => dates.flatMap(([, expected], at) => (expected === code ? [at + 2] : []));
    expect(places(problems)).toEqual(
      ['REG-030', 'REG-031', 'REG-059', 'REG-034', 'REG-050', 'REG-032', 'REG-033', 'REG-035'].map((code) => [
        code,
        { file: 'register.csv', lines: lines(code), total: lines(code).length, column: 'Geboren' },
      ]),
    );
    expect(strata).toEqual({ 46: 7, 45: 1, 130: 1 });
  });

  test('dates are left alone where no rule needs an age', async () => {
    const plan = planOf({ columns: { birth_date: 'Geboren' } });
    expect((await read('Nr;Geboren\n1;\n2;31.02.1980\n', plan)).problems).toEqual([]);
  });
});

describe('a column of ages', () => {
  test('completed years from 0 to 130 are read', async () => {
    const { strata, problems } = await read('Nr;Alter\n1;0\n2;18\n3;018\n4; 130 \n5;"7"\n', ofAge);
    expect(problems).toEqual([]);
    expect(strata).toEqual({ 0: 1, 7: 1, 18: 2, 130: 1 });
  });

  test('anything else is an error with its line', async () => {
    const values = ['', '131', '1980', '-1', '18.5', '18,5', 'achtzehn', '1e1'];
    const { problems } = await read(
      table([['Nr', 'Alter'], ...values.map((value, nr) => [`${nr}`, value])]),
      ofAge,
    );
    expect(places(problems)).toEqual([
      ['REG-030', { file: 'register.csv', lines: [2], total: 1, column: 'Alter' }],
      ['REG-036', { file: 'register.csv', lines: [3, 4, 5, 6, 7, 8, 9], total: 7, column: 'Alter' }],
    ]);
  });
});

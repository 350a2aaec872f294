import { describe, expect, test } from 'vitest';
import { byColumn, excludeWhere, planOf, read, register, table } from '../registers.js';

/** What fields mean is remembered by their bytes; nobody may notice. */

const counted = { counted: true } as const;

describe('fields that come again', () => {
  test('mean the same the hundredth time as the first, however they are written', async () => {
    const spellings = ['Süd', '"Süd"', ' Süd', 'Su\u0308d', '"Süd "', 'Nord', '"Nord"', '"No""rd"'];
    const rows = Array.from({ length: 800 }, (_, nr) => [`${nr}`, spellings[nr % 8] ?? '']);
    const { strata } = await read(
      table([['Nr', 'Ort'], ...rows]),
      planOf({ stratify: [byColumn('Ort')] }),
      counted,
    );
    expect(strata).toEqual({ Süd: 500, Nord: 200, 'No"rd': 100 });
  });

  test('are not taken for others that begin alike, up to lengths that no name has', async () => {
    const values = Array.from({ length: 200 }, (_, length) => 'x'.repeat(length + 1));
    const rows = [...values, ...values.toReversed()].map((value, nr) => [`${nr}`, value]);
    const { strata } = await read(
      table([['Nr', 'Ort'], ...rows]),
      planOf({ stratify: [byColumn('Ort')] }),
      counted,
    );
    expect(strata).toEqual(Object.fromEntries(values.map((value) => [value, 2])));
  });

  test('are understood also where there are more different ones than can be remembered', async () => {
    const DIFFERENT = 80_000;
    const hits = Array.from({ length: DIFFERENT / 2 }, (_, nr) => `v${2 * nr}`);
    const rows = Array.from({ length: 2 * DIFFERENT }, (_, nr) => [`${nr}`, `v${nr % DIFFERENT}`]);
    const plan = planOf({ eligibility: { exclude: [excludeWhere('X', hits)] } });
    const { excluded, strata } = await read(table([['Nr', 'X'], ...rows]), plan, counted);
    expect([excluded, strata]).toEqual([[DIFFERENT], { '': DIFFERENT }]);
  });

  test('in one column mean nothing for another', async () => {
    const plan = planOf({
      eligibility: { exclude: [excludeWhere('A', ['1']), excludeWhere('B', ['2'])] },
      stratify: [byColumn('C')],
    });
    const rows = ['1;1;1', '2;1;1', '2;2;1', '3;1;2'].map((row, nr) => `${nr};${row}\n`);
    const { excluded, strata } = await read([register(`Nr;A;B;C\n${rows.join('')}`)], plan, counted);
    expect([excluded, strata]).toEqual([[1, 1], { 1: 1, 2: 1 }]);
  });
});

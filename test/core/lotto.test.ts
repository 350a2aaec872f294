import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LottoEvent, lottoLike, lottoOf, lottoResults, readLotto } from '../../src/core/lotto.js';

/** A lottery's result becomes one text, however it is typed; what is wrong with it is said exactly, all at once. */

const PLAIN: LottoEvent = { type: 'lotto', game: '6aus49', date: '2026-12-05' };
const WITH_77: LottoEvent = { ...PLAIN, spiel_77: true };
const ALL: LottoEvent = { ...WITH_77, super_6: true };
const TEXT = 'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';

describe('the canonical text', () => {
  test.each([
    '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913',
    '49, 41, 28, 17, 12, 3, Superzahl 7, Spiel 77 2604913',
    'superzahl: 7; SPIEL 77: 2604913; 3; 12; 17; 28; 41; 49',
    '3\t12\t17\t28\t41\t49\tSZ\t7\tSpiel77\t2604913\r\n',
    '03 + 12 + 17 + 28 + 41 + 49 + sz7 spiel-77 2604913',
    '3. 12. 17. 28. 41. 49. Super-Zahl 7. Spiel 77 2604913.',
    '3/12/17/28/41/49 | Superzahl 7 | Spiel 77: 2 6 0 4 9 1 3',
    'Spiel 77 2 6 0 4 9 1 3 3 12 17 28 41 49 Superzahl 7',
    'Lotto 6 aus 49, 5.12.2026: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913',
    TEXT,
  ])('is made of %j', (typed) => {
    expect(readLotto(WITH_77, typed)).toEqual({ text: TEXT, problems: [] });
  });

  test('has what was announced and nothing else', () => {
    expect(readLotto(PLAIN, '3 12 17 28 41 49 Superzahl 7').text).toBe(
      'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7',
    );
    expect(readLotto(ALL, 'Super 6 012345 Spiel 77 0000000 1 2 3 4 5 6 SZ 0').text).toBe(
      'Lotto 6aus49 2026-12-05: 1 2 3 4 5 6 Superzahl 0 Spiel 77 0000000 Super 6 012345',
    );
    expect(readLotto({ ...PLAIN, super_6: true }, '1 2 3 4 5 6 SZ 0 Super 6 000001').text).toBe(
      'Lotto 6aus49 2026-12-05: 1 2 3 4 5 6 Superzahl 0 Super 6 000001',
    );
  });

  test('is one for one result: it comes out of every order and every sign between, and gives itself and its event', () => {
    const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));
    const between = fc.constantFrom(' ', ', ', '; ', '\t', ' + ', ' | ', '\n', '\u00a0', '/');
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 49 }), { minLength: 6, maxLength: 6 });
    const event = fc.constantFrom(PLAIN, WITH_77, ALL, { ...PLAIN, super_6: true as const });
    fc.assert(
      fc.property(
        event,
        numbers,
        digits(1),
        digits(7),
        digits(6),
        between,
        fc.nat(),
        (one, six, z, s, u, gap, turn) => {
          const parts = [
            six.join(gap),
            `Superzahl ${z}`,
            ...(one.spiel_77 === true ? [`spiel 77 ${s}`] : []),
            ...(one.super_6 === true ? [`SUPER 6: ${u}`] : []),
          ];
          const at = turn % parts.length;
          const { text } = readLotto(one, [...parts.slice(at), ...parts.slice(0, at)].join(gap));
          const expected = [
            `Lotto 6aus49 2026-12-05: ${[...six].sort((a, b) => a - b).join(' ')} Superzahl ${z}`,
            ...(one.spiel_77 === true ? [`Spiel 77 ${s}`] : []),
            ...(one.super_6 === true ? [`Super 6 ${u}`] : []),
          ].join(' ');
          expect(text).toBe(expected);
          expect(readLotto(one, expected).text).toBe(expected);
          expect(lottoOf(expected)).toEqual(one);
        },
      ),
    );
  });

  test.each([PLAIN, WITH_77, ALL])('is made of the example that messages show: %j', (event) => {
    expect(readLotto(event, lottoLike(event)).problems).toEqual([]);
  });
});

describe('a result that is not the announced one', () => {
  const codes = (event: LottoEvent, typed: string) =>
    readLotto(event, typed).problems.map(({ code, params }) => [code, params]);
  const NUMBERS = '3 12 17 28 41 49';

  test.each<[string, LottoEvent, string, unknown[]]>([
    [
      'nothing',
      PLAIN,
      '',
      [
        ['SEED-020', { count: 0, wanted: 6 }],
        ['SEED-023', { parts: ['Superzahl'], like: 'Superzahl 7' }],
      ],
    ],
    ['five numbers', PLAIN, '3 12 17 28 41 SZ 7', [['SEED-020', { count: 5, wanted: 6 }]]],
    ['seven numbers', PLAIN, `${NUMBERS} 1 SZ 7`, [['SEED-020', { count: 7, wanted: 6 }]]],
    [
      '0, 50 and one far too large',
      PLAIN,
      '0 12 17 28 50 123456789012345678901 SZ 7',
      [['SEED-021', { values: ['0', '50', '123456789012345678901'], from: 1, to: 49 }]],
    ],
    ['a number twice, once with a zero', PLAIN, '3 03 17 28 41 49 SZ 7', [['SEED-022', { values: ['3'] }]]],
    ['no Superzahl', PLAIN, NUMBERS, [['SEED-023', { parts: ['Superzahl'], like: 'Superzahl 7' }]]],
    [
      'neither Spiel 77 nor Super 6',
      ALL,
      `${NUMBERS} SZ 7`,
      [['SEED-023', { parts: ['Spiel 77', 'Super 6'], like: 'Spiel 77 2604913 Super 6 318406' }]],
    ],
    [
      'a Superzahl of two digits',
      PLAIN,
      `${NUMBERS} SZ 07`,
      [['SEED-024', { part: 'Superzahl', digits: 1, read: '07' }]],
    ],
    [
      'a name without digits',
      PLAIN,
      `${NUMBERS} SZ`,
      [['SEED-024', { part: 'Superzahl', digits: 1, read: '' }]],
    ],
    [
      'Spiel 77 with six digits',
      WITH_77,
      `${NUMBERS} SZ 7 Spiel 77 260491`,
      [['SEED-024', { part: 'Spiel 77', digits: 7, read: '260491' }]],
    ],
    [
      'Spiel 77 with eight digits',
      WITH_77,
      `${NUMBERS} SZ 7 Spiel 77 02604913`,
      [['SEED-024', { part: 'Spiel 77', digits: 7, read: '02604913' }]],
    ],
    [
      'Spiel 77 that nobody announced',
      PLAIN,
      `${NUMBERS} SZ 7 Spiel 77 2604913`,
      [['SEED-025', { parts: ['Spiel 77'] }]],
    ],
    [
      'Super 6 that nobody announced',
      WITH_77,
      `${NUMBERS} SZ 7 Spiel 77 2604913 Super 6 318406`,
      [['SEED-025', { parts: ['Super 6'] }]],
    ],
    ['two Superzahlen', PLAIN, `${NUMBERS} SZ 7 Superzahl 7`, [['SEED-026', { parts: ['Superzahl'] }]]],
    [
      'other words',
      PLAIN,
      `Ziehung: ${NUMBERS} SZ 7 12a l2 １２`,
      [['SEED-027', { words: ['Ziehung', '12a', 'l2', '１２'] }]],
    ],
    [
      'another day',
      PLAIN,
      `Lotto 6aus49 2026-12-02: ${NUMBERS} SZ 7`,
      [['SEED-028', { given: '2026-12-02', announced: '2026-12-05' }]],
    ],
    [
      'another day, in German',
      PLAIN,
      `2.12.2026 ${NUMBERS} SZ 7`,
      [['SEED-028', { given: '2026-12-02', announced: '2026-12-05' }]],
    ],
  ])('has %s', (_, event, typed, expected) => {
    expect(codes(event, typed)).toEqual(expected);
    expect(readLotto(event, typed).text).toBe(null);
  });

  test('has everything said of it at once', () => {
    const typed = 'Lotto 2026-12-06 3 3 50 12 x Superzahl 77 Spiel 77 1 Super 6 123456 Super 6 123456';
    expect(codes(WITH_77, typed).map(([code]) => code)).toEqual([
      ...['SEED-020', 'SEED-021', 'SEED-022', 'SEED-024', 'SEED-024', 'SEED-025', 'SEED-026', 'SEED-027'],
      'SEED-028',
    ]);
  });

  test('is never read, whatever is typed, as something with other digits than were typed', () => {
    const word = fc.constantFrom(
      'Superzahl',
      'SZ',
      'Spiel 77',
      'Super 6',
      ',',
      '3',
      '12',
      '49',
      '50',
      '0',
      'x',
      '2604913',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const { text } = readLotto(ALL, words.join(' '));
        if (text === null) return;
        const digits = (one: string) => (one.replace(/Spiel 77|Super 6/g, '').match(/\d+/g) ?? []).sort();
        expect(digits(text.replace('Lotto 6aus49 2026-12-05:', ''))).toEqual(digits(words.join(' ')));
      }),
    );
  });
});

test.each([
  'Lotto 6aus49 2026-12-05: 12 3 17 28 41 49 Superzahl 7',
  'Lotto 6aus49 2026-12-05: 3 12 17 28 41 Superzahl 7',
  'Lotto 6aus49 2026-12-05:  3 12 17 28 41 49 Superzahl 7',
  'lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7',
  'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7.',
  'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Super 6 318406 Spiel 77 2604913',
  '3 12 17 28 41 49 Superzahl 7',
])('%j is no canonical text', (text) => {
  expect(lottoOf(text)).toBe(null);
});

test('the number of results is that of all combinations', () => {
  let combinations = 1n;
  for (let at = 0n; at < 6n; at++) combinations = (combinations * (49n - at)) / (at + 1n);
  expect(lottoResults(PLAIN)).toBe(combinations * 10n);
  expect(lottoResults(ALL)).toBe(combinations * 10n ** 14n);
});

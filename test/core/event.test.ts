import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diceOf, readDice } from '../../src/core/dice.js';
import { type DrandEvent, drandOf, drandText } from '../../src/core/drand.js';
import {
  type EventPlan,
  eventBits,
  eventName,
  eventOf,
  eventTime,
  type FormedEvent,
  seedFits,
} from '../../src/core/event.js';
import type { LottoEvent } from '../../src/core/lotto.js';
import { isWeakSeed } from '../../src/core/seed.js';
import { seedDoubts } from '../../src/core/seed-typing.js';

/** Events, when they take place, and which seeds are their results. */

const RANDOMNESS = 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd';
const LOTTO = 'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7';
const DICE = 'Dice 5x6: 4 2 6 1 1';
const DRAND = `drand quicknet 1000 ${RANDOMNESS}`;
const lotto: LottoEvent = { type: 'lotto', game: '6aus49', date: '2026-12-05' };
const dice: EventPlan = { type: 'dice', count: 5, faces: 6, date: '2026-12-06' };
const drand: DrandEvent = { type: 'drand', chain: 'quicknet', round: 1000 };

describe('dice', () => {
  const codes = (typed: string) =>
    readDice({ type: 'dice', count: 5, faces: 6 }, typed).problems.map(({ code, params }) => [code, params]);

  test('stay in their order, whatever stands between them', () => {
    const throws = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 40 });
    const between = fc.constantFrom(' ', ',', ', ', ';', '\t', '\r\n', '|', ' / ');
    fc.assert(
      fc.property(throws, between, (numbers, gap) => {
        const event = { type: 'dice', count: numbers.length, faces: 20 } as const;
        const text = `Dice ${numbers.length}x20: ${numbers.join(' ')}`;
        expect(readDice(event, numbers.join(gap))).toEqual({ text, problems: [] });
        expect(readDice(event, text).text).toBe(text);
        expect(diceOf(text)).toEqual(event);
      }),
    );
  });

  test.each<[string, string, unknown[]]>([
    ['too few', '4 2 6 1', [['SEED-020', { count: 4, wanted: 5 }]]],
    ['too many', '4 2 6 1 1 1', [['SEED-020', { count: 6, wanted: 5 }]]],
    ['a 0 and a 7', '0 2 7 1 1', [['SEED-021', { values: ['0', '7'], from: 1, to: 6 }]]],
    ['words', 'vier 4 2 6 1 1 -3', [['SEED-027', { words: ['vier', '-3'] }]]],
    ['other dice', 'Dice 5x20: 4 2 6 1 1', [['SEED-029', { given: '5x20', announced: '5x6' }]]],
    [
      'all of it',
      'Dice 4x6: 4 2 9 x',
      [
        ['SEED-029', { given: '4x6', announced: '5x6' }],
        ['SEED-020', { count: 3, wanted: 5 }],
        ['SEED-021', { values: ['9'], from: 1, to: 6 }],
        ['SEED-027', { words: ['x'] }],
      ],
    ],
  ])('that are %s are refused', (_, typed, expected) => {
    expect(codes(typed)).toEqual(expected);
  });
});

describe('an event takes place', () => {
  test.each<[EventPlan, string | null]>([
    [lotto, '2026-12-05'],
    [dice, '2026-12-06'],
    [{ type: 'dice', count: 5, faces: 6 }, null],
    [{ type: 'text', date: '2026-12-07' }, '2026-12-07'],
    [{ type: 'text' }, null],
    // genesis, and 999 times three seconds later; the last one is checked against the machine's calendar
    [{ ...drand, round: 1 }, '2023-08-23T15:09:27Z'],
    [drand, '2023-08-23T15:59:24Z'],
    [
      { ...drand, round: 34_566_478 },
      new Date((1_692_803_367 + 34_566_477 * 3) * 1000).toISOString().replace('.000', ''),
    ],
  ])('%j: %s', (event, expected) => {
    expect(eventTime(event)).toBe(expected);
  });

  test('and has a name', () => {
    expect([lotto, dice, drand, { type: 'text' } as const].map(eventName)).toEqual([
      ...['Lotto 6aus49 2026-12-05', 'Dice 5x6', 'drand quicknet 1000', 'text'],
    ]);
  });
});

describe('a seed fits', () => {
  const codes = (event: EventPlan, text: string) => seedFits(event, text).map(({ code }) => code);

  test('its own event only, and a plain text fits if that is announced', () => {
    const texts = [LOTTO, DICE, DRAND];
    const fits = [lotto, dice, drand].map((event) => texts.map((text) => codes(event, text).length === 0));
    expect(fits).toEqual([0, 1, 2].map((at) => [0, 1, 2].map((other) => at === other)));
    for (const text of [...texts, 'Würfel']) expect(codes({ type: 'text' }, text)).toEqual([]);
  });

  test.each<[string, EventPlan, string, string[]]>([
    ['the numbers without the name', lotto, '3 12 17 28 41 49 Superzahl 7', ['SEED-044']],
    ['the numbers in another order', lotto, LOTTO.replace('3 12', '12 3'), ['SEED-044']],
    ['a blank more', lotto, `${LOTTO} `, ['SEED-044']],
    ['another day', lotto, LOTTO.replace('-05', '-12'), ['SEED-028']],
    ['a part that was not announced', lotto, `${LOTTO} Spiel 77 2604913`, ['SEED-025']],
    ['throws without the name', dice, '4 2 6 1 1', ['SEED-044']],
    ['another number of throws', dice, 'Dice 4x6: 4 2 6 1', ['SEED-029', 'SEED-020']],
    ['another round', drand, DRAND.replace('1000', '1001'), ['SEED-032']],
    ['a round with a zero in front', drand, DRAND.replace('1000', '01000'), ['SEED-044']],
    ['another chain', drand, DRAND.replace('quicknet', 'default'), ['SEED-030']],
    ['another chain and round', drand, DRAND.replace('quicknet 1000', 'evmnet 7'), ['SEED-030', 'SEED-032']],
    ['randomness cut short', drand, DRAND.slice(0, -1), ['SEED-044']],
    ['randomness in capitals', drand, DRAND.toUpperCase(), ['SEED-044']],
    ['nothing', drand, '', ['SEED-044']],
  ])('not with %s', (_, event, text, expected) => {
    expect(codes(event, text)).toEqual(expected);
  });

  test('and its canonical text tells its event', () => {
    expect(eventOf(LOTTO)).toEqual(lotto);
    expect(eventOf(DICE)).toEqual({ type: 'dice', count: 5, faces: 6 });
    expect(eventOf(DRAND)).toEqual(drand);
    expect(drandOf(drandText({ chain: 'quicknet', round: 7, randomness: RANDOMNESS }))?.round).toBe(7);
    for (const text of ['', '3 12 17', `${DRAND}0`, 'Dice 5x6: 4 2 6 1', 'Dice 5x6: 4 2 6 1 7'])
      expect(eventOf(text)).toBe(null);
  });
});

describe('how much chance is in an event', () => {
  test.each<[string, FormedEvent, number]>([
    ['a lottery', lotto, 27],
    ['with Spiel 77', { ...lotto, spiel_77: true }, 50],
    ['with Spiel 77 and Super 6', { ...lotto, spiel_77: true, super_6: true }, 70],
    ['20 dice', { type: 'dice', count: 20, faces: 6 }, 51],
    ['24 dice', { type: 'dice', count: 24, faces: 6 }, 62],
    ['25 dice', { type: 'dice', count: 25, faces: 6 }, 64],
    ['a coin', { type: 'dice', count: 64, faces: 2 }, 64],
    ['a beacon', drand, 256],
  ])('%s: so many whole bits', (_, event, bits) => {
    expect(eventBits(event)).toBe(bits);
  });

  test('decides whether its seed is weak, not the digits of its date and name', () => {
    const weak = [LOTTO, `${LOTTO} Spiel 77 2604913`, `Dice 20x6: ${'6 '.repeat(20).trim()}`];
    const strong = [
      `${LOTTO} Spiel 77 2604913 Super 6 318406`,
      `Dice 25x6: ${'6 '.repeat(25).trim()}`,
      DRAND,
      // Even of digits alone.
      `drand quicknet 1000 ${'1234567890'.repeat(6)}1234`,
    ];
    expect(weak.map(isWeakSeed)).toEqual(weak.map(() => true));
    expect(strong.map(isWeakSeed)).toEqual(strong.map(() => false));
  });

  test('and none of these texts looks mistyped', () => {
    for (const text of [LOTTO, `${LOTTO} Spiel 77 2604913 Super 6 318406`, DICE, 'Dice 3x20: 1 11 20', DRAND])
      expect(seedDoubts(text)).toEqual([]);
  });
});

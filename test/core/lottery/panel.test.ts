import { describe, expect, test } from 'vitest';
import {
  alreadyIn,
  inOrderOfNumbers,
  numberedPanels,
  type Present,
  placesTaken,
  selectByOutcome,
  selectByTurns,
} from '../../../src/core/lottery/panel.js';
import { typesOf } from '../../../src/core/lottery/types.js';

/** The rules of a panel, on cases that can be done by hand. */

const person = (label: string, ticket: string, household = '') => ({ label, ticket, household });
type Person = ReturnType<typeof person>;
const labels = (list: readonly Person[]) => list.map(({ label }) => label).join('');

describe('people who are on the panel already', () => {
  const DIMENSIONS = ['gender', 'age'];
  const present: readonly Present[] = [
    { categories: ['w', '16-39'], household: 'a' },
    { categories: ['w', '40+'], household: 'a' },
    { categories: ['m', '40+'], household: '' },
  ];
  const of = (dimension: string, ...categories: string[]) => ({ dimension, categories });

  test('count towards each quota whose group they are in, and only there', () => {
    const quotas = [
      { group: [of('gender', 'w')] },
      { group: [of('gender', 'm')] },
      { group: [of('age', '40+')] },
      { group: [of('gender', 'w', 'm')] },
      { group: [of('gender', 'w'), of('age', '40+')] },
      { group: [of('gender', 'd')] },
    ];
    expect(alreadyIn(DIMENSIONS, quotas, present)).toEqual([2, 1, 2, 3, 1, 0]);
  });

  test('are nobody in the group of a dimension that the plan does not have', () => {
    expect(alreadyIn(DIMENSIONS, [{ group: [of('school', 'w')] }], present)).toEqual([0]);
  });

  test('take places of their households, and who lives alone takes none', () => {
    expect([...placesTaken(present)]).toEqual([['a', 2]]);
    expect(placesTaken([]).size).toBe(0);
  });
});

describe('the people of an outcome', () => {
  // Two strata; B and E live together, of whom one may come.
  const strata = [
    [person('A', '01'), person('B', '02', 'h'), person('C', '05'), person('D', '07')],
    [person('E', '03', 'h'), person('F', '04')],
  ];
  const typed = typesOf(strata, 1);

  test('are the lowest tickets of each type', () => {
    expect(typed.people.map(labels)).toEqual(['ACD', 'B', 'F', 'E']);
    const drawn = (people: number[]) =>
      selectByOutcome(strata, typed, { people }, 1).map(({ invited }) => labels(invited));
    expect(drawn([2, 0, 1, 1])).toEqual(['AC', 'EF']);
    expect(drawn([0, 1, 0, 0])).toEqual(['B', '']);
  });

  test('stand by stratum in the order of their tickets, without reserve, and nobody is next under a limit', () => {
    const selection = selectByOutcome(strata, typed, { people: [2, 1, 1, 0] }, 1);
    expect(selection.map(({ invited }) => labels(invited))).toEqual(['ABC', 'F']);
    expect(selection.map(({ reserve, next, certain }) => ({ reserve, next, certain }))).toEqual([
      { reserve: [], next: null, certain: true },
      { reserve: [], next: null, certain: true },
    ]);
  });

  test('without a limit the lowest ticket that was not drawn is next; if all were, there is none', () => {
    const free = typesOf(strata, null);
    const selection = selectByOutcome(strata, free, { people: [2, 2] }, null);
    expect(selection.map(({ invited }) => labels(invited))).toEqual(['AB', 'EF']);
    expect(selection.map(({ next }) => next)).toEqual(['05', null]);
    expect(selectByOutcome(strata, free, { people: [0, 1] }, null).map(({ next }) => next)).toEqual([
      '01',
      '04',
    ]);
  });
});

describe('substitutes', () => {
  // Two strata; B and E live together, of whom one may come.
  const strata = [
    [person('A', '01'), person('B', '02', 'h'), person('C', '05'), person('D', '07')],
    [person('E', '03', 'h'), person('F', '04')],
  ];

  test('are the next tickets of each type, not of the stratum', () => {
    const typed = typesOf(strata, 1);
    const selection = selectByOutcome(strata, typed, { people: [1, 0, 1, 0], substitutes: [1, 1, 0, 0] }, 1);
    expect(selection.map(({ invited }) => labels(invited))).toEqual(['A', 'F']);
    expect(selection.map(({ reserve }) => labels(reserve))).toEqual(['BC', '']);
    expect(selection.map(({ next }) => next)).toEqual([null, null]);
  });

  test('without a limit whoever comes behind them is next', () => {
    const selection = selectByOutcome(
      strata,
      typesOf(strata, null),
      { people: [1, 1], substitutes: [2, 1] },
      null,
    );
    expect(selection.map(({ invited }) => labels(invited))).toEqual(['A', 'E']);
    expect(selection.map(({ reserve }) => labels(reserve))).toEqual(['BC', 'F']);
    expect(selection.map(({ next }) => next)).toEqual(['07', null]);
  });
});

describe('the people of a numbered panel', () => {
  const strata = [
    [person('A', '01'), person('B', '02', 'h'), person('C', '05')],
    [person('E', '03', 'h'), person('F', '04')],
  ];
  const portfolio = {
    outcomes: [
      [1, 1, 1, 0],
      [2, 0, 1, 0],
    ],
    weights: [2, 2],
    total: 4,
  };

  test('are those whose turn it is, by stratum in the order of their tickets, and nobody is next', () => {
    const typed = typesOf(strata, 1);
    expect(typed.people.map(labels)).toEqual(['AC', 'B', 'F', 'E']);
    const panels = [0, 1, 2, 3].map((number) => selectByTurns(strata.length, typed, portfolio, number));
    expect(panels.map((panel) => panel.map(({ invited }) => labels(invited)))).toEqual([
      ['AB', 'F'],
      ['BC', 'F'],
      ['AC', 'F'],
      ['AC', 'F'],
    ]);
    for (const { reserve, next, certain } of panels.flat())
      expect([reserve, next, certain]).toEqual([[], null, true]);
  });

  test('also without a household limit nobody is next', () => {
    const typed = typesOf(strata, null);
    const one = { outcomes: [[1, 1]], weights: [3], total: 3 };
    const panels = [0, 1, 2].map((number) => selectByTurns(strata.length, typed, one, number));
    expect(panels.map((panel) => panel.map(({ invited, next }) => [labels(invited), next]))).toEqual([
      [
        ['A', null],
        ['E', null],
      ],
      [
        ['B', null],
        ['F', null],
      ],
      [
        ['C', null],
        ['E', null],
      ],
    ]);
  });
});

describe('numbered panels', () => {
  const strata = [
    [person('C', '02'), person('A', '09')],
    [person('D', '01'), person('B', '03'), person('E', '03')],
  ];

  test('numbers are ranks by ticket over all strata; of equal tickets the label decides', () => {
    expect(labels(inOrderOfNumbers(strata))).toBe('DCBEA');
  });

  test('each outcome comes as often as its weight says, numbered from 0, people in turn, by number', () => {
    const { people } = typesOf(strata, null);
    const portfolio = {
      outcomes: [
        [2, 1],
        [1, 2],
        [0, 3],
      ],
      weights: [1, 2, 1],
      total: 4,
    };
    expect(numberedPanels(portfolio, people, inOrderOfNumbers(strata))).toEqual([
      { number: 0, people: [1, 2, 5] },
      { number: 1, people: [2, 3, 4] },
      { number: 2, people: [1, 3, 5] },
      { number: 3, people: [1, 3, 4] },
    ]);
  });
});

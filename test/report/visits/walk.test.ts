import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitTable } from '../../../src/report/visits/visit-table.js';
import { peopleOf, type Stop, teamsOf, type Visit, walkOf } from '../../../src/report/visits/walk.js';
import { anyVisits, visit } from './people.js';

/** The way from door to door, and its parts for teams. */

const addresses = (stops: readonly Stop[]) =>
  stops.map(({ address: { area, street, houseNumber } }) => `${area}: ${street} ${houseNumber}`);
const codes = (stops: readonly Stop[]) => stops.flatMap(({ visits }) => visits.map(({ code }) => code));

describe('the way', () => {
  test('goes by area, street, odd side upwards, even side back, and what has no number at last', () => {
    const north = { area: 'Nord' };
    const { stops, unplaced } = walkOf([
      ...[
        visit('1', 'Zollweg 3'),
        visit('2', 'Ährenweg 14'),
        visit('3', 'Ährenweg 12'),
        visit('4', 'Ährenweg 12a'),
      ],
      ...[
        visit('5', 'Ährenweg 9'),
        visit('6', 'Ährenweg 101'),
        visit('7', 'Ackerweg 2'),
        visit('8', 'Zollweg 1', north),
      ],
      {
        ...visit('9', 'Ährenweg 1'),
        address: { ...visit('9', 'Ährenweg 1').address, houseNumber: 'Schloss' },
      },
      visit('A', 'Bachweg 1', { area: '' }),
    ]);
    expect(addresses(stops)).toEqual([
      ...['Mitte: Ackerweg 2', 'Mitte: Ährenweg 9', 'Mitte: Ährenweg 101', 'Mitte: Ährenweg 14'],
      ...['Mitte: Ährenweg 12', 'Mitte: Ährenweg 12a', 'Mitte: Ährenweg Schloss', 'Mitte: Zollweg 3'],
      ...['Nord: Zollweg 1', ': Bachweg 1'],
    ]);
    expect(unplaced).toEqual([]);
  });

  test('has people of one address together, however it is written, by name', () => {
    const { stops } = walkOf([
      visit('1', 'Hauptstraße 12 A', { name: 'Zoe' }),
      visit('2', 'Hauptstr. 12a', { name: 'Ödön' }),
      visit('3', 'Hauptstraße 14', { name: 'Max' }),
      visit('4', 'HAUPTSTRASSE 12a', { name: 'Olaf' }),
    ]);
    expect(stops.map(({ visits }) => visits.map(({ name }) => name))).toEqual([
      ['Max'],
      ['Ödön', 'Olaf', 'Zoe'],
    ]);
  });

  test('has the same street in two postcodes as two addresses', () => {
    const other = visit('2', 'Hauptstraße 1');
    const far = { ...other, address: { ...other.address, postcode: '79199' } };
    expect(walkOf([visit('1', 'Hauptstraße 1'), far]).stops).toHaveLength(2);
  });

  test('leaves out whoever has no street or no number, and names them apart', () => {
    const { stops, unplaced } = walkOf([
      visit('1', 'Hauptstraße'),
      visit('2', ''),
      visit('3', 'Hauptstraße 1'),
    ]);
    expect(codes(stops)).toEqual(['3']);
    expect(unplaced.map(({ code }) => code)).toEqual(['1', '2']);
  });

  test('is the same in whatever order people come, and has each of them once', () => {
    const shuffled = anyVisits.chain((visits) =>
      fc.shuffledSubarray(visits, { minLength: visits.length }).map((other) => [visits, other] as const),
    );
    fc.assert(
      fc.property(shuffled, ([visits, other]: readonly [Visit[], Visit[]]) => {
        const walk = walkOf(visits);
        expect(walkOf(other)).toEqual(walk);
        const found = [...codes(walk.stops), ...walk.unplaced.map(({ code }) => code)];
        expect(found.sort()).toEqual(visits.map(({ code }) => code).sort());
        expect(
          walk.unplaced.every(({ address }) => address.street === '' || address.houseNumber === ''),
        ).toBe(true);
      }),
    );
  });
});

describe('teams', () => {
  const stops = (sizes: readonly number[]): Stop[] =>
    sizes.map((size, at) => {
      const own = Array.from({ length: size }, (_, one) => visit(`${at}-${one}`, `Weg ${2 * at + 1}`));
      return { address: own[0]?.address ?? visit('x', 'Weg 1').address, visits: own };
    });
  const sizes = (teams: readonly (readonly Stop[])[]) => teams.map(peopleOf);

  test('get parts of the way that are as equal as can be', () => {
    expect(sizes(teamsOf(stops([1, 1, 1, 1, 1, 1, 1]), 3))).toEqual([2, 3, 2]);
    expect(sizes(teamsOf(stops([5, 1, 1, 1, 1, 1]), 2))).toEqual([5, 5]);
    expect(sizes(teamsOf(stops([1, 1, 8, 1, 1]), 3))).toEqual([2, 8, 2]);
    expect(sizes(teamsOf(stops([20, 1, 1]), 3))).toEqual([20, 1, 1]);
  });

  test('share all of the way, one behind the other, without an address in two parts or a team without one', () => {
    const ways = fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 })
      .chain((own) => fc.tuple(fc.constant(own), fc.integer({ min: 1, max: own.length })));
    fc.assert(
      fc.property(ways, ([own, count]) => {
        const way = stops(own);
        const teams = teamsOf(way, count);
        expect(teams.flat()).toEqual(way);
        expect(teams).toHaveLength(count);
        expect(teams.every((team) => team.length > 0)).toBe(true);
        expect(teamsOf(way, count)).toEqual(teams);
      }),
    );
  });

  test('differ by less than the largest address, or one where there is one person at each', () => {
    const ways = fc
      .tuple(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 12, maxLength: 60 }),
        fc.integer({ min: 1, max: 2 }),
      )
      .map(([own, count]) => [stops(own), count, Math.max(...own)] as const);
    fc.assert(
      fc.property(ways, ([way, count, largest]) => {
        const found = sizes(teamsOf(way, count));
        for (const size of found) expect(Math.abs(size - peopleOf(way) / count)).toBeLessThanOrEqual(largest);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 20 }), (length, count) => {
        fc.pre(count <= length);
        const found = sizes(teamsOf(stops(Array.from({ length }, () => 1)), count));
        expect(Math.max(...found) - Math.min(...found)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('the table has a row for each, and nothing that is not needed at the door', () => {
  const { header, rows } = visitTable(
    [{ team: 2, stops: walkOf([visit('C1', 'Weg 1', { extra: '3. Stock' })]).stops }],
    [visit('C2', 'Weg')],
  );
  expect(header.join(' ')).toBe(
    'team place area street house_number extra postcode town name code outcome way attempts date needs note',
  );
  expect(rows).toEqual([
    '2;1;Mitte;Weg;1;3. Stock;79100;Musterstadt;Person C1;C1;;visit;;;;'.split(';'),
    ';;Mitte;Weg;;;79100;Musterstadt;Person C2;C2;;visit;;;;'.split(';'),
  ]);
});

import { describe, expect, test } from 'vitest';
import { checkRegister } from '../../src/procedure/check.js';
import { loadPlan } from '../../src/procedure/plan-file.js';
import { folded } from '../../src/register/likely-same.js';
import { MemoryFiles, toolsFor } from '../procedure/in-memory.js';

/** Likely same households and persons are told by line. */

const HEADER = 'PersonID;Familienname;Vorname;Geburtsdatum;Strasse;Hausnummer;PLZ;Sperre';

async function notes(
  rows: readonly string[],
  sample = '{ size: 1, max_per_household: 1 }',
  more: readonly string[] = [],
) {
  const files = new MemoryFiles({
    'r.csv': [HEADER, ...rows, ''].join('\n'),
    's.csv': [HEADER, ...more, ''].join('\n'),
    'p.yaml': `version: 1\nsample: ${sample}\neligibility: { exclude: [{ column: Sperre, values: nonempty, reason: Sperre }] }\n`,
  });
  const plan = await loadPlan(files, { plan: 'p.yaml', overrides: {} });
  const register = more.length === 0 ? ['r.csv'] : ['r.csv', 's.csv'];
  const { problems } = await checkRegister({ plan, register }, toolsFor(files));
  const found = problems.filter(({ code }) => /^DRAW-03[01]$/.test(code));
  expect(JSON.stringify(found)).not.toMatch(/Dorn|Haupt/i);
  return found.map(({ code, where, params }) => [code, where, params]);
}

const at = (...lines: number[]) => ({ file: 'r.csv', lines });

describe('households', () => {
  test('of one surname at one address in two ways of writing are noted with their lines', async () => {
    expect(
      await notes([
        '1;Dorn;Eva;01.02.1980;Hauptstr. 5;;79098;',
        '2;Eich;Jo;01.02.1970;Hauptstr. 5;;79098;',
        '3;DORN;Max;03.02.1980;HAUPTSTRASSE;5;79098;',
        '4;Dorn;Ida;04.02.1980;Hauptstr. 5;;79098;',
        '5;Dorn;Ada;05.02.1980;Hauptstraße;15;79098;',
        '6;Dorn;Udo;06.02.1980;Hauptstraße;5;79100;',
      ]),
    ).toEqual([['DRAW-030', [at(2, 4)], { count: 1 }]]);
  });

  test('do not matter where the plan has no limit, and nobody without an address is in one', async () => {
    const rows = ['1;Dorn;Eva;01.02.1980;Am Tor;1;79098;', '2;Dorn;Max;03.02.1980;AM TOR;1;79098;'];
    expect(await notes(rows, '{ size: 1 }')).toEqual([]);
    expect(await notes(['1;Dorn;Eva;01.02.1980;;;79098;', '2;DORN;Max;03.02.1980;;;79098;'])).toEqual([]);
  });
});

describe('persons', () => {
  test('of the same names and birth date with two ids are noted, also in two files', async () => {
    const rows = [
      '1;Dorn;Eva;01.02.1980;A;1;1;',
      '2;Dorn;Eva;01.02.1981;B;1;1;',
      '3;dorn;EVA;01.02.1980;C;1;1;',
    ];
    expect(await notes(rows, '{ size: 1 }')).toEqual([['DRAW-031', [at(2, 4)], { count: 1 }]]);
    expect(await notes(rows.slice(0, 2), '{ size: 1 }', ['9;Dorn;Eva;01.02.1980;C;1;1;'])).toEqual([
      ['DRAW-031', [at(2), { file: 's.csv', lines: [2] }], { count: 1 }],
    ]);
  });

  test('whom a rule excludes, or whose birth date is not known, are not', async () => {
    const rows = ['1;Dorn;Eva;01.02.1980;A;1;1;', '2;Dorn;Eva;01.02.1980;B;1;1;ja'];
    expect(await notes(rows, '{ size: 1 }')).toEqual([]);
    expect(await notes(['1;Dorn;Eva;1980;A;1;1;', '2;Dorn;Eva;1980;B;1;1;'], '{ size: 1 }')).toEqual([]);
  });
});

test('folding keeps letters and digits alone, and knows one street', () => {
  expect(['Hauptstr. 5', 'HAUPT-STRASSE 5', 'Hauptstraße 5'].map(folded)).toEqual(Array(3).fill('hauptstr5'));
  expect([folded('Müller'), folded('MUELLER'), folded('Dvořák'), folded('5 a')]).toEqual([
    ...['mueller', 'mueller', 'dvorak', '5a'],
  ]);
});

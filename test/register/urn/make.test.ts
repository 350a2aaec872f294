import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openScratch, openScratchReader } from '../../../src/node/scratch.js';
import { byColumn, excludeWhere, planOf, table } from '../registers.js';
import { KEY, type UrnPerson, urnByDefinition, urnOf } from './urns.js';

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const scratch = { open: () => openScratch(folder), reader: openScratchReader };

describe('the urn of a register (SPEC 11)', () => {
  it('is the published one', async () => {
    const { urn } = JSON.parse(
      readFileSync(new URL('../../../fixtures/vectors/urn.json', import.meta.url), 'utf8'),
    );
    const quoted = (name: string) => (/[,"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
    const rows = (urn.people as [string, string[]][]).map(([id, names]) => [id, ...names.map(quoted)]);
    const plan = planOf({ stratify: (urn.header as string[]).map((name) => byColumn(name)) });
    for (const people of [rows, [...rows].reverse()]) {
      const made = await urnOf(table([['Nr', ...urn.header], ...people]), plan, { key: urn.key });
      expect(made.text).toBe([['label', ...urn.header].join(), ...urn.lines, ''].join('\n'));
      expect(made.facts).toEqual({ rows: urn.lines.length, sha256: urn.sha256, root: urn.root });
    }
  });

  const name = fc.constantFrom('Nord', 'Süd', 'West, am Tor', 'a"b', 'zwei\nZeilen', "L'Été", '§');
  const person = fc.record({ place: name, sex: fc.constantFrom('w', 'm', 'd'), home: fc.nat({ max: 9 }) });
  const town = fc.array(person, { minLength: 1, maxLength: 60 });
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const streets = [
    '',
    'Weg 1',
    'Weg 2',
    'Straße 3',
    ' Weg 1 ',
    'Große Allee, 4',
    'é 5',
    'e\u0301 5',
    '6',
    '',
  ];

  it('is the one of the specification for any people, in any order, with any memory', async () => {
    const way = fc.record({
      households: fc.boolean(),
      spilled: fc.boolean(),
      id: fc.constantFrom('P', 'ä', 'x'.repeat(50), 'y'.repeat(70)),
    });
    const run = async (
      people: typeof town extends fc.Arbitrary<infer T> ? T : never,
      given: { households: boolean; spilled: boolean; id: string },
    ) => {
      const ids = people.map((_, at) => `${given.id}${at * 7}`);
      const rows = people.map(({ place, sex, home }, at) =>
        [ids[at] ?? '', place, sex, streets[home] ?? ''].map(cell),
      );
      const plan = planOf({
        stratify: [byColumn('Ort'), byColumn('Sex')],
        columns: { household: ['Straße'] },
        ...(given.households ? { perHousehold: 1 } : {}),
      });
      const way = given.spilled ? { scratch, budget: 100, urnBytes: 0 } : {};
      const made = await urnOf(table([['Nr', 'Ort', 'Sex', 'Straße'], ...rows]), plan, way);
      const expected = people.map(
        ({ place, sex, home }, at): UrnPerson => ({
          id: ids[at] ?? '',
          categories: [place, sex],
          household: (streets[home] ?? '').trim().normalize('NFC'),
        }),
      );
      const { text, facts } = urnByDefinition(expected, ['Ort', 'Sex'], given.households);
      expect(made.text).toBe(text);
      expect(made.facts).toEqual(facts);
    };
    await fc.assert(fc.asyncProperty(town, way, run), { numRuns: 60 });
  });

  it('holds the frame and nobody else, whether or not there is a draw', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`P${at}`, `O${at % 9}`, at % 10 === 3 ? 'S' : '']);
    const plan = planOf({
      stratify: [byColumn('Ort')],
      eligibility: { exclude: [excludeWhere('Sperre', 'nonempty')] },
    });
    const text = table([['Nr', 'Ort', 'Sperre'], ...rows]);
    const people = rows.flatMap(([id = '', place = '', block]) =>
      block === '' ? [{ id, categories: [place] }] : [],
    );
    const { facts } = urnByDefinition(people, ['Ort'], false);
    const keep = { usual: { least: 3, below: '' }, byStratum: new Map() };
    const draw = { seedHash: KEY, keep };
    const counted = await urnOf(text, plan);
    const drawn = await urnOf(text, plan, { draw });
    expect(counted.facts).toEqual(facts);
    expect(drawn.facts).toEqual(facts);
    expect(facts.rows).toBe(2700);
    expect(drawn.reading.tally.strata.map(({ pool }) => pool?.sorted().length)).toEqual(Array(9).fill(3));
  });

  it('is not made without a key', async () => {
    await expect(urnOf('Nr\n1\n', planOf(), { key: '' })).rejects.toThrow(RangeError);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { householdOf } from '../../../src/core/household.js';
import type { DrawPlan } from '../../../src/core/plan.js';
import { normaliseText } from '../../../src/core/text.js';
import { openScratch, openScratchReader } from '../../../src/node/scratch.js';
import type { DrawSettings } from '../../../src/register/frame-builder.js';
import { memorySource } from '../../../src/register/source.js';
import { readUrn } from '../../../src/register/urn/read.js';
import { byColumn, excludeWhere, planOf, register, table } from '../registers.js';
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

  it('is the same in every encoding, of ids and households in any form', async () => {
    const texts = fc.oneof(
      fc.constantFrom('Müller', ' Weiß', 'Éva', 'Ana ', 'A\u00a0B', 'ÿ×÷', '', 'Šimek', '€', 'x'.repeat(200)),
      fc.string({ unit: fc.constantFrom('a', 'ä', 'ß', ' ', '"', "'", '-', 'Z', '~'), maxLength: 30 }),
    );
    const home = fc.record({ name: texts, street: texts });
    const encoders = {
      'utf-8': (text: string) => Buffer.from(text),
      'windows-1252': (text: string) =>
        Buffer.from([...text].map((letter) => ({ Š: 0x8a, '€': 0x80 })[letter] ?? letter.charCodeAt(0))),
      'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    };
    const run = async (homes: { name: string; street: string }[], encoding: keyof typeof encoders) => {
      const rows = homes.map(({ name, street }, at) => [`ü${at}`, String(at % 7), name, street].map(cell));
      const plan = planOf({
        encoding,
        columns: { id: ['Nr', 'Teil'], household: ['Familienname', 'Straße'] },
        perHousehold: 1,
      });
      const text = table([['Nr', 'Teil', 'Familienname', 'Straße'], ...rows]);
      const made = await urnOf([register(encoders[encoding](text))], plan);
      const people = homes.map(({ name, street }, at) => ({
        id: `ü${at}\u001f${at % 7}`,
        categories: [],
        household: householdOf([name, street].map(normaliseText), [false, true]),
      }));
      expect(made.facts).toEqual(urnByDefinition(people, [], true).facts);
    };
    const encoding = fc.constantFrom('utf-8', 'windows-1252', 'utf-16le');
    await fc.assert(fc.asyncProperty(fc.array(home, { minLength: 1, maxLength: 90 }), encoding, run));
  });

  it('is the same where WebAssembly is refused', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`P${at}`, `O${at % 9}`, `Weg ${at % 99}`]);
    const plan = planOf({ stratify: [byColumn('Ort')], columns: { household: ['Weg'] }, perHousehold: 1 });
    const text = table([['Nr', 'Ort', 'Weg'], ...rows]);
    const draw = { seedHash: KEY, keep: { usual: { least: 3, below: '' }, byStratum: new Map() } };
    const [fast, fastRead] = await madeAndRead(text, plan, draw);
    const refused = function Refused() {
      throw new Error('call to WebAssembly.Module() blocked by CSP');
    };
    vi.stubGlobal('WebAssembly', { Module: refused, Instance: refused });
    const [slow, slowRead] = await madeAndRead(text, plan, draw);
    vi.unstubAllGlobals();
    expect(slow.facts).toEqual(fast.facts);
    expect(slow.text).toBe(fast.text);
    expect(slowRead).toEqual(fastRead);
    expect(slow.reading.problems.map(({ code }) => code)).toContain('RUN-003');
    expect(fast.reading.problems.map(({ code }) => code)).not.toContain('RUN-003');
    const kept = ({ reading }: typeof fast) => reading.tally.strata.map(({ pool }) => pool?.sorted());
    expect(kept(slow)).toEqual(kept(fast));
  });

  async function madeAndRead(text: string, plan: DrawPlan, draw: DrawSettings) {
    const made = await urnOf(text, plan, { draw });
    const shape = { dimensions: ['Ort'], stratification: made.frame.stratification, households: true };
    const { pools, ...read } = await readUrn(memorySource('urn.csv', Buffer.from(made.text)), shape, draw);
    return [made, { ...read, people: pools.map((pool) => pool?.sorted()) }] as const;
  }

  it('is not made without a key', async () => {
    await expect(urnOf('Nr\n1\n', planOf(), { key: '' })).rejects.toThrow(RangeError);
  });
});

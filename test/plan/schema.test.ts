import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { columnsSchema, planJsonSchema, planSchema } from '../../src/plan/schema.js';
import { accepts, malformed, type Schema } from './json-schema.js';
import { EXAMPLE } from './plans.js';

const schema = planJsonSchema() as Schema;
const TOWN = readFileSync(new URL('../../fixtures/musterstadt.yaml', import.meta.url), 'utf8');

/** Every key that the JSON Schema knows, with the way to it; `*` is any entry of a list or a map. */
function keysOfJson(node: Schema, path: string): string[] {
  const { properties = {}, items, anyOf = [], additionalProperties } = node;
  const named = Object.entries(properties as Record<string, Schema>).flatMap(([name, inner]) => [
    `${path}.${name}`,
    ...keysOfJson(inner, `${path}.${name}`),
  ]);
  const inside = [items, additionalProperties].filter((inner) => typeof inner === 'object') as Schema[];
  return [
    ...named,
    ...inside.flatMap((inner) => keysOfJson(inner, `${path}.*`)),
    ...(anyOf as Schema[]).flatMap((inner) => keysOfJson(inner, path)),
  ];
}

/** The same of a zod schema. @throws Error for a kind of schema that this walk does not know */
function keysOfZod(node: unknown, path: string): string[] {
  if (node instanceof z.ZodObject) {
    const named = Object.entries(node.shape as Record<string, unknown>).flatMap(([name, inner]) => [
      `${path}.${name}`,
      ...keysOfZod(inner, `${path}.${name}`),
    ]);
    const { catchall } = node.def;
    return catchall === undefined ? named : [...named, ...keysOfZod(catchall, `${path}.*`)];
  }
  if (node instanceof z.ZodOptional) return keysOfZod(node.unwrap(), path);
  if (node instanceof z.ZodArray) return keysOfZod(node.element, `${path}.*`);
  if (node instanceof z.ZodRecord) return keysOfZod(node.valueType, `${path}.*`);
  if (node instanceof z.ZodUnion) return node.options.flatMap((option) => keysOfZod(option, path));
  if (node instanceof z.ZodPipe) return keysOfZod(node.in, path);
  const leaves = [z.ZodNever, z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodNull, z.ZodLiteral, z.ZodEnum];
  if (leaves.some((leaf) => node instanceof leaf)) return [];
  throw new Error(`unknown kind of schema at ${path}`);
}

const distinct = (keys: readonly string[]) => [...new Set(keys)].sort();

describe('the JSON Schema of a plan', () => {
  test('is JSON of draft 2020-12 in which every keyword has the argument that it needs', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(malformed(schema)).toEqual([]);
    expect(schema.required).toEqual(['version']);
  });

  test.each([
    ['of the manual', EXAMPLE],
    ['of the town', TOWN],
    ['with nothing but the version', 'version: 1'],
  ])('accepts the plan %s, as the program does', (_, text) => {
    const plan: unknown = parse(text);
    expect(accepts(schema, plan)).toBe(true);
    expect(planSchema.safeParse(plan).success).toBe(true);
  });

  test('knows the keys that the program knows, and no others, at every depth', () => {
    const keys = distinct(keysOfZod(planSchema, ''));
    expect(keys.length).toBeGreaterThan(35);
    expect(keys).toContain('.eligibility.exclude.*.confidential');
    expect(distinct(keysOfJson(schema, ''))).toEqual(keys);
  });

  test('is the one that is published', () => {
    const published = readFileSync(new URL('../../docs/losverfahren.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(schema);
  });

  test('describes every column, for editors', () => {
    const register = (schema.properties as Record<string, Schema>).register as Schema;
    const columns = (register.properties as Record<string, Schema>).columns as Schema;
    const described = Object.entries(columns.properties as Record<string, Schema>);
    expect(described.map(([name]) => name)).toEqual(Object.keys(columnsSchema.shape));
    for (const [name, { description }] of described)
      expect([name, description]).toEqual([name, expect.any(String)]);
  });

  const behind = (rest: object) => ({ version: 1, ...rest });
  const rule = { column: 'A', values: 'nonempty', reason: 'R' };
  test.each<[string, unknown, boolean]>([
    ['no version', {}, false],
    ['another version', { version: 2 }, false],
    ['an unknown key', behind({ titel: 'x' }), false],
    ['an unknown key of a section', behind({ sample: { reserv: 1 } }), false],
    ['an unknown column', behind({ register: { columns: { distrikt: 'A' } } }), false],
    [
      'a key that is for rules with a file',
      behind({ eligibility: { exclude: [{ ...rule, ids: 'a' }] } }),
      false,
    ],
    ['a rule without a reason', behind({ eligibility: { exclude: [{ ids: 'a.csv' }] } }), false],
    ['a rule', behind({ eligibility: { exclude: [rule] } }), true],
    [
      'values of a rule',
      behind({ eligibility: { exclude: [{ ...rule, values: [1, true, null, ''] }] } }),
      true,
    ],
    ['no values of a rule', behind({ eligibility: { exclude: [{ ...rule, values: [] }] } }), false],
    [
      'a value for a list of values',
      behind({ eligibility: { exclude: [{ ...rule, values: 'tot' }] } }),
      false,
    ],
    ['an id column or several', behind({ register: { columns: { id: 'A', household: ['B', 'C'] } } }), true],
    ['no id column at all', behind({ register: { columns: { id: [] } } }), false],
    ['a size of 0', behind({ sample: { size: 0 } }), false],
    ['a size of 1.5', behind({ sample: { size: 1.5 } }), false],
    ['an age of 131', behind({ eligibility: { min_age: 131 } }), false],
    ['a reserve as number', behind({ sample: { reserve: 1.5 } }), true],
    ['a reserve as text', behind({ sample: { reserve: '1.5' } }), true],
    ['a reserve that is none', behind({ sample: { reserve: '1,5' } }), false],
    ['a date', behind({ eligibility: { reference_date: '2026-12-01' } }), true],
    ['a date in another form', behind({ eligibility: { reference_date: '1.12.2026' } }), false],
    [
      'dimensions in all forms',
      behind({ stratify: ['a', { b: ['x'] }, { c: { d: ['x', 1], e: 'y' } }] }),
      true,
    ],
    ['a group of groups', behind({ stratify: [{ a: { b: { c: ['x'] } } }] }), false],
    ['a table of rows', behind({ sample: { table: [{ district: 'A', size: 3 }] } }), true],
    ['a table of nothing', behind({ sample: { table: [] } }), false],
    [
      'quotas in all forms',
      behind({
        sample: {
          quotas: [
            { gender: 'w', share: 0.5 },
            { gender: 'm', share: '1/3', min_flex: 0 },
            { district: 'each', Klasse: ['1', 2], min: 1, max: 3, max_flex: 4 },
          ],
          objective: 'nash',
        },
      }),
      true,
    ],
    ['quotas in a file', behind({ sample: { quotas: 'quoten.csv' } }), true],
    ['quotas of nothing', behind({ sample: { quotas: [] } }), false],
    ['half a person', behind({ sample: { quotas: [{ gender: 'w', min: 0.5 }] } }), false],
    ['a number below 0', behind({ sample: { quotas: [{ gender: 'w', count: -1 }] } }), false],
    ['no categories', behind({ sample: { quotas: [{ gender: [], min: 1 }] } }), false],
    ['another objective', behind({ sample: { objective: 'fair' } }), false],
    ['a panel', behind({ panel: { sample: { size: 160 }, seed: { source: 'Lotto' } } }), true],
    ['a panel with a title', behind({ panel: { title: 'x' } }), false],
    ['a panel in a panel', behind({ panel: { panel: {} } }), false],
    [
      'a lottery',
      behind({ seed: { event: { type: 'lotto', game: '6aus49', date: '2026-12-05', spiel_77: true } } }),
      true,
    ],
    ['a lottery without a day', behind({ seed: { event: { type: 'lotto', game: '6aus49' } } }), false],
    ['dice', behind({ seed: { event: { type: 'dice', count: 25, faces: 6 } } }), true],
    ['dice with one face', behind({ seed: { event: { type: 'dice', count: 25, faces: 1 } } }), false],
    ['a round', behind({ seed: { event: { type: 'drand', chain: 'quicknet', round: 1 } } }), true],
    [
      'a round of another chain',
      behind({ seed: { event: { type: 'drand', chain: 'default', round: 1 } } }),
      false,
    ],
    ['an event of no type', behind({ seed: { event: {} } }), false],
    ['a Land', behind({ land: 'BW' }), true],
    ['another land', behind({ land: 'AT' }), false],
    ['a delimiter', behind({ register: { delimiter: 'tab' } }), true],
    ['another delimiter', behind({ register: { delimiter: ':' } }), false],
  ])('says of %s what the program says', (_, plan, valid) => {
    expect(planSchema.safeParse(plan).success).toBe(valid);
    expect(accepts(schema, plan)).toBe(valid);
  });
});

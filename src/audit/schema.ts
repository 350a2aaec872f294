import * as z from 'zod';
import { lotterySchema } from './lottery-body.js';

/** What the entries of a draw may hold; a log is read with nothing taken on trust. */

const count = z.int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const names = z.array(z.string());

const excludeRule = z.union([
  z.strictObject({
    column: z.string(),
    values: z.union([z.literal('nonempty'), names]),
    reason: z.string(),
    confidential: z.boolean(),
  }),
  z.strictObject({ ids: z.string(), reason: z.string(), confidential: z.boolean() }),
]);

const dimension = z.union([
  z.strictObject({
    name: z.string(),
    source: z.literal('age'),
    bands: z.array(z.strictObject({ name: z.string(), from: count, to: count.nullable() })),
  }),
  z.strictObject({
    name: z.string(),
    source: z.literal('column'),
    column: z.string(),
    recognise: z.enum(['gender', 'none']),
    categories: z.array(z.strictObject({ name: z.string(), values: names })).nullable(),
    by_lot: names,
  }),
]);

const quota = z.strictObject({
  group: z.array(z.strictObject({ dimension: z.string(), categories: names.min(1).nullable() })).min(1),
  min: count,
  max: count,
  min_flex: count.nullable(),
  max_flex: count.nullable(),
});

const sample = z.strictObject({
  size: z.int().min(1),
  allocation: z.enum(['proportional', 'table', 'quotas']),
  table: z.array(z.strictObject({ categories: names, size: count })).nullable(),
  quotas: z.array(quota).min(1).exactOptional(),
  objective: z.enum(['leximin', 'maximin', 'nash', 'random']).exactOptional(),
  reserve: z.string().regex(/^\d+(\.\d+)?$/),
  max_per_household: z.int().min(1).nullable(),
  allow_shortfall: z.boolean(),
});

export const drawPlanSchema = z.strictObject({
  version: z.literal(1),
  title: z.string().nullable(),
  register: z.strictObject({
    encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'windows-1252']),
    delimiter: z.enum(['auto', ';', ',', '\t', '|']),
    columns: z.strictObject({
      id: names.min(1),
      district: z.string().nullable(),
      birth_date: z.string().nullable(),
      age: z.string().nullable(),
      gender: z.string().nullable(),
      household: names,
    }),
  }),
  eligibility: z.strictObject({
    reference_date: z.string().nullable(),
    min_age: count.nullable(),
    max_age: count.nullable(),
    districts: names.nullable(),
    exclude: z.array(excludeRule),
  }),
  stratify: z.array(dimension),
  sample: sample.refine(({ allocation, quotas, objective }) =>
    [quotas, objective].every((part) => (part !== undefined) === (allocation === 'quotas')),
  ),
  seed: z.strictObject({ source: z.string().nullable() }),
  output: z.strictObject({ columns: names.nullable(), dialect: z.enum(['excel-de', 'rfc4180']) }),
});

const input = z.strictObject({ name: z.string(), bytes: count, sha256: hex });
const person = z.strictObject({ label: z.string(), ticket: hex });
const rule = z.union([
  z.strictObject({ kind: z.literal('exclude'), reason: z.string() }),
  z.strictObject({ kind: z.enum(['min-age', 'max-age', 'age-bands', 'districts']) }),
]);

export const bodySchemas = {
  plan: z.strictObject({
    plan: drawPlanSchema,
    plan_file: z.strictObject({ name: z.string(), sha256: hex }).nullable(),
    overrides: z.json(),
    inputs: z.array(input),
    label_key_hash: hex.nullable(),
    tool: z.literal('losverfahren'),
    tool_version: z.string(),
    node_version: z.string(),
    spec_version: z.literal('1'),
  }),
  register: z.strictObject({
    files: z.array(
      z.strictObject({
        name: z.string(),
        bytes: count,
        sha256: hex,
        rows: count,
        encoding: z.string(),
        delimiter: z.string(),
      }),
    ),
    digest: z.string().regex(/^[0-9a-f]{16}$/),
  }),
  frame: z.strictObject({
    rows: count,
    excluded: z.array(z.strictObject({ rules: z.array(rule), count })),
    N: count,
    dimensions: z.array(z.strictObject({ name: z.string(), categories: names })),
    strata: z.array(z.strictObject({ stratum: names, N_h: z.int().min(1) })),
  }),
  seed: z.strictObject({ text: z.string(), source: z.string().nullable(), seedHash: hex }),
  allocation: z.strictObject({
    method: z.enum(['proportional', 'table', 'quotas']),
    n: count,
    strata: z.array(z.strictObject({ stratum: names, owed: z.array(count), n_h: count })),
    margins: z.array(
      z.strictObject({
        dimensions: names,
        groups: z.array(z.strictObject({ group: names, owed: z.array(count), drawn: count })),
      }),
    ),
    lottery: lotterySchema.optional(),
  }),
  selection: z.strictObject({
    reserve: z.string(),
    max_per_household: z.int().min(1).nullable(),
    chance: z.union([
      z.strictObject({ equal: z.literal(true), n: count, N: count }),
      z.strictObject({ equal: z.literal(false) }),
    ]),
    shortfall: z.array(z.strictObject({ stratum: names, missing: count })),
    strata: z.array(
      z.strictObject({
        stratum: names,
        invited: z.array(person),
        reserve: z.array(person),
        next: hex.nullable(),
      }),
    ),
  }),
  outputs: z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), rows: count, bytes: count, sha256: hex })),
  }),
};

/** The bodies of a draw's seven entries. */
export type DrawLog = { readonly [K in keyof typeof bodySchemas]: z.output<(typeof bodySchemas)[K]> };

export const entrySchema = z.strictObject({
  v: z.literal('losverfahren/1'),
  seq: count,
  prev: hex,
  type: z.string().min(1),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/),
  body: z.json(),
});

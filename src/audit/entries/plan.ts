import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { LAENDER } from '../../core/land.js';
import { OF_FRAME } from '../../core/lottery/shares.js';
import { CAPPED, type DrawPlan, MOST_MIXING, OBJECTIVES } from '../../core/plan.js';
import { eventSchema } from './event.js';
import { count, decimal, fileName, hash, names } from './values.js';

/** The entry `plan` (SPEC 8): what was in force, and where it came from. */

/** Where an effective plan came from. */
export interface PlanSource {
  /** base name and hash of the plan file; `null`: flags only */
  readonly planFile: { readonly name: string; readonly sha256: string } | null;
  /** what flags changed of the plan file */
  readonly overrides: Json;
  /** files that the plan names: ids to exclude, a table */
  readonly inputs: readonly InputFacts[];
  /** `H(key)` if labels are made with a key */
  readonly keyHash: string | null;
  readonly toolVersion: string;
  readonly nodeVersion: string;
}

export interface InputFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export function planBody(plan: DrawPlan, source: PlanSource): Json {
  return {
    plan: plan as unknown as Json,
    plan_file: source.planFile,
    overrides: source.overrides,
    inputs: source.inputs.map((input) => ({ ...input })),
    label_key_hash: source.keyHash,
    tool: 'losverfahren',
    tool_version: source.toolVersion,
    node_version: source.nodeVersion,
    spec_version: '2',
  };
}

const excludeRule = z.union([
  z.strictObject({
    column: z.string(),
    values: z.union([z.literal('nonempty'), names]),
    reason: z.string(),
    confidential: z.boolean(),
    allow: names.exactOptional(),
    may_be_empty: z.boolean().exactOptional(),
  }),
  z.strictObject({
    ids: fileName,
    reason: z.string(),
    confidential: z.boolean(),
    may_be_empty: z.boolean().exactOptional(),
  }),
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
    recognise: z.enum(['gender', 'none', 'letters']),
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
  weight: z.int().min(1).max(1000).exactOptional(),
  share: z.union([z.literal(OF_FRAME), z.string().regex(/^\d{1,40}\/\d{1,40}$/)]).exactOptional(),
});

const sample = z.strictObject({
  size: z.int().min(1),
  allocation: z.enum(['proportional', 'table', 'quotas']),
  table: z.array(z.strictObject({ categories: names, size: count })).nullable(),
  quotas: z.array(quota).min(1).exactOptional(),
  objective: z.enum(OBJECTIVES).exactOptional(),
  cap: z.literal(true).exactOptional(),
  slack: z.int().min(1).exactOptional(),
  shares_from: z.literal('letters').exactOptional(),
  mixing: z.int().min(0).max(MOST_MIXING).exactOptional(),
  substitutes: z.int().min(1).exactOptional(),
  reserve: decimal,
  max_per_household: z.int().min(1).nullable(),
  allow_shortfall: z.boolean(),
});

/** The effective plan: all of it, and nothing else. */
export const drawPlanSchema = z
  .strictObject({
    version: z.literal(1),
    title: z.string().nullable(),
    land: z.enum(LAENDER).exactOptional(),
    rows: z.int().min(1).exactOptional(),
    municipality: z
      .string()
      .regex(/^\d{8}$/)
      .exactOptional(),
    register: z.strictObject({
      encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'windows-1252']),
      delimiter: z.enum(['auto', ';', ',', '\t', '|']),
      quotes: z.literal('none').exactOptional(),
      header_line: z.int().min(1).exactOptional(),
      sheet: z.string().min(1).exactOptional(),
      dates: z.literal('DDMMYYYY').exactOptional(),
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
      uninvited: z.literal(true).exactOptional(),
    }),
    stratify: z.array(dimension),
    sample: sample.refine(
      ({ allocation, quotas, objective, cap, mixing, slack, shares_from, substitutes, size }) =>
        [quotas, objective].every((part) => (part !== undefined) === (allocation === 'quotas')) &&
        (allocation === 'quotas' ||
          [cap, mixing, slack, shares_from, substitutes].every((part) => part === undefined)) &&
        (substitutes === undefined || substitutes === size) &&
        (cap === undefined || (objective !== undefined && CAPPED.includes(objective))),
    ),
    seed: z.strictObject({ source: z.string().nullable(), event: eventSchema.exactOptional() }),
    output: z.strictObject({ columns: names.nullable(), dialect: z.enum(['excel-de', 'rfc4180', 'xlsx']) }),
    replacements: z.strictObject({ ladder: names.min(1) }).exactOptional(),
  })
  .refine(({ replacements, stratify }) => {
    const { ladder = [] } = replacements ?? {};
    const dimensions = stratify.map(({ name }) => name);
    return new Set(ladder).size === ladder.length && ladder.every((name) => dimensions.includes(name));
  });

export const planBodySchema = z.strictObject({
  plan: drawPlanSchema,
  plan_file: z.strictObject({ name: fileName, sha256: hash }).nullable(),
  overrides: z.json(),
  inputs: z.array(z.strictObject({ name: fileName, bytes: count, sha256: hash })),
  label_key_hash: hash.nullable(),
  tool: z.literal('losverfahren'),
  tool_version: z.string(),
  node_version: z.string(),
  spec_version: z.literal('2'),
});

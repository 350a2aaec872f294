import * as z from 'zod';
import { canonicalJson, type Json } from '../../core/canonical.js';
import type { TextDigest } from '../../core/digest.js';
import {
  bandName,
  type DrawnUnit,
  drawnMunicipalities,
  lettersInAll,
  type MunicipalityPlan,
  peopleInAll,
} from '../../core/municipalities.js';
import type { LogEvent } from './line.js';
import { outputsBodySchema } from './outputs.js';
import { seedBodySchema } from './seed.js';
import { count, fileName, hash, owed } from './values.js';

/** The entries of a draw of municipalities (SPEC 15). Nobody is in them: keys and numbers of people are public. */

export const MUNICIPALITIES = 'municipalities';
export const MUNICIPALITY_HITS = 'municipality-hits';
export const MUNICIPALITY_LETTERS = 'municipality-letters';

/** More than Germany has. */
const MOST_MUNICIPALITIES = 20_000;
const MOST_PEOPLE = 1_000_000_000;
export const MOST_BANDS = 50;

const key = z.string().regex(/^\d{8}$/);
const name = z.string().min(1).max(200);
const people = z.int().min(1).max(MOST_PEOPLE);
/** Of hits, and of letters for each. */
const many = z.int().min(1).max(99_999);

export interface TableFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** of a workbook the sheet that was named; left out: the first one with such a table */
  readonly sheet?: string;
}

/** The hash of all that decides besides the seed: what is to be published before there is one. */
export function settledHash(digest: TextDigest, plan: MunicipalityPlan): string {
  return digest(canonicalJson(settledBody(plan)));
}

function settledBody({ hits, letters, bands, municipalities }: MunicipalityPlan) {
  return {
    ...{ hits, letters, bands: [...bands] },
    municipalities: municipalities.map((one) => ({ key: one.key, land: one.land, people: one.people })),
  };
}

export function municipalitiesEvent(
  digest: TextDigest,
  plan: MunicipalityPlan,
  file: TableFile,
  program: { readonly toolVersion: string; readonly nodeVersion: string },
): LogEvent {
  const body = {
    file: { ...file },
    ...settledBody(plan),
    settled: settledHash(digest, plan),
    tool: 'losverfahren',
    tool_version: program.toolVersion,
    node_version: program.nodeVersion,
    spec_version: '2',
  } satisfies Json;
  return { type: MUNICIPALITIES, body };
}

export function hitsEvent(plan: MunicipalityPlan, drawn: readonly DrawnUnit[]): LogEvent {
  const all = peopleInAll(plan);
  const units = drawn.map((unit) => ({
    ...{ unit: unit.name, land: unit.land, band: bandName(unit.band, plan.bands), people: unit.people },
    owed: [plan.hits * unit.people, all],
    hits: unit.hits,
  }));
  return { type: MUNICIPALITY_HITS, body: { units } satisfies Json };
}

export function lettersEvent(plan: MunicipalityPlan, drawn: readonly DrawnUnit[]): LogEvent {
  const municipalities = drawnMunicipalities(drawn).map((one) => ({ key: one.key, letters: one.letters }));
  const body = { municipalities, chance: [lettersInAll(plan), peopleInAll(plan)] } satisfies Json;
  return { type: MUNICIPALITY_LETTERS, body };
}

const ascending = (values: readonly (number | string)[]) =>
  values.every((value, at) => at === 0 || (values[at - 1] as number | string) < value);

export const MUNICIPALITY_SCHEMAS = {
  [MUNICIPALITIES]: z.strictObject({
    file: z.strictObject({ name: fileName, bytes: count, sha256: hash, sheet: z.string().exactOptional() }),
    hits: many,
    letters: many,
    bands: z.array(people).max(MOST_BANDS).refine(ascending),
    municipalities: z
      .array(z.strictObject({ key, land: name, people }))
      .min(1)
      .max(MOST_MUNICIPALITIES)
      .refine((all) => ascending(all.map((one) => one.key))),
    settled: hash,
    tool: z.string(),
    tool_version: z.string(),
    node_version: z.string(),
    spec_version: z.literal('2'),
  }),
  seed: seedBodySchema,
  [MUNICIPALITY_HITS]: z.strictObject({
    units: z.array(
      z.strictObject({ unit: z.string(), land: z.string(), band: z.string(), people, owed, hits: count }),
    ),
  }),
  [MUNICIPALITY_LETTERS]: z.strictObject({
    municipalities: z.array(z.strictObject({ key, letters: z.int().min(1) })),
    chance: owed,
  }),
  outputs: outputsBodySchema,
} as const;

/** A whole log of such a draw. */
export interface MunicipalitiesLog {
  readonly table: z.output<(typeof MUNICIPALITY_SCHEMAS)[typeof MUNICIPALITIES]>;
  readonly seed: z.output<typeof seedBodySchema>;
  readonly hits: z.output<(typeof MUNICIPALITY_SCHEMAS)[typeof MUNICIPALITY_HITS]>;
  readonly letters: z.output<(typeof MUNICIPALITY_SCHEMAS)[typeof MUNICIPALITY_LETTERS]>;
  readonly outputs: z.output<typeof outputsBodySchema>;
}

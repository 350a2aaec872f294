import * as z from 'zod';
import { OLDEST } from '../core/age.js';
import { LAENDER } from '../core/land.js';
import { MOST_MIXING, OBJECTIVES } from '../core/plan.js';
import { normaliseText } from '../core/text.js';
import { lettersSchema } from './letters-schema.js';
import { protocolSchema } from './protocol-schema.js';
import { purgeSchema } from './purge-schema.js';
import { type FrameQuotas, readQuota } from './quota-input.js';
import { replacementsSchema, repliesSchema } from './replies-schema.js';
import { seedSchema } from './seed-schema.js';
import { visitsSchema } from './visits-schema.js';

/**
 * The plan file (losverfahren.yaml) as people write it; see CLI.md. Strict: a key that is not known is an
 * error, because a misspelt `max_age` would otherwise let everybody in.
 */

/** A text as the file has it: `01` and `true` are texts where values of a register are listed. */
const text = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? '' : normaliseText(String(value))));
const texts = z.array(text).min(1);
const oneOrMore = z.union([text.transform((value) => [value]), texts]);
const years = z.int().min(0).max(OLDEST);

export const columnsSchema = z.strictObject({
  id: oneOrMore
    .optional()
    .describe('Column with the unique id of a person, or a list of columns that together are unique'),
  district: text.optional().describe('Column with the district (Stadtteil, Ortsteil)'),
  birth_date: text.optional().describe('Column with the birth date; or give age'),
  age: text.optional().describe('Column with the age in completed years, for registers without birth dates'),
  gender: text.optional().describe('Column with the gender'),
  household: oneOrMore.optional().describe('Columns that are the same for all members of a household'),
});

const mayBeEmpty = z.boolean().optional();

const excludeByColumn = z.strictObject({
  column: text.describe('Column to look at'),
  values: z.union([z.literal('nonempty'), texts]).describe('nonempty, or the list of values that exclude'),
  allow: texts.optional().describe('Values of the column that knowingly do not exclude'),
  reason: z.string().min(1).describe('Reason, for the log'),
  confidential: z.boolean().optional().describe('Do not show small counts of this rule'),
  may_be_empty: mayBeEmpty.describe('The rule may exclude nobody'),
});

const excludeByIds = z.strictObject({
  ids: z.string().min(1).describe('CSV file with the ids of the people to exclude'),
  reason: z.string().min(1).describe('Reason, for the log'),
  confidential: z.boolean().optional().describe('Do not show small counts of this rule'),
  may_be_empty: mayBeEmpty.describe('The file may have no ids, or only such as nobody has'),
});

const dimensionDetails = z.union([
  texts,
  z.record(z.string(), z.union([text.transform((value) => [value]), z.array(text)])),
]);
const dimension = z.union([z.string().min(1), z.record(z.string(), dimensionDetails)]);

const tableRow = z.record(z.string(), text);
// A number so small that it would be written 1e-7 has to be given as a text.
const decimal = z
  .union([z.number().min(0), z.string().regex(/^\d+(\.\d+)?$/)])
  .transform(String)
  .refine((written) => /^\d+(\.\d+)?$/.test(written));

const bound = z.int().min(0).optional();
/** `gender: w`, `age: [16-29, 30-44]`, `district: each`: every other key of a quota names a dimension. */
const quotaRow = z
  .object({
    min: bound.describe('At least so many'),
    max: bound.describe('At most so many; sample.size if left out'),
    count: bound.describe('Exactly so many'),
    share: z
      .union([z.number(), z.string()])
      .transform(String)
      .optional()
      .describe('Share of sample.size, rounded down or up: 0.5, 50 % or 1/2; frame: as in the frame'),
    min_flex: bound.describe('How far min may be lowered if the quotas cannot be met'),
    max_flex: bound.describe('How far max may be raised if the quotas cannot be met'),
    weight: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('The quota may give way if not all can be met; what each place counts'),
  })
  .catchall(z.union([text.transform((value) => (value === 'each' ? null : [value])), texts]))
  .transform(readQuota);

/** Every category of every dimension, or of the named ones and combinations, as the frame of the letters has it. */
const fromFrame = z.union([
  z.literal('from_frame').transform((): FrameQuotas => ({ from_frame: null })),
  z.strictObject({ from_frame: z.array(oneOrMore).min(1) }),
]);

/** Eight digits; YAML takes `08111000` without quotation marks for a number. */
const municipality = z
  .union([z.string().regex(/^\d{8}$/), z.int().min(1_000_000).max(99_999_999)])
  .transform((key) => String(key).padStart(8, '0'));

/** What a draw is made from; the panel has its own. */
const sections = {
  register: z
    .strictObject({
      files: z.array(z.string().min(1)).min(1).optional().describe('Register files, relative to the plan'),
      encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'windows-1252']).optional(),
      delimiter: z.enum(['auto', ';', ',', 'tab', '\t', '|']).optional(),
      quotes: z
        .enum(['auto', 'none'])
        .optional()
        .describe('none: a quotation mark is a character like any other'),
      header_line: z.int().min(1).optional().describe('Line of the column names, if not the first'),
      sheet: z.string().min(1).optional().describe('Sheet of a workbook (XLSX), if not the first'),
      dates: z
        .enum(['auto', 'DDMMYYYY'])
        .optional()
        .describe('DDMMYYYY: eight digits of a birth date begin with the day'),
      columns: columnsSchema.optional(),
    })
    .optional(),
  eligibility: z
    .strictObject({
      reference_date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .optional()
        .describe('Stichtag, YYYY-MM-DD: ages count on this day'),
      min_age: years.optional(),
      max_age: years.optional(),
      districts: texts.optional().describe('Draw only in these districts'),
      exclude: z.array(z.union([excludeByColumn, excludeByIds])).optional(),
      uninvited: z
        .boolean()
        .optional()
        .describe('In the plan of a panel: people who were never invited may answer as well'),
    })
    .optional(),
  stratify: z.array(dimension).optional().describe('district, gender, age: [16-29, ..], or any column'),
  sample: z
    .strictObject({
      size: z.int().min(1).optional().describe('How many people to invite'),
      allocation: z.enum(['proportional', 'table', 'quotas']).optional(),
      table: z
        .union([z.string().min(1), z.array(tableRow).min(1)])
        .optional()
        .describe('Rows or a CSV file with size'),
      quotas: z
        .union([fromFrame, z.string().min(1), z.array(quotaRow).min(1)])
        .optional()
        .describe(
          'Rows, a CSV file with min and max or with count or share of the population, or from_frame',
        ),
      slack: z
        .int()
        .min(0)
        .max(999)
        .optional()
        .describe('Places fewer and more that quotas of shares and counts may be off'),
      objective: z
        .enum(OBJECTIVES)
        .optional()
        .describe('Which chances are fair under quotas; leximin if left out'),
      cap: z
        .literal(true)
        .optional()
        .describe(
          'With the least chance kept, the greatest is as small as possible; for leximin and maximin',
        ),
      mixing: z
        .int()
        .min(0)
        .max(MOST_MIXING)
        .optional()
        .describe(
          'How often people are exchanged between outcomes under quotas, all chances kept; 20 if left out',
        ),
      substitutes: z
        .union([z.literal('same'), z.int().min(1)])
        .optional()
        .describe('Of a panel: same; as many substitutes are drawn at once under the same quotas'),
      reserve: decimal.optional().describe('Reserve for each person invited, rounded up in each stratum'),
      max_per_household: z.int().min(1).optional(),
      allow_shortfall: z.boolean().optional().describe('Go on if a household limit leaves a stratum short'),
    })
    .optional(),
  seed: seedSchema.optional(),
  output: z
    .strictObject({
      columns: z
        .union([z.literal('all'), texts])
        .optional()
        .describe('Columns of the lists, or all; if left out, those that letters need'),
      dialect: z.enum(['excel-de', 'rfc4180', 'xlsx']).optional(),
    })
    .optional(),
};

export const planSchema = z.strictObject({
  version: z.literal(1).describe('Version of this file format'),
  title: z.string().optional().describe('What the draw is for'),
  language: z.enum(['de', 'en']).optional().describe('Language of messages'),
  rows: z.int().min(1).optional().describe('How many rows all register files together must have'),
  land: z.enum(LAENDER).optional().describe('The Land whose law applies, by its two letters: BW, BY, ..'),
  municipality: municipality
    .optional()
    .describe('Official key (AGS) of the municipality: it stands behind the public seed'),
  ...sections,
  panel: z.strictObject(sections).optional().describe('The second stage: the panel, from the answers'),
  letters: lettersSchema.optional().describe('What letters say, and the columns that they are made from'),
  replies: repliesSchema.optional().describe('What is noted of replies'),
  replacements: replacementsSchema.optional().describe('Who is called when somebody is out'),
  visits: visitsSchema.optional().describe('Whether people who did not answer are visited'),
  protocol: protocolSchema
    .optional()
    .describe('Where the draw takes place and who is there, for the protocol'),
  purge: purgeSchema.optional().describe('What is deleted when, for losverfahren purge --due'),
});

/** A plan as read, nothing filled in yet. */
export type PlanInput = z.output<typeof planSchema>;

/** The JSON Schema (draft 2020-12) of a plan file, for editors. */
export function planJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(planSchema, { io: 'input', unrepresentable: 'any', override: withAnyOf });
  return { ...schema, title: 'losverfahren plan', description: 'Plan of a random citizen selection' };
}

/** Alternatives that exclude each other are alternatives like any others. */
function withAnyOf({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.oneOf === undefined) return;
  jsonSchema.anyOf = jsonSchema.oneOf;
  delete jsonSchema.oneOf;
}

import * as z from 'zod';
import { readReferenceDate } from '../core/age.js';

/**
 * The section `letters` of a plan: what letters say and which columns of the lists they are made from. It decides
 * nothing of a draw, so the effective plan does not have it.
 */

const words = z.string().min(1).optional();
const lines = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional();
const day = z
  .string()
  .refine((text) => readReferenceDate(text) !== null)
  .optional();
const column = z.string().min(1).optional();

/** What a column of a list is to a letter. */
export const letterColumnsSchema = z.strictObject({
  salutation: column.describe('Column with Herr or Frau, where there is no gender'),
  gender: column.describe('Column with the gender'),
  title: column.describe('Column with the doctorate or another title'),
  given_names: column.describe('Column with the given names'),
  call_name: column.describe('Column with the given name that somebody goes by'),
  name_prefix: column.describe('Column with what stands before the family name, such as von'),
  family_name: column.describe('Column with the family name'),
  full_name: column.describe('Column with the whole name, instead of the others'),
  care_of: column.describe('Column with the household that somebody lives with (c/o)'),
  addition: column.describe('Column with an addition to the address, such as the floor'),
  street: column.describe('Column with the street, perhaps with the house number'),
  house_number: column.describe('Column with the house number'),
  house_number_suffix: column.describe('Column with the letter behind the house number'),
  postcode: column.describe('Column with the postcode'),
  town: column.describe('Column with the town, perhaps with the postcode before it'),
  address: column.describe('Column with the whole address, with commas, instead of the others'),
  country: column.describe('Column with the country'),
  age: column.describe('Column with the age in completed years'),
  birth_date: column.describe('Column with the birth date'),
});

export const lettersSchema = z.strictObject({
  language: z.enum(['de', 'en']).optional().describe('Language of letters and salutations; de if left out'),
  sender: lines.describe('Who writes, line by line; the return address above the window too'),
  place: words.describe('Place before the date'),
  date: day.describe('Date of the letters, YYYY-MM-DD'),
  contact: lines.describe('Whom to ask, line by line'),
  signature: lines.describe('Who signs, line by line'),
  reply_url: z
    .string()
    .regex(/^https?:\/\/[^\s<>"]+$/)
    .optional()
    .describe('Page for replies; the code stands for {code}, or is put behind it'),
  reply_by: day.describe('Until when to reply, YYYY-MM-DD'),
  event: z
    .strictObject({
      place: words.describe('Where people meet'),
      date: words.describe('When people meet, in words or as YYYY-MM-DD'),
    })
    .optional(),
  salutation: z
    .enum(['by_gender', 'neutral'])
    .optional()
    .describe(
      'by_gender: Sehr geehrte Frau .. where the gender is w or m; neutral: Guten Tag and the whole name',
    ),
  minors: z
    .enum(['auto', 'representatives', 'person'])
    .optional()
    .describe(
      'Whom letters to people under 18 go to. auto: to their legal representatives if the lists have them; representatives: in any case; person: to themselves',
    ),
  columns: letterColumnsSchema
    .optional()
    .describe('Columns of the lists, where they have other names than usual'),
});

export type LettersInput = z.output<typeof lettersSchema>;
export type LetterRole = keyof typeof letterColumnsSchema.shape;

import * as z from 'zod';
import { readReferenceDate } from '../core/age.js';

/**
 * The section `purge` of a plan: what is deleted when. It decides nothing of a draw, so the effective plan does not
 * have it; that it was announced shows in the plan file's hash.
 */

const day = z
  .string()
  .refine((text) => readReferenceDate(text) !== null)
  .optional();

/** More files nobody names. */
const MOST_COPIES = 500;

export const purgeSchema = z.strictObject({
  lists: day.describe('Day from which the lists of people and the working copies are deleted, YYYY-MM-DD'),
  key: day.describe('Day from which the key is deleted, YYYY-MM-DD'),
  urn: day.describe('Day from which the urn is deleted, YYYY-MM-DD'),
  slips: day.describe('Day from which slips that were not handed out are deleted, YYYY-MM-DD'),
  files: z
    .array(z.string().refine(isBelow))
    .min(1)
    .refine((paths) => paths.length <= MOST_COPIES)
    .optional()
    .describe('Working copies that are deleted with the lists, relative to the plan'),
});

export type PurgeInput = z.output<typeof purgeSchema>;

/** Whether a path leads to something below the folder where it begins: no drive, nothing upwards. */
function isBelow(path: string): boolean {
  const parts = path.replaceAll('\\', '/').split('/');
  const isName = !/^[A-Za-z]:|\0/.test(path) && parts.at(-1) !== '.';
  return isName && parts.every((part) => part !== '' && part !== '..');
}

import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { count, fileName, hash } from './values.js';

/** The entry `outputs` (SPEC 8): the lists that were written. */

export interface OutputFacts {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** of a workbook: SHA-256 of the rows of its first sheet (SPEC 9) */
  readonly rows_sha256?: string;
}

export function outputsBody(files: readonly OutputFacts[]): Json {
  return { files: files.map((file) => ({ ...file })) };
}

export const outputsBodySchema = z.strictObject({
  files: z.array(
    z
      .strictObject({
        name: fileName,
        rows: count,
        bytes: count,
        sha256: hash,
        rows_sha256: hash.exactOptional(),
      })
      .refine(({ name, rows_sha256 }) => name.endsWith('.xlsx') === (rows_sha256 !== undefined)),
  ),
});

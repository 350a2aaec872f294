import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { count, fileName, hash } from './values.js';

/** The entry `register` (SPEC 8): the files that people were drawn from. */

export interface RegisterFacts {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly rows: number;
    readonly encoding: string;
    readonly delimiter: string;
    /** of a workbook the sheet that was read */
    readonly sheet?: string;
    /** of a workbook: SHA-256 of its rows as they were read (SPEC 9) */
    readonly rows_sha256?: string;
  }[];
}

/** @param areRowsShown where they are not, only the register itself tells how many rows it has */
export function registerBody({ files }: RegisterFacts, areRowsShown: boolean): Json {
  return { files: files.map((file) => ({ ...file, rows: areRowsShown ? file.rows : null })) };
}

export const registerBodySchema = z.strictObject({
  files: z.array(
    z
      .strictObject({
        name: fileName,
        bytes: count,
        sha256: hash,
        rows: count.nullable(),
        encoding: z.string(),
        delimiter: z.string(),
        sheet: z.string().min(1).exactOptional(),
        rows_sha256: hash.exactOptional(),
      })
      .refine(({ sheet, rows_sha256 }) => (sheet === undefined) === (rows_sha256 === undefined)),
  ),
});

import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { count, hash } from './values.js';

/** The entry `register` (SPEC 8): the files that people were drawn from. */

export interface RegisterFacts {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly rows: number;
    readonly encoding: string;
    readonly delimiter: string;
  }[];
}

export function registerBody({ files }: RegisterFacts): Json {
  return { files: files.map((file) => ({ ...file })) };
}

export const registerBodySchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: count,
      sha256: hash,
      rows: count,
      encoding: z.string(),
      delimiter: z.string(),
    }),
  ),
});

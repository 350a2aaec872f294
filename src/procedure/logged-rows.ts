import type { DrawLog } from '../audit/entries/draw.js';
import { hashSource, type RegisterSource } from '../register/source.js';

/**
 * A register that was a workbook, once more: the workbook itself, or its rows as they were read (SPEC 9). Of rows
 * whose hash the log has it is known how they are written, and from which workbook they are.
 */
export async function asLogged(
  sources: readonly RegisterSource[],
  log: Pick<DrawLog, 'register'>,
): Promise<readonly RegisterSource[]> {
  const files = log.register.files.filter((file) => file.rows_sha256 !== undefined);
  if (files.length === 0) return sources;
  return Promise.all(
    sources.map(async (source) => {
      const hash = await hashSource(source);
      const file = files.find((one) => one.rows_sha256 === hash);
      if (file?.sheet === undefined) return source;
      const { sheet, bytes, sha256 } = file;
      return { ...source, workbook: { sheet, bytes, sha256, facts: null } };
    }),
  );
}

/** Whether rows were given in place of a workbook: then nobody has looked at the workbook. */
export function areRowsAlone(sources: readonly RegisterSource[]): boolean {
  return sources.some(({ workbook }) => workbook?.facts === null);
}

import { LOG_NAME } from '../../../audit/names.js';
import { verify } from '../../../procedure/verify.js';
import type { Workplace } from '../workplace.js';

/** `verify` on chosen files. */
export async function verifyChosen({ files }: { readonly files: ReadonlyMap<string, Blob> }, at: Workplace) {
  const { facts, problems } = await verify(
    { target: LOG_NAME, plan: null, optimality: false },
    at.tools(files),
  );
  return { checks: facts.checks, problems };
}

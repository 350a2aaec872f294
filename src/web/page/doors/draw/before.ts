import type { Walk } from './walk.js';

/** Log and key of the draw that a panel continues, out of what was chosen. */
export async function readBefore(files: readonly File[], known: Walk['before']): Promise<Walk['before']> {
  const log = files.find(({ name }) => /\.jsonl$/i.test(name)) ?? known.log;
  const key = files.find(({ name }) => /\.key$/i.test(name));
  return { log, key: key === undefined ? known.key : (await key.text()).trim() };
}

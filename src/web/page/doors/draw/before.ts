import type { Walk } from './walk.js';

/** Log and key of the draw that a panel continues, out of what was chosen. */
export async function readBefore(files: readonly File[], known: Walk['before']): Promise<Walk['before']> {
  const log = files.find(({ name }) => /\.jsonl$/i.test(name)) ?? known.log;
  const key = files.find(({ name }) => /\.key$/i.test(name));
  if (key === undefined) return { ...known, log };
  const read = (await key.slice(0, 200).text()).trim();
  const isKey = /^[0-9a-f]{64}$/.test(read);
  return { log, key: isKey ? read : null, isNoKey: !isKey };
}

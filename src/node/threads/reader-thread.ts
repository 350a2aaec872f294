import { workerData } from 'node:worker_threads';
import { openScratch, openScratchReader } from '../scratch.js';

/** What a reading thread runs; it loads only what its task needs. */
if ('urn' in workerData) {
  const { serveUrn } = await import('./serve-urn.js');
  await serveUrn(workerData, openScratchReader);
} else {
  const { serveParts } = await import('./serve-parts.js');
  serveParts(openScratch, openScratchReader);
}

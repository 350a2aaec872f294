import { workerData } from 'node:worker_threads';
import { openScratch, openScratchReader } from '../scratch.js';
import { serveParts } from './serve-parts.js';

/** What a reading thread runs; what urns need is loaded only for them. */
if ('urn' in workerData) {
  const { serveUrn } = await import('./serve-urn.js');
  serveUrn(workerData, openScratchReader);
} else serveParts(openScratch, openScratchReader);

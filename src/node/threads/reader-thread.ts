import { openScratch, openScratchReader } from '../scratch.js';
import { serveParts } from './serve-parts.js';

/** What a reading thread runs. */
serveParts(openScratch, openScratchReader);

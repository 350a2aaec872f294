import { serveParts } from './serve-parts.js';
import { openScratch, openScratchReader } from '../output-folder.js';

/** What a reading thread runs. */
serveParts(openScratch, openScratchReader);

import { serveParts } from '../register/serve-parts.js';
import { openScratch, openScratchReader } from './files.js';

/** What a reading thread runs. */
serveParts(openScratch, openScratchReader);

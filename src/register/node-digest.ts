import { hash } from 'node:crypto';
import type { TextDigest } from '../core/digest.js';

/** SHA-256 by Node's own implementation, several times faster than one in JavaScript. */
export const nodeDigest: TextDigest = (text) => hash('sha256', text, 'hex');

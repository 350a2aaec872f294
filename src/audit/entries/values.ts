import * as z from 'zod';
import { isBaseName } from '../../core/file-name.js';

/** Kinds of values that several entries have (SPEC 8). All are bounded: a log is a stranger's. */

export const count = z.int().min(0);
/** SHA-256 in lower-case hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const names = z.array(z.string());
/** An exact fraction such as `3/8`. */
export const fraction = z.string().regex(/^\d{1,60}\/\d{1,60}$/);
/** A decimal such as `1.5`. */
export const decimal = z.string().regex(/^\d{1,30}(\.\d{1,30})?$/);
/** What something was owed: numerator and denominator. */
export const owed = z.array(count);
/** The name of a file; never a way to another folder. */
export const fileName = z.string().refine(isBaseName);

import * as z from 'zod';

/** Kinds of values that several entries have (SPEC 8). */

export const count = z.int().min(0);
/** SHA-256 in lower-case hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const names = z.array(z.string());
/** An exact fraction such as `3/8`. */
export const fraction = z.string().regex(/^\d+\/\d+$/);
/** What something was owed: numerator and denominator. */
export const owed = z.array(count);

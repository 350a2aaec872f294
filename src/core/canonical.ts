/**
 * Canonical JSON (RFC 8785), for the subset that the audit log uses: strings, booleans, null, safe
 * integers, arrays, objects. Two programs that log the same facts write the same bytes.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text that stands for this value: no spaces, keys by UTF-16 code units, shortest escapes.
 * @throws TypeError for anything that is not {@link Json}; RangeError for a number that is not a safe
 * integer or a text with half a surrogate pair
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`expected a safe integer, got ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item as Json)).join(',')}]`;
  if (!isPlainObject(value)) throw new TypeError('expected JSON');
  const object = value as { readonly [key: string]: Json };
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${quote(key)}:${canonicalJson(object[key] as Json)}`).join(',')}}`;
}

/** No date, map or other thing that only looks empty. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('expected well-formed Unicode, got half a surrogate pair');
  return JSON.stringify(text);
}

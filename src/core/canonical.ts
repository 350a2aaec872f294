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
  if (Array.isArray(value)) return list(value as readonly Json[]);
  if (!isPlainObject(value)) throw new TypeError('expected JSON');
  return object(value as { readonly [key: string]: Json });
}

// Texts that grow, not lists that are joined: of a small draw the log takes as long as the register.

function list(items: readonly Json[]): string {
  let text = '[';
  for (let at = 0; at < items.length; at++) {
    if (at > 0) text += ',';
    text += canonicalJson(items[at] as Json);
  }
  return `${text}]`;
}

function object(value: { readonly [key: string]: Json }): string {
  const keys = Object.keys(value).sort();
  let text = '{';
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    if (at > 0) text += ',';
    text += `${quote(key)}:${canonicalJson(value[key] as Json)}`;
  }
  return `${text}}`;
}

/** No date, map or other thing that only looks empty. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** ASCII without quotation marks, backslashes and what nobody sees. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new RangeError('expected well-formed Unicode, got half a surrogate pair');
  return JSON.stringify(text);
}

import type { Place } from '../core/problem.js';

/** Names that Windows does not take, or takes for something else than a file. */

/** Code and place of what is wrong with a name, and its parts. */
type NameProblem = readonly [code: string, where: Place, params?: { readonly piece: string }];

/** Devices, with whatever extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$)$/i;
/** Of a drive or of a path that Windows takes as it stands. */
const START = /^(?:[\\/]{2}\?[\\/])?(?:[a-z]:)?/i;
const FORBIDDEN = /[<>:|?*\u0000-\u001f]/;

/**
 * Why a file or a folder can't have this name; `null`: it can.
 *
 * - OUT-016 a quotation mark: in `-o "C:\out\"` the backslash makes the last one a part of the name
 * - OUT-017 a sign that no name can have
 * - OUT-018 a device such as `nul`
 * - OUT-019 a full stop or a blank at the end, which Windows drops
 */
export function nameProblem(path: string, platform: NodeJS.Platform): NameProblem | null {
  const place = { file: path };
  if (platform !== 'win32') return path.includes('\0') ? ['OUT-017', place, { piece: 'NUL' }] : null;
  if (path.includes('"')) return ['OUT-016', place];
  if (/^[\\/]{2}\.[\\/]/.test(path)) return ['OUT-018', place, { piece: path }];
  for (const part of path.replace(START, '').split(/[\\/]/)) {
    if (part === '' || part === '.' || part === '..') continue;
    const sign = FORBIDDEN.exec(part)?.[0];
    if (sign !== undefined) return ['OUT-017', place, { piece: sign < ' ' ? `U+${hex(sign)}` : sign }];
    const [stem = ''] = part.split('.');
    if (DEVICE.test(stem.trimEnd())) return ['OUT-018', place, { piece: part }];
    if (/[. ]$/.test(part)) return ['OUT-019', place, { piece: part }];
  }
  return null;
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

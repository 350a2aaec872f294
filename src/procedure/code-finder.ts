import { isSoundCode, nearCodes, shownCode, typedCode } from '../core/reply-code.js';

/** `mistyped`: its check symbol does not fit, or it is one mistake away from a code; `strange`: sound, and nobody's. */
export type FoundCode =
  | { readonly kind: 'found'; readonly label: string }
  | { readonly kind: 'mistyped'; readonly near: () => readonly string[] }
  | { readonly kind: 'strange' };

/** Finds whose code was typed. @param codes by label */
export function codeFinder(codes: ReadonlyMap<string, string>): (typed: string) => FoundCode {
  const byCode = new Map([...codes].map(([label, code]) => [code, label]));
  return (typed) => {
    const code = typedCode(typed);
    const label = byCode.get(code);
    if (label !== undefined) return { kind: 'found', label };
    if (isSoundCode(code)) return { kind: 'strange' };
    return { kind: 'mistyped', near: () => nearCodes(code, byCode.keys()).map(shownCode) };
  };
}

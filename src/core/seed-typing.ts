/**
 * What in a seed looks mistyped. A quotation mark that a shell has passed on or a letter O among digits makes
 * another seed, and everybody who types it as it was announced gets other people (SPEC 2).
 */

export type SeedDoubt =
  | { readonly kind: 'quotes' | 'unseen' | 'other-digits'; readonly signs: readonly string[] }
  | { readonly kind: 'letters'; readonly words: readonly string[] }
  | { readonly kind: 'end'; readonly sign: string };

const QUOTES = /["'`´\u2018-\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033\u300c-\u300f\uff02\uff07]/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\ufffd]/gu;
const OTHER_DIGITS = /(?![0-9])\p{N}/gu;
const END = /[.,;:!?…\-–—_/\\|=+*#&]$/u;
/** A number in which a letter stands for a digit, or such a letter alone. */
const MISTAKEN = /^(?=.*[OoQIl|])[0-9OoQIl|]+$/;

/** @param text a normalised seed; each doubt once, with what it is about */
export function seedDoubts(text: string): SeedDoubt[] {
  const words = text.split(/[\s,;:/-]+/u).map((word) => word.replace(QUOTES, '').replace(/[.!?]+$/, ''));
  const hasNumber = words.some((word) => /[0-9]/.test(word));
  const mistaken = words.filter((word) => hasNumber && MISTAKEN.test(word));
  // Quotation marks around everything are one mistake, and what stands before the last one is the end.
  const bare = text.replace(QUOTES, '').trim();
  const signs = (kind: 'quotes' | 'unseen' | 'other-digits', pattern: RegExp): SeedDoubt[] => {
    const found = [...new Set(text.match(pattern) ?? [])];
    return found.length === 0 ? [] : [{ kind, signs: found }];
  };
  return [
    ...signs('quotes', QUOTES),
    ...signs('unseen', UNSEEN),
    ...signs('other-digits', OTHER_DIGITS),
    ...(mistaken.length === 0 ? [] : [{ kind: 'letters', words: [...new Set(mistaken)] } as const]),
    ...(END.exec(bare) ?? []).map((sign) => ({ kind: 'end', sign }) as const),
  ];
}

/** The digits 0 to 9 of a seed, one behind the other: what was drawn, however it is spelt. */
export function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

import { isTextKey, type Language, textOf } from './catalogue.js';
import { formatNumber, formatPercent, type Params } from './fill.js';
import { visible } from './visible.js';

/** The catalogue of one language, for whoever writes pages out of facts. */
export function catalogueWords(language: Language) {
  const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const one = new Intl.NumberFormat(language, { style: 'percent', ...digits });
  const text = (key: string, params?: Params): string => {
    if (!isTextKey(key)) throw new RangeError(`expected a text of the catalogue, got ${key}`);
    return textOf(language, key, params);
  };
  return {
    language,
    text,
    has: isTextKey as (key: string) => boolean,
    dimension: (name: string) => (isTextKey(`role.${name}`) ? text(`role.${name}`) : visible(name)),
    shown: visible,
    number: (value: number) => formatNumber(language, value),
    decimal: (value: number) => two.format(value),
    // Small chances keep digits that tell them apart.
    percent: (share: number) =>
      share > 0 && share < 0.01 ? formatPercent(language, share) : one.format(share),
  };
}

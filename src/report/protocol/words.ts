import { escaped } from '../html.js';

/** What a protocol is said with: the catalogue of a language, handed in by whoever has one. */
export interface ProtocolWords {
  readonly language: 'de' | 'en';
  /** a sentence of the catalogue, by its name */
  text(key: string, params?: Readonly<Record<string, string | number | readonly string[]>>): string;
  /** whether the catalogue has it */
  has(key: string): boolean;
  /** what people call a dimension */
  dimension(name: string): string;
  /** a text from a file, as far as it can be seen */
  shown(text: string): string;
  number(value: number): string;
  /** with two digits behind the point */
  decimal(value: number): string;
  /** a share from 0 to 1 as a percentage */
  percent(share: number): string;
}

/** A text from a file as it stands in HTML: no sign of it turns what stands beside it around. */
export function fromFile(words: Pick<ProtocolWords, 'shown'>, text: string): string {
  return `<bdi>${escaped(words.shown(text))}</bdi>`;
}

/** A hash as it can be read aloud and compared by eye. */
export function inFours(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}

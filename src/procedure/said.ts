import type { LeastChance } from './least-chance.js';

/**
 * A sentence of the catalogue by its name, with what is put into it. What has been found is said in the same words on a
 * terminal and on a page; who says it puts numbers into the form of a language.
 */
export interface Said<Text extends string> {
  readonly text: Text;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  /** values that are shown with two digits behind the point */
  readonly decimals?: Readonly<Record<string, number>>;
  /** what `{least}` stands for */
  readonly least?: LeastChance;
}

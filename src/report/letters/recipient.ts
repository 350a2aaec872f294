/** Whom a letter goes to: plain values of a register, put into the words and lines of an address. */

export interface Named {
  /** `Dr.` */
  readonly title: string;
  readonly given: string;
  /** `von` */
  readonly prefix: string;
  readonly family: string;
  /** `null`: neither, unknown, or nobody asks */
  readonly gender: 'm' | 'w' | null;
}

export interface Recipient extends Named {
  readonly careOf: string;
  readonly addition: string;
  /** with the house number */
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  /** as it is written on a letter abroad; empty: in Germany */
  readonly country: string;
  /** whom the letter goes to instead; empty: to the person */
  readonly through: readonly Named[];
  /** the letter goes to whoever represents the person, whose names are not known */
  readonly isRepresented: boolean;
}

/** The words of addresses and salutations in one language; `{name}` and `{other}` stand for names. */
export interface AddressWords {
  /** `Herr`, `Frau`; empty where letters have none */
  readonly herr: string;
  readonly frau: string;
  /** in an address: `Herrn {name}` */
  readonly toHerr: string;
  readonly toFrau: string;
  readonly dearHerr: string;
  readonly dearFrau: string;
  /** whatever the gender */
  readonly dearPerson: string;
  readonly dearAll: string;
  /** behind another salutation */
  readonly alsoHerr: string;
  readonly alsoFrau: string;
  /** two names */
  readonly both: string;
  /** the line below the representatives */
  readonly representing: string;
  readonly toRepresentatives: string;
}

/** `{name}` by what it stands for; nothing in a name is read as a part of the sentence. */
export function put(template: string, name: string, other = ''): string {
  return template.replace(/\{(name|other)\}/g, (_, which: string) => (which === 'name' ? name : other));
}

export function wholeName({ title, given, prefix, family }: Named): string {
  return joined([title, given, prefix, family]);
}

/** As it stands behind `Herr` or `Frau`. */
export function surname({ title, prefix, family }: Named): string {
  return joined([title, prefix, family]);
}

export function joined(parts: readonly string[], between = ' '): string {
  return parts.filter((part) => part !== '').join(between);
}

/** Controls, directions and whatever else is not seen; what joins letters of one word is a part of it. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A value as one line of a letter: nothing in it that is not seen, and single blanks. */
export function plainLine(value: string): string {
  return value
    .replace(/[\t\n\r\u0085\u2028\u2029]/g, ' ')
    .replace(UNSEEN, '')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}

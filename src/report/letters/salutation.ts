import { type AddressWords, type Named, put, type Recipient, surname, wholeName } from './recipient.js';

/** How a letter speaks to somebody. Who is neither m nor w in the register, or not known, is greeted by the whole name. */

/** `Herr`, `Frau`, or nothing. */
export function formOfAddress(recipient: Recipient, words: AddressWords, byGender: boolean): string {
  const [one] = recipient.through;
  if (recipient.through.length > 1 || recipient.isRepresented) return '';
  const { gender } = one ?? recipient;
  if (!byGender || gender === null) return '';
  return gender === 'm' ? words.herr : words.frau;
}

/** `Sehr geehrte Frau Dr. Müller`, without a comma behind it. */
export function salutation(recipient: Recipient, words: AddressWords, byGender: boolean): string {
  const { through, isRepresented } = recipient;
  if (isRepresented) return words.dearAll;
  const people = through.length > 0 ? through : [recipient];
  const isGendered = (one: Named) => byGender && one.gender !== null && one.family !== '';
  if (people.every(isGendered)) return people.map((one, at) => dear(one, words, at > 0)).join(', ');
  const [first, second] = people.map(wholeName);
  if (first === undefined || first === '') return words.dearAll;
  return put(words.dearPerson, second === undefined ? first : put(words.both, first, second));
}

function dear(one: Named, words: AddressWords, isSecond: boolean): string {
  const [herr, frau] = isSecond ? [words.alsoHerr, words.alsoFrau] : [words.dearHerr, words.dearFrau];
  return put(one.gender === 'm' ? herr : frau, surname(one));
}

import { type AddressWords, joined, type Named, put, type Recipient, wholeName } from './recipient.js';

/** Addresses after DIN 5008: at most six lines, no empty ones between them. */

export const ADDRESS_LINES = 6;

/** @param byGender whether `Herrn` and `Frau` are written */
export function addressLines(recipient: Recipient, words: AddressWords, byGender: boolean): string[] {
  const { careOf, addition, street, postcode, town, country } = recipient;
  const place = joined([postcode, country === '' ? town : town.toUpperCase()]);
  const names = nameLines(recipient, words, byGender);
  const household = careOf === '' ? '' : `c/o ${careOf.replace(/^c\/o\s+/i, '')}`;
  const whole = [...names, household, addition, street, place, country.toUpperCase()];
  const lines = whole.filter((line) => line !== '');
  if (lines.length <= ADDRESS_LINES) return lines;
  // As DIN 5008 has it where lines are scarce.
  const short = [...names, household, joined([street, addition], ' // '), place, country.toUpperCase()];
  return short.filter((line) => line !== '');
}

function nameLines(recipient: Recipient, words: AddressWords, byGender: boolean): string[] {
  const { through, isRepresented } = recipient;
  const own = wholeName(recipient);
  if (through.length > 0)
    return [representativesLine(through, words, byGender), put(words.representing, own)];
  if (isRepresented) return [put(words.toRepresentatives, own)];
  return [addressed(recipient, wholeName(recipient), words, byGender)];
}

/** `Frau Erika und Herrn Max Mustermann`; with two family names each has its own. */
function representativesLine(people: readonly Named[], words: AddressWords, byGender: boolean): string {
  const [first, second] = people;
  if (first === undefined) return '';
  if (second === undefined) return addressed(first, wholeName(first), words, byGender);
  const isOneFamily = first.family === second.family && first.prefix === second.prefix;
  const name = isOneFamily ? joined([first.title, first.given]) : wholeName(first);
  return put(
    words.both,
    addressed(first, name === '' ? wholeName(first) : name, words, byGender),
    addressed(second, wholeName(second), words, byGender),
  );
}

function addressed({ gender }: Named, name: string, words: AddressWords, byGender: boolean): string {
  if (!byGender || gender === null || name === '') return name;
  return put(gender === 'm' ? words.toHerr : words.toFrau, name);
}

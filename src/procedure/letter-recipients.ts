import { ageOn, readAge, readBirthDate, readReferenceDate } from '../core/age.js';
import { columnKey } from '../core/column-name.js';
import { LAENDER } from '../core/land.js';
import type { AgeBand, DrawPlan } from '../core/plan.js';
import { genderOf } from '../core/strata.js';
import type { LetterRole, LettersInput } from '../plan/letters-schema.js';
import { joined, type Named, plainLine, type Recipient } from '../report/letters/recipient.js';
import type { CalledPerson } from './called-people.js';
import type { LetterColumns } from './letter-columns.js';

/** The people of the lists as recipients of letters. */

/** Whether somebody is under 18; `null`: nobody can tell. */
type Minor = boolean | null;

/** What an address lacks, or what is odd about it. */
export type AddressHole = 'name' | 'street' | 'number' | 'postcode' | 'town' | 'long';

export class Recipients {
  readonly #minors: NonNullable<LettersInput['minors']>;
  readonly #ageOf: (person: CalledPerson) => Minor;
  /** of people for whom it matters and nobody can tell whether they are under 18 */
  unknownAges = 0;

  constructor(
    readonly columns: LetterColumns,
    readonly plan: DrawPlan,
    { minors = 'auto' }: LettersInput,
  ) {
    this.#minors = minors;
    this.#ageOf = minorBy(plan, columns);
  }

  /** Whether any letter may go to legal representatives. */
  get canBeMinors(): boolean {
    return this.#minors !== 'person' && (this.plan.eligibility.min_age ?? 0) < 18;
  }

  of(person: CalledPerson): Recipient {
    const { fields } = person;
    const value = (role: LetterRole) => fieldOf(fields, this.columns.roles[role]);
    const whole = addressParts(value('address'));
    const gender = this.#gender(value('gender')) ?? formOf(value('salutation'));
    const full = value('full_name');
    const family = value('family_name');
    const suffix = nameSuffix(value('name_prefix'));
    const own: Named = {
      title: titleOf(value('title')),
      given: family === '' && full !== '' ? '' : value('call_name') || value('given_names'),
      prefix: suffix === '' ? value('name_prefix') : '',
      family: family === '' ? full : joined([family, suffix]),
      gender: family === '' ? null : gender,
    };
    const [postcode, town] = place(value('postcode'), value('town') || whole.place);
    const addition = value('addition');
    const isLetter = /^[A-Za-z]$/.test(addition) && value('house_number_suffix') === '';
    const street = value('street') || whole.street;
    return {
      ...own,
      careOf: value('care_of'),
      addition: isLetter ? '' : addition,
      street: streetLine(street, value('house_number'), isLetter ? addition : value('house_number_suffix')),
      ...{ postcode, town },
      country: abroad(value('country')),
      ...this.#represented(person),
    };
  }

  #represented(person: CalledPerson): Pick<Recipient, 'through' | 'isRepresented'> {
    const nobody = { through: [], isRepresented: false };
    if (!this.canBeMinors) return nobody;
    const isMinor = this.#ageOf(person);
    if (isMinor === null) this.unknownAges++;
    if (isMinor !== true) return nobody;
    const through = this.#representatives(person).slice(0, 2);
    return { through, isRepresented: through.length === 0 && this.#minors === 'representatives' };
  }

  #representatives({ fields }: CalledPerson): Named[] {
    return this.columns.representatives.flatMap((columns) => {
      const family = fieldOf(fields, columns.family_name) || fieldOf(fields, columns.name);
      if (family === '') return [];
      const word = fieldOf(fields, columns.gender);
      const isWhole = fieldOf(fields, columns.family_name) === '';
      return [
        {
          title: titleOf(fieldOf(fields, columns.title)),
          given: fieldOf(fields, columns.given_names),
          prefix: '',
          family,
          gender: isWhole ? null : (this.#gender(word) ?? formOf(word)),
        },
      ];
    });
  }

  /** By the usual spellings, or by the plan's own values; never by the group that somebody was put into by lot. */
  #gender(value: string): 'm' | 'w' | null {
    const usual = value === '' ? undefined : genderOf(value);
    const column = this.columns.roles.gender;
    const dimension = this.plan.stratify.find((one) => one.source === 'column' && one.column === column);
    const categories = dimension?.source === 'column' ? (dimension.categories ?? []) : [];
    const own = categories.find(({ values }) => value !== '' && values.includes(value));
    const found = usual ?? (own === undefined ? undefined : genderOf(own.name));
    return found === 'm' || found === 'w' ? found : null;
  }
}

/** What a letter can't be sent with, or not for certain. */
export function holesOf(recipient: Recipient, address: readonly string[]): AddressHole[] {
  const { family, street, postcode, town, country } = recipient;
  const holes: AddressHole[] = [];
  if (family === '') holes.push('name');
  if (street === '') holes.push('street');
  else if (country === '' && !/\d/.test(street)) holes.push('number');
  if (town === '') holes.push('town');
  if (country === '' && !/^\d{5}$/.test(postcode)) holes.push('postcode');
  if (address.some((line) => line.length > LONGEST)) holes.push('long');
  return holes;
}

/** More characters than a line of a letter has room for, even broken into several. */
const LONGEST = 110;

function fieldOf(fields: ReadonlyMap<string, string>, column: string | null): string {
  return column === null ? '' : plainLine(fields.get(column) ?? '');
}

/** By the age or the birth date on the list, else by an age band that is wholly on one side. */
function minorBy(plan: DrawPlan, { roles }: LetterColumns): (person: CalledPerson) => Minor {
  const reference = readReferenceDate(plan.eligibility.reference_date ?? '');
  const order = plan.register.dates === 'DDMMYYYY' ? 'DDMMYYYY' : 'YYYYMMDD';
  const at = plan.stratify.findIndex((dimension) => dimension.source === 'age');
  const dimension = plan.stratify[at];
  const bands = new Map<string, AgeBand>(
    dimension?.source === 'age' ? dimension.bands.map((band) => [band.name, band]) : [],
  );
  return ({ called, fields }) => {
    const age = readAge(fieldOf(fields, roles.age));
    if (typeof age === 'number') return age < 18;
    const birth = readBirthDate(fieldOf(fields, roles.birth_date), order);
    const years = reference === null || typeof birth === 'string' ? 'future' : ageOn(reference, birth);
    if (typeof years === 'number') return years < 18;
    const band = bands.get(called.categories[at] ?? '');
    if (band === undefined) return null;
    if (band.from >= 18) return false;
    return band.to !== null && band.to < 18 ? true : null;
  };
}

/** `Dr.`, however a register has it. */
function titleOf(value: string): string {
  if (/^(?:herrn?|frau|nein|n|0|-)$/i.test(value)) return '';
  return /^(?:dr\.?|ja|j|1)$/i.test(value) ? 'Dr.' : value;
}

/** What stands behind a family name. */
function nameSuffix(value: string): string {
  return /^(?:jun|jr|sen|sr)\.?$/i.test(value) ? value : '';
}

function formOf(value: string): 'm' | 'w' | null {
  if (/^(?:herrn?|mr\.?)$/i.test(value)) return 'm';
  return /^(?:frau|mrs\.?|ms\.?)$/i.test(value) ? 'w' : null;
}

/** Registers write `0012` and `a` for 12a. */
function streetLine(street: string, number: string, suffix: string): string {
  const digits = number.replace(/^0+(?=\d)/, '').replace(/^0$/, '');
  if (street === '') return '';
  const house = /^(?:[A-Za-z]$|-)/.test(suffix) ? digits + suffix : joined([digits, suffix]);
  return joined([street, house]);
}

/** A column of a town may have the postcode in it. */
function place(postcode: string, town: string): [postcode: string, town: string] {
  const [, digits = '', rest = ''] = /^(?:D-)?(\d{4,5})\s+(\S.*)$/.exec(town) ?? [];
  const own = postcode.replace(/^D-(?=\d)/, '');
  return digits !== '' && (own === '' || own === digits) ? [digits, rest] : [own, town];
}

/** `Hauptstr. 5, 79098 Freiburg` */
function addressParts(address: string): { readonly street: string; readonly place: string } {
  const at = address.lastIndexOf(',');
  if (at < 0) return { street: '', place: address };
  return { street: address.slice(0, at).trim(), place: address.slice(at + 1).trim() };
}

/** What stands for Germany in a column of countries, or for one of its Länder. */
const HERE = new Set([
  ...['deutschland', 'd', 'de', 'deu', 'germany', 'brd', 'bundesrepublikdeutschland', 'inland', 'deutsch'],
  ...LAENDER.map((land) => land.toLowerCase()),
  ...['badenwuerttemberg', 'bayern', 'berlin', 'brandenburg', 'bremen', 'hamburg', 'hessen', 'sachsen'],
  ...['mecklenburgvorpommern', 'niedersachsen', 'nordrheinwestfalen', 'rheinlandpfalz', 'saarland'],
  ...['sachsenanhalt', 'schleswigholstein', 'thueringen'],
]);

function abroad(country: string): string {
  // A key of a list of countries is no word for an envelope.
  return HERE.has(columnKey(country)) || !/\p{L}{2}/u.test(country) ? '' : country;
}

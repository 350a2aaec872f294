import { columnKey, TOWNS } from '../core/column-name.js';
import { findColumn } from '../plan/columns.js';
import { splitStreet } from '../report/visits/house-number.js';
import type { Address, Visit } from '../report/visits/walk.js';

/** Which columns of the lists say who somebody is and where they live, by their usual names. */

/** Whole names, as `columnKey` writes them. */
const FULL_NAMES = ['vorundnachname', 'vorundzuname', 'vornamenachname', 'namevorname', 'fullname'];
const TITLES = ['titel', 'doktorgrad', 'akademischergrad', 'akadgrad', 'akadtitel', 'grad', 'title'];
const PARTICLES = ['namenszusatz', 'namensbestandteil', 'namensbestandteile', 'vorsatzwort'];
const STREETS = [
  ...[
    'strasseundhausnummer',
    'strassehausnummer',
    'strasseundhausnr',
    'strassehausnr',
    'strassehnr',
    'strassenr',
  ],
  ...['strhnr', 'strnr', 'anschrift', 'wohnanschrift', 'adresse', 'wohnadresse', 'streetaddress', 'address'],
];
const POSTCODE_TOWNS = ['plzort', 'plzundort', 'plzwohnort'];
/** Where in the house. */
const EXTRAS = [
  ...[
    'adresszusatz',
    'adressenzusatz',
    'anschriftenzusatz',
    'anschriftzusatz',
    'wohnungsnummer',
    'wohnungsnr',
  ],
  ...['wohnung', 'stockwerk', 'etage', 'geschoss', 'adresszusatz1', 'adresszusatz2', 'co', 'beiname'],
];
/** A column that is called Zusatz can have this as well as what is behind the house number. */
const LOOSE = ['zusatz'];
const SUFFIX = /^(?:\p{L}|\d{1,3}|\/ ?\d{1,3}|1\/[234]|[½¼¾])$/u;

export interface VisitColumns {
  readonly street: string | null;
  /** whether there is a column with a name */
  readonly hasName: boolean;
  /** what is needed at the door, of a row of a list */
  readonly read: (fields: ReadonlyMap<string, string>) => Omit<Visit, 'code' | 'attempts' | 'visits'>;
}

/**
 * @param columns of the lists
 * @param district the plan's column with the district; `null`: it names none
 */
export function visitColumns(columns: readonly string[], district: string | null): VisitColumns {
  const named = (keys: readonly string[]) => columns.filter((column) => keys.includes(columnKey(column)));
  const street = findColumn('street', columns) ?? named(STREETS)[0] ?? null;
  const [family, given] = [findColumn('family_name', columns), findColumn('given_names', columns)];
  const full = named(FULL_NAMES)[0] ?? null;
  const from = {
    ...{ street, number: findColumn('house_number', columns), postcode: findColumn('postcode', columns) },
    suffix: findColumn('house_number_suffix', columns),
    loose: named(LOOSE)[0] ?? null,
    ...{ town: named(TOWNS)[0] ?? null, both: named(POSTCODE_TOWNS)[0] ?? null, extras: named(EXTRAS) },
    area: district !== null && columns.includes(district) ? district : findColumn('district', columns),
  };
  const names = [...named(TITLES), ...(given === null ? [] : [given]), ...named(PARTICLES)];
  return {
    street,
    hasName: family !== null || full !== null,
    read: (fields) => {
      const value = (column: string | null) => (column === null ? '' : (fields.get(column) ?? ''));
      const familyName = value(family) || value(full);
      const own = value(family) === '' && full !== null ? [full] : [...names, family];
      const name = own
        .map(value)
        .filter((one) => one !== '')
        .join(' ');
      return { name, sortName: `${familyName} ${value(given)}`, ...whereOf(value, from) };
    },
  };
}

interface AddressColumns {
  readonly street: string | null;
  readonly number: string | null;
  readonly suffix: string | null;
  /** behind the number, or anything else */
  readonly loose: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  /** postcode and town in one */
  readonly both: string | null;
  readonly extras: readonly string[];
  readonly area: string | null;
}

type Value = (column: string | null) => string;

function whereOf(value: Value, from: AddressColumns): { readonly extra: string; readonly address: Address } {
  const written = streetAndNumber(value, from);
  const own = splitTown(value(from.both) || written.town);
  const postcode = value(from.postcode) || own.postcode;
  const town = value(from.town) || own.town;
  const { street, extras } = written;
  const houseNumber = written.houseNumber;
  return {
    extra: extras.join(', '),
    address: { area: value(from.area) || postcode, street, houseNumber, postcode, town },
  };
}

interface Written {
  readonly street: string;
  readonly houseNumber: string;
  /** what stood behind the street in the same field */
  readonly town: string;
  readonly extras: readonly string[];
}

/** The house number from its columns, or from behind the street. */
function streetAndNumber(value: Value, from: AddressColumns): Written {
  const { street, number, suffix, loose, extras } = from;
  const [text = '', ...behind] = value(street).split(/\s*,\s*(?!\d{1,4}\b(?!\d))/);
  const isSuffix = suffix === null && /^\d+$/.test(value(number)) && SUFFIX.test(value(loose));
  const typed = [value(number), value(isSuffix ? loose : suffix)].filter((one) => one !== '').join(' ');
  const isZero = typed !== '' && /^[0\s]*$/.test(typed);
  const split = typed === '' || isZero ? splitStreet(text) : null;
  const isTown = (part: string) => /^(?:D-)?\d{5}(?!\d)/.test(part);
  const others = [
    ...extras.map(value),
    isSuffix ? '' : value(loose),
    ...behind.filter((part) => !isTown(part)),
  ];
  return {
    street: split?.street ?? text,
    houseNumber: split?.houseNumber ?? (isZero ? '' : typed),
    town: behind.find(isTown) ?? '',
    extras: others.filter((one) => one !== ''),
  };
}

function splitTown(text: string): Pick<Address, 'postcode' | 'town'> {
  const [, postcode = '', town = text] = /^(?:D-)?(\d{5})\s*(.*)$/.exec(text) ?? [];
  return { postcode, town };
}

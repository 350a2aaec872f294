import { columnKey, FAMILY_NAMES, POSTCODES, TOWNS } from '../core/column-name.js';
import { isListColumn } from '../core/list-cells.js';
import type { DimensionPlan, OutputPlan, RegisterColumns } from '../core/plan.js';
import { findColumn } from './columns.js';
import { isRepresentativeColumn } from './letter-columns.js';

/** Which of the register's columns the lists have if the plan does not say: those that a letter needs. */

/** Letters to those who are invited, or the panel of those who answered. */
export type Stage = 'letters' | 'panel';

/** Whole names of columns, as `columnKey` writes them. */
const TELLING = new Set<string>([
  ...FAMILY_NAMES,
  ...['str', 'hnr', 'hsnr', 'zusatz', 'buchstabe', 'grad', 'title', 'vorsatzwort', 'stockwerk'],
  ...['co', 'wohnhaftbei'],
]);
const TOWN = new Set<string>([...POSTCODES, ...TOWNS, 'plzort', 'plzundort', 'land', 'staat', 'country']);

/** Parts of their names. */
const NAME_OR_STREET = new RegExp(
  [
    ...['familienname', 'nachname', 'zuname', 'surname', 'lastname', 'vorname', 'rufname', 'firstname'],
    ...['givenname', 'fullname', 'namenszusatz', 'namensbestandteil', 'anrede', 'salutation', 'titel'],
    ...['doktorgrad', 'akadgrad', 'strasse', 'street', 'hausn', 'hausbuchst', 'housen', 'adress', 'address'],
    ...['anschrift', 'postleitzahl', 'wohnungsnummer'],
  ].join('|'),
);
/** What is not where or as what somebody is written to. */
const OTHERS = new RegExp(
  [
    ...[
      'geburt',
      'frueh',
      'vorherig',
      'ehemal',
      'mutter',
      'vater',
      'eltern',
      'ehegatt',
      'partner',
      'vertreter',
    ],
    ...['zuzug', 'wegzug', 'auszug', 'einzug', 'schluessel', 'sperre', 'datum', 'mail', '^ip'],
  ].join('|'),
);
/** How somebody who answered can be told that the lot fell on them. */
const REACHED = /mail|telefon|mobil|handy|phone|festnetz|^tel$/;

/** What a plan uses of the register. */
export interface UsedColumns {
  readonly columns: RegisterColumns;
  readonly stratify: readonly DimensionPlan[];
  /** who is younger is not drawn; left out: nobody is too young */
  readonly minAge?: number | undefined;
}

export interface OutputColumns {
  /** `null`: all */
  readonly columns: OutputPlan['columns'];
  /** the register's columns that a letter does not need, as far as is known: no list has them unless all have all */
  readonly unknown: readonly string[];
}

/**
 * The columns of the lists where the plan names none: id, names, address, gender and district. A panel's lists also
 * have how people are reached and what the panel's plan uses, so that those who were not drawn can be the next pool.
 * If there is neither a name nor an address, it is all columns.
 */
export function usualOutput(stage: Stage, header: readonly string[], used: UsedColumns): OutputColumns {
  const own = header.filter((name) => !isListColumn(name));
  const telling = own.filter((name) => isTelling(stage, name));
  const written = new Set([
    ...[...telling, ...used.columns.household],
    ...own.filter((name) => TOWN.has(columnKey(name))),
    ...[findColumn('gender', own), findColumn('district', own)],
    ...usedBy(stage, used),
    ...(stage === 'letters' ? forMinors(own, used) : []),
  ]);
  const others = own.filter((name) => name !== '' && !written.has(name));
  return telling.length === 0
    ? { columns: null, unknown: others }
    : { columns: own.filter((name) => written.has(name)), unknown: others };
}

const ADULT = 18;

/**
 * Letters to minors go through their legal representatives (§ 46 BMG). Only where minors can be drawn and the register
 * says who represents them: those columns, and the age (or the birth date, where there is none) to know whom it is about.
 */
function forMinors(own: readonly string[], { columns, minAge = 0 }: UsedColumns): (string | null)[] {
  const representatives = own.filter(isRepresentativeColumn);
  if (minAge >= ADULT || representatives.length === 0) return [];
  return [...representatives, columns.age ?? columns.birth_date];
}

function isTelling(stage: Stage, name: string): boolean {
  const key = columnKey(name);
  if (stage === 'panel' && REACHED.test(key)) return true;
  return TELLING.has(key) || (NAME_OR_STREET.test(key) && !OTHERS.test(key));
}

function usedBy(stage: Stage, { columns, stratify }: UsedColumns): (string | null)[] {
  const always = [...columns.id, columns.gender, columns.district];
  if (stage === 'letters') return always;
  const dimensions = stratify.map((dimension) => (dimension.source === 'column' ? dimension.column : null));
  return [...always, columns.birth_date, columns.age, ...dimensions];
}

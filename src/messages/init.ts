import { fill, type Params } from './fill.js';
import type { Language, Texts } from './sentence.js';

/**
 * What `init` asks and says, and the comments that it writes into a new plan. Only the command line needs
 * it, so it is not part of the catalogue.
 */
export const initTexts = {
  'init.title': { de: 'Plan angelegt: {file}', en: 'Plan written: {file}' },
  'init.next': { de: 'Als Nächstes den Plan durchlesen, dann:', en: 'Read the plan through, then:' },
  'init.example-title': { de: 'Bürgerrat Musterstadt', en: 'Citizens’ assembly Musterstadt' },
  'init.example-seed': {
    de: 'Lotto 6aus49 vom Samstag, 5. Dezember 2026, mit Superzahl, und Spiel 77',
    en: 'Lotto 6aus49 of Saturday, 5 December 2026, with Superzahl, and Spiel 77',
  },
  'ask.title': { de: 'Wofür wird gelost?', en: 'What is the draw for?' },
  'ask.size': {
    de: 'Wie viele Personen sollen eingeladen werden?',
    en: 'How many people are to be invited?',
  },
  'ask.min-age': { de: 'Ab welchem Alter?', en: 'From which age on?' },
  'ask.reference-date': {
    de: 'Stichtag für das Alter (JJJJ-MM-TT)?',
    en: 'Day on which ages count (YYYY-MM-DD)?',
  },
  'plan.head': {
    de: 'Plan für ein Losverfahren. Was hier steht, legt fest, wer gezogen werden kann.\nBitte vor der Auslosung des Startwerts beschließen und nicht mehr ändern.',
    en: 'Plan of a random selection. What stands here decides who can be drawn.\nAgree on it before the seed is drawn, and do not change it afterwards.',
  },
  'plan.register': {
    de: 'Das Melderegister als CSV. Zeichensatz und Trennzeichen werden erkannt.',
    en: 'The register of residents as CSV. Encoding and delimiter are recognised.',
  },
  'plan.columns': {
    de: 'Welche Spalte was bedeutet. Diese wurden gefunden; bitte prüfen.',
    en: 'Which column means what. These were found; please check them.',
  },
  'plan.household': {
    de: 'Haushalt: gleicher Nachname an gleicher Adresse; zählt nur mit max_per_household.',
    en: 'Household: same surname at the same address; counts only with max_per_household.',
  },
  'plan.eligibility': {
    de: 'Wer gezogen werden kann. Das Alter zählt am Stichtag (reference_date).\nWeitere Regeln: max_age, districts: [Altstadt]',
    en: 'Who can be drawn. Ages count on the reference_date.\nMore rules: max_age, districts: [Altstadt]',
  },
  'plan.exclude': {
    de: 'Wer ausgeschlossen ist, der Reihe nach; weitere Beispiele:\n- { column: Status, values: [verstorben, verzogen], reason: nicht mehr gemeldet }\n- { ids: ratsmitglieder.csv, reason: Mitglied des Gemeinderats }',
    en: 'Who is excluded, in this order; more examples:\n- { column: Status, values: [verstorben, verzogen], reason: no longer registered }\n- { ids: councillors.csv, reason: member of the council }',
  },
  'plan.stratify': {
    de: 'Merkmale, nach denen anteilig gezogen wird. Sehr kleine Gruppen können mit by_lot\nper Los auf die anderen verteilt werden; wer das nicht will, schreibt nur: gender',
    en: 'Dimensions by which people are drawn in proportion. Very small groups can be handed to the\nothers by lot (by_lot); if that is not wanted, just write: gender',
  },
  'plan.sample': {
    de: 'Wie viele eingeladen werden; reserve gilt je eingeladener Person und Schicht.\nHöchstens eine Person je Haushalt: max_per_household: 1 (dann sind die Chancen nicht mehr gleich)',
    en: 'How many are invited; reserve is for each person invited, in each stratum.\nAt most one person of a household: max_per_household: 1 (then chances are no longer equal)',
  },
  'plan.seed': {
    de: 'Woher der Startwert kommt: ein öffentliches Ereignis nach dem Beschluss dieses Plans.',
    en: 'Where the seed comes from: a public event after this plan was agreed on.',
  },
  'plan.output': {
    de: 'output:\n  columns: [Familienname, Vorname, Strasse, Hausnummer, PLZ]   # sonst alle Spalten',
    en: 'output:\n  columns: [Familienname, Vorname, Strasse, Hausnummer, PLZ]   # all columns if left out',
  },
} satisfies Texts;

export type InitKey = keyof typeof initTexts;

/** A text with its values put in. */
export function initText(language: Language, key: InitKey, params?: Params): string {
  return fill(language, initTexts[key][language], params);
}

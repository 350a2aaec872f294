import { fill, type Params } from './fill.js';
import type { Language, Texts } from './sentence.js';

/**
 * What `init` asks and says, and the comments that it writes into a new plan. Only the command line needs
 * it, so it is not part of the catalogue.
 */
export const initTexts = {
  'init.title': { de: 'Plan angelegt: {file}', en: 'Plan written: {file}' },
  'init.next': { de: 'Als Nächstes den Plan durchlesen, dann:', en: 'Read the plan through, then:' },
  'init.nobody': { de: 'niemand', en: 'nobody' },
  'init.any-entry': { de: 'jeder Eintrag', en: 'any entry' },
  'init.holds': { de: 'in der Spalte: {shown}', en: 'in the column: {shown}' },
  'init.column-empty': {
    de: 'die Spalte ist aber überall leer',
    en: 'but the column is empty everywhere',
  },
  'init.held': {
    de: 'verschiedene Angaben ({empty} leer)',
    en: 'different entries ({empty} empty)',
  },
  'init.missing': { de: 'Das fehlt noch oder wurde nicht gefunden:', en: 'Still missing or not found:' },
  'init.no-block': {
    de: 'Keine Spalte mit Auskunftssperren oder Sperrvermerken (§§ 51, 52 BMG). Kennt das Register welche, gehören sie in den Export.',
    en: 'No column with blocks on information (§§ 51, 52 BMG). If the register has any, they belong in the export.',
  },
  'init.no-district': {
    de: 'Keine Spalte mit dem Stadtteil; nach ihm wird nicht geschichtet.',
    en: 'No column with the district; it is no dimension.',
  },
  'init.no-gender': {
    de: 'Keine Spalte mit dem Geschlecht; nach ihm wird nicht geschichtet.',
    en: 'No column with the gender; it is no dimension.',
  },
  'init.no-birth-date': {
    de: 'Keine Spalte mit Geburtsdatum oder Alter; auch Kinder könnten gezogen werden.',
    en: 'No column with birth date or age; children could be drawn too.',
  },
  'init.no-rule': {
    de: 'Für die Spalte „{column}“ gibt es keine Regel; sie enthält: {shown}',
    en: 'There is no rule for the column "{column}"; it holds: {shown}',
  },
  'init.no-title': { de: 'Der Titel (title).', en: 'The title (title).' },
  'init.no-seed': {
    de: 'Das öffentliche Ereignis, aus dem der Startwert kommt (seed).',
    en: 'The public event that the seed comes from (seed).',
  },
  'ask.title': { de: 'Wofür wird gelost?', en: 'What is the draw for?' },
  'ask.size': {
    de: 'Wie viele Personen sollen eingeladen werden?',
    en: 'How many people are to be invited?',
  },
  'ask.min-age': { de: 'Ab welchem Alter?', en: 'From which age on?' },
  'ask.reference-date': {
    de: 'Stichtag für das Alter (TT.MM.JJJJ)?',
    en: 'Day on which ages count (YYYY-MM-DD)?',
  },
  'ask.shut-out-intro': { de: 'Spalte „{column}“: {shown}', en: 'Column "{column}": {shown}' },
  'ask.shut-out': {
    de: 'Wer wird danach ausgeschlossen? Werte mit Komma, * = jeder Eintrag, - = niemand',
    en: 'Who is excluded by it? Values with commas, * = any entry, - = nobody',
  },
  'ask.seed-intro': {
    de: 'Der Startwert kommt aus einem öffentlichen Ereignis, das erst nach dem Beschluss dieses Plans stattfindet,\netwa einer bestimmten Lottoziehung mit ihrem Datum.',
    en: 'The seed comes from a public event that takes place only after this plan was agreed on,\nsuch as a certain lottery with its date.',
  },
  'ask.seed-source': {
    de: 'Welches Ereignis? (Enter: später eintragen)',
    en: 'Which event? (Enter: to be filled in later)',
  },
  'again.size': {
    de: 'Das ist keine ganze Zahl ab 1, zum Beispiel 200.',
    en: 'That is no whole number from 1 on, such as 200.',
  },
  'again.min-age': {
    de: 'Das ist kein Alter in Jahren, zum Beispiel 16.',
    en: 'That is no age in years, such as 16.',
  },
  'again.date-form': {
    de: 'Das ist kein Datum wie 01.12.2026 oder 2026-12-01.',
    en: 'That is no date such as 2026-12-01 or 01.12.2026.',
  },
  'again.date': { de: 'Diesen Tag gibt es nicht.', en: 'There is no such day.' },
  'again.shut-out': {
    de: 'Mindestens einer dieser Werte kommt in der Spalte nicht vor; bitte so schreiben, wie er oben steht.',
    en: 'At least one of these values does not occur in the column; please write it as it stands above.',
  },
  'again.seed-source': {
    de: 'Das ist zu kurz: Das Ereignis muss für alle eindeutig sein, mit Datum.',
    en: 'That is too short: everybody must know which event is meant, with its date.',
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
  'plan.title': {
    de: 'title: Bürgerrat ..          # wofür gelost wird',
    en: 'title: Citizens’ assembly .. # what the draw is for',
  },
  'plan.seed-open': {
    de: 'Woher der Startwert kommt: ein öffentliches Ereignis nach dem Beschluss dieses Plans, zum Beispiel die\nLottozahlen eines Samstags. Das fehlt noch; bitte den Tag eintragen und die Zeichen # davor löschen:\nseed:\n  event: { type: lotto, game: 6aus49, date: .., spiel_77: true, super_6: true }',
    en: 'Where the seed comes from: a public event after this plan was agreed on, such as the German lottery on a\nSaturday. Still missing; please fill in the day and delete the signs # before it:\nseed:\n  event: { type: lotto, game: 6aus49, date: .., spiel_77: true, super_6: true }',
  },
  'plan.seed': {
    de: 'Woher der Startwert kommt: ein öffentliches Ereignis nach dem Beschluss dieses Plans.',
    en: 'Where the seed comes from: a public event after this plan was agreed on.',
  },
  'plan.output': {
    de: 'output:\n  columns: [Familienname, Vorname, Strasse, Hausnummer, PLZ]   # sonst nur, was Briefe brauchen',
    en: 'output:\n  columns: [Familienname, Vorname, Strasse, Hausnummer, PLZ]   # otherwise only what letters need',
  },
} satisfies Texts;

export type InitKey = keyof typeof initTexts;

/** A text with its values put in. */
export function initText(language: Language, key: InitKey, params?: Params): string {
  return fill(language, initTexts[key][language], params);
}

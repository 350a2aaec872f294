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
} satisfies Texts;

export type InitKey = keyof typeof initTexts;

/** A text with its values put in. */
export function initText(language: Language, key: InitKey, params?: Params): string {
  return fill(language, initTexts[key][language], params);
}

import type { Texts } from './sentence.js';

/** The comments of a new plan: `init` writes them, and so does the form of the page. */
export const planCommentTexts = {
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

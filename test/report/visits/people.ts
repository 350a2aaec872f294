import fc from 'fast-check';
import type { Visit } from '../../../src/report/visits/walk.js';
import type { VisitWords } from '../../../src/report/visits/words.js';

/** People to be visited, and words to say it in. */

export function visit(
  code: string,
  where: string,
  more: Partial<Visit> & { readonly area?: string } = {},
): Visit {
  const [, street = '', houseNumber = ''] = /^(.*?)(?: (\d.*|-))?$/.exec(where) ?? [];
  const { area = 'Mitte', ...others } = more;
  const name = others.name ?? `Person ${code}`;
  const address = { area, street, houseNumber, postcode: '79100', town: 'Musterstadt' };
  return { code, name, sortName: name, extra: '', address, attempts: 1, visits: 0, ...others };
}

/** As registers have them, badly written ones among them; every code once. */
export const anyVisits: fc.Arbitrary<Visit[]> = fc
  .array(
    fc.record({
      area: fc.constantFrom('', 'Nord', 'Süd', 'Bezirk 2', 'Bezirk 10'),
      street: fc.constantFrom('', 'Hauptstr.', 'Hauptstraße', 'Ährenweg', 'Am Bach', '=cmd', '!'),
      houseNumber: fc.constantFrom('', '1', '2', '2a', '2 A', '3', '4-6', '10', '12 1/2', 'Schloss', '?'),
      postcode: fc.constantFrom('79100', '79102', ''),
      name: fc.constantFrom('Ada Öz', 'Bo Li', '<b>', ''),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ area, street, houseNumber, postcode, name }, at) => ({
      ...{ code: `C${String(at).padStart(4, '0')}`, name, sortName: name, extra: '', attempts: 1, visits: 0 },
      address: { area, street, houseNumber, postcode, town: 'Musterstadt' },
    })),
  );

export const WORDS: VisitWords = {
  language: 'de',
  title: 'Bürgerrat',
  outcomes: {
    ...{ accepted: 'nimmt teil', undecided: 'überlegt', declined: 'lehnt ab', 'not-met': 'niemand da' },
    ...{ moved: 'verzogen', deceased: 'verstorben', unreachable: 'nicht zu erreichen' },
  },
  needs: [
    { code: 'access', word: 'Barrierefreiheit' },
    { code: 'childcare', word: 'Kinderbetreuung' },
  ],
  team: (team, teams) => `Team ${team} von ${teams}`,
  size: (people, addresses) => `${people} Personen, ${addresses} Adressen`,
  list: {
    ...{ title: 'Besuchsliste', legal: ['Kein Rat.'], private: 'Vertraulich.', order: 'Ungerade zuerst.' },
    ...{
      name: 'Name',
      number: 'Haus',
      attempt: (number) => `${number}. Besuch`,
      earlier: (visits) => `bisher ${visits}`,
      time: 'Zeit',
      met: 'da',
    },
    ...{ outcome: 'Ergebnis', needs: 'Braucht', unplaced: 'Ohne Anschrift', unplacedWhy: 'Es fehlt etwas.' },
    noArea: 'Ohne Stadtteil',
  },
  letterbox: {
    ...{
      title: 'Zettel',
      personal: 'Persönlich',
      greeting: (name) => `Guten Tag ${name},`,
      here: 'Wir waren da.',
    },
    ...{ when: 'Tag', who: 'Wer', drawn: 'Per Los.', answer: 'Bitte antworten.', code: 'Code', contact: '' },
    ...{ contactLine: 'Kontakt', free: 'Freiwillig.', fold: 'Falten.' },
  },
  phone: {
    ...{
      title: 'Besuche',
      private: 'Vertraulich.',
      how: 'Antippen.',
      noScript: 'Kein Skript.',
      code: 'Code',
    },
    ...{
      outcomeOf: (name) => `Ergebnis für ${name}`,
      needsOf: (name) => `Was ${name} braucht`,
      more: 'Mehr',
    },
    ...{ note: 'Notiz', noteHint: 'Freiwillig.', attempts: 'Besuche', fewer: 'weniger', another: 'mehr' },
    ...{ clear: 'Eintrag löschen', undo: 'Rückgängig', save: 'Datei sichern', asText: 'Als Text' },
    ...{ remember: 'Merken', rememberHint: 'Ohne Namen.', forget: 'Alles löschen' },
    live: {
      ...{
        progress: '{done} von {total}',
        noted: '{name}: {outcome}, {number}',
        'taken-back': '{name}: zurück',
      },
      ...{ 'nothing-to-undo': 'Nichts.', saved: 'Gesichert: {file}', unsaved: 'Nicht gesichert.' },
      ...{ attempts: 'Besuche: {number}', 'attempts-left': 'geplant {most}', 'last-attempt': 'der letzte' },
      ...{
        'no-memory': 'Kein Gedächtnis.',
        remembered: 'Gemerkt.',
        forget: 'Alles?',
        forgotten: 'Vergessen.',
      },
      ...{ 'nothing-to-save': 'Noch nichts.', cleared: '{name}: gelöscht' },
    },
  },
};

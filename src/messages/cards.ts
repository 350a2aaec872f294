import type { Texts } from './sentence.js';

/** Questions of `record` on a terminal: reply cards, one after the other. */
export const cardTexts = {
  'cards.intro': {
    de: 'Antwortkarten eingeben, eine nach der anderen; jede wird gleich festgehalten.\nErgebnis als Buchstabe oder Wort: {letters}',
    en: 'Enter reply cards one after the other; each is recorded at once.\nOutcome as a letter or a word: {letters}',
  },
  'cards.letter': { de: '{letter.*} = {outcome.*}', en: '{letter.*} = {outcome.*}' },
  'cards.code': { de: 'Code (leer = fertig):', en: 'Code (empty = done):' },
  'cards.meant': { de: 'Meinten Sie {code}? [j/N]', en: 'Did you mean {code}? [y/N]' },
  'cards.mistyped': {
    de: 'Tippfehler{codes?; ähnlich sind: {codes}}. Bitte mit der Karte vergleichen.',
    en: 'Mistyped{codes?; similar ones are: {codes}}. Please compare it with the card.',
  },
  'cards.strange': {
    de: 'Diesen Code hat hier niemand; die Karte ist wohl von einer anderen Ziehung.',
    en: 'Nobody here has this code; the card is probably from another draw.',
  },
  'cards.outcome': {
    de: 'Ergebnis (leer = Karte überspringen):',
    en: 'Outcome (empty = skip this card):',
  },
  'cards.again': {
    de: 'Das ist nicht zu verstehen, bitte noch einmal.',
    en: 'Not understood, please try again.',
  },
  'cards.needs': {
    de: 'Bedarf (leer = keiner; möglich: {codes}):',
    en: 'Needs (empty = none; there are {codes}):',
  },
  'cards.note': { de: 'Notiz (leer = keine):', en: 'Note (empty = none):' },
  'cards.reason': {
    de: 'Grund der Berichtigung, ohne Namen (leer = nichts ändern):',
    en: 'Reason of the correction, without names (empty = change nothing):',
  },
  'cards.skipped': { de: 'übersprungen', en: 'skipped' },
  'cards.recorded': { de: 'festgehalten: {outcome.*}', en: 'recorded: {outcome.*}' },
  'cards.noted': { de: 'vermerkt', en: 'noted' },
  'cards.known': { de: 'war schon bekannt', en: 'was known already' },
  'letter.accepted': { de: 'z', en: 'a' },
  'letter.declined': { de: 'a', en: 'd' },
  'letter.withdrawn': { de: 'r', en: 'w' },
  'letter.unreachable': { de: 'n', en: 'n' },
  'letter.undeliverable': { de: 'u', en: 'u' },
  'letter.moved': { de: 'v', en: 'm' },
  'letter.deceased': { de: 't', en: 'x' },
} satisfies Texts;

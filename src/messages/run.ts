import type { Problems } from './sentence.js';

/** What is said when the program itself fails, or can't run as it should. */
export const runProblems = {
  'BUG-001': {
    what: { de: 'Fehler im Programm ({detail})', en: 'error in the program ({detail})' },
    why: {
      de: 'das hätte nicht geschehen dürfen; es wurde nichts geschrieben',
      en: 'this should not have happened; nothing was written',
    },
    remedy: {
      de: 'bitte melden, mit dem Aufruf, aber ohne Daten aus dem Register',
      en: 'please report it, with the command line but without any data from the register',
    },
  },
  'RUN-001': {
    what: { de: 'Lesevorgang {worker} ist abgebrochen ({detail})', en: 'reader {worker} died ({detail})' },
    why: {
      de: 'das Register ist nur zum Teil gelesen; es wurde nichts geschrieben',
      en: 'only part of the register was read; nothing was written',
    },
    remedy: {
      de: 'noch einmal versuchen, notfalls mit --workers 0; wenn es wieder geschieht, bitte melden',
      en: 'try again, if need be with --workers 0; please report it if it happens again',
    },
  },
  'RUN-002': {
    what: {
      de: 'Die Rechnung für die Lotterie ist gescheitert ({status})',
      en: 'the computation of the lottery failed ({status})',
    },
    why: {
      de: 'das Rechenverfahren hat kein brauchbares Ergebnis geliefert; es wurde nichts geschrieben',
      en: 'the solver gave no result that could be used; nothing was written',
    },
    remedy: {
      de: '--time-limit weglassen oder erhöhen; wenn es wieder geschieht, bitte melden',
      en: 'leave out --time-limit or raise it; if it happens again, please report it',
    },
  },
  'RUN-003': {
    what: {
      de: 'Das Register wurde auf die langsame Art gelesen (WebAssembly ist hier nicht erlaubt)',
      en: 'the register was read the slow way (WebAssembly is not allowed here)',
    },
    why: {
      de: 'das Ergebnis ist genau dasselbe, es dauert nur länger',
      en: 'the result is exactly the same, it only takes longer',
    },
    remedy: {
      de: 'nichts zu tun; wem es zu lange dauert, der nehme einen anderen Browser oder einen anderen Rechner',
      en: 'nothing needs to be done; if it takes too long, use another browser or another machine',
    },
  },
  'RUN-004': {
    what: {
      de: 'Das Rechenverfahren für Quoten lässt sich nicht laden',
      en: 'the solver for quotas cannot be loaded',
    },
    why: {
      de: 'es läuft in WebAssembly; das ist hier nicht erlaubt, oder das Programm ist nicht vollständig. Es wurde nichts geschrieben',
      en: 'it runs in WebAssembly, which is not allowed here, or the program is not complete; nothing was written',
    },
    remedy: {
      de: 'das Programm neu installieren, sonst einen anderen Browser oder einen anderen Rechner nehmen; ohne Quoten geht es auch hier',
      en: 'install the program anew, or else use another browser or another machine; without quotas it works here as well',
    },
  },
} satisfies Problems;

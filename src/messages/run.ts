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
  'BUG-002': {
    what: {
      de: 'Fehler im Programm ({detail}), nachdem alles gespeichert war',
      en: 'error in the program ({detail}), after everything was stored',
    },
    why: {
      de: 'die Auslosung ist gültig, Listen und Protokoll liegen vollständig im Ausgabeordner{fingerprint?; Fingerabdruck des Protokolls: {fingerprint}}',
      en: 'the draw is valid, lists and log are complete in the output folder{fingerprint?; fingerprint of the log: {fingerprint}}',
    },
    remedy: {
      de: 'den Fingerabdruck notieren und die Auslosung mit losverfahren verify prüfen; den Fehler bitte melden, ohne Daten aus dem Register',
      en: 'write down the fingerprint and verify the draw with losverfahren verify; please report the error, without data from the register',
    },
  },
  'RUN-010': {
    what: {
      de: 'Das Lesen der Datei ist mittendrin abgebrochen ({reason.*})',
      en: 'reading the file broke off in the middle ({reason.*})',
    },
    why: {
      de: 'das System konnte die Datei nicht zu Ende lesen; es wurde nichts geschrieben',
      en: 'the system could not read the file to its end; nothing was written',
    },
    remedy: {
      de: 'Datenträger und Netzlaufwerk prüfen, die Datei auf diesen Rechner kopieren und den Aufruf wiederholen',
      en: 'check the medium and the network drive, copy the file to this machine and repeat the call',
    },
  },
  'RUN-011': {
    what: {
      de: 'Eine Datei des Programms lässt sich nicht lesen: {file} ({reason.*})',
      en: 'a file of the program cannot be read: {file} ({reason.*})',
    },
    why: {
      de: 'die Installation ist unvollständig oder beschädigt, oder ein anderes Programm hält die Datei fest; es wurde nichts geschrieben',
      en: 'the installation is incomplete or damaged, or another program holds the file; nothing was written',
    },
    remedy: {
      de: 'noch einmal versuchen, dann losverfahren neu installieren',
      en: 'try again, then install losverfahren anew',
    },
  },
  'RUN-012': {
    what: {
      de: 'Das System hat einen Fehler gemeldet ({reason.*})',
      en: 'the system reported a fault ({reason.*})',
    },
    why: {
      de: 'die Arbeit konnte nicht beendet werden; es wurde nichts geschrieben',
      en: 'the work could not be finished; nothing was written',
    },
    remedy: {
      de: 'Datenträger und Netzlaufwerk prüfen und den Aufruf wiederholen',
      en: 'check the medium and the network drive and repeat the call',
    },
  },
  'RUN-013': {
    what: {
      de: 'Im Ordner für vorübergehende Dateien lässt sich nicht arbeiten ({reason.*})',
      en: 'the folder for temporary files cannot be used ({reason.*})',
    },
    why: {
      de: 'bei großen Registern reicht der Arbeitsspeicher nicht für alle Kennungen; es wurde nichts geschrieben',
      en: 'with large registers memory does not suffice for all ids; nothing was written',
    },
    remedy: {
      de: 'dort Platz schaffen, oder mit der Umgebungsvariablen TMPDIR (Windows: TEMP) einen anderen Ordner nennen',
      en: 'make room there, or name another folder with the environment variable TMPDIR (Windows: TEMP)',
    },
  },
  'RUN-014': {
    what: {
      de: 'Die Auslosung ist gespeichert, aber die Ausgabe ließ sich nicht schreiben ({reason.*})',
      en: 'the draw is stored, but the output could not be written ({reason.*})',
    },
    why: {
      de: 'Listen und Protokoll liegen vollständig im Ausgabeordner{fingerprint?; Fingerabdruck des Protokolls: {fingerprint}}',
      en: 'lists and log are complete in the output folder{fingerprint?; fingerprint of the log: {fingerprint}}',
    },
    remedy: {
      de: 'die Auslosung nicht wiederholen; den Fingerabdruck notieren und veröffentlichen',
      en: 'do not repeat the draw; write down the fingerprint and publish it',
    },
  },
  'RUN-015': {
    what: {
      de: 'Die Ausgabe ließ sich nicht schreiben ({reason.*})',
      en: 'the output could not be written ({reason.*})',
    },
    why: {
      de: 'was hier steht, ist unvollständig',
      en: 'what stands here is incomplete',
    },
    remedy: {
      de: 'Platz schaffen oder die Ausgabe woandershin lenken, und den Aufruf wiederholen',
      en: 'make room or send the output elsewhere, and repeat the call',
    },
  },
} satisfies Problems;

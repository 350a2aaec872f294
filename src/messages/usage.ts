import type { Problems } from './sentence.js';

/** What is said of a call that is wrong. */
export const usageProblems = {
  'USE-001': {
    what: { de: 'Unbekannter Befehl „{name}“', en: 'unknown command "{name}"' },
    why: { de: 'Befehle: {commands}', en: 'commands: {commands}' },
    remedy: {
      de: 'losverfahren --help zeigt alle Befehle{nearest? – gemeint ist vielleicht „{nearest}“}',
      en: 'losverfahren --help shows all commands{nearest?; perhaps "{nearest}" is meant}',
    },
  },
  'USE-002': {
    what: { de: 'Unbekannte Option „{name}“', en: 'unknown option "{name}"' },
    why: { de: 'der Befehl kennt sie nicht', en: 'the command does not know it' },
    remedy: {
      de: 'losverfahren {command} --help zeigt alle Optionen{nearest? – gemeint ist vielleicht „{nearest}“}',
      en: 'losverfahren {command} --help shows all options{nearest?; perhaps "{nearest}" is meant}',
    },
  },
  'USE-003': {
    what: { de: 'Zur Option „{name}“ fehlt ein Wert', en: 'the option "{name}" needs a value' },
    why: { de: 'sie steht nicht für sich allein', en: 'it does not stand alone' },
    remedy: {
      de: 'losverfahren {command} --help zeigt ein Beispiel',
      en: 'losverfahren {command} --help shows an example',
    },
  },
  'USE-004': {
    what: { de: 'Falscher Aufruf: {detail}', en: 'wrong call: {detail}' },
    why: { de: 'so ist der Befehl nicht gedacht', en: 'the command is not meant to be used like this' },
    remedy: {
      de: 'losverfahren {command} --help zeigt ein Beispiel',
      en: 'losverfahren {command} --help shows an example',
    },
  },
  'USE-005': {
    what: { de: 'Es ist keine Datei angegeben', en: 'no file was given' },
    why: {
      de: 'weder der Aufruf noch der Plan nennt ein Register oder Zusagen',
      en: 'neither the call nor the plan names a register or answers',
    },
    remedy: {
      de: 'die Datei hinter den Befehl schreiben oder im Plan unter register: files: nennen',
      en: 'write the file behind the command, or name it in the plan under register: files:',
    },
  },
  'USE-006': {
    what: { de: 'Es gibt keinen Plan, und --size fehlt', en: 'there is no plan, and --size is missing' },
    why: {
      de: 'es ist nicht klar, wie viele Personen gezogen werden sollen',
      en: 'it is not clear how many people to draw',
    },
    remedy: {
      de: 'einen Plan anlegen (losverfahren init register.csv) oder --size mit --stratify oder --targets angeben',
      en: 'make a plan (losverfahren init register.csv), or give --size with --stratify or --targets',
    },
  },
  'USE-007': {
    what: { de: 'Es fehlt eine Angabe: {name}', en: 'an argument is missing: {name}' },
    why: {
      de: 'ohne sie weiß der Befehl nicht, was er tun soll',
      en: 'without it the command does not know what to do',
    },
    remedy: {
      de: 'losverfahren {command} --help zeigt ein Beispiel',
      en: 'losverfahren {command} --help shows an example',
    },
  },
  'USE-008': {
    what: { de: 'Zu viele Angaben', en: 'too many arguments' },
    why: {
      de: 'der Befehl erwartet weniger; Pfade mit Leerzeichen gehören in Anführungszeichen',
      en: 'the command expects fewer; paths with spaces must be quoted',
    },
    remedy: {
      de: 'losverfahren {command} --help zeigt ein Beispiel',
      en: 'losverfahren {command} --help shows an example',
    },
  },
  'USE-009': {
    what: { de: 'Wert von {flag} ist leer', en: 'the value of {flag} is empty' },
    why: { de: 'erwartet wird {expected.*}', en: 'expected is {expected.*}' },
    remedy: {
      de: 'Wert angeben oder {flag} weglassen; in einem Skript ist vielleicht eine Variable leer',
      en: 'give a value or leave {flag} out; in a script a variable may be empty',
    },
  },
  'USE-010': {
    what: { de: 'Wert von {flag} ist nicht zu verstehen', en: 'cannot understand the value of {flag}' },
    why: { de: 'erwartet wird: {expected.*}', en: 'expected: {expected.*}' },
    remedy: { de: 'Wert berichtigen', en: 'correct the value' },
  },
  'USE-011': {
    what: {
      de: 'Die Eingabe endete mitten in den Fragen',
      en: 'the input ended in the middle of the questions',
    },
    why: {
      de: 'noch ohne Antwort: {flags}; es wurde nichts geschrieben',
      en: 'still without an answer: {flags}; nothing was written',
    },
    remedy: {
      de: 'noch einmal beginnen (die Eingabetaste übernimmt den Vorschlag) oder --no-input und diese Optionen angeben',
      en: 'begin again (Enter takes what is suggested), or give --no-input and these flags',
    },
  },
  'USE-012': {
    what: { de: '{flag} passt nicht zu einer Tabelle', en: '{flag} does not go with a table' },
    why: {
      de: 'bei festen Zahlen je Topf gibt es nur ein mögliches Ergebnis je Topf und keine Quoten, zu denen jemand zählt',
      en: 'with fixed numbers from each pot there is only one possible outcome of each pot, and no quotas to count towards',
    },
    remedy: {
      de: '{flag} weglassen und die Zahlen in der Tabelle anpassen',
      en: 'leave {flag} out and adapt the numbers in the table',
    },
  },
  'USE-013': {
    what: { de: '{flag} gilt nur für ein Gremium', en: '{flag} is for a panel only' },
    why: { de: 'bei Einladungen ist noch niemand dabei', en: 'with invitations nobody is in yet' },
    remedy: { de: '--panel dazuschreiben oder {flag} weglassen', en: 'add --panel, or leave {flag} out' },
  },
  'USE-014': {
    what: { de: 'Die Option {flag} gibt es bei {command} nicht', en: '{command} has no option {flag}' },
    why: {
      de: 'sie hätte dort keine Wirkung; es gibt sie bei: {commands}',
      en: 'it would have no effect there; these have it: {commands}',
    },
    remedy: { de: '{flag} weglassen', en: 'leave {flag} out' },
  },
  'USE-015': {
    what: { de: '{flag} hat allein keine Wirkung', en: '{flag} alone has no effect' },
    why: {
      de: 'die Option gehört zu {needs={needs}|einer von diesen: {needs}}',
      en: 'the option goes with {needs={needs}|one of these: {needs}}',
    },
    remedy: {
      de: '{needs={needs}|eine davon} dazuschreiben oder {flag} weglassen',
      en: 'add {needs={needs}|one of them}, or leave {flag} out',
    },
  },
  'USE-016': {
    what: { de: '{flag} hatte keine Wirkung', en: '{flag} had no effect' },
    why: { de: 'es fehlt etwas dafür: {lacks.*}', en: 'something is missing for it: {lacks.*}' },
    remedy: { de: 'den Aufruf prüfen oder {flag} weglassen', en: 'check the call, or leave {flag} out' },
  },
  'USE-030': {
    what: { de: '„{word}“ hat nur einen Strich', en: '"{word}" has only one hyphen' },
    why: {
      de: 'so wäre es die Option {short} mit dem Wert „{value}“',
      en: 'so it would be the option {short} with the value "{value}"',
    },
    remedy: {
      de: '{long} mit zwei Strichen schreiben, oder hinter {short} ein Leerzeichen setzen',
      en: 'write {long} with two hyphens, or put a blank behind {short}',
    },
  },
  'USE-031': {
    what: {
      de: 'Um den Wert von {flag} fehlen die Anführungszeichen',
      en: 'quotation marks are missing around the value of {flag}',
    },
    why: {
      de: 'ohne sie zählt nur das erste Wort; übrig {words=bleibt|bleiben}: {words}',
      en: 'without them only the first word counts; left over {words=is|are}: {words}',
    },
    remedy: {
      de: '{flag} "{whole}" schreiben, mit geraden Anführungszeichen',
      en: 'write {flag} "{whole}", with straight quotation marks',
    },
  },
} satisfies Problems;

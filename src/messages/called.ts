import type { Problems } from './sentence.js';

/** Who was called, and the lists that say who they are. */
export const calledProblems = {
  'CALL-001': {
    what: { de: 'Das ist kein Ordner einer Ziehung', en: 'this is not the folder of a draw' },
    why: {
      de: 'gebraucht werden das Protokoll und die Listen daneben',
      en: 'the log and the lists beside it are needed',
    },
    remedy: {
      de: 'den Ordner angeben, in den losverfahren draw geschrieben hat',
      en: 'give the folder that losverfahren draw wrote to',
    },
  },
  'CALL-002': {
    what: { de: 'Hier wurden noch keine Briefe gezogen', en: 'no letters have been drawn here yet' },
    why: {
      de: 'bisher ist niemand angeschrieben',
      en: 'so far nobody has been called',
    },
    remedy: { de: 'zuerst ziehen: losverfahren draw', en: 'draw first: losverfahren draw' },
  },
  'CALL-003': {
    what: {
      de: 'Mit diesem Schlüssel wurde hier nicht gezogen',
      en: 'the draw was not made with this key',
    },
    why: {
      de: 'seine Prüfsumme ist eine andere als die im Protokoll {log}',
      en: 'its hash is another one than the one in the log {log}',
    },
    remedy: {
      de: 'mit --key-file die Datei angeben, mit der gezogen wurde',
      en: 'with --key-file give the file that the draw was made with',
    },
  },
  'CALL-004': {
    what: { de: 'Diese Liste wurde gelöscht', en: 'this list was deleted' },
    why: {
      de: 'so steht es im Protokoll; ohne sie weiß niemand mehr, wer die Angeschriebenen sind',
      en: 'so the log says; without it nobody knows any more who was called',
    },
    remedy: {
      de: 'die Ziehung ist abgeschlossen; verify und status gehen weiterhin',
      en: 'the draw is over; verify and status still work',
    },
  },
  'CALL-005': {
    what: { de: 'Liste lässt sich nicht lesen: {reason}', en: 'the list cannot be read: {reason}' },
    why: {
      de: 'nur auf ihr steht, wer die Angeschriebenen sind',
      en: 'it alone says who was called',
    },
    remedy: {
      de: 'die Liste wieder neben das Protokoll legen, unter ihrem alten Namen',
      en: 'put the list beside the log again, under its old name',
    },
  },
  'CALL-006': {
    what: {
      de: 'Die Liste passt nicht zum Protokoll',
      en: 'the list does not fit the log',
    },
    why: {
      de: 'Lose und Kennungen darauf sind nicht die des Protokolls',
      en: 'tickets and ids on it are not those of the log',
    },
    remedy: {
      de: 'die unveränderte Liste neben das Protokoll legen; Spalten mit los_ davor nicht ändern',
      en: 'put the list beside the log as it was written; do not change columns that begin with los_',
    },
  },
  'CALL-007': {
    what: {
      de: 'Auf der Liste fehlt die Kennung: {columns}',
      en: 'the list lacks the id: {columns}',
    },
    why: {
      de: 'ohne sie lässt sich niemand wiederfinden',
      en: 'without it nobody can be found again',
    },
    remedy: {
      de: 'diese Spalten in output.columns aufnehmen und die Listen mit demselben Startwert noch einmal schreiben',
      en: 'add these columns to output.columns and write the lists again with the same seed',
    },
  },
  'CALL-008': {
    what: {
      de: 'Der Plan im Arbeitsordner ist nicht der dieser Ziehung und bleibt unbeachtet',
      en: 'the plan in the working folder is not that of this draw and is left alone',
    },
    why: {
      de: 'seine Prüfsumme ist eine andere als die im Protokoll',
      en: 'its hash is another one than the one in the log',
    },
    remedy: {
      de: 'wenn er trotzdem gelten soll: --plan {plan}',
      en: 'if it is to count all the same: --plan {plan}',
    },
  },
  'CALL-009': {
    what: {
      de: 'Das ist nicht der Plan, der angekündigt wurde',
      en: 'this is not the plan that was announced',
    },
    why: {
      de: 'seine Prüfsumme ist eine andere als die im Protokoll; wer gezogen wird, hängt davon nicht mehr ab',
      en: 'its hash is another one than the one in the log; who is drawn does not depend on it any more',
    },
    remedy: {
      de: 'das ist erlaubt; für Prüfende beide Pläne aufheben',
      en: 'that is allowed; keep both plans for auditors',
    },
  },
  'CALL-010': {
    what: {
      de: 'Zwischen Festlegung und Ziehung kommt nichts dazu',
      en: 'nothing is added between a commitment and its draw',
    },
    why: {
      de: 'am Ende des Protokolls wartet eine Festlegung auf ihr öffentliches Ereignis; was jetzt dazukäme, könnte sie umgehen',
      en: 'at the end of the log a commitment waits for its public event; whatever were added now could get around it',
    },
    remedy: {
      de: 'erst ziehen, dann weiter festhalten; Antworten bis dahin in einer Datei sammeln',
      en: 'draw first, then go on; collect replies in a file until then',
    },
  },
} satisfies Problems;

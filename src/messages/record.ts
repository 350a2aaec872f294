import type { Problems, Texts } from './sentence.js';

/** What became of people who were called. */
const OUTCOMES = {
  accepted: { de: 'zugesagt', en: 'accepted' },
  declined: { de: 'abgesagt', en: 'declined' },
  withdrawn: { de: 'nach Zusage zurückgezogen', en: 'withdrawn after accepting' },
  unreachable: { de: 'nicht erreicht', en: 'not reached' },
  undeliverable: { de: 'Brief unzustellbar', en: 'letter undeliverable' },
  moved: { de: 'verzogen', en: 'moved away' },
  deceased: { de: 'verstorben', en: 'deceased' },
} satisfies Texts;

type Prefixed<P extends string, W> = { readonly [K in keyof W & string as `${P}.${K}`]: W[K] };

function prefixed<P extends string, W extends Texts>(prefix: P, words: W): Prefixed<P, W> {
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => [`${prefix}.${name}`, word]),
  ) as Prefixed<P, W>;
}

/** What `record` says. */
export const recordTexts = {
  ...prefixed('outcome', OUTCOMES),
  ...prefixed('now', OUTCOMES),
  'record.change': { de: 'bisher {outcome.*}, jetzt {now.*}', en: 'so far {outcome.*}, now {now.*}' },
  'record.change-at': {
    de: 'Zeile {line}: bisher {outcome.*}, jetzt {now.*}',
    en: 'line {line}: so far {outcome.*}, now {now.*}',
  },
  'record.none': { de: 'Nichts Neues; es wurde nichts geändert.', en: 'Nothing new; nothing was changed.' },
  'record.done': {
    de: '{count} {count=Antwort|Antworten} festgehalten:',
    en: '{count} {count=reply|replies} recorded:',
  },
  'record.attempts': {
    de: '{count} {count=Kontaktversuch|Kontaktversuche} ohne Ergebnis vermerkt',
    en: '{count} {count=attempt|attempts} without an outcome noted',
  },
  'record.presence': {
    de: 'Bei {count} {count=Person|Personen} vermerkt, ob sie da {count=war|waren}',
    en: 'noted of {count} {count=person|people} whether they came',
  },
  'record.notes': {
    de: '{count} {count=Notiz|Notizen} dazu vermerkt',
    en: '{count} {count=note|notes} added',
  },
  'record.corrections': {
    de: 'davon {count} {count=Berichtigung|Berichtigungen}',
    en: '{count} of them {count=a correction|corrections}',
  },
  'record.known': {
    de: '{count} {count=Zeile war|Zeilen waren} schon bekannt',
    en: '{count} {count=row was|rows were} known already',
  },
  'record.older': {
    de: '{count} {count=Zeile ist|Zeilen sind} älter als das, was bekannt ist, und {count=ändert|ändern} nichts',
    en: '{count} {count=row is|rows are} older than what is known and {count=changes|change} nothing',
  },
  'record.read-before': {
    de: 'Diese Datei wurde schon eingelesen ({date.day}).',
    en: 'This file was read before ({date.day}).',
  },
  'record.state': {
    de: 'Von {called} Angeschriebenen {accepted=hat|haben} {accepted} zugesagt; nachzubesetzen: {free} {free=Platz|Plätze}.',
    en: 'Of {called} people called {accepted} {accepted=has|have} accepted; {free} {free=place has|places have} to be filled.',
  },
} satisfies Texts;

export const recordProblems = {
  'REC-001': {
    what: {
      de: 'Spalten für Code und Ergebnis nicht gefunden',
      en: 'no columns with code and outcome were found',
    },
    why: {
      de: 'ohne sie ist nicht klar, wer was geantwortet hat',
      en: 'without them nobody knows who answered what',
    },
    remedy: {
      de: 'die Spalten Code (oder {ids}) und Ergebnis nennen; daneben sind möglich: Weg, Versuche, Datum, Bedarf, Notiz',
      en: 'call the columns code (or {ids}) and outcome; beside them there can be: way, attempts, date, needs, note',
    },
  },
  'REC-002': {
    what: { de: 'Code und Kennung fehlen', en: 'there is neither a code nor an id' },
    why: { de: 'niemand weiß, wessen Antwort das ist', en: 'nobody knows whose reply this is' },
    remedy: { de: 'den Code vom Brief eintragen', en: 'put in the code of the letter' },
  },
  'REC-003': {
    what: { de: 'Ergebnis nicht erkannt', en: 'the outcome is not understood' },
    why: {
      de: 'festgehalten wird nur, was eindeutig ist',
      en: 'only what is clear is recorded',
    },
    remedy: {
      de: 'eines davon: zugesagt, abgesagt, zurückgezogen, nicht erreicht, unzustellbar, verzogen, verstorben; ohne Ergebnis: nicht angetroffen, unentschlossen; danach: anwesend, abwesend',
      en: 'one of accepted, declined, withdrawn, unreachable, undeliverable, moved, deceased; without an outcome: not-met, undecided; afterwards: present, absent',
    },
  },
  'REC-004': {
    what: {
      de: 'Weg oder Zahl der Versuche nicht erkannt',
      en: 'way or number of attempts is not understood',
    },
    why: { de: 'beides steht im Nachweis', en: 'both are part of the evidence' },
    remedy: {
      de: 'Weg: Brief, Online, Telefon oder Besuch; Versuche: eine Zahl von 1 bis 99; oder leer lassen',
      en: 'way: letter, web, phone or visit; attempts: a number from 1 to 99; or leave them empty',
    },
  },
  'REC-005': {
    what: { de: 'Datum der Antwort nicht erkannt', en: 'the date of the reply is not understood' },
    why: {
      de: 'nach dem Datum richtet sich, welche von zwei Antworten gilt',
      en: 'the date tells which of two replies counts',
    },
    remedy: {
      de: 'zum Beispiel 03.11.2026; oder leer lassen',
      en: 'for example 2026-11-03; or leave it empty',
    },
  },
  'REC-006': {
    what: { de: 'Bedarf nicht erkannt', en: 'a need is not understood' },
    why: {
      de: 'festgehalten wird nur, was im Plan steht, damit nichts Persönliches ins Protokoll kommt',
      en: 'only what the plan lists is recorded, so that nothing personal gets into the log',
    },
    remedy: {
      de: 'eines oder mehrere davon: {codes}; weitere stehen im Plan unter replies.needs',
      en: 'one or more of {codes}; others go into the plan, replies.needs',
    },
  },
  'REC-007': {
    what: { de: 'In der Datei steht keine Antwort', en: 'there is no reply in the file' },
    why: {
      de: 'die Spalte Ergebnis ist überall leer',
      en: 'the column with the outcome is empty throughout',
    },
    remedy: { de: 'Ergebnisse eintragen und noch einmal einlesen', en: 'fill in outcomes and read it again' },
  },
  'REC-008': {
    what: { de: 'Notiz ist zu lang', en: 'a note is too long' },
    why: { de: 'das sieht nach einer verrutschten Spalte aus', en: 'it looks as if a column has slipped' },
    remedy: {
      de: 'die Zeile ansehen; höchstens 2000 Zeichen',
      en: 'look at the row; at most 2000 characters',
    },
  },
  'REC-009': {
    what: {
      de: 'Code enthält einen Tippfehler{typed?: {typed}}',
      en: 'the code is mistyped{typed?: {typed}}',
    },
    why: {
      de: 'das Prüfzeichen am Ende passt nicht',
      en: 'the check symbol at its end does not fit',
    },
    remedy: {
      de: '{near?gemeint ist vielleicht {near}; }mit dem Brief vergleichen',
      en: '{near?perhaps {near} is meant; }compare it with the letter',
    },
  },
  'REC-010': {
    what: { de: 'Zu diesem Code gehört hier niemand', en: 'nobody here has this code' },
    why: {
      de: 'er ist richtig geschrieben, aber von einer anderen Ziehung',
      en: 'it is written correctly, but belongs to another draw',
    },
    remedy: { de: 'den Ordner der richtigen Ziehung angeben', en: 'give the folder of the right draw' },
  },
  'REC-011': {
    what: { de: 'Diese Person wurde nicht angeschrieben', en: 'this person was never called' },
    why: {
      de: 'nur Antworten von Angeschriebenen zählen; auch die Reserve ist noch nicht angeschrieben',
      en: 'only replies of people who were called count; the reserve has not been called either',
    },
    remedy: {
      de: 'Kennung vergleichen, auch Nullen am Anfang; sicherer ist der Code vom Brief',
      en: 'compare the id, zeros at the beginning too; the code of the letter is safer',
    },
  },
  'REC-012': {
    what: {
      de: '{count} {count=Antwort widerspricht|Antworten widersprechen} dem, was festgehalten ist',
      en: '{count} {count=reply contradicts|replies contradict} what is recorded',
    },
    why: {
      de: 'im Protokoll wird nichts überschrieben; eine Berichtigung bleibt mit ihrem Grund sichtbar\n{changes}',
      en: 'nothing in the log is overwritten; a correction stays visible with its reason\n{changes}',
    },
    remedy: {
      de: 'wenn das Neue stimmt: noch einmal mit --correct --reason "Warum", ohne Namen',
      en: 'if the new one is right: once more with --correct --reason "why", without names',
    },
  },
  'REC-013': {
    what: {
      de: '{count} {count=Zeile ist|Zeilen sind} inzwischen überholt',
      en: '{count} {count=row is|rows are} out of date by now',
    },
    why: {
      de: 'eine fortgeschriebene Liste enthält auch die alten Antworten; sie ändern nichts',
      en: 'a list that grows still has the old replies; they change nothing',
    },
    remedy: {
      de: 'wenn jemand es sich wieder anders überlegt hat: diese Antwort einzeln eingeben',
      en: 'if somebody has changed their mind again: record that reply by itself',
    },
  },
  'REC-014': {
    what: {
      de: 'Der Grund der Berichtigung fehlt oder ist zu lang',
      en: 'the reason of the correction is missing or too long',
    },
    why: {
      de: 'er steht im Protokoll, und alle können ihn lesen',
      en: 'it stands in the log, where everybody can read it',
    },
    remedy: {
      de: '--reason mit 1 bis {most} Zeichen, ohne Namen',
      en: '--reason with 1 to {most} characters, without names',
    },
  },
  'REC-015': {
    what: {
      de: 'Die Listen dieser Ziehung wurden gelöscht{date? ({date.day})}',
      en: 'the lists of this draw were deleted{date? ({date.day})}',
    },
    why: {
      de: 'niemand weiß mehr, wessen Antwort das ist',
      en: 'nobody knows any more whose reply this is',
    },
    remedy: {
      de: 'nach dem Löschen kommt nichts mehr dazu; verify und status gehen weiterhin',
      en: 'nothing is added after that; verify and status still work',
    },
  },
  'REC-016': {
    what: { de: 'Es gab nichts zu berichtigen', en: 'there was nothing to correct' },
    why: {
      de: 'keine Antwort widerspricht einer früheren; der Grund steht nirgends',
      en: 'no reply contradicts an earlier one; the reason stands nowhere',
    },
    remedy: { de: '--correct weglassen', en: 'leave out --correct' },
  },
  'REC-017': {
    what: {
      de: 'Was festgehalten werden soll, ist nicht klar',
      en: 'it is not clear what is to be recorded',
    },
    why: {
      de: 'entweder eine Datei mit --replies, oder eine Person mit --code oder --id und --outcome',
      en: 'either a file with --replies, or a person with --code or --id, and --outcome',
    },
    remedy: {
      de: 'losverfahren record {target} --code K7QX-3M9P --outcome zugesagt',
      en: 'losverfahren record {target} --code K7QX-3M9P --outcome accepted',
    },
  },
  'REC-018': {
    what: { de: '{flag} gehört nicht zu einer Datei', en: '{flag} does not go with a file' },
    why: {
      de: 'in der Datei hat jede Person ihre eigene Angabe',
      en: 'in the file every person has their own',
    },
    remedy: { de: 'eine Spalte dafür in die Datei nehmen', en: 'give the file a column for it' },
  },
  'REC-019': {
    what: {
      de: 'Code und Kennung gehören zu verschiedenen Personen',
      en: 'code and id belong to different people',
    },
    why: {
      de: 'so ist nicht klar, wessen Antwort das ist; wahrscheinlich sind Zellen verrutscht, oder es wurde nur ein Teil der Spalten sortiert',
      en: 'so it is not clear whose reply this is; probably cells have slipped, or only some of the columns were sorted',
    },
    remedy: {
      de: 'die Datei mit den Briefen vergleichen und berichtigen',
      en: 'compare the file with the letters and correct it',
    },
  },
  'REC-020': {
    what: {
      de: 'Diese Datei ist zu groß für eine Datei mit Antworten',
      en: 'this file is too large for a file of replies',
    },
    why: {
      de: 'gelesen werden höchstens {most} MB; so viele Antworten gibt es nicht',
      en: 'at most {most} MB are read; there are not that many replies',
    },
    remedy: {
      de: 'die richtige Datei angeben; oder auf mehrere verteilen',
      en: 'give the right file; or split it into several',
    },
  },
  'REC-021': {
    what: {
      de: 'Das Datum der Antwort liegt in der Zukunft',
      en: 'the date of the reply is in the future',
    },
    why: {
      de: 'alles, was danach eingeht, gälte sonst als älter',
      en: 'all that comes after it would otherwise be taken for older',
    },
    remedy: { de: 'Jahr und Monat prüfen; oder leer lassen', en: 'check year and month; or leave it empty' },
  },
  'LEDGER-001': {
    what: { de: 'Die private Datei ist beschädigt ({reason})', en: 'the private file is damaged ({reason})' },
    why: {
      de: 'in ihr stehen Besuche ohne Ergebnis, Gründe und wer da war; das Protokoll ist nicht betroffen',
      en: 'it holds visits without an outcome, reasons, and who came; the log is not affected',
    },
    remedy: {
      de: 'eine Sicherung zurücklegen; sonst die Datei umbenennen und weitermachen: Antworten stehen im Protokoll, der Rest ist verloren',
      en: 'put back a copy; otherwise rename the file and go on: replies are in the log, the rest is lost',
    },
  },
  'LEDGER-002': {
    what: {
      de: 'Die private Datei fehlt oder ist leer; es wird eine neue angelegt',
      en: 'the private file is missing or empty; a new one is made',
    },
    why: {
      de: 'alle Antworten stehen im Protokoll; Besuche ohne Ergebnis, Gründe, Tage und wer da war standen nur in ihr',
      en: 'all replies are in the log; visits without an outcome, reasons, days and who came were in it alone',
    },
    remedy: {
      de: 'wenn es eine Sicherung von replies.sqlite gibt: jetzt zurücklegen und noch einmal aufrufen',
      en: 'if there is a copy of replies.sqlite: put it back now and call again',
    },
  },
  'LEDGER-003': {
    what: {
      de: 'Die private Datei gehört zu einer anderen Ziehung',
      en: 'the private file belongs to another draw',
    },
    why: {
      de: 'ihr Protokoll beginnt mit einer anderen Zeile',
      en: 'its log begins with another line',
    },
    remedy: {
      de: 'replies.sqlite der richtigen Ziehung in den Ordner legen, oder die falsche herausnehmen',
      en: 'put replies.sqlite of the right draw into the folder, or take the wrong one out',
    },
  },
  'LEDGER-004': {
    what: {
      de: 'Das Protokoll ist älter als die private Datei, oder es ist anders weitergegangen',
      en: 'the log is older than the private file, or was continued differently',
    },
    why: {
      de: 'wahrscheinlich wurde eine alte Fassung zurückgelegt; was danach kam, würde sonst verschwinden',
      en: 'probably an old copy was put back; what came after it would be lost',
    },
    remedy: {
      de: 'das neueste audit.jsonl zurücklegen; sein Fingerabdruck war {fingerprint}; gibt es das nicht mehr, replies.sqlite umbenennen',
      en: 'put back the latest audit.jsonl; its fingerprint was {fingerprint}; if there is none any more, rename replies.sqlite',
    },
  },
  'LEDGER-005': {
    what: {
      de: 'Ein unterbrochener Aufruf wurde zu Ende geführt: {count} {count=Eintrag|Einträge}',
      en: 'an interrupted call was finished: {count} {count=entry|entries}',
    },
    why: {
      de: 'er war abgebrochen, nachdem feststand, was festzuhalten ist',
      en: 'it had been stopped after it was decided what to record',
    },
    remedy: {
      de: 'was damals eingegeben wurde, nicht noch einmal eingeben',
      en: 'do not enter once more what was entered then',
    },
  },
  'LEDGER-006': {
    what: {
      de: 'Die private Datei ist noch nicht auf dem Stand des Protokolls ({reason.*})',
      en: 'the private file is behind the log ({reason.*})',
    },
    why: {
      de: 'im Protokoll steht alles; was dazu vermerkt werden soll, ist nur vorgemerkt',
      en: 'everything is in the log; what is to be noted with it is only put down so far',
    },
    remedy: {
      de: 'die Ursache beheben; der nächste Aufruf holt es nach',
      en: 'remove the cause; the next call makes up for it',
    },
  },
  'LEDGER-007': {
    what: {
      de: 'Der Aufruf ließ sich weder ausführen noch zurücknehmen ({reason.*})',
      en: 'the call could neither be carried out nor be taken back ({reason.*})',
    },
    why: {
      de: 'was festgehalten werden sollte, ist in der privaten Datei vorgemerkt und kommt mit dem nächsten Aufruf ins Protokoll',
      en: 'what was to be recorded is put down in the private file, and gets into the log with the next call',
    },
    remedy: {
      de: 'die Ursache beheben und noch einmal aufrufen; es wird nichts doppelt',
      en: 'remove the cause and call again; nothing is recorded twice',
    },
  },
  'LEDGER-008': {
    what: {
      de: 'Ein unterbrochener Aufruf ließ sich nicht mehr zu Ende führen: {count} {count=Eintrag|Einträge}',
      en: 'an interrupted call could not be finished any more: {count} {count=entry|entries}',
    },
    why: {
      de: 'das Protokoll ist inzwischen ohne ihn weitergegangen',
      en: 'the log has continued without it since',
    },
    remedy: {
      de: 'was damals eingegeben wurde, noch einmal eingeben',
      en: 'enter once more what was entered then',
    },
  },
  'LOCK-001': {
    what: {
      de: 'In diesem Ordner arbeitet gerade jemand: {holder}',
      en: 'somebody is at work in this folder: {holder}',
    },
    why: {
      de: '{since?seit {since.day}; }zwei auf einmal würden einander überschreiben',
      en: '{since?since {since.day}; }two at once would overwrite each other',
    },
    remedy: {
      de: 'warten und noch einmal aufrufen; ist dort sicher niemand mehr am Werk, den Ordner .losverfahren.lock löschen',
      en: 'wait and call again; if it is certain that nobody is, delete the folder .losverfahren.lock',
    },
  },
  'LOCK-002': {
    what: {
      de: 'Inzwischen wurde das Protokoll fortgesetzt',
      en: 'the log was continued in the meantime',
    },
    why: {
      de: 'ein anderer Befehl war schneller; dieser hat nichts festgehalten',
      en: 'another command was faster; this one has recorded nothing',
    },
    remedy: { de: 'den Aufruf wiederholen', en: 'repeat the call' },
  },
} satisfies Problems;

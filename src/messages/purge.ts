import type { Problems, Texts } from './sentence.js';

/** What is said of deleting personal data, by `purge` and by whoever meets a log afterwards. */
export const purgeProblems = {
  'PURGE-001': {
    what: {
      de: 'Nach der Festlegung in diesem Protokoll ist noch nicht gelost worden',
      en: 'nothing has been drawn yet on the commitment in this log',
    },
    why: {
      de: 'zwischen Festlegung und Ziehung darf nichts stehen, und zum Ziehen wird der Schlüssel noch gebraucht',
      en: 'nothing may stand between a commitment and its draw, and the key is still needed for it',
    },
    remedy: {
      de: 'erst ziehen; fällt die Ziehung aus, Ordner und Schlüssel von Hand löschen',
      en: 'draw first; if the draw is called off, delete folder and key by hand',
    },
  },
  'PURGE-002': {
    what: {
      de: 'Das ist nicht der Plan, nach dem gezogen wurde, oder er fehlt',
      en: 'this is not the plan that was drawn by, or it is missing',
    },
    why: {
      de: 'gelöscht wird nur, was der bekannt gegebene Plan sagt; erwartet wird: {files}{given?; diese Datei hat SHA-256 {given}}',
      en: 'only what the announced plan says is deleted; expected: {files}{given?; this file has SHA-256 {given}}',
    },
    remedy: { de: 'die Datei unverändert mit --plan angeben', en: 'give that file, unchanged, with --plan' },
  },
  'PURGE-003': {
    what: { de: 'Das ist nicht der Schlüssel dieser Ziehung', en: 'this is not the key of this draw' },
    why: {
      de: 'seine Prüfsumme steht nicht im Protokoll; fremde Dateien löscht das Programm nicht',
      en: 'its hash is not in the log; the program deletes nothing that belongs to something else',
    },
    remedy: {
      de: 'mit --key-file die Datei angeben, mit der gezogen wurde, oder die Option weglassen',
      en: 'give the file that was drawn with, or leave out --key-file',
    },
  },
  'PURGE-004': {
    what: {
      de: 'Das ist keine gewöhnliche Datei und bleibt, wie es ist',
      en: 'this is no plain file, and it stays as it is',
    },
    why: {
      de: 'Verknüpfungen und Ordner werden nicht gelöscht, und es wird ihnen nicht gefolgt',
      en: 'links and folders are not deleted, and links are not followed',
    },
    remedy: {
      de: 'nachsehen, was dort liegt, und es von Hand löschen',
      en: 'look at what is there, and delete it by hand',
    },
  },
  'PURGE-005': {
    what: {
      de: 'Der Schlüssel dieser Ziehung wurde nicht gefunden und bleibt, wo er ist',
      en: 'the key of this draw was not found, and stays where it is',
    },
    why: {
      de: 'an dieser Stelle liegt keiner oder ein anderer; wer ihn hat, kann Kennungen und Lose einander zuordnen',
      en: 'there is none here, or another one; whoever has it can tell whose ticket is whose',
    },
    remedy: { de: 'mit --key-file angeben, wo er liegt', en: 'say with --key-file where it is' },
  },
  'PURGE-006': {
    what: {
      de: 'Der Plan sagt nicht, wann was gelöscht wird',
      en: 'the plan does not say what is deleted when',
    },
    why: {
      de: '--due löscht nur, was der bekannt gegebene Plan unter purge: mit einem Datum nennt',
      en: '--due deletes only what the announced plan names under purge: with a date',
    },
    remedy: {
      de: 'ohne --due löschen; im nächsten Plan zum Beispiel schreiben:\npurge: { lists: 2027-06-30, key: 2027-01-31 }',
      en: 'delete without --due; in the next plan write, for example:\npurge: { lists: 2027-06-30, key: 2027-01-31 }',
    },
  },
  'PURGE-007': {
    what: { de: 'Hier wird ein Ordner gebraucht', en: 'a folder is needed here' },
    why: {
      de: 'gelöscht werden Dateien neben dem Protokoll',
      en: 'what is deleted are files beside the log',
    },
    remedy: { de: 'den Ordner der Ziehung angeben', en: 'give the draw’s folder' },
  },
  'PURGE-008': {
    what: {
      de: 'Diese Plandatei ist nicht die, nach der gezogen wurde; sie blieb unbeachtet',
      en: 'this plan file is not the one that was drawn by; it was passed over',
    },
    why: {
      de: 'Arbeitskopien, die der Plan nennt, bleiben deshalb; erwartet wird: {files}',
      en: 'so working copies that the plan names stay; expected: {files}',
    },
    remedy: {
      de: 'nennt der Plan Arbeitskopien, ihn mit --plan angeben',
      en: 'if the plan names working copies, give it with --plan',
    },
  },
  'PURGE-009': {
    what: {
      de: 'Der Plan nennt das Protokoll oder sich selbst als Arbeitskopie',
      en: 'the plan names the log, or itself, as a working copy',
    },
    why: {
      de: 'ohne sie ließe sich nichts mehr beweisen; es wurde nichts gelöscht',
      en: 'without them nothing could be proven any more; nothing was deleted',
    },
    remedy: {
      de: 'die Arbeitskopien von Hand löschen und ohne --plan aufrufen',
      en: 'delete the working copies by hand, and call without --plan',
    },
  },
  'PURGE-010': {
    what: {
      de: '{names=Eine Datei ließ|Diese Dateien ließen} sich nicht löschen: {names} ({reason.*})',
      en: '{names=one file|these files} could not be deleted: {names} ({reason.*})',
    },
    why: {
      de: '{names=sie ist|sie sind} vielleicht in einem anderen Programm geöffnet; im Protokoll {names=steht sie|stehen sie} schon als gelöscht',
      en: 'perhaps {names=it is|they are} open in another program; the log names {names=it|them} as deleted already',
    },
    remedy: {
      de: 'die Dateien schließen und denselben Aufruf wiederholen: Er löscht den Rest, ohne neuen Eintrag',
      en: 'close the files and repeat the same call: it deletes what is left, without a new entry',
    },
  },
  'PURGE-011': {
    what: { de: 'Es wurde nichts gelöscht', en: 'nothing was deleted' },
    why: { de: 'die Antwort war nicht ja', en: 'the answer was not yes' },
    remedy: {
      de: 'mit --dry-run in Ruhe ansehen, was gelöscht würde',
      en: 'see with --dry-run, at leisure, what would be deleted',
    },
  },
  'PURGE-012': {
    what: { de: 'Niemand hat dem Löschen zugestimmt', en: 'nobody has agreed to the deletion' },
    why: {
      de: 'hier kann nicht gefragt werden, und was gelöscht ist, kommt nicht wieder',
      en: 'nobody can be asked here, and what is deleted does not come back',
    },
    remedy: {
      de: '--yes angeben; --due löscht ohne Frage, was nach dem Plan fällig ist; --dry-run zeigt nur',
      en: 'give --yes; --due deletes unasked what is due by the plan; --dry-run only shows',
    },
  },
  'PURGE-013': {
    what: { de: '--due und --urn passen nicht zusammen', en: '--due and --urn do not go together' },
    why: {
      de: 'mit --due sagt allein der Plan, was gelöscht wird, auch beim Lostopf',
      en: 'with --due the plan alone says what is deleted, the urn included',
    },
    remedy: { de: 'eine der beiden Optionen weglassen', en: 'leave one of them out' },
  },
  'PURGE-014': {
    what: {
      de: 'Im Protokoll selbst stehen Kennungen; es bleibt trotzdem',
      en: 'the log itself holds ids; it stays all the same',
    },
    why: {
      de: 'ohne Schlüssel gezogen, nennt es die Gezogenen mit der Kennung des Registers',
      en: 'drawn without a key, it names those who were drawn by the ids of the register',
    },
    remedy: {
      de: 'das Protokoll im Haus behalten und von Hand löschen, sobald niemand mehr nachprüfen will; beim nächsten Mal mit losverfahren commit festlegen',
      en: 'keep the log in the house, and delete it by hand when nobody wants to verify any more; next time settle the draw with losverfahren commit',
    },
  },
  'PURGE-015': {
    what: { de: 'Diesen Ordner mit Losbelegen gibt es nicht', en: 'there is no such folder with slips' },
    why: { de: 'es wurden keine Losbelege gelöscht', en: 'no slips were deleted' },
    remedy: {
      de: 'mit --slips den Ordner angeben, in den losverfahren prove sie geschrieben hat',
      en: 'give the folder that losverfahren prove wrote them to with --slips',
    },
  },
  'PURGE-016': {
    what: { de: 'Nach dem Plan sind Losbelege zu löschen', en: 'by the plan slips are due to be deleted' },
    why: { de: 'wo sie liegen, ist nicht angegeben', en: 'where they are was not said' },
    remedy: {
      de: 'den Ordner mit --slips angeben; gibt es keine mehr, ist nichts zu tun',
      en: 'give the folder with --slips; if there are none left there is nothing to do',
    },
  },
  'PURGE-018': {
    what: {
      de: 'Die private Datei ist beschädigt und wird gelöscht, ohne dass sie gelesen wurde',
      en: 'the private file is damaged and is deleted without having been read',
    },
    why: {
      de: 'was ein unterbrochener Aufruf vielleicht noch festhalten wollte, steht nicht im Protokoll',
      en: 'what an interrupted call perhaps had still to record is not in the log',
    },
    remedy: { de: 'nichts zu tun', en: 'nothing needs to be done' },
  },
  'PURGE-017': {
    what: { de: 'Das Protokoll wurde gerade fortgesetzt', en: 'the log has just been gone on with' },
    why: {
      de: 'ein anderer Befehl war schneller; dieser hat nichts gelöscht',
      en: 'another command was faster; this one has deleted nothing',
    },
    remedy: { de: 'den Aufruf wiederholen', en: 'repeat the call' },
  },
  'KEY-005': {
    what: { de: 'Der Schlüssel dieser Ziehung wurde gelöscht', en: 'the key of this draw was deleted' },
    why: {
      de: 'so steht es im Protokoll; ohne ihn lassen sich die Kennungen eines Registers keinem Los mehr zuordnen',
      en: 'the log says so; without it no id of a register can be told to have a ticket any more',
    },
    remedy: {
      de: 'ohne Register prüfen: Protokoll, Fingerabdruck, Festlegung und, mit --urn, die ganze Ziehung lassen sich weiter nachrechnen',
      en: 'verify without the register: log, fingerprint, commitment and, with --urn, the whole draw can still be recomputed',
    },
  },
} satisfies Problems;

export const purgeTexts = {
  'purge.title': {
    de: 'Personenbezogene Daten löschen: {folder}',
    en: 'Deletion of personal data: {folder}',
  },
  'purge.title-dry': {
    de: 'Probelauf, es wird nichts gelöscht: {folder}',
    en: 'Dry run, nothing is deleted: {folder}',
  },
  'purge.nothing': { de: 'Es ist nichts mehr zu löschen.', en: 'There is nothing left to delete.' },
  'purge.nothing-due': { de: 'Heute ist nichts zu löschen.', en: 'Nothing is due today.' },
  'purge.not-due': { de: '{deadline.*} erst ab {date}', en: '{deadline.*} from {date} on' },
  'deadline.lists': { de: 'Listen und Arbeitskopien', en: 'lists and working copies' },
  'deadline.key': { de: 'Schlüssel', en: 'key' },
  'deadline.urn': { de: 'Lostopf', en: 'urn' },
  'deadline.slips': { de: 'Losbelege', en: 'slips' },
  'purged.list': { de: 'Liste', en: 'list' },
  'purged.key': { de: 'Schlüssel', en: 'key' },
  'purged.urn': { de: 'Lostopf', en: 'urn' },
  'purged.copy': { de: 'Arbeitskopie', en: 'working copy' },
  'purged.state': { de: 'private Datei der Antworten', en: 'private file of replies' },
  'purged.slip': { de: 'Losbeleg', en: 'slip' },
  'purge.backups': {
    de: 'Datensicherungen, Schattenkopien, Papierkörbe und Kopien an anderen Stellen erreicht das Programm nicht.',
    en: 'Backups, snapshots, recycle bins and copies in other places are beyond the reach of this program.',
  },
  'purge.finished': {
    de: 'Das Protokoll nennt sie schon als gelöscht; es bleibt, wie es war.',
    en: 'The log names them as deleted already; it stays as it was.',
  },
  'purge.fingerprint': {
    de: 'Neuer Fingerabdruck des Protokolls (der bisherige wird weiter als früherer erkannt):',
    en: 'New fingerprint of the log (the one before is still recognised as an earlier one):',
  },
  'ask.purge': {
    de: '{count=Diese Datei|Diese {count} Dateien} endgültig löschen? [j/N]',
    en: 'Delete {count=this file|these {count} files} for good? [y/N]',
  },
  'check.purge.fits': { de: 'Gelöscht wurde nur, was da war', en: 'only what was there was deleted' },
  'meaning.purge.fits': {
    de: 'Das Protokoll nennt etwas als gelöscht, was nie geschrieben wurde oder schon gelöscht war.',
    en: 'The log says of something that it was deleted that was never written, or had been deleted before.',
  },
  'check.purge.done': {
    de: 'Was als gelöscht gilt, liegt nicht mehr neben dem Protokoll',
    en: 'what counts as deleted is no longer beside the log',
  },
  'meaning.purge.done': {
    de: 'Das Protokoll nennt Dateien als gelöscht, die noch hier liegen. Wer gelost hat, ruft losverfahren purge noch einmal auf; eine veröffentlichte Kopie des Lostopfs gehört in einen anderen Ordner und wird mit --urn angegeben.',
    en: 'The log names files as deleted that are still here. Whoever drew calls losverfahren purge once more; a published copy of the urn belongs into another folder and is given with --urn.',
  },
  'note.before-purge': {
    de: 'von dem Protokoll, wie es vor dem Löschen war; seitdem steht nur dort, was gelöscht wurde',
    en: 'of the log as it was before the deletion; since then it only says what was deleted',
  },
  'note.purged': {
    de: 'Listen wurden gelöscht, wie es im Protokoll steht',
    en: 'lists were deleted, as the log says',
  },
  'note.kept': {
    de: 'laut Protokoll wurde er gelöscht; das ist eine Kopie',
    en: 'the log says that it was deleted; this is a copy',
  },
  'remark.purged': {
    de: 'Gelöscht am {date}, wie es im Protokoll steht: {names}',
    en: 'Deleted on {date}, as the log says: {names}',
  },
} satisfies Texts;

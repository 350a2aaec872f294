import type { Problems } from './sentence.js';

/** What is said of the folder that lists and log are written into. */
export const outputProblems = {
  'OUT-001': {
    what: { de: 'Der Ausgabeordner ist eine Datei', en: 'the output folder is a file' },
    why: { de: 'Listen und Protokoll brauchen einen Ordner', en: 'lists and log need a folder' },
    remedy: { de: 'mit --output einen anderen Namen wählen', en: 'choose another name with --output' },
  },
  'OUT-002': {
    what: {
      de: 'In den Ausgabeordner lässt sich nicht schreiben ({reason.*})',
      en: 'cannot write into the output folder ({reason.*})',
    },
    why: { de: 'Listen und Protokoll müssen gespeichert werden', en: 'lists and log must be stored' },
    remedy: {
      de: 'Schreibrechte und freien Platz prüfen oder einen anderen Ordner wählen; in Excel geöffnete Dateien schließen',
      en: 'check permissions and free space, or choose another folder; close files that are open in Excel',
    },
  },
  'OUT-003': {
    what: {
      de: 'Im Ausgabeordner liegt schon ein Protokoll (audit.jsonl)',
      en: 'the output folder holds a log already (audit.jsonl)',
    },
    why: {
      de: 'ein Protokoll wird nie überschrieben, auch nicht mit --force',
      en: 'a log is never overwritten, not even with --force',
    },
    remedy: { de: 'mit --output einen neuen Ordner wählen', en: 'choose a new folder with --output' },
  },
  'OUT-004': {
    what: { de: 'Im Ausgabeordner gibt es schon: {names}', en: 'the output folder already has: {names}' },
    why: {
      de: 'vorhandene Dateien werden nicht ohne Nachfrage ersetzt',
      en: 'existing files are not replaced unasked',
    },
    remedy: {
      de: 'einen neuen Ordner wählen oder --force angeben',
      en: 'choose a new folder, or give --force',
    },
  },
  'OUT-005': {
    what: {
      de: 'Im Ausgabeordner liegt ein versteckter Ordner .losverfahren.commit, der nicht von diesem Programm stammt',
      en: 'the output folder has a hidden folder .losverfahren.commit that is not of this program',
    },
    why: {
      de: 'unter diesem Namen legt das Programm fertige Dateien ab; fremde fasst es nicht an',
      en: 'under this name the program keeps finished files; it does not touch those of others',
    },
    remedy: {
      de: 'nachsehen, woher er kommt, und ihn löschen, oder mit --output einen neuen Ordner wählen',
      en: 'look where it comes from and delete it, or choose a new folder with --output',
    },
  },
  'OUT-006': {
    what: {
      de: 'Die Auslosung in diesem Ordner ist gültig, aber ihre Dateien liegen noch nicht an ihrem Platz',
      en: 'the draw in this folder is valid, but its files are not in their place yet',
    },
    why: {
      de: 'sie wurde unterbrochen, während die Dateien an ihren Platz gelegt wurden',
      en: 'it was interrupted while the files were put in their place',
    },
    remedy: {
      de: 'den Aufruf von losverfahren draw wiederholen, mit dem sie gemacht wurde; er legt die Dateien an ihren Platz',
      en: 'repeat the call of losverfahren draw that made it; it puts the files in their place',
    },
  },
  'OUT-010': {
    what: {
      de: 'In diesen Ordner schreibt gerade eine andere Auslosung',
      en: 'another draw is writing into this folder at this moment',
    },
    why: {
      de: 'von mehreren gleichzeitigen Auslosungen gilt genau eine; diese hat nichts geschrieben',
      en: 'of several draws at once exactly one counts; this one has written nothing',
    },
    remedy: {
      de: 'nachsehen, was im Ordner liegt; läuft keine andere Auslosung mehr, den versteckten Ordner .losverfahren.commit löschen',
      en: 'look at what is in the folder; if no other draw is running any more, delete the hidden folder .losverfahren.commit',
    },
  },
  'OUT-011': {
    what: {
      de: '{names=Diese Datei lässt|Diese Dateien lassen} sich nicht ersetzen: {names} ({reason.*})',
      en: '{names=this file|these files} cannot be replaced: {names} ({reason.*})',
    },
    why: {
      de: 'Listen und Protokoll werden nur zusammen geschrieben; es wurde nichts geschrieben',
      en: 'lists and log are written only together; nothing was written',
    },
    remedy: {
      de: 'die Dateien in Excel und in der Dateivorschau schließen und den Aufruf wiederholen, oder mit --output einen neuen Ordner wählen',
      en: 'close the files in Excel and in the preview and repeat the call, or choose a new folder with --output',
    },
  },
  'OUT-012': {
    what: {
      de: 'In diesem Ordner war eine Auslosung fertig, deren Dateien noch nicht an ihrem Platz lagen; jetzt liegen sie dort',
      en: 'a draw was complete in this folder whose files were not in their place yet; now they are',
    },
    why: {
      de: 'sie wurde unterbrochen, während die Dateien an ihren Platz gelegt wurden; sie ist gültig, und es wurde nicht noch einmal gelost',
      en: 'it was interrupted while the files were put in their place; it is valid, and nothing was drawn again',
    },
    remedy: {
      de: 'die Auslosung prüfen: losverfahren verify mit diesem Ordner',
      en: 'verify the draw: losverfahren verify with this folder',
    },
  },
  'OUT-013': {
    what: {
      de: 'Alle Dateien liegen an ihrem Platz, aber das System hat danach einen Fehler gemeldet ({reason.*})',
      en: 'all files are in their place, but the system reported a fault afterwards ({reason.*})',
    },
    why: {
      de: 'die Auslosung ist gültig; ob die Dateien schon sicher auf dem Datenträger sind, ist nicht bekannt',
      en: 'the draw is valid; whether the files are safely on the medium is not known',
    },
    remedy: {
      de: 'den Fingerabdruck notieren und die Auslosung mit losverfahren verify prüfen, am besten nach einer Weile noch einmal',
      en: 'write down the fingerprint and verify the draw with losverfahren verify, best once more after a while',
    },
  },
  'OUT-014': {
    what: {
      de: 'Unfertige Dateien ließen sich nicht entfernen',
      en: 'unfinished files could not be removed',
    },
    why: {
      de: 'ein anderes Programm hält sie fest, etwa ein Virenscanner; es können Daten aus dem Register darin stehen',
      en: 'another program holds them, such as a virus scanner; there may be data of the register in them',
    },
    remedy: { de: 'sie von Hand löschen', en: 'delete them by hand' },
  },
  'OUT-015': {
    what: {
      de: 'Die Auslosung ist gültig, aber {names=eine Datei liegt|diese Dateien liegen} noch nicht an ihrem Platz: {names} ({reason.*})',
      en: 'the draw is valid, but {names=one file is|these files are} not in {names=its|their} place yet: {names} ({reason.*})',
    },
    why: {
      de: 'sie liegen fertig im versteckten Ordner .losverfahren.commit; was sonst unter diesen Namen im Ausgabeordner steht, ist älter',
      en: 'they are complete in the hidden folder .losverfahren.commit; whatever else has these names in the output folder is older',
    },
    remedy: {
      de: 'Dateien des Ordners in Excel schließen und denselben Aufruf wiederholen: er lost nicht neu, sondern legt die Dateien an ihren Platz',
      en: 'close files of the folder in Excel and repeat the same call: it does not draw again but puts the files in their place',
    },
  },
  'OUT-016': {
    what: {
      de: 'Im Namen steht ein Anführungszeichen',
      en: 'there is a quotation mark in the name',
    },
    why: {
      de: 'kein Name kann eines haben; meist steht ein umgekehrter Schrägstrich vor dem schließenden Anführungszeichen und macht es zu einem Teil des Namens',
      en: 'no name can have one; mostly a backslash stands before the closing quotation mark and makes it a part of the name',
    },
    remedy: {
      de: 'den letzten Schrägstrich weglassen: "C:\\Auslosung" statt "C:\\Auslosung\\"',
      en: 'leave out the last backslash: "C:\\draw" instead of "C:\\draw\\"',
    },
  },
  'OUT-017': {
    what: {
      de: 'Im Namen steht ein Zeichen, das kein Name haben kann: {piece}',
      en: 'the name has a character that no name can have: {piece}',
    },
    why: {
      de: 'Windows lässt < > : " | ? * und Steuerzeichen in Namen nicht zu',
      en: 'names on Windows cannot have < > : " | ? * and control characters',
    },
    remedy: { de: 'einen anderen Namen wählen', en: 'choose another name' },
  },
  'OUT-018': {
    what: {
      de: 'Diesen Namen hat bei Windows ein Gerät: {piece}',
      en: 'on Windows this is the name of a device: {piece}',
    },
    why: {
      de: 'was dorthin geschrieben wird, ist verloren',
      en: 'what is written there is lost',
    },
    remedy: { de: 'einen anderen Namen wählen', en: 'choose another name' },
  },
  'OUT-019': {
    what: {
      de: 'Ein Name endet mit einem Punkt oder einem Leerzeichen: „{piece}“',
      en: 'a name ends with a full stop or a blank: "{piece}"',
    },
    why: {
      de: 'Windows lässt das letzte Zeichen weg, und die Dateien lägen woanders',
      en: 'the last character is dropped by Windows, and the files would be elsewhere',
    },
    remedy: { de: 'den Namen ohne dieses Zeichen schreiben', en: 'write the name without that character' },
  },
} satisfies Problems;

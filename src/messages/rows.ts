import type { Problems, Texts } from './sentence.js';

/** What is said of rows that are no people, of characters that nobody sees, and of how a file is written. */

const noPerson = {
  why: {
    de: 'die Zeile ist keine Person und darf kein Los bekommen',
    en: 'the row is no person and must have no ticket',
  },
  remedy: {
    de: 'Export ohne diese Zeile wiederholen{lines? oder im Plan unter eligibility.exclude ergänzen:\n{lines}}',
    en: 'export it again without this row{lines?, or add under eligibility.exclude in the plan:\n{lines}}',
  },
};

const exportAgain = {
  de: 'Export wiederholen, am besten als UTF-8',
  en: 'export it again, best as UTF-8',
};

export const rowProblems = {
  'REG-050': {
    what: { de: 'Die Person wäre älter als 130 Jahre', en: 'the person would be older than 130' },
    why: {
      de: 'so alt ist niemand; das Geburtsjahr ist ein Platzhalter oder ein Tippfehler',
      en: 'nobody is; the year of birth is a placeholder or a slip',
    },
    remedy: {
      de: 'Geburtsdatum klären, oder die Personen im Plan unter eligibility.exclude ausnehmen, mit der Spalte und dem Datum, wie es dort steht',
      en: 'find out the birth date, or leave the people out under eligibility.exclude in the plan, with the column and the date as it stands there',
    },
  },
  'REG-051': {
    what: {
      de: 'Spaltenname Nr. {number} enthält ein unsichtbares Zeichen ({character})',
      en: 'column name no. {number} has a character that nobody sees ({character})',
    },
    why: {
      de: 'der Name sieht aus wie ein anderer und ist es nicht; die Spalte würde nicht gefunden',
      en: 'the name looks like another and is not; the column would not be found',
    },
    remedy: exportAgain,
  },
  'REG-052': {
    what: {
      de: 'Mitten in der Datei stehen noch einmal Spaltennamen',
      en: 'the column names stand in the file a second time',
    },
    why: {
      de: 'hier wurden zwei Dateien aneinandergehängt; die Zeile ist keine Person',
      en: 'two files were joined here; the row is no person',
    },
    remedy: {
      de: 'beide Dateien einzeln angeben, im Plan register.files: [erste.csv, zweite.csv]{lines?, oder unter eligibility.exclude ergänzen:\n{lines}}',
      en: 'give both files as they were, register.files: [first.csv, second.csv] in the plan{lines?, or add under eligibility.exclude:\n{lines}}',
    },
  },
  'REG-053': {
    what: {
      de: 'Die Zeile nennt Datentypen (wie VARCHAR oder DATE) und keine Person',
      en: 'the row has data types (such as VARCHAR or DATE) and no person',
    },
    ...noPerson,
  },
  'REG-054': {
    what: { de: 'Die Zeile besteht nur aus Strichen', en: 'the row consists of dashes' },
    ...noPerson,
  },
  'REG-055': {
    what: { de: 'Das ist eine Summenzeile', en: 'this is a line of totals' },
    ...noPerson,
  },
  'REG-056': {
    what: { de: 'In der Zeile steht nur eine Bemerkung', en: 'the row has nothing but a remark' },
    ...noPerson,
  },
  'REG-057': {
    what: {
      de: 'Mitten in der Datei steht ein Zeichen, das nur an ihren Anfang gehört (U+FEFF)',
      en: 'a byte order mark (U+FEFF) stands in the middle of the file',
    },
    why: {
      de: 'hier wurden zwei Dateien aneinandergehängt; die erste Person der zweiten hätte ein unsichtbares Zeichen in der Kennung',
      en: 'two files were joined here; the first person of the second would have a character in the id that nobody sees',
    },
    remedy: {
      de: 'beide Dateien einzeln angeben, im Plan register.files: [erste.csv, zweite.csv]',
      en: 'give both files as they were, register.files: [first.csv, second.csv] in the plan',
    },
  },
  'REG-058': {
    what: { de: 'Die Datei hat keine Zeile {line}', en: 'the file has no line {line}' },
    why: {
      de: 'dort sollen laut Plan die Spaltennamen stehen (register.header_line)',
      en: 'by the plan the column names stand there (register.header_line)',
    },
    remedy: {
      de: 'unter register.header_line die Zeile der Spaltennamen angeben; die erste Zeile der Datei ist 1',
      en: 'give the line of the column names under register.header_line; the first line of the file is 1',
    },
  },
  'REG-059': {
    what: {
      de: 'Geburtsdatum sieht nach TTMMJJJJ aus (erst der Tag, dann Monat und Jahr, ohne Punkte)',
      en: 'the birth date looks like DDMMYYYY (day, month and year without dots)',
    },
    why: {
      de: 'acht Ziffern werden sonst als JJJJMMTT gelesen',
      en: 'eight digits are otherwise read as YYYYMMDD',
    },
    remedy: {
      de: 'im Plan unter register ergänzen: dates: DDMMYYYY',
      en: 'add under register in the plan: dates: DDMMYYYY',
    },
  },
  'REG-060': {
    what: {
      de: 'Die Datei wechselt den Zeichensatz: davor {before}, ab dieser Zeile {after} ({count} {count=Zeile|Zeilen})',
      en: 'the file changes its encoding: before {before}, from this line on {after} ({count} {count=line|lines})',
    },
    why: {
      de: 'Umlaute eines Teils kämen verstümmelt an, und ein Stadtteil wie „Süd“ käme in zwei Schreibweisen vor',
      en: 'umlauts of one part would be garbled, and one district would be two',
    },
    remedy: {
      de: 'sind es aneinandergehängte Dateien, beide einzeln angeben, im Plan register.files: [erste.csv, zweite.csv]; sonst den Export wiederholen',
      en: 'if files were joined, give both as they were, register.files: [first.csv, second.csv] in the plan; otherwise export it again',
    },
  },
  'REG-061': {
    what: {
      de: 'Die Umlaute der Datei sind im Zeichensatz {page.*} geschrieben',
      en: 'the umlauts of the file are written in {page.*}',
    },
    why: {
      de: 'dieser Zeichensatz wird nicht gelesen; als windows-1252 kämen Namen und Straßen verstümmelt an',
      en: 'this encoding is not read; as windows-1252 names and streets would be garbled',
    },
    remedy: {
      de: 'im Fachverfahren als UTF-8 oder windows-1252 (ANSI) ausgeben lassen',
      en: 'have it exported as UTF-8 or windows-1252 (ANSI)',
    },
  },
  'REG-062': {
    what: {
      de: 'Das Feld enthält ein unsichtbares Zeichen ({character})',
      en: 'the field has a character that nobody sees ({character})',
    },
    why: {
      de: 'die Spalte entscheidet mit, wer gezogen wird, und der Wert sieht aus wie ein anderer',
      en: 'the column has a part in who is drawn, and the value looks like another one',
    },
    remedy: exportAgain,
  },
  'REG-063': {
    what: {
      de: 'Das Feld enthält ein unsichtbares oder beschädigtes Zeichen ({character})',
      en: 'the field has a character that nobody sees, or that is damaged ({character})',
    },
    why: {
      de: 'über die Ziehung entscheidet die Spalte nicht, aber in Briefen kann es auffallen',
      en: 'the column does not decide about the draw, but letters may show it',
    },
    remedy: {
      de: 'vor dem Druck der Briefe ansehen',
      en: 'look at it before letters are printed',
    },
  },
  'REG-064': {
    what: {
      de: 'Ein Feld enthält ganze Datensätze: Zeilen sind in ein Feld geraten',
      en: 'a field holds whole records: lines have got into one field',
    },
    why: {
      de: 'ein einzelnes Anführungszeichen öffnet das Feld, ein späteres schließt es; wer dazwischen steht, käme in keine Ziehung',
      en: 'a stray quotation mark opens the field and a later one closes it; whoever stands between would be in no draw',
    },
    remedy: {
      de: 'werden in der Datei keine Felder in Anführungszeichen gesetzt, im Plan unter register ergänzen: quotes: none',
      en: 'if the file puts no fields into quotation marks, add under register in the plan: quotes: none',
    },
  },
  'REG-065': {
    what: {
      de: 'Das Register hat {found} {found=Zeile|Zeilen}, laut Plan müssten es {expected} sein',
      en: 'the register has {found} {found=row|rows}, by the plan there must be {expected}',
    },
    why: {
      de: 'es können Personen fehlen oder doppelt sein',
      en: 'people may be missing or there twice',
    },
    remedy: {
      de: 'Export mit dem Melderegister vergleichen; stimmt er, im Plan eintragen: rows: {found}',
      en: 'compare the export with the register; if it is right, say in the plan: rows: {found}',
    },
  },
  'REG-066': {
    what: { de: 'Leere Zeile übergangen', en: 'an empty row was passed over' },
    why: { de: 'in ihr steht nichts als Trennzeichen', en: 'it has nothing but delimiters' },
    remedy: { de: 'nichts zu tun', en: 'nothing to be done' },
  },
  'REG-067': {
    what: {
      de: '{columns=Spalte|Spalten} {columns} {columns=hat|haben} weder Namen noch Inhalt',
      en: '{columns=column|columns} {columns} {columns=has|have} neither name nor content',
    },
    why: {
      de: 'am Ende jeder Zeile steht wohl ein Trennzeichen; gelesen wird wie ohne',
      en: 'probably a delimiter stands at the end of each line; it is read as without it',
    },
    remedy: { de: 'nichts zu tun', en: 'nothing to be done' },
  },
  'REG-068': {
    what: {
      de: 'Am Ende der Zeile fehlen Felder; sie gelten als leer',
      en: 'fields are missing at the end of the line; they count as empty',
    },
    why: {
      de: 'Tabellenprogramme lassen leere Zellen am Zeilenende weg',
      en: 'spreadsheets leave out empty cells at the end of a row',
    },
    remedy: {
      de: 'ansehen, ob in diesen Zeilen wirklich nichts fehlt',
      en: 'see whether nothing is really missing in these lines',
    },
  },
  'REG-069': {
    what: {
      de: '{count} von {total} Personen haben dasselbe Geburtsdatum ({day})',
      en: '{count} of {total} people have the same birth date ({day})',
    },
    why: {
      de: 'das ist wohl ein Platzhalter; ihr Alter stimmt dann nicht',
      en: 'it is probably a placeholder; their ages are then wrong',
    },
    remedy: {
      de: 'klären; wer kein Geburtsdatum hat, lässt sich unter eligibility.exclude ausnehmen:\n{lines}',
      en: 'find out; whoever has no birth date can be left out under eligibility.exclude:\n{lines}',
    },
  },
  'REG-070': {
    what: {
      de: '{count} {count=Paar|Paare} von Kennungen {count=unterscheidet|unterscheiden} sich nur in führenden Nullen',
      en: '{count} {count=pair|pairs} of ids {count=differs|differ} in leading zeros only',
    },
    why: {
      de: 'wohl dieselbe Person in zwei Schreibweisen; sie hätte zwei Lose',
      en: 'probably one person written in two ways, who would have two tickets',
    },
    remedy: {
      de: 'klären, ob es dieselben Personen sind; ein Tabellenprogramm hat wohl in einem Teil die Nullen gestrichen',
      en: 'find out whether they are the same people; a spreadsheet has probably taken the zeros off one part',
    },
  },
  'REG-071': {
    what: {
      de: 'Werte in {dimension}, die wohl dasselbe meinen: {values}',
      en: 'values in {dimension} that probably mean the same: {values}',
    },
    why: {
      de: 'jede Schreibweise ist eine eigene Schicht',
      en: 'each way of writing is a stratum of its own',
    },
    remedy: {
      de: 'im Plan unter stratify zusammenfassen, zum Beispiel so:\n{lines}',
      en: 'put them together under stratify in the plan, such as:\n{lines}',
    },
  },
  'REG-072': {
    what: {
      de: '{first} und {second} enthalten dieselben Kennungen ({count})',
      en: '{first} and {second} have the same ids ({count})',
    },
    why: {
      de: 'jede Person hat genau ein Los; {same?die Zeilen sind gleich, wohl zweimal derselbe Export}{other?die Zeilen unterscheiden sich, wohl zwei Stände desselben Registers}',
      en: 'everybody has exactly one ticket; {same?the rows are the same, probably one export twice}{other?the rows differ, probably one register at two times}',
    },
    remedy: {
      de: 'nur eine der Dateien angeben (register.files)',
      en: 'give only one of the files (register.files)',
    },
  },
  'REG-073': {
    what: {
      de: 'Mitten in der Datei steht das Zeichen für ein Dateiende (Strg-Z, U+001A)',
      en: 'an end mark (Ctrl-Z, U+001A) stands in the middle of the file',
    },
    why: {
      de: 'hier wurden zwei Dateien aneinandergehängt, oder die Zeile ist beschädigt',
      en: 'two files were joined here, or the line is damaged',
    },
    remedy: {
      de: 'beide Dateien einzeln angeben, im Plan register.files: [erste.csv, zweite.csv]',
      en: 'give both files as they were, register.files: [first.csv, second.csv] in the plan',
    },
  },
  'REG-074': {
    what: {
      de: 'Spalte Nr. {number} hat Inhalt, aber keinen Namen',
      en: 'column no. {number} has content but no name',
    },
    why: {
      de: 'die Angaben können in falschen Spalten stehen',
      en: 'values may stand in the wrong columns',
    },
    remedy: {
      de: 'stehen die Spaltennamen in einer anderen Zeile, im Plan register.header_line angeben; sonst den Export wiederholen',
      en: 'if the column names stand on another line, give register.header_line in the plan; otherwise export it again',
    },
  },
  'REG-075': {
    what: { de: 'Personenkennung geht über mehrere Zeilen', en: 'the person id has more than one line' },
    why: {
      de: 'ein einzelnes Anführungszeichen hat wohl mehrere Kennungen zu einer gemacht',
      en: 'a stray quotation mark has probably made one id of several',
    },
    remedy: {
      de: 'werden in der Datei keine Felder in Anführungszeichen gesetzt, im Plan unter register ergänzen: quotes: none',
      en: 'if the file puts no fields into quotation marks, add under register in the plan: quotes: none',
    },
  },
  'SIDE-050': {
    what: {
      de: 'Die Zeile enthält ein unsichtbares Zeichen ({character})',
      en: 'the line has a character that nobody sees ({character})',
    },
    why: {
      de: 'eine Kennung oder ein Wert sieht aus wie im Register und ist es nicht; die Regel träfe niemanden',
      en: 'an id or a value looks like one of the register and is not; the rule would hit nobody',
    },
    remedy: exportAgain,
  },
  'SIDE-051': {
    what: { de: 'Ein Feld geht über mehrere Zeilen', en: 'a field has more than one line' },
    why: {
      de: 'ein einzelnes Anführungszeichen hat wohl mehrere Zeilen zu einer gemacht',
      en: 'a stray quotation mark has probably made one line of several',
    },
    remedy: { de: 'das einzelne Anführungszeichen entfernen', en: 'remove the stray quotation mark' },
  },
} satisfies Problems;

export const rowTexts = {
  'paste.block': {
    de: '- { column: "{name}", values: nonempty, reason: "{reason}", confidential: true }',
    en: '- { column: "{name}", values: nonempty, reason: "{reason}", confidential: true }',
  },
  'paste.no-person': {
    de: '- { column: "{name}", values: ["{value}"], reason: keine Person }',
    en: '- { column: "{name}", values: ["{value}"], reason: no person }',
  },
  'paste.no-date': {
    de: '- { column: "{name}", values: ["{value}"], reason: Geburtsdatum unbekannt }',
    en: '- { column: "{name}", values: ["{value}"], reason: birth date unknown }',
  },
  'paste.no-value': {
    de: '- { column: "{name}", values: [""], reason: keine Angabe }',
    en: '- { column: "{name}", values: [""], reason: not given }',
  },
  'paste.group': {
    de: '- {dimension}: { "{name}": [{written}], .. }',
    en: '- {dimension}: { "{name}": [{written}], .. }',
  },
  'page.dos': { de: 'von DOS (Codepage 437 oder 850)', en: 'a code page of DOS (437 or 850)' },
  'page.mac': { de: 'Mac Roman (alter Macintosh)', en: 'Mac Roman (old Macintosh)' },
} satisfies Texts;

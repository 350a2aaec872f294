import type { Problems, Texts } from './sentence.js';

/** What is said of register files and their rows, and by `check`. */
export const registerProblems = {
  'REG-001': {
    what: {
      de: 'Registerdatei lässt sich nicht lesen ({reason.*})',
      en: 'cannot read the register file ({reason.*})',
    },
    why: { de: 'ohne Register kann niemand gezogen werden', en: 'without a register nobody can be drawn' },
    remedy: { de: 'Pfad und Leserechte prüfen', en: 'check the path and your permission to read it' },
  },
  'REG-002': {
    what: { de: 'Datei ist leer', en: 'the file is empty' },
    why: { de: 'es gibt weder Spaltennamen noch Personen', en: 'it has neither column names nor people' },
    remedy: { de: 'Export wiederholen', en: 'export it again' },
  },
  'REG-003': {
    what: {
      de: 'Das ist keine CSV-Textdatei, sondern {format.*}',
      en: 'this is not a CSV text file but {format.*}',
    },
    why: {
      de: 'ein Register wird als CSV oder Arbeitsmappe (.xlsx) gelesen',
      en: 'a register is read as CSV or as a workbook (.xlsx)',
    },
    remedy: {
      de: 'im Fachverfahren als CSV ausgeben lassen; bei UTF-16 ohne Kennung am Dateianfang encoding: utf-16le angeben',
      en: 'have it exported as CSV; for UTF-16 without a byte order mark give encoding: utf-16le',
    },
  },
  'REG-004': {
    what: { de: 'Datei enthält nur die Kopfzeile', en: 'the file has only a header' },
    why: { de: 'es gibt niemanden, der gezogen werden könnte', en: 'there is nobody to draw' },
    remedy: { de: 'Export wiederholen', en: 'export it again' },
  },
  'REG-005': {
    what: { de: 'Spalte „{name}“ fehlt in der Datei', en: 'the file has no column "{name}"' },
    why: {
      de: 'der Plan verlangt sie ({key}); vorhanden {columns=ist|sind}: {columns}',
      en: 'the plan asks for it ({key}); the {columns=only column is|columns are}: {columns}',
    },
    remedy: {
      de: 'Spaltennamen anpassen{nearest? – gemeint ist vielleicht „{nearest}“}',
      en: 'correct the name of the column{nearest?; perhaps "{nearest}" is meant}',
    },
  },
  'REG-006': {
    what: { de: 'Kopfzeile ist nicht lesbar ({fault.*})', en: 'cannot read the header ({fault.*})' },
    why: {
      de: 'ohne Spaltennamen ist das Register nicht zu verstehen',
      en: 'without column names the register cannot be understood',
    },
    remedy: {
      de: 'Anführungszeichen und Zeichensatz der ersten Zeile prüfen',
      en: 'check quotation marks and encoding of the first line',
    },
  },
  'REG-007': {
    what: {
      de: 'In der Zeile der Spaltennamen fehlen Namen (Nr. {columns})',
      en: 'names are missing in the line of the column names (no. {columns})',
    },
    why: {
      de: 'wohl eine Titelzeile{line?; nach Spaltennamen sieht Zeile {line} aus}',
      en: 'probably a line with a title{line?; line {line} looks like the column names}',
    },
    remedy: {
      de: 'im Plan unter register die Zeile der Spaltennamen angeben: header_line: {line?{line}}',
      en: 'give the line of the column names under register in the plan: header_line: {line?{line}}',
    },
  },
  'REG-008': {
    what: { de: 'Spalten heißen gleich (Nr. {columns})', en: 'columns have the same name (no. {columns})' },
    why: { de: 'es wäre unklar, welche gemeint ist', en: 'it would not be clear which one is meant' },
    remedy: { de: 'eine der Spalten umbenennen', en: 'rename one of them' },
  },
  'REG-009': {
    what: { de: 'Datensatz ist länger als 16 MB', en: 'a record is longer than 16 MB' },
    why: {
      de: 'vermutlich wurde ein Anführungszeichen nicht geschlossen',
      en: 'a quotation mark was probably never closed',
    },
    remedy: {
      de: 'die Zeile im Editor ansehen und das Anführungszeichen schließen',
      en: 'look at the line in an editor and close the quotation mark',
    },
  },
  'REG-010': {
    what: {
      de: 'Zeile hat {found} {found=Feld|Felder} statt {expected}',
      en: 'the line has {found} {found=field|fields} instead of {expected}',
    },
    why: { de: 'die Angaben stünden in falschen Spalten', en: 'values would stand in the wrong columns' },
    remedy: {
      de: 'stimmt das Trennzeichen (im Plan register.delimiter)? Sonst den Export wiederholen: Felder mit Trennzeichen oder Zeilenumbruch darin gehören in Anführungszeichen',
      en: 'is the delimiter right (register.delimiter in the plan)? Otherwise export it again: fields with a delimiter or a line break in them must be quoted',
    },
  },
  'REG-011': {
    what: {
      de: 'Personenkennung mehrfach vorhanden{files?, in {files}}',
      en: 'person id occurs more than once{files?, in {files}}',
    },
    why: {
      de: 'jede Person hat genau ein Los; {same?die Zeilen sind gleich}{other?die Zeilen unterscheiden sich}',
      en: 'everybody has exactly one ticket; {same?the rows are the same}{other?the rows differ}',
    },
    remedy: {
      de: '{same?den Export ohne Wiederholungen ausgeben lassen}{other?hat eine Person mehrere Wohnungen, die Nebenwohnungen unter eligibility.exclude ausnehmen; ausgenommene Zeilen stören nicht}',
      en: '{same?have it exported without repetitions}{other?if somebody has several homes, leave the secondary ones out under eligibility.exclude; rows that are left out do no harm}',
    },
  },
  'REG-012': {
    what: { de: 'Personenkennung ist leer', en: 'person id is empty' },
    why: { de: 'ohne Kennung gibt es kein Los', en: 'without an id there is no ticket' },
    remedy: {
      de: 'im Melderegister klären; hat die Datei eine andere Spalte mit Kennungen, diese im Plan unter register.columns.id angeben',
      en: 'find out in the register of residents; if the file has another column with ids, name it under register.columns.id in the plan',
    },
  },
  'REG-013': {
    what: {
      de: 'Personenkennung enthält ein Steuerzeichen (U+001F)',
      en: 'person id contains a control character (U+001F)',
    },
    why: {
      de: 'es trennt die Teile zusammengesetzter Kennungen',
      en: 'it separates the parts of composite ids',
    },
    remedy: { de: 'das Zeichen aus dem Feld entfernen', en: 'remove the character from the field' },
  },
  'REG-014': {
    what: { de: 'Anführungszeichen mitten in einem Feld', en: 'quotation mark inside a field' },
    why: {
      de: 'nach RFC 4180 müsste das ganze Feld in Anführungszeichen stehen, etwa "Gasthof ""Krone"", Saal"',
      en: 'by RFC 4180 the whole field would have to be quoted, such as "The ""Crown"" Inn, hall"',
    },
    remedy: {
      de: 'werden in der Datei keine Felder in Anführungszeichen gesetzt, im Plan unter register ergänzen: quotes: none',
      en: 'if the file puts no fields into quotation marks, add under register in the plan: quotes: none',
    },
  },
  'REG-015': {
    what: {
      de: 'Text hinter dem schließenden Anführungszeichen',
      en: 'text after the closing quotation mark',
    },
    why: {
      de: 'nach ihm darf nur das Trennzeichen oder das Zeilenende kommen',
      en: 'only a delimiter or the end of the line may follow it',
    },
    remedy: {
      de: 'werden in der Datei keine Felder in Anführungszeichen gesetzt, im Plan unter register ergänzen: quotes: none; sonst den Export wiederholen',
      en: 'if the file puts no fields into quotation marks, add under register in the plan: quotes: none; otherwise export it again',
    },
  },
  'REG-016': {
    what: {
      de: 'Anführungszeichen wird bis zum Dateiende nicht geschlossen',
      en: 'quotation mark is not closed before the file ends',
    },
    why: { de: 'die Datei ist vermutlich abgeschnitten', en: 'the file was probably cut off' },
    remedy: {
      de: 'werden in der Datei keine Felder in Anführungszeichen gesetzt, im Plan unter register ergänzen: quotes: none; sonst den Export wiederholen',
      en: 'if the file puts no fields into quotation marks, add under register in the plan: quotes: none; otherwise export it again',
    },
  },
  'REG-017': {
    what: { de: 'Zeile enthält binäre Zeichen (NUL)', en: 'the line has binary characters (NUL)' },
    why: {
      de: 'die Datei wurde mit Nullen aufgefüllt, ist beschädigt oder kein Text',
      en: 'the file was filled up with zeros, is damaged or not text',
    },
    remedy: { de: 'Export wiederholen', en: 'export it again' },
  },
  'REG-018': {
    what: {
      de: 'Zeile enthält Bytes, die kein Zeichen ergeben',
      en: 'the line has bytes that make no character',
    },
    why: { de: 'Namen und Straßen kämen verstümmelt an', en: 'names and streets would arrive garbled' },
    remedy: {
      de: 'Export mit dem richtigen Zeichensatz wiederholen oder encoding im Plan festlegen',
      en: 'export it in the right encoding, or set encoding in the plan',
    },
  },
  'REG-019': {
    what: { de: 'Datei hat andere Spalten als {first}', en: 'the file has other columns than {first}' },
    why: {
      de: 'alle Registerdateien einer Ziehung brauchen dieselben Spalten',
      en: 'all register files of a draw need the same columns',
    },
    remedy: { de: 'Dateien gleich exportieren', en: 'export the files in the same way' },
  },
  'REG-020': {
    what: { de: 'Datei hat sich beim Lesen geändert', en: 'the file changed while it was read' },
    why: { de: 'das Ergebnis wäre nicht nachzuprüfen', en: 'nobody could verify the result' },
    remedy: {
      de: 'warten, bis der Export fertig ist, dann noch einmal beginnen',
      en: 'wait until the export is finished, then start again',
    },
  },
  'REG-021': {
    what: {
      de: 'Noch {count} weitere {count=Zeile|Zeilen} mit schon vorhandener Personenkennung',
      en: '{count} more {count=line|lines} with a person id that was there before',
    },
    why: {
      de: 'vielleicht ist die falsche Spalte als Kennung gewählt',
      en: 'perhaps the wrong column was chosen as id',
    },
    remedy: {
      de: 'Spalte der Kennung prüfen (register.columns.id)',
      en: 'check the id column (register.columns.id)',
    },
  },
  'REG-022': {
    what: {
      de: 'In dieser Zeile stehen keine Spaltennamen ({count} {count=Spalte|Spalten})',
      en: 'this line does not have the column names ({count} {count=column|columns})',
    },
    why: {
      de: 'die Spaltennamen werden in der ersten Zeile erwartet{line?; nach Spaltennamen sieht Zeile {line} aus}',
      en: 'the column names are looked for in the first line{line?; line {line} looks like them}',
    },
    remedy: {
      de: 'im Plan unter register ergänzen: header_line: {line?{line}}{nowhere?die Zeile der Spaltennamen, wenn sie weiter unten stehen; stimmt das Trennzeichen (delimiter)?}',
      en: 'add under register in the plan: header_line: {line?{line}}{nowhere?the line of the column names, if they stand further down; is the delimiter right (delimiter)?}',
    },
  },
  'REG-023': {
    what: {
      de: 'Im Register ist keine Spalte für {key} zu erkennen',
      en: 'no column of the register looks like {key}',
    },
    why: {
      de: 'der Plan braucht sie; vorhanden {columns=ist|sind}: {columns}',
      en: 'the plan needs it; the {columns=only column is|columns are}: {columns}',
    },
    remedy: {
      de: 'Spalte im Plan unter {key} eintragen oder --column verwenden',
      en: 'name the column in the plan under {key}, or use --column',
    },
  },
  'REG-024': {
    what: { de: 'Datei endet mitten in einem Datensatz', en: 'the file ends in the middle of a record' },
    why: {
      de: 'der Export ist abgeschnitten, es können Personen fehlen',
      en: 'the export was cut off, people may be missing',
    },
    remedy: { de: 'Export wiederholen', en: 'export it again' },
  },
  'REG-025': {
    what: {
      de: '{rows} {rows=Zeile sieht|Zeilen sehen} nach UTF-8 aus, die Datei wird aber als windows-1252 gelesen',
      en: '{rows} {rows=line looks|lines look} like UTF-8, but the file is read as windows-1252',
    },
    why: {
      de: 'Umlaute kämen als „Ã¼“ in die Listen; wahrscheinlich ist eine einzelne Stelle der Datei beschädigt',
      en: 'umlauts would appear as "Ã¼" in the lists; probably a single place of the file is damaged',
    },
    remedy: {
      de: 'encoding: utf-8 im Plan eintragen, dann nennt losverfahren check die beschädigten Zeilen',
      en: 'set encoding: utf-8 in the plan; losverfahren check will then name the damaged lines',
    },
  },
  'REG-026': {
    what: {
      de: 'Spalte „{name}“ aus dem Plan fehlt im Register',
      en: 'the register lacks the column "{name}" that the plan names',
    },
    why: { de: 'das Register passt nicht zum Plan', en: 'register and plan do not belong together' },
    remedy: {
      de: 'das Register angeben, für das der Plan gemacht ist',
      en: 'give the register that the plan was made for',
    },
  },
  'REG-027': {
    what: {
      de: 'Datei beginnt mit der Kennung von {mark}, festgelegt ist aber {encoding}',
      en: 'the file begins with the byte order mark of {mark}, but {encoding} is asked for',
    },
    why: {
      de: 'so gelesen, bekäme die erste Spalte einen falschen Namen, und Umlaute kämen verstümmelt an',
      en: 'read like that, the first column would have a wrong name, and umlauts would be garbled',
    },
    remedy: {
      de: 'encoding: {mark} oder encoding: auto eintragen (im Plan oder mit --encoding)',
      en: 'say encoding: {mark} or encoding: auto (in the plan or with --encoding)',
    },
  },
} satisfies Problems;

export const registerTexts = {
  'check.title': { de: 'Prüfung des Registers', en: 'Check of the register' },
  'check.sound': { de: 'Keine Fehler gefunden.', en: 'No errors found.' },
  'check.faulty': {
    de: '{count} Fehler gefunden. Erst wenn {count=er behoben ist|sie behoben sind}, kann gezogen werden.',
    en: '{count} {count=error|errors} found. {count=It|They} must be mended before anything can be drawn.',
  },
  'values.more': {
    de: 'und {count} {count=weiterer Wert|weitere Werte}',
    en: 'and {count} other {count=value|values}',
  },
  'values.many': { de: 'sehr viele verschiedene Werte', en: 'very many different values' },
  'birth.years': {
    de: '{earliest} bis {latest}, {partlyUnknown} teilweise unbekannt',
    en: '{earliest} to {latest}, {partlyUnknown} partly unknown',
  },
} satisfies Texts;

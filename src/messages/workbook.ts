import type { Problems } from './sentence.js';

/** What is said of XLSX workbooks that are read. */
export const workbookProblems = {
  'BOOK-001': {
    what: { de: 'Arbeitsmappe lässt sich nicht lesen', en: 'cannot read this workbook' },
    why: {
      de: 'sie ist beschädigt, unvollständig oder keine XLSX-Datei, auch wenn sie so heißt',
      en: 'it is damaged, incomplete, or no XLSX file, even if it is called one',
    },
    remedy: {
      de: 'in Excel oder LibreOffice öffnen und mit „Speichern unter“ als .xlsx oder .csv sichern',
      en: 'open it in Excel or LibreOffice and save it as .xlsx or .csv',
    },
  },
  'BOOK-002': {
    what: {
      de: 'In der Arbeitsmappe gibt es kein Blatt „{sheet}“',
      en: 'this workbook has no sheet "{sheet}"',
    },
    why: {
      de: '{sheets=das Blatt heißt|die Blätter heißen} {sheets}',
      en: '{sheets=its sheet is|its sheets are} {sheets}',
    },
    remedy: {
      de: 'eines dieser Blätter angeben, Groß- und Kleinschreibung genau so, oder keines: dann zählt das erste',
      en: 'give one of these, capitals as they are, or none: then the first one counts',
    },
  },
  'BOOK-003': {
    what: { de: 'Arbeitsmappe ist zu groß', en: 'this workbook is too large' },
    why: {
      de: 'sie hat mehr als {megabytes} MB oder ein Blatt mit mehr als {millions} Millionen Zellen; eine einzelne Zelle weit außen genügt dafür',
      en: 'it has more than {megabytes} MB, or a sheet of more than {millions} million cells; one cell far out is enough for that',
    },
    remedy: {
      de: 'leere Spalten und Zeilen hinter der Tabelle löschen, oder das Blatt als .csv sichern',
      en: 'delete empty columns and rows behind the table, or save the sheet as .csv',
    },
  },
  'BOOK-004': {
    what: {
      de: 'Arbeitsmappe ist mit einem Kennwort geschützt',
      en: 'this workbook is protected by a password',
    },
    why: {
      de: 'ohne Kennwort ist ihr Inhalt nicht zu lesen, und nach einem Kennwort wird nicht gefragt',
      en: 'what is in it cannot be read without the password, and nobody is asked for one',
    },
    remedy: {
      de: 'öffnen, unter „Datei, Informationen, Arbeitsmappe schützen“ das Kennwort zum Öffnen entfernen, als .xlsx oder .csv sichern und die Datei nach der Ziehung löschen',
      en: 'open it, take off the password to open (File, Info, Protect Workbook), save it as .xlsx or .csv, and delete that file after the draw',
    },
  },
  'BOOK-005': {
    what: {
      de: 'Diese Art Arbeitsmappe wird nicht gelesen: {format}',
      en: 'this kind of workbook cannot be read: {format}',
    },
    why: { de: 'gelesen werden .xlsx und .csv', en: 'only .xlsx and .csv can be' },
    remedy: {
      de: 'in Excel oder LibreOffice öffnen und mit „Speichern unter“ als .xlsx oder .csv sichern',
      en: 'open it in Excel or LibreOffice and save it as .xlsx or .csv',
    },
  },
  'BOOK-006': {
    what: {
      de: 'Zellen mit einem Fehler wie #NV oder #WERT!',
      en: 'cells with an error such as #N/A or #VALUE!',
    },
    why: {
      de: 'dort steht kein Wert, sondern eine Formel, die nichts ergibt',
      en: 'there is no value, but a formula that gives none',
    },
    remedy: {
      de: 'Formeln berichtigen oder durch ihre Werte ersetzen; eine Spalte, die niemand braucht, aus der Tabelle löschen',
      en: 'correct the formulas or replace them by their values; delete the column if nobody needs it',
    },
  },
  'BOOK-007': {
    what: { de: 'Formeln ohne berechnetes Ergebnis', en: 'formulas without a result' },
    why: {
      de: 'das Programm, das die Mappe geschrieben hat, hat nicht gerechnet; Formeln werden hier nie ausgeführt',
      en: 'the program that wrote the workbook has not reckoned them; no formula is ever run here',
    },
    remedy: {
      de: 'die Mappe in Excel oder LibreOffice öffnen und sichern',
      en: 'open the workbook in Excel or LibreOffice and save it',
    },
  },
  'BOOK-008': {
    what: {
      de: '--save-rows braucht genau eine Arbeitsmappe als Register',
      en: '--save-rows needs exactly one workbook as the register',
    },
    why: {
      de: 'CSV-Dateien werden gelesen, wie sie sind; mehrere Mappen ergäben mehrere Dateien',
      en: 'CSV files are read as they are; several workbooks would give several files',
    },
    remedy: {
      de: 'eine Mappe angeben: losverfahren check register.xlsx --save-rows zeilen.csv',
      en: 'give one workbook: losverfahren check register.xlsx --save-rows rows.csv',
    },
  },
  'BOOK-009': {
    what: {
      de: 'Blatt „{sheet}“ angegeben, aber keine der Dateien ist eine Arbeitsmappe',
      en: 'the sheet "{sheet}" is named, but none of the files is a workbook',
    },
    why: { de: 'eine CSV-Datei hat keine Blätter', en: 'a CSV file has no sheets' },
    remedy: {
      de: '--sheet (im Plan register.sheet) weglassen oder die .xlsx-Datei angeben',
      en: 'leave out --sheet (register.sheet in the plan), or give the .xlsx file',
    },
  },
  'BOOK-010': {
    what: {
      de: 'Gelesen wird das Blatt „{sheet}“; es gibt noch {sheets}',
      en: 'the sheet "{sheet}" is read; there {sheets=is also|are also} {sheets}',
    },
    why: {
      de: 'ohne Angabe zählt das erste Blatt, das nicht ausgeblendet ist',
      en: 'unless one is named, the first sheet that is not hidden counts',
    },
    remedy: {
      de: 'ist ein anderes gemeint: --sheet, im Plan register.sheet',
      en: 'if another one is meant: --sheet, or register.sheet in the plan',
    },
  },
  'BOOK-011': {
    what: {
      de: '{rows} {rows=Zeile ist|Zeilen sind} ausgeblendet oder weggefiltert; gelesen {rows=wird sie|werden sie} trotzdem',
      en: '{rows} {rows=row is|rows are} hidden or filtered out, and read all the same',
    },
    why: {
      de: 'wer in einer ausgeblendeten Zeile steht, kann gezogen werden',
      en: 'whoever stands in a hidden row can be drawn',
    },
    remedy: {
      de: 'soll jemand nicht dabei sein, die Zeile löschen oder im Plan unter eligibility.exclude ausnehmen',
      en: 'if somebody is to be left out, delete the row, or use eligibility.exclude in the plan',
    },
  },
  'BOOK-012': {
    what: {
      de: '{count} {count=Zelle ist eine Formel|Zellen sind Formeln}; es zählt ihr letztes Ergebnis',
      en: '{count} {count=cell is a formula|cells are formulas}; what counts is the last result',
    },
    why: {
      de: 'Formeln werden nie ausgeführt; ein Ergebnis kann veraltet sein',
      en: 'no formula is ever run; a result can be out of date',
    },
    remedy: {
      de: 'die Formeln durch ihre Werte ersetzen („Inhalte einfügen, Werte“) und noch einmal sichern',
      en: 'replace the formulas by their values (Paste Special, Values) and save it again',
    },
  },
  'BOOK-013': {
    what: {
      de: 'Führende Nullen fehlen wohl: {count} {count=Zahl hat|Zahlen haben} weniger als {digits} Ziffern',
      en: 'leading zeros are probably lost: {count} {count=number has|numbers have} fewer than {digits} digits',
    },
    why: {
      de: 'ein Tabellenprogramm macht aus 01067 die Zahl 1067; eine Kennung ist dann eine andere als im Register, und ein Brief kommt nicht an',
      en: 'a spreadsheet turns 01067 into the number 1067; an id is then another one than in the register, and a letter does not arrive',
    },
    remedy: {
      de: 'sind es Kennungen oder Postleitzahlen: im Fachverfahren als CSV ausgeben lassen, oder die Spalte beim Einlesen in die Tabelle als Text kennzeichnen; sonst ist nichts zu tun',
      en: 'if these are ids or postcodes: have a CSV file exported, or mark the column as text when importing it into the spreadsheet; otherwise there is nothing to do',
    },
  },
  'BOOK-014': {
    what: {
      de: '{count} {count=Zelle ist ein Datum|Zellen sind ein Datum}, wo keines hingehört',
      en: '{count} {count=cell is a date|cells are dates} where none belongs',
    },
    why: {
      de: 'ein Tabellenprogramm macht aus der Hausnummer 3-5 den 3. Mai; was vorher dort stand, ist verloren',
      en: 'a spreadsheet turns the house number 3-5 into the 3rd of May; what stood there before is lost',
    },
    remedy: {
      de: 'den Export wiederholen und die Spalte beim Einlesen in die Tabelle als Text kennzeichnen',
      en: 'export it again, and mark the column as text when importing it into the spreadsheet',
    },
  },
  'BOOK-015': {
    what: {
      de: 'Verbundene Zellen unter den Spaltennamen',
      en: 'merged cells below the column names',
    },
    why: {
      de: 'den Wert hat nur die erste Zeile, die anderen gelten als leer',
      en: 'only the first row has the value, the others count as empty',
    },
    remedy: {
      de: 'den Verbund aufheben und den Wert in jede Zeile schreiben',
      en: 'unmerge the cells and write the value into every row',
    },
  },
  'BOOK-016': {
    what: {
      de: '{count} {count=Zelle ist|Zellen sind} als Datum gespeichert, gelesen als JJJJ-MM-TT',
      en: '{count} {count=cell is|cells are} stored as a date, read as YYYY-MM-DD',
    },
    why: {
      de: 'eine Mappe speichert ein Datum als Zahl; wie es angezeigt wird, spielt keine Rolle',
      en: 'a workbook stores a date as a number; how it is shown plays no part',
    },
    remedy: { de: 'nichts zu tun', en: 'nothing to do' },
  },
  'BOOK-017': {
    what: {
      de: '{columns=Diese Spalte ist ausgeblendet und wird|Diese Spalten sind ausgeblendet und werden} trotzdem gelesen: {columns}',
      en: '{columns=this column is|these columns are} hidden, and read all the same: {columns}',
    },
    why: {
      de: 'was in einer ausgeblendeten Spalte steht, kann über Ausschluss und Gruppe entscheiden',
      en: 'what stands in a hidden column can decide on exclusions and groups',
    },
    remedy: {
      de: 'die Spalten einblenden und ansehen; was niemand braucht, löschen',
      en: 'unhide the columns and look at them; delete what nobody needs',
    },
  },
} satisfies Problems;

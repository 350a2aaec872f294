import type { Problems } from './sentence.js';

/** What is said of XLSX workbooks that are read. */
export const workbookProblems = {
  'BOOK-001': {
    what: { de: 'Arbeitsmappe lässt sich nicht lesen', en: 'cannot read this workbook' },
    why: {
      de: 'sie ist beschädigt, mit einem Kennwort geschützt oder keine XLSX-Datei; ältere Mappen (.xls) und .ods lassen sich nicht lesen, auch wenn sie .xlsx heißen',
      en: 'it is damaged, protected by a password, or no XLSX file; older workbooks (.xls) and .ods cannot be read, even if they are called .xlsx',
    },
    remedy: {
      de: 'in Excel oder LibreOffice öffnen und mit „Speichern unter“ ohne Kennwort als .xlsx oder .csv sichern',
      en: 'open it in Excel or LibreOffice and save it as .xlsx or .csv, without a password',
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
      de: 'ausgepackt hat sie mehr als 128 MB oder ein Blatt mit mehr als 10 Millionen Zellen; eine einzelne Zelle weit außen genügt dafür',
      en: 'unpacked it has more than 128 MB, or a sheet of more than 10 million cells; one cell far out is enough for that',
    },
    remedy: {
      de: 'leere Spalten und Zeilen hinter der Tabelle löschen, oder das Blatt als .csv sichern',
      en: 'delete empty columns and rows behind the table, or save the sheet as .csv',
    },
  },
} satisfies Problems;

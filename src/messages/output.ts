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
      de: 'Schreibrechte prüfen oder mit --output einen anderen Ordner wählen; in Excel geöffnete Listen schließen',
      en: 'check permissions, or choose another folder with --output; close lists that are open in Excel',
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
} satisfies Problems;

import type { Problems, Texts } from './sentence.js';

/** What `report` says on a terminal. */
export const protocolProblems = {
  'REPORT-001': {
    what: {
      de: 'Mit der Endung von {file} gibt es keine Niederschrift',
      en: 'there is no record of a draw with the ending of {file}',
    },
    why: {
      de: 'es gibt sie als Seite (.html) und als PDF (.pdf)',
      en: 'there is one as a page (.html) and one as PDF (.pdf)',
    },
    remedy: {
      de: 'hinter -o eine Datei mit einer dieser Endungen nennen',
      en: 'behind -o name a file with one of these endings',
    },
  },
} satisfies Problems;

export const reportTexts = {
  'report.public': {
    de: 'Öffentliche Fassung geschrieben: {file}',
    en: 'Public version written: {file}',
  },
  'report.internal': {
    de: 'Interne Fassung geschrieben: {file}',
    en: 'Internal version written: {file}',
  },
  'report.public-what': {
    de: 'Sie nennt niemanden, und Zahlen unter 5 fehlen. Vor dem Veröffentlichen trotzdem einmal durchlesen: Titel, Gründe und Namen von Gruppen kommen aus dem Plan.',
    en: 'It names nobody and has no number under 5. Read it once before it is published all the same: title, reasons and names of groups are the plan’s.',
  },
  'report.beside': {
    de: 'Niederschrift, nur für das Haus: {file}. Zum Veröffentlichen: {command}',
    en: 'Record of the draw, for the house alone: {file}. For publication: {command}',
  },
  'report.internal-what': {
    de: 'Sie zeigt auch kleine Gruppen und ist nur für das Haus. Zum Veröffentlichen: --public',
    en: 'It shows small groups as well and is for the house alone. For publication: --public',
  },
} satisfies Texts;

import type { Problems } from './sentence.js';

/** What is said where pages are printed into a PDF. */
export const pdfProblems = {
  'PDF-001': {
    what: {
      de: 'Für ein PDF fehlt ein Browser: Chrome, Edge oder Chromium',
      en: 'there is no browser to make a PDF with: Chrome, Edge or Chromium',
    },
    why: {
      de: 'auf diesem Rechner ist an den üblichen Stellen keiner installiert; das Programm bringt keinen mit',
      en: 'none is installed on this machine in the usual places; the program does not bring one along',
    },
    remedy: {
      de: 'mit -o DATEI.html schreiben, in irgendeinem Browser öffnen und von dort drucken oder als PDF sichern; oder mit der Umgebungsvariablen LOSVERFAHREN_BROWSER sagen, wo einer liegt',
      en: 'write with -o FILE.html, open that in any browser and print it or save it as PDF from there; or name one with the environment variable LOSVERFAHREN_BROWSER',
    },
  },
  'PDF-002': {
    what: { de: 'Der Browser hat kein PDF geschrieben', en: 'the browser wrote no PDF' },
    why: {
      de: 'er ist gleich wieder beendet worden oder darf im Ordner für vorübergehende Dateien nicht schreiben (so bei Snap-Paketen)',
      en: 'it ended at once, or may not write in the folder for temporary files (as with snap packages)',
    },
    remedy: {
      de: 'mit -o DATEI.html schreiben und von einem Browser aus drucken; oder mit LOSVERFAHREN_BROWSER einen anderen nennen',
      en: 'write with -o FILE.html and print from a browser; or name another one with LOSVERFAHREN_BROWSER',
    },
  },
  'PDF-003': {
    what: {
      de: 'Der Browser war nach {seconds} Sekunden nicht fertig',
      en: 'the browser had not finished after {seconds} seconds',
    },
    why: {
      de: 'so lange dauert es sonst nie; er wurde beendet, und es wurde nichts geschrieben',
      en: 'it never takes that long; it was ended, and nothing was written',
    },
    remedy: {
      de: 'mit -o DATEI.html schreiben und von einem Browser aus drucken, oder weniger Briefe auf einmal',
      en: 'write with -o FILE.html and print from a browser, or fewer letters at a time',
    },
  },
  'PDF-004': {
    what: {
      de: 'Für den Browser lässt sich kein Ordner anlegen ({reason.*})',
      en: 'cannot make a folder for the browser ({reason.*})',
    },
    why: {
      de: 'der Browser bekommt die Seiten von dort; es wurde nichts geschrieben',
      en: 'the browser gets the pages from there; nothing was written',
    },
    remedy: {
      de: 'dort Platz schaffen, oder mit der Umgebungsvariablen TMPDIR (Windows: TEMP) einen anderen Ordner nennen',
      en: 'make room there, or name another folder with the environment variable TMPDIR (Windows: TEMP)',
    },
  },
} satisfies Problems;

import type { Texts } from './sentence.js';

/** What the offline page says on every screen; each door has a file of its own. */
export const siteTexts = {
  'site.title': { de: 'Losverfahren', en: 'Losverfahren' },
  'site.language': { de: 'Deutsch', en: 'English' },
  'site.skip': { de: 'Zum Inhalt', en: 'Skip to the content' },
  'site.doors': { de: 'Bereiche', en: 'Sections' },
  'site.welcome': { de: 'Bürgerinnen und Bürger auslosen', en: 'Drawing citizens by lot' },
  'site.about': {
    de: 'Diese Seite ist eine einzige Datei. Sie arbeitet auf diesem Gerät, ohne Internet; nichts, was Sie hier auswählen, verlässt es.',
    en: 'This page is a single file. It works on this device, without the internet; nothing that you choose here leaves it.',
  },
  'site.draw': { de: 'Ziehen', en: 'Draw' },
  'site.draw-who': { de: 'Für die Gemeinde', en: 'For the municipality' },
  'site.draw-about': {
    de: 'Vom Register zu den Einladungen: Plan aufstellen, festlegen, ziehen, Listen und Protokoll sichern.',
    en: 'From the register to the invitations: make a plan, settle it, draw, save lists and log.',
  },
  'site.verify': { de: 'Nachprüfen', en: 'Verify' },
  'site.verify-who': {
    de: 'Für Rat, Presse, Eingeladene und alle anderen',
    en: 'For the council, the press, people invited and everybody else',
  },
  'site.verify-about': {
    de: 'Ein Protokoll öffnen und sehen, ob die Ziehung so sein musste; mit dem eigenen Losbeleg auch, ob man selbst im Lostopf war.',
    en: 'Open a log and see whether the draw had to come out as it did; with your own slip also whether you were in the urn.',
  },
  'site.practise': { de: 'Üben', en: 'Practise' },
  'site.practise-who': { de: 'Zum Kennenlernen, zehn Minuten', en: 'To get to know it, ten minutes' },
  'site.practise-about': {
    de: 'Das ganze Verfahren mit einer erfundenen Stadt, Schritt für Schritt erklärt.',
    en: 'The whole procedure with an invented town, explained step by step.',
  },
  'site.offline': {
    de: 'Ohne Internet. Diese Seite speichert nichts, solange Sie nichts sichern.',
    en: 'No internet. This page keeps nothing unless you save it.',
  },
  'site.version': { de: 'losverfahren {version}', en: 'losverfahren {version}' },
  'site.drop-here': { de: 'oder Dateien hierher ziehen', en: 'or drop files here' },
  'site.drop-failed': {
    de: 'Der Browser hat die Dateien, die hierher gezogen wurden, nicht übergeben. Wählen Sie sie über die Schaltfläche aus.',
    en: 'The browser did not hand over the files that were dropped here. Choose them with the button.',
  },
  'site.stop': { de: 'Abbrechen', en: 'Stop' },
  'site.stopped': { de: 'Abgebrochen.', en: 'Stopped.' },
  'site.failed': {
    de: 'Das hätte nicht geschehen dürfen: ein Fehler im Programm ({name}). Nichts wurde gespeichert.',
    en: 'This should not have happened: an error in the program ({name}). Nothing was saved.',
  },
  'site.written': {
    de: 'Seite geschrieben: {file}. Im Browser öffnen; sie braucht kein Internet.',
    en: 'Page written: {file}. Open it in a browser; it needs no internet.',
  },
} satisfies Texts;

import type { Texts } from './sentence.js';

/** Words of their own for the checks of a panel; where there are none, a draw's are said. */
export const panelCheckTexts = {
  'check.panel.frame.sums': {
    de: 'Gruppen und Ausschlüsse ergeben die Zusagen',
    en: 'groups and exclusions add up to the answers',
  },
  'check.panel.allocation.rounding': {
    de: 'Plätze je Gruppe folgen aus Vorgaben und gezogener Nummer',
    en: 'places in each group follow from the rules and the number drawn',
  },
  'check.panel.selection.order': {
    de: 'Es ging nach der Reihenfolge der Lose',
    en: 'people were drawn in the order of their tickets',
  },
  'meaning.panel.selection.order': {
    de: 'Jemand wurde einem niedrigeren Los vorgezogen, oder die Reihenfolge ist eine andere als die der Lose.',
    en: 'Somebody was preferred to a lower ticket, or the order is another than that of the tickets.',
  },
  'check.panel.selection.counts': {
    de: 'Zahl der Gelosten stimmt',
    en: 'the number of people drawn is right',
  },
  'meaning.panel.selection.counts': {
    de: 'Es wurden zu viele oder zu wenige Personen gelost.',
    en: 'Too many or too few people were drawn.',
  },
  'meaning.panel.lists.files': {
    de: 'Eine Liste wurde nach dem Losen geändert.',
    en: 'A list was changed after the panel was drawn.',
  },
  'check.panel.lists.people': {
    de: 'Listen nennen die gelosten Personen in der richtigen Reihenfolge',
    en: 'the lists name the people drawn, in the right order',
  },
  'check.panel.plan.file': { de: 'Plandatei ist die des Gremiums', en: "the plan file is the panel's" },
  'meaning.panel.plan.file': {
    de: 'Die Plandatei ist nicht die, mit der gelost wurde.',
    en: 'The plan file is not the one that was drawn with.',
  },
  'meaning.panel.plan.effective': {
    de: 'Mit dieser Plandatei wäre anders gelost worden.',
    en: 'With this plan file the panel would have been drawn otherwise.',
  },
  'check.panel.register.readable': { de: 'Zusagen sind lesbar', en: 'the answers can be read' },
  'meaning.panel.register.readable': {
    de: 'Aus diesen Zusagen lässt sich nicht losen; die Gründe stehen unten.',
    en: 'Nothing can be drawn from these answers; the reasons stand below.',
  },
  'check.panel.register.files': {
    de: 'Datei der Zusagen ist die, aus der gelost wurde',
    en: 'the file of answers is the one that was drawn from',
  },
  'meaning.panel.register.files': {
    de: 'Die Datei der Zusagen wurde nach dem Losen geändert, oder es ist eine andere.',
    en: 'The file of answers was changed after the panel was drawn, or it is another one.',
  },
  'check.panel.register.inputs': {
    de: 'Listen mit Kennungen, Quoten und Tabellen sind die, mit denen gelost wurde',
    en: 'lists of ids, quotas and tables are those that were drawn with',
  },
  'meaning.panel.register.inputs': {
    de: 'Eine solche Datei wurde geändert (wer ausgeschlossen war oder schon dabei, oder die Quoten), oder das Protokoll nennt eine zu viel oder zu wenig.',
    en: 'Such a file was changed (who was excluded, or on the panel already, or the quotas), or the log names one too many or too few.',
  },
  'check.panel.register.frame': {
    de: 'Auswahl und Gruppen folgen aus den Zusagen',
    en: 'frame and groups follow from the answers',
  },
  'meaning.panel.register.frame': {
    de: 'Aus den Zusagen ergeben sich andere Gruppen oder Ausschlüsse.',
    en: 'The answers give other groups or exclusions.',
  },
  'check.panel.register.allocation': {
    de: 'Lotterie und Plätze je Gruppe passen zu den Zusagen',
    en: 'lottery and places in each group agree with the answers',
  },
  'meaning.panel.register.allocation': {
    de: 'Zu den Zusagen gehört eine andere Lotterie: andere Personen, Haushalte, Quoten oder andere, die schon dabei sind.',
    en: 'The answers belong to another lottery: other people, households, quotas, or other people on the panel already.',
  },
  'check.panel.register.selection': {
    de: 'Genau diese Personen mussten gelost werden',
    en: 'exactly these people had to be drawn',
  },
  'meaning.panel.register.selection': {
    de: 'Aus den Zusagen ergeben sich andere Personen.',
    en: 'The answers give other people.',
  },
  'check.panel.register.lists': {
    de: 'Listen folgen Byte für Byte aus den Zusagen',
    en: 'the lists follow from the answers, byte for byte',
  },
  'meaning.panel.register.lists': {
    de: 'Aus den Zusagen ergeben sich andere Listen.',
    en: 'The answers give other lists.',
  },
} satisfies Texts;

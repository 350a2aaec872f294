import type { Texts } from './sentence.js';

/** What `preview` says. */
export const previewTexts = {
  'chance.range': {
    de: 'von {least} bis {greatest}, ohne Quoten wären es {proportional}',
    en: 'from {least} to {greatest}; without quotas it would be {proportional}',
  },
  'preview.title': { de: 'Vorschau{title?: {title}}', en: 'Preview{title?: {title}}' },
  'preview.margins': {
    de: 'Gruppen, und um wie viele Personen sie höchstens vom genauen Anteil abweichen:',
    en: 'Groups, and by how many people they can be off their exact share:',
  },
  'preview.suggestions': {
    de: 'Weniger kleine Schichten gäbe es so:',
    en: 'There would be fewer small strata like this:',
  },
  'suggest.by-lot': {
    de: '{dimension}: {categories} per Los auf die übrigen Gruppen verteilen (by_lot) – dann noch {count}',
    en: '{dimension}: hand {categories} to the other groups by lot (by_lot); then {count} {count=is|are} left',
  },
  'suggest.merge': {
    de: '{dimension}: {first} und {second} zusammenlegen – dann noch {count}',
    en: '{dimension}: put {first} and {second} together; then {count} {count=is|are} left',
  },
  'suggest.group': {
    de: '{dimension}: {categories} zu einer Gruppe zusammenfassen (in stratify) – dann noch {count}',
    en: '{dimension}: make one group of {categories} (in stratify); then {count} {count=is|are} left',
  },
  'suggest.drop': {
    de: '{dimension} weglassen – dann noch {count}',
    en: 'leave out {dimension}; then {count} {count=is|are} left',
  },
  'preview.compare': {
    de: 'Zum Vergleich: Nähme man irgendein Ergebnis, das die Quoten erfüllt, {none=hätte|hätten} {none} {none=Person|Personen} gar keine Chance (kleinste {least}, Gini {gini}; geschätzt aus 200 Wiederholungen).',
    en: 'For comparison: if just any outcome were taken that meets the quotas, {none} {none=person|people} would have no chance at all (least {least}, Gini {gini}; estimated from 200 repetitions).',
  },
  'preview.gain-what': {
    de: 'Gewinn: So stark könnte die Chance einer Person höchstens steigen, wenn sie bei einem Merkmal etwas anderes angäbe.',
    en: 'Gain: so much at most somebody’s chance could rise by stating something else for one feature.',
  },
  'preview.unfinished': {
    de: '*: Die Suche wurde vorher beendet; mit mehr Zeit kann es fairer werden.',
    en: '*: the search was ended early; with more time it may become fairer.',
  },
  'preview.spread': {
    de: 'Mittel {mean}, geometrisches Mittel {geometric}, Gini {gini}',
    en: 'mean {mean}, geometric mean {geometric}, Gini {gini}',
  },
  'preview.least': {
    de: 'Die kleinste Chance {count=hat|haben} {count} {count=Person|Personen}:',
    en: 'The least chance is that of {count} {count=person|people}:',
  },
  'preview.more': {
    de: 'und {count} weitere {count=Schicht|Schichten}',
    en: 'and {count} more {count=stratum|strata}',
  },
  'preview.why-max': {
    de: 'begrenzt durch „{group}“: höchstens {bound}',
    en: 'limited by "{group}": at most {bound}',
  },
  'preview.why-household': {
    de: 'begrenzt durch die Grenze je Haushalt',
    en: 'limited by the household limit',
  },
  'preview.why-min': {
    de: 'Plätze gehen an „{group}“: mindestens {bound}',
    en: 'places go to "{group}": at least {bound}',
  },
} satisfies Texts;

import type { Problems, Texts } from './sentence.js';

/** What is said of where a procedure stands, and of the evidence. */
export const statusProblems = {
  'STATUS-001': {
    what: {
      de: 'Nach diesem Merkmal wird hier nicht gezählt',
      en: 'nothing is counted by this dimension here',
    },
    why: {
      de: 'gezählt wird nach den Merkmalen der Ziehung{dimensions?: {dimensions}}',
      en: 'what is counted goes by the dimensions of the draw{dimensions?: {dimensions}}',
    },
    remedy: {
      de: 'bei --by eines davon angeben, oder --by weglassen',
      en: 'give one of them with --by, or leave --by out',
    },
  },
  'STATUS-002': {
    what: {
      de: 'Die Endung der Datei sagt nicht, in welcher Form sie geschrieben werden soll',
      en: 'the ending of the file does not say in which form it is to be written',
    },
    why: { de: 'es gibt .csv und .json', en: 'there are .csv and .json' },
    remedy: { de: 'zum Beispiel: --output stand.csv', en: 'such as: --output status.csv' },
  },
} satisfies Problems;

export const statusTexts = {
  'status.title': { de: 'Stand des Verfahrens{title?: {title}}', en: 'Where things stand{title?: {title}}' },
  'status.title-public': {
    de: 'Bericht in Zahlen{title?: {title}}',
    en: 'Report in numbers{title?: {title}}',
  },
  'status.calls': { de: 'Wer wie angeschrieben wurde', en: 'How people were called' },
  'status.by': { de: 'Nach {dimension}', en: 'By {dimension}' },
  'status.rates': { de: 'Rücklauf nach {dimension}', en: 'Response by {dimension}' },
  'status.composition': {
    de: 'Zusammensetzung nach {dimension}, in Prozent',
    en: 'Composition by {dimension}, in per cent',
  },
  'status.fates': { de: 'Was daraus geworden ist', en: 'What became of them' },
  'status.ways': { de: 'Auf welchem Weg', en: 'In which way' },
  'status.needs': { de: 'Was gebraucht wird', en: 'What is needed' },
  'status.replacements': { de: 'Nachgerückt', en: 'Replacements' },
  'status.panel': { de: 'Gremium nach {dimension}', en: 'Panel by {dimension}' },
  'status.panel-total': {
    de: 'Gelost: {drawn} aus {pool}',
    en: 'Drawn: {drawn} of {pool}',
  },
  'status.replaced': { de: 'neu besetzt', en: 'given away' },
  'status.open-places': { de: 'frei', en: 'free' },
  'status.runs': { de: 'Läufe', en: 'runs' },
  'status.step': {
    de: 'ohne {count} {count=Merkmal|Merkmale}',
    en: 'without {count} {count=dimension|dimensions}',
  },
  'status.step-same': { de: 'gleiche Schicht', en: 'same stratum' },
  'status.corrections': { de: 'Berichtigungen', en: 'Corrections' },
  'status.rate': {
    de: '{share} (95-%-Bereich {low} bis {high})',
    en: '{share} (95 % interval {low} to {high})',
  },
  'status.response': { de: 'Rücklauf', en: 'Response' },
  'status.acceptance': { de: 'Zusagequote', en: 'Acceptance' },
  'status.definitions': {
    de: 'Rücklauf: Antworten (Zusagen, Absagen, Rückzüge) je zugestelltem Brief. Zusagequote: Zusagen je zugestelltem Brief. Der Bereich ist der von Wilson. Differenz: wie viele Prozentpunkte mehr oder weniger es unter den Zusagen sind als unter allen, die zur Auswahl standen.',
    en: 'Response: answers (accepted, declined, withdrawn) for each letter delivered. Acceptance: those who accepted, for each letter delivered. The interval is Wilson’s. Difference: how many percentage points more or fewer there are among those who accepted than among all who could be drawn.',
  },
  'status.unknown-visits': {
    de: '– heißt: hier nicht bekannt. Besuche ohne Ergebnis, und wer gekommen ist, stehen nur in der Datei replies.sqlite neben dem Protokoll.',
    en: '– means: not known here. Visits without an outcome, and who came, are only in the file replies.sqlite beside the log.',
  },
  'status.unknown-presence': {
    de: '– heißt: nicht bekannt. Wer gekommen ist, wurde noch nicht vermerkt.',
    en: '– means: not known. Nobody has noted yet who came.',
  },
  'status.hidden': {
    de: '* heißt: wird nicht veröffentlicht. Das sind Zahlen von 1 bis 4 und andere, aus denen sie sich ausrechnen ließen.',
    en: '* means: not published. These are numbers from 1 to 4, and others from which they could be worked out.',
  },
  'status.house': {
    de: 'Nur für das Haus: Hier stehen auch kleine Zahlen. Zum Veröffentlichen: --public',
    en: 'For the house alone: small numbers are shown here too. To publish it: --public',
  },
  'status.written': { de: 'Geschrieben: {file}', en: 'Written: {file}' },
  'status.draw': { de: 'Ziehung', en: 'draw' },
  'status.round': { de: '{round}. Runde', en: 'round {round}' },
  'status.replacements-group': { de: 'nachgerückt', en: 'replacements' },
  'status.frame': { de: 'zur Auswahl', en: 'frame' },
  'status.difference': { de: 'Differenz', en: 'difference' },
  'status.target': { de: 'Quote', en: 'quota' },
  'status.pool': { de: 'im Topf', en: 'in the pool' },
  'status.drawn': { de: 'gelost', en: 'drawn' },
  'measure.invited': { de: 'eingeladen', en: 'invited' },
  'measure.delivered': { de: 'zugestellt', en: 'delivered' },
  'measure.answered': { de: 'geantwortet', en: 'answered' },
  'measure.visited': { de: 'besucht', en: 'visited' },
  'measure.met': { de: 'angetroffen', en: 'met' },
  'measure.accepted': { de: 'zugesagt', en: 'accepted' },
  'measure.present': { de: 'gekommen', en: 'present' },
  'fate.open': { de: 'noch nichts bekannt', en: 'nothing known yet' },
  'fate.accepted': { de: 'zugesagt', en: 'accepted' },
  'fate.declined': { de: 'abgesagt', en: 'declined' },
  'fate.withdrawn': { de: 'nach Zusage zurückgezogen', en: 'withdrawn after accepting' },
  'fate.unreachable': { de: 'nicht erreicht', en: 'not reached' },
  'fate.undeliverable': { de: 'Brief unzustellbar', en: 'letter undeliverable' },
  'fate.moved': { de: 'verzogen', en: 'moved away' },
  'fate.deceased': { de: 'verstorben', en: 'deceased' },
  'known-by.letter': { de: 'Brief', en: 'letter' },
  'known-by.web': { de: 'Internet', en: 'web' },
  'known-by.phone': { de: 'Telefon', en: 'telephone' },
  'known-by.visit': { de: 'Besuch', en: 'visit' },
  'need.childcare': { de: 'Kinderbetreuung', en: 'childcare' },
  'need.transport': { de: 'Fahrdienst', en: 'transport' },
  'need.translation': { de: 'Übersetzung', en: 'translation' },
  'need.access': { de: 'Barrierefreiheit', en: 'accessibility' },
} satisfies Texts;

import type { Problems, Texts } from './sentence.js';

/** What `verify` says, but for the checks themselves. */
export const verifyProblems = {
  'LOG-001': {
    what: { de: 'Protokoll lässt sich nicht lesen ({reason.*})', en: 'cannot read the log ({reason.*})' },
    why: {
      de: 'ohne audit.jsonl gibt es nichts zu prüfen',
      en: 'without audit.jsonl there is nothing to verify',
    },
    remedy: { de: 'den Ordner der Ziehung angeben', en: "give the draw's folder" },
  },
  'LOG-002': {
    what: { de: 'Das Protokoll der Ziehung ist nicht in Ordnung', en: "the draw's log is not in order" },
    why: {
      de: '{checks=diese Prüfung schlägt|diese Prüfungen schlagen} fehl: {checks}',
      en: '{checks=this check fails|these checks fail}: {checks}',
    },
    remedy: {
      de: 'mit losverfahren verify nachsehen; ein beschädigtes Protokoll wird nicht fortgesetzt',
      en: 'have a look with losverfahren verify; a damaged log is not continued',
    },
  },
} satisfies Problems;

export const verifyTexts = {
  'verify.panel': { de: 'Gremium', en: 'Panel' },
  'verify.title': { de: 'Prüfung der Ziehung', en: 'Verification of the draw' },
  'verify.places': { de: 'betroffen: {places}', en: 'concerns: {places}' },
  'verify.fingerprint': {
    de: 'Fingerabdruck des Protokolls: {fingerprint}',
    en: 'Fingerprint of the log: {fingerprint}',
  },
  'verify.passed': {
    de: 'Alle {total} Prüfungen bestanden: Aus diesem Register, diesem Plan und diesem Startwert {people=musste genau diese eine Person|mussten genau diese {people} Personen} gezogen werden.',
    en: 'All {total} checks passed: from this register, this plan and this seed exactly {people=this one person|these {people} people} had to be drawn.',
  },
  'verify.passed-lottery': {
    de: 'Alle {total} Prüfungen bestanden: Aus diesem Register, diesem Plan, der protokollierten Lotterie und diesem Startwert {people=musste genau diese eine Person|mussten genau diese {people} Personen} gezogen werden.',
    en: 'All {total} checks passed: from this register, this plan, the lottery in the log and this seed exactly {people=this one person|these {people} people} had to be drawn.',
  },
  'verify.lottery': {
    de: 'Die Liste der möglichen Ergebnisse steht so im Protokoll: kleinste Chance {least}, mit diesen Quoten höchstens {bound}. Ob eine neue Berechnung dieselbe Liste ergibt, zeigt --optimality.',
    en: 'The list of possible outcomes is taken from the log: least chance {least}, under these quotas at most {bound}. --optimality shows whether it comes out the same when computed anew.',
  },
  'verify.lottery-panel': {
    de: 'Die Liste der möglichen Gremien steht so im Protokoll: kleinste Chance {least}, mit diesen Quoten höchstens {bound}. Ob eine neue Berechnung dieselbe Liste ergibt, zeigt --optimality.',
    en: 'The list of possible panels is taken from the log: least chance {least}, under these quotas at most {bound}. --optimality shows whether it comes out the same when computed anew.',
  },
  'verify.log-only': {
    de: 'Alle {total} Prüfungen bestanden. Geprüft wurde nur das Protokoll; ob das Register dazu passt, zeigt --register.',
    en: 'All {total} checks passed. Only the log was verified; --register shows whether the register agrees.',
  },
  'verify.log-only-panel': {
    de: 'Alle {total} Prüfungen bestanden. Geprüft wurde nur das Protokoll; ob die Zusagen dazu passen, zeigt --answers.',
    en: 'All {total} checks passed. Only the log was verified; --answers shows whether the answers agree.',
  },
  'verify.passed-panel': {
    de: 'Alle {total} Prüfungen bestanden: Aus diesen Zusagen, diesen Vorgaben und der gezogenen Nummer {people=musste genau diese eine Person|mussten genau diese {people} Personen} gelost werden.',
    en: 'All {total} checks passed: from these answers, these rules and the number drawn exactly {people=this one person|these {people} people} had to be drawn.',
  },
  'verify.draw-unseen': {
    de: 'Von den Einladungen wurde nur das Protokoll geprüft; ob das Register dazu passt, zeigt --register.',
    en: 'Of the invitations only the log was verified; --register shows whether the register agrees.',
  },
  'verify.panel-unseen': {
    de: 'Vom Gremium wurde nur das Protokoll geprüft; ob die Zusagen dazu passen, zeigt --answers.',
    en: 'Of the panel only the log was verified; --answers shows whether the answers agree.',
  },
  'verify.earlier-unseen': {
    de: 'Von früheren Gremien wurde nur das Protokoll geprüft.',
    en: 'Of earlier panels only the log was verified.',
  },
  'verify.failed': {
    de: '{failed} von {total} Prüfungen nicht bestanden. Diese Ziehung ist so nicht nachzuvollziehen.',
    en: '{failed} of {total} checks failed. This draw cannot be reproduced as it stands.',
  },
  'note.other-list': {
    de: 'nicht genau, aber ebenso fair; eine andere Version oder eine abgebrochene Suche kann das erklären',
    en: 'not exactly, but as fair; another version or a search that was ended early can explain that',
  },
  'note.unseen': {
    de: 'soweit es ohne Register zu sehen ist',
    en: 'as far as can be seen without the register',
  },
} satisfies Texts;

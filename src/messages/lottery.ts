import type { Problems, Texts } from './sentence.js';

/** What is said of a lottery under quotas, and while it is computed. */
export const lotteryProblems = {
  'QUOTA-004': {
    what: {
      de: 'Die Suche nach der fairsten Lotterie wurde vorher beendet',
      en: 'the search for the fairest lottery was ended early',
    },
    why: {
      de: 'die kleinste Chance kann bis zu {gap} % unter der größtmöglichen liegen; die Quoten sind erfüllt',
      en: 'the least chance may be up to {gap} % below the largest that is possible; the quotas are met',
    },
    remedy: {
      de: 'für ein besseres Ergebnis --time-limit erhöhen oder weglassen',
      en: 'for a better result raise --time-limit or leave it out',
    },
  },
} satisfies Problems;

export const lotteryTexts = {
  'lottery.ideal': {
    de: 'Faire Chancen werden berechnet … {seconds} s',
    en: 'computing fair chances … {seconds} s',
  },
  'lottery.split': {
    de: 'Chancen werden auf mögliche Ergebnisse verteilt … {percent} %, {seconds} s',
    en: 'splitting chances into possible outcomes … {percent} %, {seconds} s',
  },
  'lottery.complete': {
    de: 'Lotterie wird vervollständigt … {outcomes} {outcomes=Ergebnis|Ergebnisse}, noch offen {lack}, {seconds} s',
    en: 'completing the lottery … {outcomes} {outcomes=outcome|outcomes}, {lack} still open, {seconds} s',
  },
  'lottery.conflict': {
    de: 'Die Quoten schließen sich gegenseitig aus; gesucht wird, welche … {seconds} s',
    en: 'the quotas exclude each other; looking for which … {seconds} s',
  },
  'panel.least': {
    de: '{least} (mit diesen Quoten sind höchstens {bound} möglich)',
    en: '{least} (under these quotas at most {bound} is possible)',
  },
  'panel.open': {
    de: '{outcomes} {outcomes=mögliche Zusammensetzung|mögliche Zusammensetzungen}; von {couples} {couples=Paar|Paaren} {never=kann eines|können {never}} nie zusammen gelost werden{always=, eines nur zusammen|, {always} nur zusammen}; Zufall: {entropy} Bit, {independent} Bit wären es, wenn alle einzeln gelost würden',
    en: '{outcomes} possible {outcomes=composition|compositions}; of {couples} {couples=pair|pairs} {never} can never be drawn together{always=, one only together|, {always} only together}; chance: {entropy} bits, {independent} bits if everybody were drawn on their own',
  },
  'panel.least-some': {
    de: '{least}; {count} {count=Person hat|Personen haben} keine Chance',
    en: '{least}; {count} {count=person has|people have} no chance',
  },
} satisfies Texts;

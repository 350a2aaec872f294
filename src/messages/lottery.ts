import type { Problems, Texts } from './sentence.js';

/** What is said of a lottery under quotas, and while it is computed. */
export const lotteryProblems = {
  'QUOTA-004': {
    what: {
      de: 'Die Suche nach der fairsten Lotterie wurde vorher beendet',
      en: 'the search for the fairest lottery was ended early',
    },
    why: {
      de: '{gap?die kleinste Chance kann bis zu {gap} % unter der größtmöglichen liegen}{fair?die kleinste Chance ist die größtmögliche, aber die Liste ist nicht die, die ohne Zeitgrenze entstünde}; die Quoten sind erfüllt',
      en: '{gap?the least chance may be up to {gap} % below the largest that is possible}{fair?the least chance is the largest that is possible, but the list is not the one that would come about without a limit}; the quotas are met',
    },
    remedy: {
      de: 'für ein besseres Ergebnis --time-limit erhöhen oder weglassen',
      en: 'for a better result raise --time-limit or leave it out',
    },
  },
  'QUOTA-051': {
    what: {
      de: 'In dieser Zeit wurde keine Lotterie gefunden',
      en: 'no lottery was found in this time',
    },
    why: {
      de: 'dazu gehören mehrere mögliche Zusammensetzungen; ob sich die Quoten erfüllen lassen, ist damit nicht gesagt; es wurde nichts geschrieben',
      en: 'it takes several possible outcomes; whether the quotas can be met is not said by that; nothing was written',
    },
    remedy: {
      de: '--time-limit erhöhen oder weglassen',
      en: 'raise --time-limit or leave it out',
    },
  },
} satisfies Problems;

export const lotteryTexts = {
  'lottery.ideal': {
    de: 'Faire Chancen werden berechnet … {time}',
    en: 'computing fair chances … {time}',
  },
  'lottery.split': {
    de: 'Chancen werden auf Ergebnisse verteilt … {percent} %, {time}',
    en: 'splitting chances into possible outcomes … {percent} %, {time}',
  },
  'lottery.complete': {
    de: 'Lotterie{gap?: kleinste Chance {gap} % unter der möglichen} … {time}',
    en: 'the lottery{gap?: least chance {gap} % below the possible one} … {time}',
  },
  'lottery.mix': {
    de: 'Personen werden zwischen den Ergebnissen getauscht … {percent} %, {time}',
    en: 'exchanging people between the outcomes … {percent} %, {time}',
  },
  'lottery.conflict': {
    de: 'Quoten schließen sich gegenseitig aus; gesucht wird, welche … {time}',
    en: 'the quotas exclude each other; looking for which … {time}',
  },
  'lottery.advice': {
    de: 'Gesucht werden die kleinsten Änderungen der Quoten … {time}',
    en: 'looking for the smallest changes of the quotas … {time}',
  },
  'lottery.time': {
    de: '{seconds} s{left?, noch {left} s}',
    en: '{seconds} s{left?, {left} s left}',
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

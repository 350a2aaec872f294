import type { Texts } from './sentence.js';

/** Checks of what came after the letters. */
export const aftermathCheckTexts = {
  'check.replies.people': {
    de: 'Antworten gibt es nur von Angeschriebenen',
    en: 'there are replies only of people who were called',
  },
  'meaning.replies.people': {
    de: 'Eine Antwort steht für jemanden im Protokoll, der bis dahin nicht angeschrieben war.',
    en: 'The log has a reply of somebody who had not been called by then.',
  },
  'check.replies.order': {
    de: 'Keine Antwort widerspricht einer früheren, ohne sie zu berichtigen',
    en: 'no reply contradicts an earlier one without correcting it',
  },
  'meaning.replies.order': {
    de: 'Eine Antwort wurde durch eine andere ersetzt, ohne dass dasteht, welche berichtigt wird und warum.',
    en: 'A reply was replaced by another one, and it is not said which one is corrected and why.',
  },
  'check.replacements.people': {
    de: 'Nachgerückt wird nur für Ausgeschiedene, und niemand wird zweimal angeschrieben',
    en: 'only places of people who are out were given away, and nobody was called twice',
  },
  'meaning.replacements.people': {
    de: 'Es ist jemand für eine Person nachgerückt, die nicht ausgeschieden oder schon ersetzt war, oder jemand wurde ein zweites Mal angeschrieben.',
    en: 'Somebody got the place of a person who was not out or had been replaced already, or somebody was called a second time.',
  },
  'check.replacements.order': {
    de: 'Nachgerückt ist, wer an der Reihe war',
    en: 'those were called whose turn it was',
  },
  'meaning.replacements.order': {
    de: 'Jemand wurde übergangen, oder die Reihenfolge wurde geändert: Nach Losen, Gruppen und Leiter hätte eine andere Person nachrücken müssen.',
    en: 'Somebody was passed over, or the order was changed: by tickets, groups and ladder another person had to be called.',
  },
  'check.replacements.lists': {
    de: 'Listen der Nachrückenden sind die des Protokolls',
    en: 'the lists of those who were called later are those of the log',
  },
  'meaning.replacements.lists': {
    de: 'Eine Liste fehlt, wurde geändert, oder es stehen andere Personen darauf.',
    en: 'A list is missing, was changed, or has other people on it.',
  },
  'check.supplement.draw': {
    de: 'Nachziehungen folgen aus ihrem Startwert und allen, die noch nicht angeschrieben waren',
    en: 'supplementary rounds follow from their seeds and from all who were never called',
  },
  'meaning.supplement.draw': {
    de: 'Eine Nachziehung hätte andere Personen ergeben, oder sie ging nicht über alle, die noch nicht angeschrieben waren.',
    en: 'A supplementary round would have given other people, or it was not over all who were never called.',
  },
  'note.reserve': {
    de: 'soweit die Reserve reicht; der Rest zeigt sich mit Lostopf oder Register',
    en: 'as far as the reserve reaches; the rest is seen with the urn or the register',
  },
  'remark.corrections': {
    de: '{count} {count=Antwort wurde berichtigt|Antworten wurden berichtigt}; angegebene Gründe: {reasons}',
    en: '{count} {count=reply was corrected|replies were corrected}; reasons given: {reasons}',
  },
  'remark.came-back': {
    de: '{count} {count=Person nimmt|Personen nehmen} nach einer Berichtigung doch teil, obwohl {count=ihr Platz schon vergeben war|ihre Plätze schon vergeben waren}; so sind es mehr als vorgesehen.',
    en: '{count} {count=person takes|people take} part after a correction although the {count=place had|places had} been given away; so there are more than planned.',
  },
  'remark.rounds': {
    de: 'Es gab {count} {count=Nachziehung|Nachziehungen}; {count=ihr Startwert war|ihre Startwerte waren} nicht vorher im Protokoll angekündigt und {count=wurde|wurden} nicht verglichen.',
    en: 'There {count=was|were} {count} supplementary {count=round|rounds}; the {count=seed was|seeds were} not announced in the log before and {count=was|were} not compared.',
  },
  'remark.pool': {
    de: 'Nach dem Protokoll {count=hatte eine Person|hatten {count} Personen} zugesagt; im Lostopf des Gremiums {missing=fehlt davon eine|fehlen davon {missing}}, und {others=eine andere war|{others} andere waren} darin.',
    en: 'By the log {count=one person|{count} people} had accepted; of them {missing=one is|{missing} are} missing from those the panel was drawn from, and {others=somebody else was|{others} others were} among them.',
  },
  'remark.pool-unseen': {
    de: 'Nach dem Protokoll {count=hatte eine Person|hatten {count} Personen} zugesagt; ob das Gremium aus genau diesen gelost wurde, zeigt sich mit --answers.',
    en: 'By the log {count=one person|{count} people} had accepted; whether the panel was drawn from just these is seen with --answers.',
  },
  'verify.replacements': {
    de: '{count} {count=Person ist|Personen sind} nachgerückt; {count=sie war|jede war} die einzig mögliche.',
    en: '{count} {count=person was|people were} called as replacements; {count=it was|each was} the only one possible.',
  },
  'verify.replies': {
    de: 'Ob jemand wirklich ab- oder zugesagt hat, zeigt kein Protokoll; wer einen Losbeleg hat, kann nachsehen, was über ihn festgehalten ist (--slip).',
    en: 'No log shows whether somebody really declined or accepted; whoever has a slip can see what is recorded of them (--slip).',
  },
} satisfies Texts;

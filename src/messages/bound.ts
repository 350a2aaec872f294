import type { Texts } from './sentence.js';

/** Who was bound by what in a draw, as its log shows it. */
export const boundTexts = {
  'bound.settled': {
    de: 'Am {at.day} wurden Plan, Register, Schlüssel und {people=die eine Person|die {people} Personen} im Lostopf festgelegt. Was danach geändert worden wäre, passte nicht mehr zur Festlegung. Das gilt, wenn ihr Fingerabdruck vor dem Ereignis veröffentlicht war.',
    en: 'On {at.day} plan, register, key and {people=the one person|the {people} people} in the urn were settled. Whatever had been changed after that would not fit the commitment any more. This holds if its fingerprint was published before the event.',
  },
  'bound.settled-late': {
    de: 'Festgelegt wurde laut Protokoll am {at.day}, als das Ereignis schon bekannt war. Eine solche Festlegung bindet niemanden.',
    en: 'By the log the commitment was made on {at.day}, when the event was known already. Such a commitment binds nobody.',
  },
  'bound.unsettled': {
    de: 'Vor dem Startwert wurde nichts festgelegt. Wer ihn kannte, konnte an Plan und Register noch etwas ändern.',
    en: 'Nothing was settled before the seed. Whoever knew it could still change plan and register.',
  },
  'bound.lotto': {
    de: 'Die Lottozahlen ({event}) vom {date.day}, wie vorher angekündigt. Anders darf der Startwert nicht lauten.',
    en: 'The lottery numbers ({event}) of {date.day}, as announced before. The seed must not be anything else.',
  },
  'bound.dice': {
    de: '{count} {count=öffentlicher Wurf|öffentliche Würfe} mit {faces} Seiten{date? am {date.day}}, wie vorher angekündigt. Anders darf der Startwert nicht lauten.',
    en: '{count} public {count=throw|throws} of dice with {faces} faces{date? on {date.day}}, as announced before. The seed must not be anything else.',
  },
  'bound.drand': {
    de: 'Runde {round} der öffentlichen Zufallsquelle drand{date? vom {date.day}}, wie vorher angekündigt; ihre Unterschrift ist geprüft.',
    en: 'Round {round} of the public beacon drand{date? of {date.day}}, as announced before; its signature is checked.',
  },
  'bound.source': {
    de: 'Angekündigt ist „{source}“. Ob der Startwert von dort kommt und genau so lautet, ist selbst zu vergleichen.',
    en: 'Announced was "{source}". Whether the seed comes from there and reads exactly so you have to compare yourself.',
  },
  'bound.no-event': {
    de: 'Kein Ereignis war angekündigt. Wer den Startwert eingab, konnte mehrere ausprobieren.',
    en: 'No event was announced. Whoever typed the seed could try several.',
  },
  'bound.redrawn': {
    de: '{count=Eine Ziehung wurde|{count} Ziehungen wurden} verworfen und neu gezogen; die Gründe stehen im Protokoll.',
    en: '{count=One draw was|{count} draws were} set aside and drawn anew; the reasons are in the log.',
  },
  'bound.program': {
    de: 'Aus Plan, Register und Startwert folgt genau ein Ergebnis. Das Programm wählt nichts aus; mit jedem anderen, das nach derselben Beschreibung arbeitet, kommt dasselbe heraus.',
    en: 'From plan, register and seed exactly one result follows. The program chooses nothing; any other one that works by the same description gives the same.',
  },
  'bound.lottery': {
    de: 'Unter Quoten gibt es eine Liste möglicher Ergebnisse. Sie steht im Protokoll und war vor dem Startwert fertig.',
    en: 'Under quotas there is a list of possible outcomes. It is in the log and was ready before the seed.',
  },
  'bound.replacements': {
    de: 'Wer nachrückt, folgt aus dem Protokoll: immer die Person mit dem nächsten Los, die dem Plan nach in Frage kommt.',
    en: 'Who is called as a replacement follows from the log: always the person with the next ticket whom the plan allows.',
  },
  'bound.replies': {
    de: 'Zu- und Absagen trägt die Gemeinde ein. Ob sie stimmen, sehen nur die Eingeladenen selbst, mit ihrem Losbeleg.',
    en: 'Replies are entered by the municipality. Whether they are right only those invited can see, with their slips.',
  },
  'bound.keyed': {
    de: 'Im Protokoll stehen Decknamen. Nur wer den Schlüssel und das Register hat, weiß, wer gemeint ist.',
    en: 'The log has pseudonyms. Only those with the key and the register know who is meant.',
  },
  'bound.internal': {
    de: 'Im Protokoll stehen Kennungen aus dem Register. Es ist nicht für die Öffentlichkeit.',
    en: 'The log has ids of the register. It is not for the public.',
  },
  'bound-who.municipality': { de: 'Die Gemeinde', en: 'The municipality' },
  'bound-who.seed': { de: 'Der Startwert', en: 'The seed' },
  'bound-who.program': { de: 'Das Programm', en: 'The program' },
  'bound-who.later': { de: 'Danach', en: 'Afterwards' },
  'bound-who.names': { de: 'Namen', en: 'Names' },
} satisfies Texts;

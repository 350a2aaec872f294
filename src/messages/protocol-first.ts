import type { Texts } from './sentence.js';

/** The record of a draw: its first page, and words that all its pages share. */
export const protocolFirstTexts = {
  'protocol.kind': { de: 'Niederschrift einer Auslosung', en: 'Record of a draw by lot' },
  'protocol.public': { de: 'Öffentliche Fassung', en: 'Public version' },
  'protocol.internal': {
    de: 'Interne Fassung – nicht zum Weitergeben',
    en: 'Internal version – not to be passed on',
  },
  'protocol.untitled': { de: 'Auslosung', en: 'Draw by lot' },
  'protocol.page': { de: 'Seite', en: 'Page' },
  'protocol.of-letters': { de: 'Einladungen', en: 'Invitations' },
  'protocol.of-panel': { de: 'Gremium', en: 'Panel' },
  'protocol.lead': {
    de: 'Aus {people=einer Person|{people} Personen} {drawn=wurde eine|wurden {drawn}} ausgelost und eingeladen.',
    en: '{drawn} of {people} {people=person|people} {drawn=was|were} drawn by lot and invited.',
  },
  'protocol.lead-open': {
    de: 'Aus {people=einer Person|{people} Personen} {drawn=wird eine|werden {drawn}} ausgelost. Alles dafür ist festgelegt; gelost ist noch nicht.',
    en: '{drawn} of {people} {people=person|people} {drawn=is|are} going to be drawn by lot. Everything for it is settled; nothing has been drawn yet.',
  },
  'protocol.lead-panel': {
    de: 'Aus {people=einer Person|{people} Personen}, die mitmachen möchten, {drawn=wurde eine|wurden {drawn}} für das Gremium ausgelost.',
    en: '{drawn} of {people} {people=person who wants|people who want} to take part {drawn=was|were} drawn by lot for the panel.',
  },
  'protocol.lead-open-panel': {
    de: 'Aus {people=einer Person|{people} Personen}, die mitmachen möchten, {drawn=wird eine|werden {drawn}} für das Gremium ausgelost; gelost ist noch nicht.',
    en: '{drawn} of {people} {people=person who wants|people who want} to take part {drawn=is|are} going to be drawn by lot for the panel; nothing has been drawn yet.',
  },
  'protocol.before': { de: 'Vorher festgelegt', en: 'Settled before' },
  'protocol.committed': {
    de: 'Am {at.day}, stand fest, wer im Lostopf ist, nach welchem Plan gelost wird und woher der Zufall kommt.',
    en: 'On {at.day}, it was settled who is in the urn, by which plan the lot is drawn, and where chance comes from.',
  },
  'protocol.uncommitted': {
    de: 'Nichts. Register und Plan hätten sich noch ändern lassen, als der Startwert schon bekannt war.',
    en: 'Nothing. Register and plan could still have been changed when the seed was known.',
  },
  'protocol.by-chance': { de: 'Der Zufall', en: 'Chance' },
  'protocol.drawn': { de: 'Gelost', en: 'Drawn' },
  'protocol.drawn-at': { de: 'Am {at.day}.', en: 'On {at.day}.' },
  'protocol.drawn-again': {
    de: 'Davor {count=wurde eine Ziehung|wurden {count} Ziehungen} verworfen.',
    en: '{count=One draw was|{count} draws were} set aside before.',
  },
  'protocol.with-reserve': {
    de: 'Dazu {count=steht eine Person|stehen {count} Personen} auf der Reserveliste.',
    en: '{count=One more person is|{count} more people are} on the reserve list.',
  },
  'protocol.with-substitutes': {
    de: 'Dazu {count=wurde ein Ersatzmitglied|wurden {count} Ersatzmitglieder} in derselben Ziehung gelost.',
    en: '{count=One substitute was|{count} substitutes were} drawn at once.',
  },
  'protocol.with-runs': {
    de: 'Für Absagen sind andere nachgerückt.',
    en: 'Others got the places of those who declined.',
  },
  'protocol.chance': { de: 'Die Chance', en: 'Everybody’s chance' },
  'protocol.chance-equal': {
    de: 'Alle {N} Personen hatten genau dieselbe Chance: {n} von {N}, das sind {share}{in?, etwa eine von {in}}.',
    en: 'All {N} people had exactly the same chance: {n} in {N}, that is {share}{in?, about one in {in}}.',
  },
  'protocol.chance-alike': {
    de: 'Es gab {n} Plätze für {N} Personen, das sind {share}{in?, etwa einer von {in}}.',
    en: 'There were {n} places for {N} people, {share}{in?, about one in {in}}.',
  },
  'protocol.chance-household': {
    de: 'Aus einem Haushalt {limit=wurde höchstens eine Person|wurden höchstens {limit} Personen} gelost; wer mit anderen zusammenlebt, hatte deshalb eine kleinere Chance.',
    en: 'Of one household at most {limit=one person was|{limit} people were} drawn; whoever lives with others therefore had a smaller chance.',
  },
  'protocol.chance-table': {
    de: 'Die Chance hing von der Gruppe ab, denn der Plan sagt, wie viele aus jeder kommen{low?: Sie lag zwischen {low} und {high}}.',
    en: 'The chance depended on the group, for the plan says how many come from each{low?: it was between {low} and {high}}.',
  },
  'protocol.chance-quotas': {
    de: 'Die Chance hing von den Merkmalen ab, damit die Quoten erfüllt werden: Sie lag zwischen {least} und {greatest}.',
    en: 'The chance depended on the features, so that the quotas are met: it was between {least} and {greatest}.',
  },
  'protocol.chance-quotas-even': {
    de: 'Auch mit den Quoten hatten alle dieselbe Chance: {least}.',
    en: 'Under the quotas as well everybody had the same chance: {least}.',
  },
  'protocol.chance-substitutes': {
    de: 'Genauso groß war für alle die Chance, Ersatzmitglied zu werden.',
    en: 'Everybody had the same chance to be a substitute.',
  },
  'protocol.chance-nobody': {
    de: 'Wer eine Chance von null hatte, konnte mit diesen Quoten nicht gelost werden.',
    en: 'Whoever had a chance of zero could not be drawn under these quotas.',
  },
  'protocol.answers': { de: 'Antworten', en: 'Answers' },
  'protocol.invited': { de: 'angeschrieben', en: 'invited' },
  'protocol.answered': { de: 'geantwortet', en: 'answered' },
  'protocol.accepted': { de: 'zugesagt', en: 'accepted' },
  'protocol.check': { de: 'Nachprüfen', en: 'Checking' },
  'protocol.check-urn': {
    de: 'Jede und jeder kann nachrechnen, dass gerade diese Lose gezogen werden mussten, ohne einen Namen zu sehen: mit dem Protokoll (`audit.jsonl`) und dem Lostopf (`urn.csv`).',
    en: 'Anybody can recompute that exactly these tickets had to be drawn, without seeing a name: with the log (`audit.jsonl`) and the urn (`urn.csv`).',
  },
  'protocol.check-log': {
    de: 'Jede und jeder kann das Protokoll (`audit.jsonl`) prüfen. Ob die richtigen Personen gelost wurden, kann nachrechnen, wer das Register einsehen darf.',
    en: 'Anybody can check the log (`audit.jsonl`). Whether the right people were drawn can be recomputed by whoever may see the register.',
  },
  'protocol.check-register': {
    de: 'Nachrechnen kann, wer das Register einsehen darf. Das Protokoll (`audit.jsonl`) enthält Kennungen und bleibt im Haus.',
    en: 'Whoever may see the register can recompute it. The log (`audit.jsonl`) has ids in it and stays in the house.',
  },
  'protocol.fingerprint': { de: 'Fingerabdruck des Protokolls', en: 'Fingerprint of the log' },
  'protocol.fingerprint-what': {
    de: 'Stand: {until.day}. Wird im Protokoll (`audit.jsonl`) ein einziges Zeichen geändert, stimmt er nicht mehr.',
    en: 'As of {until.day}. If a single sign of the log (`audit.jsonl`) is changed, it no longer fits.',
  },
  'protocol.marks': { de: 'Besonderheiten', en: 'Out of the ordinary' },
  'protocol.no-marks': {
    de: 'Keine Besonderheiten: Es wurde einmal gelost, nach dem Plan, wie er festgelegt war.',
    en: 'Nothing out of the ordinary: the lot was drawn once, by the plan as it was settled.',
  },
  'protocol.made': {
    de: 'Erstellt mit losverfahren aus dem Protokoll, Stand {until.day}; gelost mit Version {version}. Aus demselben Protokoll entsteht immer dieselbe Niederschrift.',
    en: 'Made with losverfahren from the log as of {until.day}; drawn with version {version}. The same log always gives the same record.',
  },
  'protocol.event-lotto': {
    de: 'Zahlen des Lotto 6aus49 vom {date.day}{more? mit {more}}',
    en: 'Numbers of the German lottery Lotto 6aus49 of {date.day}{more? with {more}}',
  },
  'protocol.event-dice': {
    de: '{count=Ein öffentlicher Wurf|{count} öffentliche Würfe} mit einem Würfel, der {faces} Seiten hat{date?, am {date.day}}',
    en: '{count=One throw|{count} throws} of dice with {faces} faces, made in public{date? on {date.day}}',
  },
  'protocol.event-drand': {
    de: 'Zufallszahl des Netzes drand (Kette quicknet), Runde {round}',
    en: 'Random number of the drand network (chain quicknet), round {round}',
  },
  'protocol.event-text': { de: '{source}{date? ({date.day})}', en: '{source}{date? ({date.day})}' },
  'protocol.event-none': {
    de: 'Ein Startwert, den der Plan nicht ankündigt{date? ({date.day})}',
    en: 'A seed that the plan does not announce{date? ({date.day})}',
  },
  'protocol.number-balls': {
    de: 'Kugeln zogen die Nummer {number} aus 1.000 nummerierten Gremien.',
    en: 'Balls drew number {number} out of 1,000 numbered panels.',
  },
  'protocol.number-seed': {
    de: 'Aus dem Startwert folgt die Nummer {number}; sie bestimmt, welche der möglichen Zusammensetzungen es ist.',
    en: 'The seed gives the number {number}, which says which of the possible compositions it is.',
  },
} satisfies Texts;

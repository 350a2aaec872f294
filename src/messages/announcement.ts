import type { Texts } from './sentence.js';

/** The text for the gazette, before a draw. */
export const announcementTexts = {
  'announce.title': { de: 'Auslosung{title? „{title}“}', en: 'Random selection{title? "{title}"}' },
  'announce.again': {
    de: 'Das ist die {number}. Festlegung auf dieses Register und diesen Plan; sie ersetzt die vorige.',
    en: 'This is commitment number {number} on this register and plan; it replaces the one before.',
  },
  'announce.letters': {
    de: 'Aus {people} Personen {size=wird eine|werden {size}} ausgelost und eingeladen.',
    en: '{size} of {people} people {size=is|are} drawn by lot and invited.',
  },
  'announce.panel': {
    de: 'Aus {people} Personen, die mitmachen möchten, wird ein Gremium mit {size=einem Platz|{size} Plätzen} ausgelost.',
    en: 'A panel of {size} is drawn by lot from {people} people who want to take part.',
  },
  'announce.substitutes': {
    de: 'Dazu {size=wird ein Ersatzmitglied|werden {size} Ersatzmitglieder} in derselben Ziehung gelost; die Chance darauf ist für alle genauso groß wie die auf einen Platz.',
    en: '{size=One substitute is|{size} substitutes are} drawn at once; everybody has the same chance of that as of a place.',
  },
  'announce.already': {
    de: 'Davon {already=steht eine Person|stehen {already} Personen} schon fest und {already=bleibt|bleiben} dabei.',
    en: '{already=One person|{already} people} of it {already=is|are} on it already and {already=stays|stay}.',
  },
  'announce.day': {
    de: 'Stichtag für das Alter ist der {day.day}.',
    en: 'Ages are as of {day.day}.',
  },
  'announce.from-age': {
    de: 'Ausgelost werden kann, wer mindestens {least} Jahre alt ist.',
    en: 'People of {least} and over can be drawn.',
  },
  'announce.to-age': {
    de: 'Ausgelost werden kann, wer höchstens {most} Jahre alt ist.',
    en: 'People of up to {most} can be drawn.',
  },
  'announce.ages': {
    de: 'Ausgelost werden kann, wer zwischen {least} und {most} Jahre alt ist.',
    en: 'People from {least} to {most} can be drawn.',
  },
  'announce.districts': {
    de: 'Gelost wird nur unter Menschen aus: {districts}.',
    en: 'Only people from these places can be drawn: {districts}.',
  },
  'announce.excluded': {
    de: 'Ausgeschlossen ist, für wen gilt: {reasons}.',
    en: 'Left out is everybody to whom one of these applies: {reasons}.',
  },
  'announce.strata': {
    de: 'Gelost wird in Gruppen nach {names}.',
    en: 'The draw is made in groups by {names}.',
  },
  'announce.equal': {
    de: 'Alle haben genau dieselbe Chance: {size} von {people}.',
    en: 'Everybody has exactly the same chance: {size} in {people}.',
  },
  'announce.table': {
    de: 'Wie viele aus jeder Gruppe gelost werden, steht im Plan.',
    en: 'The plan says how many are drawn from each group.',
  },
  'announce.quotas': {
    de: 'Der Plan sagt, wie viele es aus jeder Gruppe mindestens und höchstens sein müssen. {outcomes=Die einzige Zusammensetzung, die es geben kann, steht|Die {outcomes} Zusammensetzungen, unter denen das Los entscheidet, stehen} schon fest.',
    en: 'The plan says how many there must be of each group, at least and at most. The {outcomes=only composition that there can be is|{outcomes} compositions among which the lot decides are} settled already.',
  },
  'announce.household': {
    de: 'Aus einem Haushalt {limit=wird höchstens eine Person|werden höchstens {limit} Personen} gelost; wer mit anderen zusammenlebt, hat deshalb eine kleinere Chance.',
    en: 'Of one household at most {limit=one person is|{limit} people are} drawn; whoever lives with others therefore has a smaller chance.',
  },
  'announce.lotto': {
    de: 'Es entscheiden die Zahlen des Lotto 6aus49 vom {date.day}: die sechs Gewinnzahlen und die Superzahl{more?, dazu {more}}.',
    en: 'What decides are the numbers of the German lottery Lotto 6aus49 of {date.day}: the six numbers and the Superzahl{more?, and {more}}.',
  },
  'announce.dice': {
    de: 'Es {count=entscheidet ein öffentlicher Wurf|entscheiden {count} öffentliche Würfe} mit einem Würfel, der {faces} Seiten hat{date?, am {date.day}}.',
    en: 'What decides {count=is one throw|are {count} throws} of dice with {faces} faces, made in public{date? on {date.day}}.',
  },
  'announce.drand': {
    de: 'Es entscheidet die Zufallszahl, die das Netz drand (Kette quicknet) in seiner Runde {round} veröffentlicht: {moment.day}.',
    en: 'What decides is the random number that the drand network (chain quicknet) publishes in its round {round}: {moment.day}.',
  },
  'announce.text': {
    de: 'Es entscheidet: {source}{date? ({date.day})}.',
    en: 'What decides: {source}{date? ({date.day})}.',
  },
  'announce.later': {
    de: 'Der Startwert, der entscheidet, wird erst danach öffentlich bestimmt{date?, am {date.day}}.',
    en: 'The seed, which decides, is only then determined in public{date?, on {date.day}}.',
  },
  'announce.balls': {
    de: 'Welches der 1.000 nummerierten Gremien es wird, bestimmen danach öffentlich gezogene Kugeln.',
    en: 'Which of the 1,000 numbered panels it is, is then settled by balls that are drawn in public.',
  },
  'announce.fixed': {
    de: 'Seit dem {at.day}, steht alles fest, woraus das Ergebnis folgt: wer im Lostopf ist, der Plan und wie der Startwert zu schreiben ist. Jede spätere Änderung daran fällt auf. Fingerabdruck der Festlegung:',
    en: 'Since {at.day}, everything that the result follows from is settled: who is in the urn, the plan, and how the seed is to be written. Any later change to it will be noticed. Fingerprint of the commitment:',
  },
  'announce.fixed-but-seed': {
    de: 'Seit dem {at.day}, steht fest, wer im Lostopf ist und nach welchem Plan gelost wird. Jede spätere Änderung daran fällt auf. Offen ist nur noch der Startwert. Fingerabdruck der Festlegung:',
    en: 'Since {at.day}, it is settled who is in the urn and by which plan the lot is drawn. Any later change to that will be noticed. Only the seed is still open. Fingerprint of the commitment:',
  },
  'announce.check': {
    de: 'Nachrechnen kann die Auslosung jede und jeder, ohne einen Namen zu sehen: mit dem Protokoll (audit.jsonl) und dem Lostopf (urn.csv), die nach der Ziehung bereitliegen. Das Verfahren ist öffentlich beschrieben, auch ein selbst geschriebenes Programm genügt. Mit losverfahren ist es dieser Befehl:',
    en: 'Anybody can recompute the draw without seeing a name: with the log (audit.jsonl) and the urn (urn.csv), which will be there after the draw. The procedure is described in public, so a program of your own will do. With losverfahren it is this command:',
  },
  'announce.urns': {
    de: 'Dazu {files=gehört auch der Lostopf|gehören auch die Lostöpfe} der Ziehung davor: {files}.',
    en: 'The {files=urn|urns} of the draw before {files=is|are} part of it too: {files}.',
  },
  'announce.slip': {
    de: 'Ob man selbst im Lostopf ist, zeigt ein Beleg, den die Verwaltung auf Anfrage ausstellt.',
    en: 'Whether you are in the urn yourself is shown by a slip that the administration gives you on request.',
  },
  'announce.hashes': { de: 'Prüfsummen (SHA-256):', en: 'Hashes (SHA-256):' },
  'announce.rows': { de: '{rows} {rows=Person|Personen}', en: '{rows} {rows=person|people}' },
  'announce.root': { de: 'Wurzel des Lostopfs (RFC 6962)', en: 'root of the urn (RFC 6962)' },
  'announce.key': { de: 'Schlüssel', en: 'key' },
} satisfies Texts;

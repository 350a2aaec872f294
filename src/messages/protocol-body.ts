import type { Texts } from './sentence.js';

/** The record of a draw: what was settled, who could be drawn, who was, and what became of them. */
export const protocolBodyTexts = {
  'protocol.timeline': { de: 'Was wann geschah', en: 'What happened when' },
  'protocol.settled': {
    de: 'Am {at.day}, wurde festgelegt: das Register, der Plan mit allen Einstellungen, der Lostopf mit {people=einer Person|{people} Personen}, die Zahl der Plätze und die Art des Ereignisses. Was danach daran geändert wird, fällt auf.',
    en: 'Settled on {at.day}: the register, the plan with all its settings, the urn with {people=one person|{people} people}, the number of places, and the kind of event. Whatever is changed of it afterwards will be noticed.',
  },
  'protocol.settled-nothing': {
    de: 'Es wurde nichts vorher festgelegt. Das Protokoll beginnt mit der Ziehung.',
    en: 'Nothing was settled before. The log begins with the draw.',
  },
  'protocol.when': { de: 'Wann', en: 'When' },
  'protocol.what': { de: 'Was', en: 'What' },
  'protocol.fingerprint-then': { de: 'Fingerabdruck danach', en: 'Fingerprint afterwards' },
  'protocol.at': { de: '{at.day}', en: '{at.day}' },
  'protocol-step.commitment': {
    de: 'Festgelegt: Register, Plan, Lostopf und Art des Ereignisses',
    en: 'Settled: register, plan, urn and kind of event',
  },
  'protocol-step.event': { de: 'Das Ereignis, das entscheidet', en: 'The event that decides' },
  'protocol-step.draw': { de: 'Gelost', en: 'Drawn' },
  'protocol-step.redraw': {
    de: 'Die Ziehung davor verworfen und noch einmal gelost',
    en: 'The draw before set aside, and drawn once more',
  },
  'protocol-step.reply': {
    de: 'Antworten festgehalten{count?: {count}}{until?, zuletzt am {until.day}}',
    en: 'Answers recorded{count?: {count}}{until?, the last on {until.day}}',
  },
  'protocol-step.run': { de: 'Für freie Plätze nachgerückt', en: 'Free places given to others' },
  'protocol-step.round': { de: 'In einer weiteren Runde gelost', en: 'Drawn in a further round' },
  'protocol-step.purge': { de: 'Personenbezogene Dateien gelöscht', en: 'Files with personal data deleted' },
  'protocol.times': {
    de: 'Die Zeiten sind die des Rechners, auf dem das Protokoll geschrieben wurde. Wer einen Fingerabdruck am selben Tag veröffentlicht hat, kann zeigen, dass er stimmt.',
    en: 'The times are those of the computer on which the log was written. Whoever published a fingerprint on the same day can show that it is right.',
  },
  'protocol.randomness': { de: 'Woher der Zufall kam', en: 'Where chance came from' },
  'protocol.randomness-what': {
    de: 'Wer gelost wird, folgt aus dem Startwert und sonst nichts. Mit demselben Startwert, Register und Plan kommt immer dasselbe heraus.',
    en: 'Who is drawn follows from the seed and from nothing else. The same seed, register and plan always give the same result.',
  },
  'protocol.round': { de: 'Runde {round}', en: 'Round {round}' },
  'protocol.event': { de: 'Ereignis', en: 'Event' },
  'protocol.seed': { de: 'Startwert', en: 'Seed' },
  'protocol.seed-aside': {
    de: 'Startwert der verworfenen Ziehung Nr. {number}:',
    en: 'Seed of draw no. {number}, which was set aside:',
  },
  'protocol.beacon': { de: 'Unterschrift', en: 'Signature' },
  'protocol.beacon-what': {
    de: 'Die Runde trägt die Unterschrift des Netzes drand; sie wurde geprüft.',
    en: 'The round is signed by the drand network; the signature was checked.',
  },
  'protocol.meeting': { de: 'Wer mitgewirkt hat', en: 'Who took part' },
  'protocol.place': { de: 'Ort', en: 'Place' },
  'protocol.meeting-plan': {
    de: 'Diese Angaben stehen im Plan ({file}), wie er der Ziehung zugrunde lag.',
    en: 'This stands in the plan ({file}) as the draw was made by it.',
  },
  'protocol.meeting-other-plan': {
    de: 'Diese Angaben stehen in einer Plandatei ({file}), die nach der Ziehung geändert wurde. Im Protokoll stehen sie nicht.',
    en: 'This stands in a plan file ({file}) that was changed after the draw. It does not stand in the log.',
  },
  'protocol.signatures': { de: 'Unterschriften', en: 'Signatures' },
  'protocol.who': { de: 'Wer gelost werden konnte', en: 'Who could be drawn' },
  'protocol.ages': {
    de: '{least?ab {least} Jahren}{most? bis {most} Jahre}{day?, Stichtag {day.day}}',
    en: '{least?aged {least} and over}{most? up to {most}}{day?, as of {day.day}}',
  },
  'protocol.districts': { de: 'nur aus: {districts}', en: 'only from: {districts}' },
  'protocol.excluded': {
    de: 'nicht, für wen gilt: {reasons}',
    en: 'nobody to whom one of these applies: {reasons}',
  },
  'protocol.in-groups': { de: 'gelost in Gruppen nach {names}', en: 'drawn in groups by {names}' },
  'protocol.household': {
    de: 'höchstens {limit=eine Person|{limit} Personen} aus einem Haushalt',
    en: 'at most {limit=one person|{limit} people} of a household',
  },
  'protocol-way.proportional': {
    de: 'jede Gruppe nach ihrem Anteil; Bruchteile entscheidet der Startwert',
    en: 'each group by its share; the seed decides fractions',
  },
  'protocol-way.table': {
    de: 'aus jeder Gruppe so viele, wie der Plan sagt',
    en: 'as many of each group as the plan says',
  },
  'protocol-way.quotas': {
    de: 'so, dass alle Quoten des Plans erfüllt sind',
    en: 'so that all quotas of the plan are met',
  },
  'protocol.who-col': { de: 'Wer', en: 'Who' },
  'protocol.people': { de: 'Personen', en: 'People' },
  'protocol.register-rows': { de: 'Zeilen im Register', en: 'Rows of the register' },
  'protocol.answered-rows': { de: 'Zusagen', en: 'People who accepted' },
  'protocol.without': { de: 'davon ausgeschlossen:', en: 'left out of these:' },
  'protocol.could': { de: 'konnten gelost werden', en: 'could be drawn' },
  'protocol.confidential': {
    de: 'Ein Stern (*) steht, wo so wenige betroffen sind, dass die Zahl etwas über Einzelne verraten könnte.',
    en: 'An asterisk (*) stands where so few are concerned that the number could tell of somebody.',
  },
  'protocol-rule.min-age': { de: 'zu jung', en: 'too young' },
  'protocol-rule.max-age': { de: 'zu alt', en: 'too old' },
  'protocol-rule.age-bands': { de: 'in keiner Altersgruppe', en: 'in no age band' },
  'protocol-rule.districts': { de: 'aus anderen Stadtteilen', en: 'from other districts' },
  'protocol.groups': {
    de: 'Register und Ausgeloste im Vergleich',
    en: 'Register and people drawn, compared',
  },
  'protocol.groups-what': {
    de: 'Jeder Balken zeigt, welchen Anteil eine Gruppe hat; in Klammern steht die Zahl der Personen.{owed? „Anteilig“ heißt: so viele wären es genau nach dem Anteil.}{rounded? Abweichungen von weniger als einer Person sind Rundung.}',
    en: 'Each bar shows which share a group has; the number of people stands in brackets.{owed? "Proportional" means: so many it would be exactly by the share.}{rounded? Differences of less than one person are rounding.}',
  },
  'protocol.groups-open': {
    de: 'Jeder Balken zeigt, welchen Anteil eine Gruppe an allen hat, die gelost werden können; in Klammern steht die Zahl der Personen.',
    en: 'Each bar shows which share a group has of all who can be drawn; the number of people stands in brackets.',
  },
  'protocol.no-groups': {
    de: 'Gelost wurde ohne Gruppen, unter allen auf einmal.',
    en: 'The lot was drawn without groups, among all at once.',
  },
  'protocol.hidden': {
    de: 'Zahlen von 1 bis 4 fehlen (*), und dazu so viele andere, dass sich keine davon ausrechnen lässt.',
    en: 'Numbers from 1 to 4 are left out (*), and as many others as are needed so that none of them can be worked out.',
  },
  'protocol.by': { de: 'Nach {dimension}', en: 'By {dimension}' },
  'protocol.chart': {
    de: 'Balken: Anteile nach {dimension}; {names}',
    en: 'Bars: shares by {dimension}; {names}',
  },
  'protocol.series-frame': { de: 'Register', en: 'Register' },
  'protocol.series-drawn': { de: 'Gelost', en: 'Drawn' },
  'protocol.series-invited': { de: 'Eingeladen', en: 'Invited' },
  'protocol.series-accepted': { de: 'Zugesagt', en: 'Accepted' },
  'protocol.series-pool': { de: 'Zusagen', en: 'Answers' },
  'protocol.series-panel': { de: 'Gremium', en: 'Panel' },
  'protocol.group': { de: 'Gruppe', en: 'Group' },
  'protocol.everybody': { de: 'alle', en: 'everybody' },
  'protocol.frame': { de: 'Personen', en: 'People' },
  'protocol.owed': { de: 'Anteilig', en: 'Proportional' },
  'protocol.drawn-col': { de: 'Gelost', en: 'Drawn' },
  'protocol.substitutes': { de: 'Ersatz', en: 'Substitutes' },
  'protocol.reserve': { de: 'Reserve', en: 'Reserve' },
  'protocol.strata': {
    de: '{count=Die einzige Gruppe|Alle {count} Gruppen}',
    en: '{count=The only group|All {count} groups}',
  },
  'protocol.more-strata': {
    de: '{count} weitere {count=Gruppe steht|Gruppen stehen} im Protokoll.',
    en: '{count} more {count=group is|groups are} in the log.',
  },
  'protocol.panel': { de: 'Das Gremium{number? Nr. {number}}', en: 'The panel{number? no. {number}}' },
  'protocol.panel-what': {
    de: 'Aus {pool} Zusagen {drawn=wurde eine Person|wurden {drawn} Personen} gelost.',
    en: '{drawn} of {pool} people who accepted {drawn=was|were} drawn.',
  },
  'protocol.lottery': {
    de: '{outcomes=Nur eine Zusammensetzung stand|{outcomes} Zusammensetzungen standen} zur Wahl, die alle Quoten erfüllen; eine davon entschied der Zufall. Die kleinste Chance war {least}; mit diesen Quoten kann sie nicht größer sein{share? als {share}}.',
    en: '{outcomes=Only one composition was|{outcomes} compositions were} there to choose from, all of which meet the quotas; chance decided on one. The least chance was {least}; under these quotas it cannot be larger{share? than {share}}.',
  },
  'protocol.open': {
    de: 'Von {couples} {couples=Paar|Paaren} {never=konnte eines|konnten {never}} nie zusammen gelost werden{always=, eines nur zusammen|, {always} nur zusammen}. Wie ungewiss die Auswahl war: {entropy} Bit; es wären {independent} Bit, wenn alle mit derselben Chance einzeln gelost würden.',
    en: 'Of {couples} {couples=pair|pairs} {never} could never be drawn together{always=, one only together|, {always} only together}. How uncertain the selection was: {entropy} bits; it would be {independent} bits if everybody were drawn on their own with the same chance.',
  },
  'protocol.sha256': { de: 'SHA-256', en: 'SHA-256' },
  'protocol.appendix': { de: 'Anhang: alle Gruppen', en: 'Appendix: all groups' },
  'protocol.target': { de: 'Quote', en: 'Quota' },
  'protocol.answers-head': { de: 'Antworten und Nachrücken', en: 'Answers and replacements' },
  'protocol.share': { de: 'Anteil', en: 'Share' },
  'protocol.funnel': { de: 'Vom Brief zur Zusage', en: 'From letter to acceptance' },
  'protocol.became': { de: 'Was daraus wurde', en: 'What came of it' },
  'protocol.response': {
    de: '{share} der zugestellten Briefe wurden beantwortet.',
    en: '{share} of the letters delivered were answered.',
  },
  'protocol.acceptance': {
    de: '{share} der zugestellten Briefe führten zu einer Zusage.',
    en: '{share} of the letters delivered led to an acceptance.',
  },
  'protocol.replaced': {
    de: 'In {runs} {runs=Durchgang|Durchgängen} rückten andere nach, {people} insgesamt; frei und nicht wieder besetzt: {open}. Wer nachrückt, folgt aus dem Los und lässt sich nicht aussuchen.',
    en: 'In {runs} {runs=run|runs} others got free places, {people} in all; free and not given away: {open}. Who that is follows from the lot, and nobody can choose.',
  },
  'protocol.ladder': {
    de: 'Wo in der Gruppe niemand mehr war, kam jemand aus einer Nachbargruppe, in der Reihenfolge, die der Plan festlegt.',
    en: 'Where nobody was left in the group, somebody of a neighbouring group was called, in the order that the plan lays down.',
  },
  'protocol.round-what': {
    de: 'In Runde {round} wurden am {at.day} noch einmal {size=eine Person|{size} Personen} gelost, unter allen, die noch nicht angeschrieben waren.',
    en: 'In round {round}, on {at.day}, {size=one more person was|{size} more people were} drawn among all who had not been called yet.',
  },
  'protocol.answers-limits': {
    de: 'Gezählt ist, was im Protokoll steht; es gilt jeweils die letzte Antwort.',
    en: 'Counted is what the log says; of each person the last answer holds.',
  },
} satisfies Texts;

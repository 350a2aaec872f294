import type { Problems, Texts } from './sentence.js';

/** What is said of a commitment, by `commit` and by a draw that goes on from it. */
export const commitProblems = {
  'CMT-001': {
    what: {
      de: '{keys=Diese Option würde|Diese Optionen würden} den festgelegten Plan ändern: {keys}',
      en: '{keys=this flag|these flags} would change the plan that was committed to: {keys}',
    },
    why: {
      de: 'alles, was das Ergebnis bestimmt, steht seit der Festlegung fest',
      en: 'whatever the result follows from has been settled since the commitment',
    },
    remedy: {
      de: 'die Optionen weglassen; was bei der Festlegung angegeben war, gilt weiter',
      en: 'leave the flags out; those that were given with the commitment still hold',
    },
  },
  'CMT-003': {
    what: { de: 'Auf diese Festlegung wurde schon gezogen', en: 'this commitment has been drawn on already' },
    why: {
      de: 'eine zweite Ziehung wäre eine zum Aussuchen',
      en: 'a second draw would be one to choose from',
    },
    remedy: {
      de: 'war die erste fehlerhaft: --redraw --reason "warum" angeben; beides bleibt im Protokoll und wird in jedem Bericht gezählt',
      en: 'if something was wrong with the first: give --redraw --reason "why"; both stay in the log and are counted in every report',
    },
  },
  'CMT-004': {
    what: { de: 'Es gibt noch keine Ziehung zu verwerfen', en: 'there is no draw to set aside yet' },
    why: {
      de: 'auf diese Festlegung wurde noch nicht gezogen',
      en: 'this commitment has not been drawn on',
    },
    remedy: { de: '--redraw und --reason weglassen', en: 'leave out --redraw and --reason' },
  },
  'CMT-005': {
    what: {
      de: 'Festgelegt ist, dass Kugeln das Gremium bestimmen',
      en: 'it was committed that balls pick the panel',
    },
    why: {
      de: 'der Startwert allein darf es dann nicht mehr bestimmen',
      en: 'the seed alone must not pick it any more',
    },
    remedy: {
      de: 'erst --numbered angeben, dann mit der gezogenen Zahl --panel-number',
      en: 'give --numbered first, and then --panel-number with the number that was drawn',
    },
  },
  'CMT-006': {
    what: {
      de: 'Festgelegt ist, dass der Startwert das Gremium bestimmt',
      en: 'it was committed that the seed picks the panel',
    },
    why: { de: 'Kugeln waren nicht angekündigt', en: 'balls were not announced' },
    remedy: { de: '--numbered und --panel-number weglassen', en: 'leave out --numbered and --panel-number' },
  },
  'CMT-007': {
    what: {
      de: 'Festgelegt ist ein Gremium zu einer anderen Ziehung als der in {folder}',
      en: 'the panel that was committed to goes with another draw than the one in {folder}',
    },
    why: {
      de: 'der Fingerabdruck der Ziehung, die fortgesetzt wird, steht in der Festlegung',
      en: 'the fingerprint of the draw that is continued stands in the commitment',
    },
    remedy: {
      de: '--draw weglassen; fortgesetzt wird die festgelegte Ziehung',
      en: 'leave out --draw; what goes on is the draw that was committed to',
    },
  },
  'CMT-008': {
    what: { de: 'In diesem Ordner liegt keine Festlegung', en: 'there is no commitment in this folder' },
    why: {
      de: '--redraw verwirft eine Ziehung, die auf eine Festlegung gemacht wurde',
      en: '--redraw sets aside a draw that was made on a commitment',
    },
    remedy: { de: 'mit --output den richtigen Ordner angeben', en: 'give the right folder with --output' },
  },
  'CMT-009': {
    what: { de: '--number geht nicht zusammen mit --draw', en: '--number does not go with --draw' },
    why: {
      de: 'ein Gremium, das eine Ziehung fortsetzt, trägt statt einer Nummer den Fingerabdruck dieser Ziehung',
      en: 'a panel that continues a draw has the fingerprint of that draw instead of a number',
    },
    remedy: { de: '--number weglassen', en: 'leave out --number' },
  },
  'CMT-010': {
    what: { de: 'Das ist nicht der Schlüssel der Festlegung', en: "this is not the commitment's key" },
    why: {
      de: 'mit einem anderen Schlüssel bekäme jede Person ein anderes Los',
      en: 'with another key everybody would have another ticket',
    },
    remedy: {
      de: 'mit --key-file die Datei angeben, die commit angelegt hat',
      en: 'give the file that commit has made with --key-file',
    },
  },
  'CMT-011': {
    what: {
      de: 'Der Plan ist nicht mehr der festgelegte ({given} statt {committed})',
      en: 'the plan is no longer the one that was committed to ({given} instead of {committed})',
    },
    why: {
      de: 'die Prüfsumme der Plandatei steht in der Festlegung',
      en: 'the hash of the plan file stands in the commitment',
    },
    remedy: {
      de: 'die Datei so wiederherstellen, wie sie bei der Festlegung war, und mit --plan angeben',
      en: 'restore the file as it was then, and give it with --plan',
    },
  },
  'CMT-012': {
    what: {
      de: '{names=Diese Datei ist|Diese Dateien sind} nicht mehr wie festgelegt: {names}',
      en: '{names=this file is|these files are} no longer as committed to: {names}',
    },
    why: {
      de: 'wer ausgeschlossen ist und was verlangt wird, steht seit der Festlegung fest',
      en: 'who is excluded and what is demanded has been settled since the commitment',
    },
    remedy: {
      de: 'die {names=Datei|Dateien} so wiederherstellen, wie sie bei der Festlegung {names=war|waren}',
      en: 'restore the {names=file as it was|files as they were} then',
    },
  },
  'CMT-013': {
    what: {
      de: 'Festgelegt wurde mit losverfahren {committed}, das hier ist {given}',
      en: 'the commitment was made with losverfahren {committed}, this is {given}',
    },
    why: {
      de: 'mit welcher Fassung gezogen wird, soll sich niemand aussuchen können',
      en: 'nobody shall be able to choose which version draws',
    },
    remedy: {
      de: 'mit losverfahren {committed} ziehen: npx losverfahren@{committed} draw …',
      en: 'draw with losverfahren {committed}: npx losverfahren@{committed} draw …',
    },
  },
  'CMT-014': {
    what: {
      de: 'Das Register ist nicht mehr das festgelegte: {names}',
      en: 'the register is no longer the one that was committed to: {names}',
    },
    why: {
      de: 'Name und Prüfsumme der Datei stehen in der Festlegung; schon ein erneutes Speichern ändert sie',
      en: 'name and hash of the file stand in the commitment; saving it once more is enough to change it',
    },
    remedy: {
      de: 'die Datei von damals verwenden; gibt es sie nicht mehr, neu festlegen und das öffentlich begründen',
      en: 'use the file of then; if it is gone, commit anew and say publicly why',
    },
  },
  'CMT-016': {
    what: {
      de: 'Aus Register und Plan folgt nicht mehr dasselbe wie bei der Festlegung',
      en: 'register and plan no longer give what they gave when it was committed',
    },
    why: { de: 'anders sind: {fields}', en: 'what differs: {fields}' },
    remedy: {
      de: 'nicht ziehen; mit losverfahren verify nachsehen, ob das Protokoll verändert wurde',
      en: 'do not draw; see with losverfahren verify whether the log was changed',
    },
  },
  'CMT-020': {
    what: {
      de: '{count} {count=Schicht hat|Schichten haben} weniger als fünf Personen',
      en: '{count} {count=stratum has|strata have} fewer than five people',
    },
    why: {
      de: 'wird der Lostopf veröffentlicht, ist zu sehen, dass es dort so wenige sind; vielleicht lässt sich jemand erkennen',
      en: 'if the urn is published, everybody sees that there are so few; perhaps somebody can be recognised',
    },
    remedy: {
      de: 'vor der Bekanntmachung gröber schichten (siehe Vorschläge) oder den Lostopf nur auf Anfrage zeigen',
      en: 'use coarser strata before it is published (see the suggestions), or show the urn on request only',
    },
  },
  'CMT-021': {
    what: {
      de: 'Zwischen der Bekanntmachung und der Auslosung liegen weniger als drei Wochen',
      en: 'there are less than three weeks between the announcement and the draw',
    },
    why: {
      de: 'in Baden-Württemberg ist eine Beteiligung mindestens drei Wochen vor den Einladungen bekannt zu machen; das Ereignis ist am {date.day}',
      en: 'in Baden-Württemberg a procedure has to be announced at least three weeks before people are invited; the event is on {date.day}',
    },
    remedy: {
      de: 'frühestens am {earliest.day} einladen, oder ein späteres Ereignis wählen und neu festlegen',
      en: 'send the invitations on {earliest.day} at the earliest, or choose a later event and commit anew',
    },
  },
  'CMT-022': {
    what: {
      de: 'Das Ereignis ist heute oder schon vorbei ({date.day})',
      en: 'the event is today, or over already ({date.day})',
    },
    why: {
      de: 'wer sein Ergebnis schon kennt, kann Register und Plan danach aussuchen; die Festlegung beweist dann nichts',
      en: 'whoever knows its result already can choose register and plan by it; the commitment then proves nothing',
    },
    remedy: {
      de: 'im Plan unter seed: event: ein Ereignis ankündigen, das noch kommt, und neu festlegen',
      en: 'announce an event that is still to come under seed: event: in the plan, and commit anew',
    },
  },
  'CMT-023': {
    what: {
      de: 'Wie der Startwert zu schreiben ist, steht noch nicht fest',
      en: 'how the seed is to be written is not settled yet',
    },
    why: {
      de: 'der Plan kündigt freien Text an; schon ein anderes Komma lost andere Personen aus, und eine passende Schreibweise ließe sich nach dem Ereignis suchen',
      en: 'the plan announces a free text; another comma is enough to draw other people, and somebody could look for a spelling that suits after the event',
    },
    remedy: {
      de: 'im Plan unter seed: event: lotto, dice oder drand ankündigen, oder den Wortlaut bis aufs Zeichen bekannt machen',
      en: 'announce lotto, dice or drand under seed: event: in the plan, or publish the wording to the letter',
    },
  },
  'KEY-004': {
    what: { de: 'Der Schlüssel der Festlegung fehlt', en: "the commitment's key is missing" },
    why: {
      de: 'ohne ihn lassen sich die Lose keiner Person zuordnen; der Lostopf ({folder}/urn.csv) und das Protokoll lassen sich weiter von allen prüfen, gezogen werden kann damit nicht',
      en: 'without it no ticket can be told to be anybody’s; urn ({folder}/urn.csv) and log can still be verified by everybody, but nothing can be drawn with them',
    },
    remedy: {
      de: 'mit --key-file angeben, wo er liegt; ist er verloren, in einen neuen Ordner neu festlegen (--number 2) und das öffentlich begründen',
      en: 'say with --key-file where it is; if it is lost, commit anew into a new folder (--number 2) and say publicly why',
    },
  },
  'LOG-006': {
    what: {
      de: 'Auf die Festlegung in diesem Protokoll wurde noch nicht gezogen',
      en: 'the commitment in this log has not been drawn on',
    },
    why: {
      de: 'ein Gremium setzt die Ziehung der Einladungen voraus',
      en: 'a panel presupposes the draw of the invitations',
    },
    remedy: { de: 'erst ziehen: losverfahren draw', en: 'draw first: losverfahren draw' },
  },
} satisfies Problems;

export const commitTexts = {
  'commit.title': { de: 'Festlegung{title? – {title}}', en: 'Commitment{title? – {title}}' },
  'field.event': { de: 'Ereignis', en: 'Event' },
  'field.urn': { de: 'Lostopf', en: 'Urn' },
  'field.key': { de: 'Schlüssel', en: 'Key' },
  'field.committed': { de: 'Festlegung', en: 'Commitment' },
  'commit.urn': {
    de: '{count} {count=Person|Personen}, ohne Namen (urn.csv)',
    en: '{count} {count=person|people}, without names (urn.csv)',
  },
  'commit.key-made': {
    de: '{file} (neu angelegt; geheim halten und sichern, ohne ihn kann nicht gezogen werden)',
    en: '{file} (new; keep it secret and safe, without it nothing can be drawn)',
  },
  'commit.key-used': { de: '{file} (war schon da)', en: '{file} (was there already)' },
  'commit.fingerprint': {
    de: 'Fingerabdruck der Festlegung; er gehört in die Bekanntmachung:',
    en: 'Fingerprint of the commitment; it belongs into the announcement:',
  },
  'commit.gazette': {
    de: 'Text für die Bekanntmachung (steht auch in {file}):',
    en: 'Text for the gazette (also in {file}):',
  },
  'commit.next': { de: 'Nach dem Ereignis:', en: 'After the event:' },
  'draw.committed': {
    de: '{fingerprint}{redrawn? – vorher verworfene Ziehungen: {redrawn}}',
    en: '{fingerprint}{redrawn? – draws set aside before it: {redrawn}}',
  },
  'draw.uncommitted': {
    de: 'keine: Register, Plan, Ereignis und Startwert waren bis zuletzt frei wählbar (losverfahren commit legt sie vorher fest)',
    en: 'none: register, plan, event and seed could be chosen to the last (losverfahren commit settles them before)',
  },
  'check.commitment.given': {
    de: 'Festlegung ist die veröffentlichte',
    en: 'the commitment is the published one',
  },
  'meaning.commitment.given': {
    de: 'Register, Plan oder sonst etwas, was vor dem Ereignis festgelegt war, ist ein anderes, oder es gab keine Festlegung.',
    en: 'Register, plan or something else that was settled before the event is another one, or there was no commitment.',
  },
  'check.commitment.fits': {
    de: 'Festlegung sagt dasselbe wie Plan, Auswahl und Protokoll davor',
    en: 'the commitment says what plan, frame and the log before it say',
  },
  'meaning.commitment.fits': {
    de: 'Die Festlegung widerspricht dem, was sie festlegt; man könnte sich aussuchen, was davon gilt.',
    en: 'The commitment contradicts what it settles; somebody could choose which of them counts.',
  },
  'check.urn.file': { de: 'Lostopf ist der festgelegte', en: 'the urn is the one that was committed to' },
  'meaning.urn.file': {
    de: 'Im Lostopf wurde nach der Festlegung etwas geändert, oder es ist ein anderer.',
    en: 'Something in the urn was changed after the commitment, or it is another one.',
  },
  'check.urn.lines': {
    de: 'Lostopf hat für jede Person genau eine Zeile, geordnet',
    en: 'the urn has exactly one line for each person, in order',
  },
  'meaning.urn.lines': {
    de: 'Zeilen des Lostopfs sind beschädigt, doppelt oder nicht geordnet.',
    en: 'Lines of the urn are damaged, there twice, or out of order.',
  },
  'check.urn.frame': {
    de: 'Größe jeder Schicht folgt aus dem Lostopf',
    en: 'the size of each stratum follows from the urn',
  },
  'meaning.urn.frame': {
    de: 'Im Lostopf sind andere Personen als im Protokoll.',
    en: 'The urn has other people than the log.',
  },
  'check.urn.allocation': {
    de: 'Plätze jeder Schicht folgen aus dem Lostopf',
    en: 'places in each stratum follow from the urn',
  },
  'meaning.urn.allocation': {
    de: 'Aus diesem Lostopf ergeben sich andere Plätze als im Protokoll.',
    en: 'This urn gives other places than the log has.',
  },
  'check.urn.selection': {
    de: 'Genau diese Lose aus dem Lostopf mussten gezogen werden',
    en: 'exactly these tickets of the urn had to be drawn',
  },
  'meaning.urn.selection': {
    de: 'Aus diesem Lostopf mussten andere gezogen werden; jemand wurde bevorzugt oder übergangen.',
    en: 'Others of this urn had to be drawn; somebody was favoured or passed over.',
  },
  'check.register.urn': {
    de: 'Lostopf folgt aus Register und Schlüssel',
    en: 'the urn follows from register and key',
  },
  'meaning.register.urn': {
    de: 'Aus diesem Register und diesem Schlüssel entsteht ein anderer Lostopf als der festgelegte.',
    en: 'This register and this key make another urn than the one that was committed to.',
  },
  'note.already-unseen': {
    de: 'nicht nachgerechnet: wer schon im Gremium ist, steht nicht im Lostopf',
    en: 'not recomputed: those who are on the panel already are not in the urn',
  },
  'remark.redrawn': {
    de: '{count=Eine Ziehung|{count} Ziehungen} auf diese Festlegung {count=wurde|wurden} verworfen, bevor diese galt. {count=Grund|Gründe}: {reasons}',
    en: '{count=One draw|{count} draws} on this commitment {count=was|were} set aside before this one. {count=Reason|Reasons}: {reasons}',
  },
  'remark.reissued': {
    de: 'Es ist die {number}. Festlegung auf dieses Register und diesen Plan; nach den früheren ist zu fragen.',
    en: 'It is commitment number {number} on this register and plan; ask about the earlier ones.',
  },
  'remark.late': {
    de: 'Nach den Zeiten im Protokoll wurde erst am {at.day} festgelegt, das Ereignis war am {date.day}: Die Festlegung beweist nichts.',
    en: 'By the times in the log the commitment was made only on {at.day}, and the event was on {date.day}: the commitment proves nothing.',
  },
  'remark.settled-later': {
    de: 'Die angegebene Festlegung ist die einer früheren Ziehung; was danach festgelegt wurde, hat eine eigene, die noch zu vergleichen ist: {fingerprint}',
    en: 'The given commitment is that of an earlier draw; what was settled after it has its own, which remains to be compared: {fingerprint}',
  },
  'remark.spelling': {
    de: 'Der Startwert ist freier Text und wurde nicht verglichen; wer das Ereignis kannte, hätte sich eine Schreibweise aussuchen können. Der bekannt gemachte Wortlaut lässt sich mit --seed angeben.',
    en: 'The seed is a free text and was not compared; whoever knew the event could have chosen a spelling. The wording that was published can be given with --seed.',
  },
  'note.no-urn': {
    de: 'der Lostopf fehlt; ohne ihn ist nicht gezeigt, dass gerade diese gezogen werden mussten (--urn urn.csv angeben)',
    en: 'the urn is missing; without it nothing shows that these had to be drawn (give --urn urn.csv)',
  },
  'remark.urn': {
    de: 'Der Lostopf wurde nicht angesehen; mit --urn urn.csv lässt sich alles ohne Register nachrechnen.',
    en: 'The urn was not looked at; with --urn urn.csv everything can be recomputed without the register.',
  },
  'verify.uncommitted': {
    de: 'Vor dieser Ziehung wurde nichts festgelegt. Wer das Ereignis kannte, hätte noch wählen können: Zeilen und Kennungen des Registers, Ausschlusslisten, Plan und Optionen, Schreibweise des Startwerts, Schlüssel, Version des Programms und wie oft gezogen wird. losverfahren commit legt das vorher fest.',
    en: 'Nothing was settled before this draw. Whoever knew the event could still choose: rows and ids of the register, lists of exclusions, plan and flags, the spelling of the seed, key, version of the program, and how often one draws. losverfahren commit settles this before.',
  },
  'verify.committed': {
    de: 'Festgelegt vor dem Startwert; Fingerabdruck der Festlegung (mit der Bekanntmachung vergleichen oder --commitment angeben): {fingerprint}',
    en: 'Settled before the seed; fingerprint of the commitment (compare it with the announcement, or give --commitment): {fingerprint}',
  },
  'verify.open': {
    de: 'Festgelegt, aber noch nicht gezogen: {people=eine Person|{people} Personen} im Lostopf, {size=ein Platz|{size} Plätze}. Fingerabdruck der Festlegung: {fingerprint}',
    en: 'Settled, but not drawn yet: {people=one person|{people} people} in the urn, {size=one place|{size} places}. Fingerprint of the commitment: {fingerprint}',
  },
  'verify.by-urn': {
    de: 'Aus dem Lostopf allein, ohne Register und ohne Namen, wurde nachgerechnet: {people=Genau dieses eine Los musste|Genau diese {people} Lose mussten} gezogen werden.',
    en: 'From the urn alone, without register and names, it was recomputed: exactly {people=this ticket|these {people} tickets} had to be drawn.',
  },
  'verify.limits': {
    de: 'Was kein Protokoll zeigt: wann eine Festlegung veröffentlicht wurde, ob jemand im Register fehlt, und ob ein Ergebnis, das nicht von drand kommt, wirklich so gefallen ist (mit --lotto, --dice oder --seed vergleichen).',
    en: 'What no log shows: when a commitment was published, whether somebody is missing from the register, and whether a result that is not from drand really came out so (compare it with --lotto, --dice or --seed).',
  },
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
  'announce.check': {
    de: 'Nachrechnen kann die Auslosung jede und jeder, ohne einen Namen zu sehen: mit dem Protokoll (audit.jsonl) und dem Lostopf (urn.csv), die nach der Ziehung bereitliegen. Das Verfahren ist öffentlich beschrieben, auch ein selbst geschriebenes Programm genügt. Mit losverfahren ist es dieser Befehl:',
    en: 'Anybody can recompute the draw without seeing a name: with the log (audit.jsonl) and the urn (urn.csv), which will be there after the draw. The procedure is described in public, so a program of your own will do. With losverfahren it is this command:',
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

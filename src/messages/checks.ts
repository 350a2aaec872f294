import type { Texts } from './sentence.js';

/** The checks of a log: what each one proves, and what it means if it fails. */
export const checkTexts = {
  'check.log.size': { de: 'Protokoll hat eine lesbare Größe', en: 'the log is of a size that can be read' },
  'meaning.log.size': {
    de: 'So groß ist kein Protokoll einer Ziehung; es wurde nicht gelesen.',
    en: 'No log of a draw is as large as this; it was not read.',
  },
  'check.log.version': {
    de: 'Protokoll hat eine lesbare Fassung',
    en: 'the log is of a form that can be read',
  },
  'meaning.log.version': {
    de: 'Das Protokoll hat noch die frühere Form losverfahren/1, die dieses Programm nicht mehr liest.',
    en: 'The log has the earlier form losverfahren/1, which this program no longer reads.',
  },
  'check.log.lines': { de: 'Protokoll besteht aus vollständigen Zeilen', en: 'the log has whole lines' },
  'meaning.log.lines': {
    de: 'Das Protokoll ist abgeschnitten oder beschädigt.',
    en: 'The log was cut off or damaged.',
  },
  'check.log.canonical': {
    de: 'Protokoll steht in kanonischer Form (RFC 8785)',
    en: 'the log is in canonical form (RFC 8785)',
  },
  'meaning.log.canonical': {
    de: 'Jemand hat im Protokoll etwas umgeschrieben, oder ein anderes Programm hat es erzeugt.',
    en: 'Somebody rewrote something in the log, or another program made it.',
  },
  'check.log.chain': { de: 'Kette der Prüfsummen ist lückenlos', en: 'the chain of hashes is unbroken' },
  'meaning.log.chain': {
    de: 'Eine Zeile wurde geändert, entfernt, eingefügt oder vertauscht.',
    en: 'A line was changed, removed, inserted or moved.',
  },
  'check.log.entries': { de: 'Einträge der Ziehung sind vollständig', en: "the draw's entries are complete" },
  'meaning.log.entries': {
    de: 'Dem Protokoll fehlen Angaben, sie haben eine falsche Form, oder es steht etwas darin, was nicht dazugehört.',
    en: 'The log lacks something, something has the wrong form, or there is something that does not belong there.',
  },
  'check.log.times': {
    de: 'Zeiten sind möglich und laufen vorwärts',
    en: 'the times are possible and go forward',
  },
  'meaning.log.times': {
    de: 'Eine Zeit gibt es nicht, sie liegt vor der Zeile darüber, oder eine Ziehung hat mehrere.',
    en: 'There is no such time, it is before the line above, or a draw has several.',
  },
  'check.log.parts': {
    de: 'Jedes weitere Gremium ersetzt Personen eines früheren',
    en: 'every further panel replaces people of an earlier one',
  },
  'meaning.log.parts': {
    de: 'Es wurde mehr als ein ganzes Gremium gelost; welches gilt, konnte man sich aussuchen.',
    en: 'More than one whole panel was drawn; somebody could choose which one counts.',
  },
  'check.log.fingerprint': {
    de: 'Fingerabdruck stimmt mit dem angegebenen überein',
    en: 'the fingerprint is the given one',
  },
  'meaning.log.fingerprint': {
    de: 'Das ist nicht das Protokoll, dessen Fingerabdruck bekannt gegeben wurde.',
    en: 'This is not the log whose fingerprint was published.',
  },
  'check.seed.hash': { de: 'Prüfsumme des Startwerts stimmt', en: "the seed's hash is right" },
  'meaning.seed.hash': {
    de: 'Die Ziehung beruht nicht auf dem Startwert, der im Protokoll steht.',
    en: 'The draw does not rest on the seed that the log names.',
  },
  'check.seed.event': {
    de: 'Startwert ist das Ergebnis des angekündigten Ereignisses',
    en: 'the seed is the result of the announced event',
  },
  'meaning.seed.event': {
    de: 'Der Startwert ist nicht der Wortlaut eines Ergebnisses dieses Ereignisses, oder die Unterschrift der Runde gehört nicht dazu.',
    en: "The seed is not the text of a result of this event, or the round's signature does not belong to it.",
  },
  'check.seed.given': { de: 'Startwert ist der angegebene', en: 'the seed is the given one' },
  'meaning.seed.given': {
    de: 'Die Ziehung beruht auf einem anderen Startwert als dem angegebenen.',
    en: 'The draw rests on another seed than the given one.',
  },
  'check.key.given': {
    de: 'Schlüssel ist der angegebene',
    en: 'the key is the given one',
  },
  'meaning.key.given': {
    de: 'Die Ziehung beruht nicht auf diesem Schlüssel.',
    en: 'The draw does not rest on this key.',
  },
  'check.frame.sums': {
    de: 'Schichten und Ausschlüsse ergeben das Register',
    en: 'strata and exclusions add up to the register',
  },
  'meaning.frame.sums': {
    de: 'Zahlen im Protokoll passen nicht zusammen; vielleicht wurden Personen übergangen.',
    en: 'Numbers in the log contradict each other; people may have been passed over.',
  },
  'check.allocation.rounding': {
    de: 'Plätze je Schicht folgen aus Anteilen und Startwert',
    en: 'places in each stratum follow from shares and seed',
  },
  'meaning.allocation.rounding': {
    de: 'Eine Schicht hat mehr oder weniger Plätze, als ihr zugelost wurden.',
    en: 'A stratum has more or fewer places than it was allotted.',
  },
  'check.allocation.margins': { de: 'Summen der Gruppen stimmen', en: 'sums of the groups are right' },
  'meaning.allocation.margins': {
    de: 'Die protokollierten Summen folgen nicht aus den Schichten.',
    en: 'The sums in the log do not follow from the strata.',
  },
  'check.lottery.people': {
    de: 'Lotterie umfasst genau die Personen, die zur Auswahl standen',
    en: 'the lottery is about exactly the people in the frame',
  },
  'meaning.lottery.people': {
    de: 'In der Lotterie fehlen Personen, oder es sind zu viele darin.',
    en: 'People are missing from the lottery, or there are too many in it.',
  },
  'check.lottery.quotas': {
    de: 'Jedes mögliche Ergebnis erfüllt jede Quote des Plans',
    en: 'every possible outcome meets every quota of the plan',
  },
  'meaning.lottery.quotas': {
    de: 'Ein Ergebnis verletzt eine Quote, oder es sind nicht die Quoten des Plans.',
    en: 'An outcome breaks a quota, or the quotas are not those of the plan.',
  },
  'check.lottery.weights': {
    de: 'Gewichte der Ergebnisse sind vollständig',
    en: 'weights of the outcomes are complete',
  },
  'meaning.lottery.weights': {
    de: 'Ein Gewicht fehlt oder ist zu viel; die Chancen wären andere.',
    en: 'A weight is missing or one too many; the chances would be different.',
  },
  'check.lottery.chances': {
    de: 'Chancen, Obergrenze und Lücke stimmen',
    en: 'chances, upper bound and gap are right',
  },
  'meaning.lottery.chances': {
    de: 'Die protokollierten Zahlen folgen nicht aus der Lotterie.',
    en: 'The figures in the log do not follow from the lottery.',
  },
  'check.lottery.number': {
    de: 'Gezogene Nummer folgt aus dem Startwert',
    en: 'the number drawn follows from the seed',
  },
  'meaning.lottery.number': {
    de: 'Mit diesem Startwert wäre eine andere Nummer gezogen worden.',
    en: 'With this seed another number would have been drawn.',
  },
  'check.number.given': {
    de: 'Gezogene Nummer ist die angegebene',
    en: 'the number drawn is the given one',
  },
  'meaning.number.given': {
    de: 'Das Gremium beruht auf einer anderen Nummer als der angegebenen.',
    en: 'The panel rests on another number than the given one.',
  },
  'check.lottery.optimal': {
    de: 'Eine neue Berechnung ergibt dieselbe Liste der Ergebnisse',
    en: 'the list of outcomes comes out again when computed anew',
  },
  'meaning.lottery.optimal': {
    de: 'Dieses Programm macht eine andere Liste von Ergebnissen: Die im Protokoll gibt andere Chancen, oder jemand hat sie ausgesucht.',
    en: 'This program makes another list of outcomes: the one in the log gives other chances, or somebody chose it.',
  },
  'check.selection.tickets': {
    de: 'Lose folgen aus Startwert und Kennungen',
    en: 'tickets follow from seed and labels',
  },
  'meaning.selection.tickets': {
    de: 'Ein Los gehört nicht zu der Person, bei der es steht, oder jemand steht zweimal da.',
    en: 'A ticket does not belong to the label beside it, or somebody is there twice.',
  },
  'check.selection.order': { de: 'Gezogen sind die niedrigsten Lose', en: 'the lowest tickets are drawn' },
  'meaning.selection.order': {
    de: 'Jemand wurde einem niedrigeren Los vorgezogen.',
    en: 'Somebody was preferred to a lower ticket.',
  },
  'check.selection.counts': {
    de: 'Zahl der Eingeladenen und der Reserve stimmt',
    en: 'numbers of invited people and reserve are right',
  },
  'meaning.selection.counts': {
    de: 'Es wurden zu viele oder zu wenige Personen gezogen.',
    en: 'Too many or too few people were drawn.',
  },
  'check.log.lists': {
    de: 'Protokoll nennt die Listen, die dazugehören',
    en: 'the log names the lists that belong to it',
  },
  'meaning.log.lists': {
    de: 'Im Protokoll fehlt eine Liste, es nennt eine fremde, oder sie hätte eine andere Zahl von Zeilen.',
    en: 'The log lacks a list, names a strange one, or one would have another number of rows.',
  },
  'check.lists.present': { de: 'Listen sind da', en: 'the lists are there' },
  'meaning.lists.present': {
    de: 'Eine Liste fehlt neben dem Protokoll.',
    en: 'A list is missing beside the log.',
  },
  'check.lists.files': { de: 'Listen sind unverändert', en: 'the lists are unchanged' },
  'meaning.lists.files': {
    de: 'Eine Liste wurde nach der Ziehung geändert.',
    en: 'A list was changed after the draw.',
  },
  'check.lists.people': {
    de: 'Listen nennen die gezogenen Personen in der richtigen Reihenfolge',
    en: 'the lists name the people drawn, in the right order',
  },
  'meaning.lists.people': {
    de: 'Auf einer Liste stehen andere Personen als im Protokoll.',
    en: 'A list names other people than the log.',
  },
  'check.plan.file': { de: 'Plandatei ist die der Ziehung', en: "the plan file is the draw's" },
  'meaning.plan.file': {
    de: 'Die Plandatei ist nicht die, mit der gezogen wurde.',
    en: 'The plan file is not the one that was drawn with.',
  },
  'check.plan.overrides': {
    de: 'Gezogen wurde nach dem Plan, wie er in der Datei steht',
    en: 'the draw was done by the plan as it stands in the file',
  },
  'meaning.plan.overrides': {
    de: 'Optionen der Befehlszeile haben den bekannt gegebenen Plan geändert.',
    en: 'Flags on the command line changed the plan that was announced.',
  },
  'check.plan.effective': {
    de: 'Plandatei ergibt den protokollierten Plan',
    en: 'the plan file has the effect that was logged',
  },
  'meaning.plan.effective': {
    de: 'Mit dieser Plandatei wäre anders gezogen worden.',
    en: 'With this plan file the draw would have been another.',
  },
  'check.register.readable': { de: 'Register ist lesbar', en: 'the register can be read' },
  'meaning.register.readable': {
    de: 'Aus diesem Register lässt sich nicht ziehen; die Gründe stehen unten.',
    en: 'Nothing can be drawn from this register; the reasons stand below.',
  },
  'note.rows-alone': {
    de: 'Geprüft wurden die Zeilen, wie sie aus der Arbeitsmappe gelesen wurden; ob sie so in der Mappe stehen, zeigt nur die Mappe selbst (--register register.xlsx)',
    en: 'the rows were checked as they were read from the workbook; only the workbook itself shows that they stand in it (--register register.xlsx)',
  },
  'note.list-rows': {
    de: 'bei Arbeitsmappen jede Zelle der Liste; wie die Mappe gepackt ist, hängt vom Programm ab',
    en: 'of workbooks every cell of the list; how the workbook is packed depends on the program',
  },
  'check.register.files': { de: 'Registerdatei ist die der Ziehung', en: "the register file is the draw's" },
  'meaning.register.files': {
    de: 'Das Register wurde nach der Ziehung geändert, oder es ist ein anderes.',
    en: 'The register was changed after the draw, or it is another one.',
  },
  'check.register.inputs': {
    de: 'Ausschlusslisten, Quoten und Tabellen sind die der Ziehung',
    en: "exclusion lists, quotas and tables are the draw's",
  },
  'meaning.register.inputs': {
    de: 'Eine solche Datei wurde geändert, oder das Protokoll nennt eine zu viel oder zu wenig.',
    en: 'Such a file was changed, or the log names one too many or too few.',
  },
  'check.answers.invited': {
    de: 'Zusagen kommen von Eingeladenen',
    en: 'the answers are of people who were invited',
  },
  'meaning.answers.invited': {
    de: 'Es konnten Personen gelost werden, die nie eingeladen waren.',
    en: 'People could be drawn who were never invited.',
  },
  'check.answers.shares': {
    de: 'die Quoten sind die Anteile derer, die für die Anschreiben zur Auswahl standen',
    en: "the quotas are the shares of the letters' frame",
  },
  'meaning.answers.shares': {
    de: 'Im Plan des Gremiums stehen andere Anteile, als das Protokoll der Anschreiben ergibt.',
    en: "The panel's plan has other shares than the log of the letters gives.",
  },
  'check.answers.already': {
    de: 'Wer schon dabei ist, wurde für ein früheres Gremium gelost',
    en: 'those on the panel already were drawn for an earlier one',
  },
  'meaning.answers.already': {
    de: 'Personen zählen als schon dabei, die nie gelost wurden.',
    en: 'People are counted as on the panel already who were never drawn.',
  },
  'check.register.frame': {
    de: 'Auswahl und Schichten folgen aus dem Register',
    en: 'frame and strata follow from the register',
  },
  'meaning.register.frame': {
    de: 'Aus dem Register ergeben sich andere Schichten oder Ausschlüsse.',
    en: 'The register gives other strata or exclusions.',
  },
  'check.register.allocation': {
    de: 'Plätze je Schicht folgen aus dem Register',
    en: 'places in each stratum follow from the register',
  },
  'meaning.register.allocation': {
    de: 'Aus dem Register ergeben sich andere Plätze je Schicht.',
    en: 'The register gives other numbers of places in the strata.',
  },
  'check.register.selection': {
    de: 'Genau diese Personen mussten gezogen werden',
    en: 'exactly these people had to be drawn',
  },
  'meaning.register.selection': {
    de: 'Aus dem Register ergeben sich andere Personen.',
    en: 'The register gives other people.',
  },
  'check.register.lists': {
    de: 'Listen folgen Byte für Byte aus dem Register',
    en: 'the lists follow from the register, byte for byte',
  },
  'meaning.register.lists': {
    de: 'Aus dem Register ergeben sich andere Listen.',
    en: 'The register gives other lists.',
  },
  'check.checks.complete': {
    de: 'Alles wurde geprüft, was zu prüfen war',
    en: 'everything was looked at that had to be',
  },
  'meaning.checks.complete': {
    de: 'Diese Prüfungen waren nicht möglich; ohne sie ist nichts gezeigt.',
    en: 'These checks could not be made; without them nothing is shown.',
  },
  'check.given.applies': {
    de: 'Alles wurde verglichen, was angegeben wurde',
    en: 'everything was compared that was given',
  },
  'meaning.given.applies': {
    de: 'In diesem Protokoll gibt es nichts, womit sich das vergleichen ließe.',
    en: 'There is nothing in this log that this could be compared with.',
  },
} satisfies Texts;

import type { Texts } from './sentence.js';

/** What the door "Nachprüfen" says besides the checks themselves. */
export const siteVerifyTexts = {
  'site-verify.title': { de: 'Nachprüfen', en: 'Verify' },
  'site-verify.lead': {
    de: 'Wählen Sie das Protokoll der Ziehung (audit.jsonl) und alles, was Sie sonst davon haben. Das Protokoll allein genügt; jede weitere Datei zeigt mehr. Eine ZIP-Datei aus „Ziehen“ kann ganz bleiben.',
    en: 'Choose the draw\'s log (audit.jsonl) and whatever else you have of it. The log alone will do; each further file shows more. A ZIP file of "Draw" can stay as it is.',
  },
  'site-verify.own-slip': {
    de: 'Mit Ihrem Losbeleg (slip.json) sehen Sie, ob Sie im Lostopf waren und was aus Ihrem Los wurde. Das geht auch auf dem Telefon.',
    en: 'With your slip (slip.json) you see whether you were in the urn and what became of your ticket. This works on a telephone as well.',
  },
  'site-verify.files': { de: 'Dateien', en: 'Files' },
  'site-verify.choose': { de: 'Dateien auswählen', en: 'Choose files' },
  'site-verify.remove': { de: '{name} entfernen', en: 'Remove {name}' },
  'site-verify.remove-short': { de: 'Entfernen', en: 'Remove' },
  'site-verify.kind-of': { de: 'Was {name} ist', en: 'What {name} is' },
  'site-verify.reading': { de: 'Dateien werden angesehen …', en: 'Looking at the files …' },
  'site-verify.no-log': {
    de: 'Das Protokoll fehlt noch. Es heißt meist audit.jsonl und liegt bei der Bekanntmachung der Ziehung.',
    en: 'The log is still missing. It is mostly called audit.jsonl and comes with the announcement of the draw.',
  },
  'site-verify.bad-log': {
    de: 'Das Protokoll lässt sich nicht vollständig lesen. Die Prüfung zeigt, an welcher Stelle.',
    en: 'The log cannot be read completely. The verification shows where.',
  },
  'site-verify.at-hand': {
    de: 'Was da ist, und was mehr zeigen würde',
    en: 'What is at hand, and what would show more',
  },
  'site-verify.is-here': { de: 'da', en: 'at hand' },
  'site-verify.is-missing': { de: 'fehlt', en: 'missing' },
  'site-verify.compare': { de: 'Mit Veröffentlichtem vergleichen', en: 'Compare with what was published' },
  'site-verify.compare-about': {
    de: 'Was im Amtsblatt, auf der Internetseite oder auf einem Aushang steht. Leere Felder werden nicht verglichen.',
    en: 'What stands in the gazette, on the website or on a notice. Empty fields are not compared.',
  },
  'site-verify.fingerprint': { de: 'Fingerabdruck des Protokolls', en: 'Fingerprint of the log' },
  'site-verify.commitment': { de: 'Fingerabdruck der Festlegung', en: 'Fingerprint of the commitment' },
  'site-verify.seed': { de: 'Startwert', en: 'Seed' },
  'site-verify.result': { de: 'Ergebnis des Ereignisses oder Startwert', en: 'Result of the event, or seed' },
  'site-verify.number': { de: 'Gezogene Nummer', en: 'Number drawn' },
  'site-verify.public-key': { de: 'Öffentlicher Schlüssel (RW…)', en: 'Public key (RW…)' },
  'site-verify.optimality': {
    de: 'Die Liste möglicher Ergebnisse neu berechnen (kann Minuten dauern)',
    en: 'Compute the list of possible outcomes anew (may take minutes)',
  },
  'site-verify.malformed': {
    de: 'Ein Fingerabdruck hat 64 Zeichen von 0 bis 9 und a bis f; hier {count=ist es eines|sind es {count}}.',
    en: 'A fingerprint has 64 characters from 0 to 9 and a to f; here there {count=is one|are {count}}.',
  },
  'site-verify.malformed-number': { de: 'eine ganze Zahl', en: 'a whole number' },
  'site-verify.start': { de: 'Jetzt prüfen', en: 'Verify now' },
  'site-verify.again': { de: 'Noch einmal prüfen', en: 'Verify again' },
  'site-verify.working': { de: 'Wird geprüft …', en: 'Verifying …' },
  'site-verify.changed': {
    de: 'Seit der Prüfung wurden Dateien oder Angaben geändert; das Ergebnis unten gehört noch zum vorigen Stand.',
    en: 'Files or entries were changed since the verification; the result below is still that of the former ones.',
  },
  'site-verify.sound': { de: 'Bestanden: alle {total} Prüfungen', en: 'Passed: all {total} checks' },
  'site-verify.sound-notes': {
    de: 'Bestanden: {total} Prüfungen, mit Hinweisen',
    en: 'Passed: {total} checks, with notes',
  },
  'site-verify.unsound': {
    de: 'Nicht bestanden: {failed} von {total} Prüfungen',
    en: 'Failed: {failed} of {total} checks',
  },
  'site-verify.proves': { de: 'Was das zeigt, und was nicht', en: 'What this shows, and what it does not' },
  'site-verify.bound': { de: 'Wer woran gebunden war', en: 'Who was bound by what' },
  'site-verify.checks': { de: 'Die Prüfungen im Einzelnen', en: 'The checks one by one' },
  'site-verify.group': {
    de: '{name}: {count} von {total} bestanden',
    en: '{name}: {count} of {total} passed',
  },
  'site-verify.failed': { de: 'Nicht bestanden', en: 'Failed' },
  'site-verify.passed': { de: 'Bestanden', en: 'Passed' },
  'site-verify.slip': { de: 'Losbeleg {name}', en: 'Slip {name}' },
  'site-verify.slip-wrong': {
    de: 'Dieser Losbeleg ist so nicht gültig: Er gehört nicht zu dieser Ziehung, oder jemand hat ihn verändert.',
    en: 'This slip is not valid as it stands: it does not belong to this draw, or somebody changed it.',
  },
  'site-verify.copy': { de: 'Kopieren', en: 'Copy' },
  'site-verify.copied': { de: 'Kopiert.', en: 'Copied.' },
  'site-verify.not-copied': {
    de: 'Der Browser erlaubt das Kopieren nicht; bitte von Hand markieren.',
    en: 'The browser does not allow copying; please select it by hand.',
  },
  'site-verify.compare-here': { de: 'Hier vergleichen', en: 'Compare here' },
  'site-verify.same': { de: 'Gleich: derselbe Fingerabdruck.', en: 'Equal: the same fingerprint.' },
  'site-verify.same-commitment': {
    de: 'Gleich: derselbe Fingerabdruck wie bei der Festlegung.',
    en: 'Equal: the fingerprint of the commitment.',
  },
  'site-verify.different': { de: 'Nicht gleich.', en: 'Not equal.' },
  'site-verify.fingerprint-about': {
    de: 'Steht derselbe Fingerabdruck in der Bekanntmachung, ist dies dasselbe Protokoll, Zeichen für Zeichen.',
    en: 'If the same fingerprint stands in the announcement, this is the same log, character by character.',
  },
  'site-verify.groups': { de: 'Die Gruppen', en: 'The groups' },
  'site-verify.counts': {
    de: 'Gezogen {drawn=wurde|wurden} {drawn} von {people}; in Reserve {reserve=steht|stehen} {reserve}.',
    en: '{drawn} of {people} {drawn=was|were} drawn; {reserve} {reserve=is|are} in reserve.',
  },
  'site-verify.counts-substitutes': {
    de: 'Gezogen {drawn=wurde|wurden} {drawn} von {people}, dazu {reserve=ein Ersatzmitglied|{reserve} Ersatzmitglieder}.',
    en: '{drawn} of {people} {drawn=was|were} drawn, and {reserve=one substitute|{reserve} substitutes}.',
  },
  'site-verify.equal': {
    de: 'Alle hatten dieselbe Chance: {chance}.',
    en: 'Everybody had the same chance: {chance}.',
  },
  'site-verify.unequal': {
    de: 'Die Chance hing von der Gruppe ab, wie es der Plan vorsieht.',
    en: 'The chance depended on the group, as the plan provides.',
  },
  'site-verify.bars': {
    de: 'Der Balken ist, was gezogen wurde, der Strich, was der Gruppe nach ihrem Anteil zusteht.',
    en: 'The bar is what was drawn, the line what the group is owed by its share.',
  },
  'site-verify.all-groups': {
    de: '{count=Die eine Schicht|Alle {count} Schichten}',
    en: '{count=The one stratum|All {count} strata}',
  },
  'site-verify.group-name': { de: 'Gruppe', en: 'Group' },
  'site-verify.people': { de: 'Zur Auswahl', en: 'In the frame' },
  'site-verify.owed': { de: 'Anteil', en: 'Owed' },
  'site-verify.drawn': { de: 'Gezogen', en: 'Drawn' },
  'site-verify.substitutes': { de: 'Ersatz', en: 'Substitutes' },
  'site-verify.reserve': { de: 'Reserve', en: 'Reserve' },
  'site-verify.decided': { de: 'Wovon die Ziehung abhing', en: 'What the draw depended on' },
  'site-verify.towns': { de: 'Auslosung von Gemeinden', en: 'A draw of municipalities' },
  'site-verify.towns-counts': {
    de: 'Gezogen {count=wurde|wurden} {count} von {all} {all=Gemeinde|Gemeinden}; zusammen {count=schreibt sie|schreiben sie} an {letters} {letters=Person|Personen}.',
    en: '{count} of {all} {all=municipality|municipalities} {count=was|were} drawn; in all {count=it writes|they write} to {letters} {letters=person|people}.',
  },
  'site-verify.towns-chance': {
    de: 'In allen Gemeinden der Tabelle ist die Chance auf einen Brief gleich: {chance}.',
    en: 'In all municipalities of the table the chance of a letter is the same: {chance}.',
  },
  'site-verify.towns-list': { de: 'Die gezogenen Gemeinden', en: 'The municipalities drawn' },
  'site-verify.towns-bands': { de: 'Treffer nach Einwohnerzahl', en: 'Hits by number of people' },
  'site-verify.towns-lands': { de: 'Treffer nach Land', en: 'Hits by Land' },
  'site-verify.towns-table': { de: 'Tabelle der Gemeinden', en: 'Table of municipalities' },
  'site-verify.batch': {
    de: 'Protokoll über viele Ziehungen, eine je Gemeinde',
    en: 'Log about many draws, one for each municipality',
  },
  'site-verify.batch-draws': { de: 'Die Ziehungen', en: 'The draws' },
  'site-verify.batch-counts': {
    de: 'In {count} von {all} {all=Gemeinde|Gemeinden} wurden zusammen {drawn} {drawn=Person|Personen} gezogen.',
    en: 'In {count} of {all} {all=municipality|municipalities} {drawn} {drawn=person was|people were} drawn in all.',
  },
  'site-verify.batch-each': {
    de: 'Jede Ziehung hat ein eigenes Protokoll und wird damit für sich geprüft. Ihr Fingerabdruck muss dann der aus dieser Tabelle sein.',
    en: 'Each draw has a log of its own and is verified with it. Its fingerprint must then be the one in this table.',
  },
  'site-verify.batch-list': { de: 'Liste der Gemeinden', en: 'List of municipalities' },
  'site-verify.print': { de: 'Drucken', en: 'Print' },
  'site-verify.problems': { de: 'Hinweise zu den Dateien', en: 'Notes on the files' },

  'file-kind.log': { de: 'Protokoll', en: 'Log' },
  'file-kind.list': { de: 'Liste der Gezogenen', en: 'List of those drawn' },
  'file-kind.urn': { de: 'Lostopf', en: 'Urn' },
  'file-kind.slip': { de: 'Losbeleg', en: 'Slip' },
  'file-kind.register': { de: 'Register', en: 'Register' },
  'file-kind.answers': { de: 'Zusagen', en: 'Answers' },
  'file-kind.plan': { de: 'Plan', en: 'Plan' },
  'file-kind.input': { de: 'Datei, die der Plan nennt', en: 'File that the plan names' },
  'file-kind.key': { de: 'Schlüssel der Ziehung', en: "The draw's key" },
  'file-kind.public-key': { de: 'Öffentlicher Schlüssel', en: 'Public key' },
  'file-kind.signature': { de: 'Unterschrift', en: 'Signature' },
  'file-kind.round': { de: 'Runde einer Zufallsquelle', en: 'Round of a beacon' },
  'file-kind.unknown': { de: 'wird nicht gebraucht', en: 'not needed' },

  'shows.log': {
    de: 'dass es unverändert ist, wer gezogen wurde und dass die Lose dazu passen',
    en: 'that it is unchanged, who was drawn, and that the tickets agree',
  },
  'shows.urn': {
    de: 'ohne Register und ohne Namen: dass genau diese Lose gezogen werden mussten',
    en: 'without register and names: that exactly these tickets had to be drawn',
  },
  'shows.register': {
    de: 'dass Auswahl, Gruppen und Gezogene aus dem Register folgen; es bleibt im Amt',
    en: 'that frame, groups and people drawn follow from the register; it stays in the office',
  },
  'shows.answers': {
    de: 'dass das Gremium aus diesen Zusagen folgt; sie bleiben im Amt',
    en: 'that the panel follows from these answers; they stay in the office',
  },
  'shows.plan': {
    de: 'dass nach dem angekündigten Plan gezogen wurde',
    en: 'that the draw was done by the plan that was announced',
  },
  'shows.list': {
    de: 'dass nach der Ziehung niemand auf den Listen ausgetauscht wurde; sie bleiben im Amt',
    en: 'that nobody on the lists was exchanged after the draw; they stay in the office',
  },
  'shows.input': {
    de: 'dass Ausschlusslisten und Quoten die der Ziehung sind',
    en: "that lists of exclusions and quotas are the draw's",
  },
  'shows.key': {
    de: 'dass die Decknamen zu den Kennungen im Register gehören; er bleibt im Amt',
    en: 'that the pseudonyms belong to the ids of the register; it stays in the office',
  },
  'shows.slip': {
    de: 'dass Sie selbst im Lostopf waren und was aus Ihrem Los wurde',
    en: 'that you yourself were in the urn, and what became of your ticket',
  },
  'shows.fingerprint': {
    de: 'dass es dasselbe Protokoll ist, das veröffentlicht wurde',
    en: 'that this is the log that was published',
  },
  'shows.commitment': {
    de: 'dass Plan, Register und Lostopf vor dem Ereignis feststanden',
    en: 'that plan, register and urn were settled before the event',
  },
  'shows.seed': {
    de: 'dass der Startwert wirklich das Ergebnis des Ereignisses ist',
    en: 'that the seed really is the result of the event',
  },
  'shows.towns-settled': {
    de: 'dass Tabelle, Treffer und Größenklassen vor dem Ereignis feststanden',
    en: 'that table, hits and bands were settled before the event',
  },
  'shows.towns-table': {
    de: 'dass Gemeinden und Einwohnerzahlen die des Statistischen Amtes sind',
    en: "that municipalities and numbers of people are the statistical office's",
  },
  'shows.batch-settled': {
    de: 'dass in allen Gemeinden Plan, Register und Lostopf vor dem Ereignis feststanden',
    en: 'that plan, register and urn of all municipalities were settled before the event',
  },
  'shows.batch-list': {
    de: 'dass in genau diesen Gemeinden gezogen wurde',
    en: 'that these are the municipalities that drew',
  },
  'shows.signature': {
    de: 'wer das Protokoll unterschrieben hat; dazu der öffentliche Schlüssel der Gemeinde',
    en: "who signed the log; together with the municipality's public key",
  },

  'check-group.log': { de: 'Das Protokoll selbst', en: 'The log itself' },
  'check-group.settled': { de: 'Was vor dem Startwert feststand', en: 'What was settled before the seed' },
  'check-group.draw': { de: 'Die Ziehung', en: 'The draw' },
  'check-group.later': { de: 'Antworten und Nachrücken', en: 'Replies and replacements' },
  'check-group.lists': { de: 'Die Listen', en: 'The lists' },
  'check-group.slip': { de: 'Losbelege', en: 'Slips' },

  'given.register': { de: 'Register', en: 'register' },
  'given.answers': { de: 'Zusagen', en: 'answers' },
  'given.already': { de: 'Liste derer, die schon dabei sind', en: 'list of those on it already' },
  'given.targets': { de: 'Quoten', en: 'quotas' },
  'given.panel-number': { de: 'gezogene Nummer', en: 'number drawn' },
  'given.optimality': { de: 'neue Berechnung', en: 'new computation' },
  'given.seed': { de: 'Startwert', en: 'seed' },
  'given.plan': { de: 'Plan', en: 'plan' },
  'given.urn': { de: 'Lostopf', en: 'urn' },
  'given.lotto': { de: 'Ziehung der Lotterie', en: 'lottery numbers' },
  'given.dice': { de: 'Würfe', en: 'throws of dice' },
  'given.drand': { de: 'Runde einer Zufallsquelle', en: 'round of a beacon' },

  // In place of sentences that name flags of the command line.
  'own.verify.log-only': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}. Geprüft wurde nur das Protokoll; ob es zu den Menschen im Register passt, zeigen Lostopf oder Register.',
    en: '{all=All {total} checks passed|{total} checks passed}. Only the log was verified; whether it agrees with the people in the register is shown by urn or register.',
  },
  'own.verify.log-only-panel': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}. Geprüft wurde nur das Protokoll; ob es zu den Zusagen passt, zeigen Lostopf oder Zusagen.',
    en: '{all=All {total} checks passed|{total} checks passed}. Only the log was verified; whether it agrees with the answers is shown by urn or answers.',
  },
  'own.verify.draw-unseen': {
    de: 'Von den Einladungen wurde nur das Protokoll geprüft; ob das Register dazu passt, zeigt das Register.',
    en: 'Of the invitations only the log was verified; whether the register agrees is shown by the register.',
  },
  'own.verify.panel-unseen': {
    de: 'Vom Gremium wurde nur das Protokoll geprüft; ob die Zusagen dazu passen, zeigen die Zusagen.',
    en: 'Of the panel only the log was verified; whether the answers agree is shown by the answers.',
  },
  'own.verify.lottery': {
    de: 'Die Liste der möglichen Ergebnisse steht so im Protokoll: kleinste Chance {least}. Ob eine neue Berechnung dieselbe Liste ergibt, lässt sich oben einschalten.',
    en: 'The list of possible outcomes is taken from the log: least chance {least}. Whether it comes out the same when computed anew can be switched on above.',
  },
  'own.verify.lottery-panel': {
    de: 'Die Liste der möglichen Gremien steht so im Protokoll: kleinste Chance {least}. Ob eine neue Berechnung dieselbe Liste ergibt, lässt sich oben einschalten.',
    en: 'The list of possible panels is taken from the log: least chance {least}. Whether it comes out the same when computed anew can be switched on above.',
  },
  'own.verify.committed': {
    de: 'Festgelegt vor dem Startwert. Der Fingerabdruck der Festlegung ist mit der Bekanntmachung zu vergleichen: {fingerprint}',
    en: 'Settled before the seed. Compare the fingerprint of the commitment with the announcement: {fingerprint}',
  },
  'own.verify.uncommitted': {
    de: 'Vor dieser Ziehung wurde nichts festgelegt. Wer das Ereignis kannte, hätte noch wählen können: Zeilen und Kennungen des Registers, Ausschlusslisten, Plan, Schreibweise des Startwerts, Schlüssel, Version des Programms und wie oft gezogen wird. Eine Festlegung schließt das aus.',
    en: 'Nothing was settled before this draw. Whoever knew the event could still choose: rows and ids of the register, lists of exclusions, plan, the spelling of the seed, key, version of the program, and how often one draws. A commitment rules this out.',
  },
  'own.verify.uncommitted-panel': {
    de: 'Vor der Auslosung des Gremiums wurde nichts festgelegt. Wer das Ereignis kannte, hätte noch wählen können: die Zusagen und ihre Kennungen, Vorgaben, wer schon dabei ist, Schreibweise des Startwerts, Schlüssel, Version des Programms, Liste der möglichen Gremien und wie oft gezogen wird. Eine Festlegung schließt das aus.',
    en: 'Nothing was settled before the draw of the panel. Whoever knew the event could still choose: the answers and their ids, rules, who is on it already, the spelling of the seed, key, version of the program, the list of possible panels, and how often one draws. A commitment rules this out.',
  },
  'own.verify.replies': {
    de: 'Ob jemand wirklich ab- oder zugesagt hat, zeigt kein Protokoll; wer einen Losbeleg hat, kann hier nachsehen, was über ihn festgehalten ist.',
    en: 'No log shows whether somebody really declined or accepted; whoever has a slip can see here what is recorded of them.',
  },
  'own.towns.limits': {
    de: 'Was kein Protokoll zeigt: ob Tabelle, Treffer und Größenklassen feststanden, bevor der Startwert bekannt war. Das zeigt der vorher veröffentlichte Fingerabdruck der Festlegung; er lässt sich oben eintragen.',
    en: 'What no log shows: whether table, hits and bands were settled before the seed was known. The fingerprint of the commitment that was published before shows it; it can be entered above.',
  },
  'own.batch.log-alone': {
    de: 'Alle {total} Prüfungen bestanden. Das Protokoll über alle Ziehungen ist in sich stimmig; die einzelnen Ziehungen wurden nicht angesehen.',
    en: 'All {total} checks passed. The log about all draws agrees with itself; the draws themselves were not looked at.',
  },
  'own.note.rows-alone': {
    de: 'Geprüft wurden die Zeilen, wie sie aus der Arbeitsmappe gelesen wurden; ob sie so in der Mappe stehen, zeigt nur die Mappe selbst',
    en: 'the rows were checked as they were read from the workbook; only the workbook itself shows that they stand in it',
  },
  'own.remark.pool-unseen': {
    de: 'Nach dem Protokoll {count=hatte eine Person|hatten {count} Personen} zugesagt; ob das Gremium aus genau diesen gelost wurde, zeigen erst die Zusagen.',
    en: 'By the log {count=one person|{count} people} had accepted; whether the panel was drawn from just these is seen with the answers.',
  },
  'own.remark.plan': {
    de: 'Der Plan dieser Ziehung wurde nicht verglichen.',
    en: 'The plan of this draw was not compared.',
  },
  'own.remark.seed': {
    de: 'Der Startwert dieser Ziehung wurde nicht verglichen: „{seed}“.',
    en: 'The seed of this draw was not compared: "{seed}".',
  },
  'own.remark.number': {
    de: 'Die Nummer {number} ist die Angabe derer, die gelost haben. Sie ist mit der öffentlich gezogenen zu vergleichen.',
    en: 'The number {number} is the word of those who drew. Compare it with the one drawn in public.',
  },
  'own.remark.already': {
    de: 'Wer schon dabei sein soll, wurde mit keinem früheren Gremium verglichen.',
    en: 'Who is said to be on the panel already was not compared with an earlier panel.',
  },
  'own.remark.spelling': {
    de: 'Der Startwert ist freier Text und wurde nicht verglichen; wer das Ereignis kannte, hätte sich eine Schreibweise aussuchen können. Der bekannt gemachte Wortlaut lässt sich oben eintragen.',
    en: 'The seed is a free text and was not compared; whoever knew the event could have chosen a spelling. The wording that was published can be entered above.',
  },
  'own.remark.municipalities': {
    de: 'Zu {count} {count=Gemeinde|Gemeinden} gibt es Hinweise: {keys}',
    en: 'On {count} {count=municipality|municipalities} there are remarks: {keys}',
  },
  'own.remark.own-plans': {
    de: 'Der Plan von {count} {count=Gemeinde|Gemeinden} wurde nicht verglichen: {keys}',
    en: 'The plan of {count} {count=municipality|municipalities} was not compared: {keys}',
  },
  'own.remark.unseen-from': {
    de: 'Ob Gemeinden und Briefe die der Gemeindeziehung sind, wurde nicht verglichen.',
    en: 'Whether municipalities and letters are those of the draw of municipalities was not compared.',
  },
  'own.remark.urn': {
    de: 'Der Lostopf wurde nicht angesehen; mit ihm lässt sich alles ohne Register nachrechnen.',
    en: 'The urn was not looked at; with it everything can be recomputed without the register.',
  },
  'own.remark.signature': {
    de: 'Die Unterschrift ({file}) wurde nicht geprüft; dazu fehlt der öffentliche Schlüssel, der bekannt gegeben wurde.',
    en: 'The signature ({file}) was not checked; that needs the public key that was published.',
  },
  'own.meaning.purge.done': {
    de: 'Laut Protokoll wurde das gelöscht, und es ist noch da.',
    en: 'The log says that this was deleted, and it is still there.',
  },
  'own.note.no-urn': {
    de: 'der Lostopf fehlt; ohne ihn ist nicht gezeigt, dass gerade diese gezogen werden mussten',
    en: 'the urn is missing; without it nothing shows that these had to be drawn',
  },
  'own.note.no-signature': {
    de: 'Die Unterschrift fehlt; sie ist eine eigene Datei und endet auf .minisig.',
    en: 'The signature is missing; it is a file of its own and ends with .minisig.',
  },
} satisfies Texts;

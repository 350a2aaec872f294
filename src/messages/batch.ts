import type { Problems, Texts } from './sentence.js';

/** What `batch` says, and what is checked of a batch. */
export const batchTexts = {
  'batch.progress': {
    de: '{done} von {all} Gemeinden, noch etwa {left} s',
    en: '{done} of {all} municipalities, about {left} s left',
  },
  'batch.title': {
    de: '{count} von {all} {all=Gemeinde|Gemeinden} gezogen',
    en: '{count} of {all} {all=municipality|municipalities} drawn',
  },
  'batch.drawn': { de: 'Ziehungen', en: 'draws' },
  'batch.counts': {
    de: '{drawn} neu, {kept} waren fertig, {failed} misslungen, {left} nicht begonnen',
    en: '{drawn} new, {kept} were finished, {failed} failed, {left} not begun',
  },
  'batch.municipalities': { de: 'Gemeinden', en: 'municipalities' },
  'batch.size': { de: 'Eingeladen', en: 'invited' },
  'batch.frame': { de: 'Zur Auswahl', en: 'frame' },
  'batch.people': { de: 'Amtliche Zahl', en: 'official number' },
  'batch.col.key': { de: 'Schlüssel', en: 'key' },
  'batch.col.chance': { de: 'Chance', en: 'chance' },
  'batch.one-in': { de: '1 zu {in}', en: '1 in {in}' },
  'batch.differing': {
    de: 'In {count} {count=Gemeinde|Gemeinden} konnten mehr oder weniger Personen gezogen werden, als die amtliche Zahl sagt; beide Zahlen und die Chance stehen im Protokoll.',
    en: 'In {count} {count=municipality|municipalities} more or fewer people could be drawn than the official number says; both numbers and the chance are in the log.',
  },
  'batch.open': {
    de: 'Das Protokoll über alle Ziehungen wird geschrieben, wenn alle gelungen sind. Ursachen beheben und denselben Aufruf wiederholen: Was fertig ist, bleibt.',
    en: 'The log about all draws is written when all of them have succeeded. Mend the causes and call the same again: what is finished stays.',
  },
  'batch-remedy.OUT-004': {
    de: 'die Dateien aus den Ordnern dieser Gemeinden nehmen',
    en: 'take the files out of the folders of these municipalities',
  },
  'batch-remedy.KEY-001': {
    de: 'den Ordner mit den Schlüsseln neben den der Ziehungen legen',
    en: 'put the folder with the keys beside that of the draws',
  },
  'batch-remedy.CMT-010': {
    de: 'die Schlüssel zurücklegen, die commit --batch angelegt hat, jeden unter dem Namen seiner Gemeinde',
    en: 'put back the keys that commit --batch has made, each under the name of its municipality',
  },
  'batch.missing': {
    de: '{count} {count=Gemeinde fehlt|Gemeinden fehlen}; das Protokoll nennt sie: {keys}',
    en: '{count} {count=municipality is|municipalities are} missing; the log names them: {keys}',
  },
  'batch.fingerprint': {
    de: 'Fingerabdruck des Protokolls über alle Ziehungen:',
    en: 'Fingerprint of the log about all draws:',
  },
  'batch.next': { de: 'Nachrechnen und unterschreiben:', en: 'Recompute and sign:' },
  'batch.verify-title': { de: 'Prüfung der Ziehungen', en: 'Verification of the draws' },
  'batch.not-verified': {
    de: '{failed} von {total} Prüfungen nicht bestanden. Diese Ziehungen sind so nicht nachzuvollziehen.',
    en: '{failed} of {total} checks failed. These draws cannot be reproduced as they stand.',
  },
  'batch.verified': {
    de: 'Alle {total} Prüfungen bestanden: {folders} {folders=Ziehung|Ziehungen} angesehen, davon {registers} mit dem Register und {urns} mit dem Lostopf nachgerechnet, die übrigen allein aus ihren Protokollen.',
    en: 'All {total} checks passed: {folders} {folders=draw|draws} looked at, {registers} recomputed with the register and {urns} with the urn, the others from their logs alone.',
  },
  'batch.log-alone': {
    de: 'Alle {total} Prüfungen bestanden. Das Protokoll über alle Ziehungen ist in sich stimmig; die Ziehungen selbst wurden nicht angesehen. Dazu den Ordner angeben.',
    en: 'All {total} checks passed. The log about all draws agrees with itself; the draws were not looked at. For that give the folder.',
  },
  'batch.absent': {
    de: 'In {count} {count=Gemeinde|Gemeinden} wurde nicht gezogen: {keys}',
    en: '{count} {count=municipality was|municipalities were} not drawn: {keys}',
  },
  'batch.to-come': {
    de: 'Alles ist festgelegt; das Protokoll über die Ziehungen ist noch nicht geschrieben.',
    en: 'Everything is settled; the log about the draws has not been written yet.',
  },
  'batch.unsettled': {
    de: 'Vor diesen Ziehungen wurde nichts festgelegt: Wer das Ereignis kannte, hätte Register, Plan und Zahl der Briefe noch wählen können. Eine Festlegung vor dem Ereignis schließt das aus.',
    en: 'Nothing was settled before these draws: whoever knew the event could still choose registers, plan and sizes. A commitment before the event rules that out.',
  },
  'batch.committed': {
    de: '{count} von {all} {all=Gemeinde|Gemeinden} festgelegt',
    en: '{count} of {all} {all=municipality|municipalities} committed to',
  },
  'batch.people-in': { de: 'Personen', en: 'people' },
  'batch.keys': {
    de: 'Die Schlüssel liegen in {folder}; sie werden für die Ziehungen gebraucht und nicht veröffentlicht.',
    en: 'The keys are in {folder}; the draws need them, and they are not published.',
  },
  'batch.publish': {
    de: 'Jetzt veröffentlichen, mit dem Text in {file}:',
    en: 'To be published now, with the text in {file}:',
  },
  'batch.root': { de: 'Wurzel', en: 'root' },
  'batch.after': { de: 'Wenn das Ereignis da war:', en: 'When the event has taken place:' },
  'batch.uncommitted': {
    de: 'Veröffentlicht wird erst, wenn alle festgelegt sind. Ursachen beheben und denselben Aufruf wiederholen.',
    en: 'Nothing is published before all are committed to. Mend the causes and call the same again.',
  },
  'announce-batch.draws': {
    de: 'In {count} {count=Gemeinde werden|Gemeinden werden} zusammen {size} von {people} Personen ausgelost.',
    en: 'In {count} {count=municipality|municipalities} together {size} of {people} people are drawn.',
  },
  'announce-batch.keys': {
    de: 'In jeder Gemeinde kommt ein Leerzeichen und ihr amtlicher Schlüssel dazu, etwa {key}.',
    en: 'In each municipality a blank and its official key are added, {key} for example.',
  },
  'announce-batch.fixed': {
    de: 'Register, Plan und Zahl der Briefe jeder Gemeinde stehen fest. Fingerabdruck:',
    en: 'Register, plan and size of each municipality are settled. Fingerprint:',
  },
  'announce-batch.check': {
    de: 'Nachprüfen kann das nach der Ziehung jeder mit den veröffentlichten Protokollen und Lostöpfen:',
    en: 'After the draws everybody can check this with the published logs and urns:',
  },
  'announce-batch.from': { de: 'Protokoll der Gemeindeziehung', en: 'log of the draw of municipalities' },
  'announce-batch.root': { de: 'Wurzel über alle Festlegungen', en: 'root over all commitments' },
  'check.batch.sums': {
    de: 'Schlüssel, Summen und Chancen stimmen miteinander überein',
    en: 'keys, sums and chances agree with each other',
  },
  'meaning.batch.sums': {
    de: 'Eine Gemeinde, eine Größe oder eine Summe wurde nachträglich geändert.',
    en: 'A municipality, a size or a sum was changed afterwards.',
  },
  'check.batch.root': {
    de: 'Wurzel folgt aus allen Festlegungen',
    en: 'the root follows from all commitments',
  },
  'meaning.batch.root': {
    de: 'Eine Festlegung wurde ausgetauscht, weggelassen oder hinzugefügt.',
    en: 'A commitment was exchanged, left out or added.',
  },
  'check.batch.list': { de: 'Liste ist die der Ziehungen', en: "the list is the draws'" },
  'meaning.batch.list': {
    de: 'Die Liste ist nicht Byte für Byte die, nach der gezogen wurde.',
    en: 'The list is not byte for byte the one that was drawn by.',
  },
  'check.batch.rows': {
    de: 'Zeilen der Liste sind die Gemeinden der Ziehungen',
    en: "the list's rows are the municipalities of the draws",
  },
  'meaning.batch.rows': {
    de: 'In der Liste fehlen Gemeinden oder sind welche zu viel, oder Briefe oder Plan sind andere als die, nach denen gezogen wurde.',
    en: 'The list lacks municipalities or has too many, or has another size or plan than was drawn by.',
  },
  'check.batch.plan': { de: 'Plan ist der angekündigte', en: 'the plan is the announced one' },
  'meaning.batch.plan': {
    de: 'Gezogen wurde mit einem anderen Plan als dem, der angegeben wurde.',
    en: 'The draws were made with another plan than the one given.',
  },
  'check.batch.from': {
    de: 'Gemeinden und Briefe sind die der Gemeindeziehung',
    en: 'municipalities and letters are those of the draw of municipalities',
  },
  'meaning.batch.from': {
    de: 'Eine Gemeinde hat mehr oder weniger Briefe, als gelost wurde, oder es ist eine andere Gemeindeziehung.',
    en: 'A municipality has more or fewer letters than were drawn, or it is another draw of municipalities.',
  },
  'check.batch.folders': { de: 'Alle Ziehungen sind da', en: 'all draws are there' },
  'meaning.batch.folders': {
    de: 'Von diesen Gemeinden fehlt das Protokoll, oder der Ordner hat eine Ziehung, von der das Protokoll über alle nichts weiß.',
    en: 'Of these municipalities the log is missing, or the folder has a draw that the log about all of them knows nothing of.',
  },
  'check.batch.fingerprints': {
    de: 'Protokolle haben die festgehaltenen Fingerabdrücke',
    en: 'the logs have the fingerprints that were noted',
  },
  'meaning.batch.fingerprints': {
    de: 'Das Protokoll dieser Gemeinden ist nicht das, über das berichtet wurde.',
    en: 'The log of these municipalities is not the one that was reported of.',
  },
  'check.batch.seeds': {
    de: 'Startwerte sind der öffentliche und der Schlüssel der Gemeinde',
    en: "the seeds are the public one and the municipality's key",
  },
  'meaning.batch.seeds': {
    de: 'In diesen Gemeinden wurde mit einem anderen Startwert gezogen.',
    en: 'These municipalities drew with another seed.',
  },
  'check.batch.municipalities': {
    de: 'Plan, Größe, Personenzahl und Chance jeder Gemeinde sind die ihres Protokolls',
    en: "plan, size, number of people and chance of each municipality are its log's",
  },
  'meaning.batch.municipalities': {
    de: 'Das Protokoll dieser Gemeinden sagt etwas anderes als das über alle Ziehungen.',
    en: 'The log of these municipalities says something else than the one about all draws.',
  },
  'check.batch.commitments': {
    de: 'Festlegungen der Gemeinden sind die veröffentlichten',
    en: 'the commitments of the municipalities are those published',
  },
  'meaning.batch.commitments': {
    de: 'Diese Gemeinden zogen aus etwas anderem, als vorher festgelegt war, oder ohne Festlegung; ohne Festlegung darf auch kein Schlüssel mitwirken, denn den hätte man aussuchen können.',
    en: 'These municipalities drew from something else than was committed to, or without a commitment; without a commitment there must be no key either, for it could have been chosen.',
  },
  'batch-fault.missing': { de: 'fehlt', en: 'missing' },
  'batch-fault.added': { de: 'zu viel', en: 'too many' },
  'batch-fault.unreadable': { de: 'nicht zu lesen', en: 'cannot be read' },
  'batch-fault.drawn': {
    de: 'gezogen, obwohl sie als fehlend gilt',
    en: 'drawn, although it is called missing',
  },
  'batch-fault.size': { de: 'Zahl der Briefe', en: 'size' },
  'batch-fault.people': { de: 'amtliche Zahl', en: 'official number' },
  'batch-fault.plan': { de: 'Plan', en: 'plan' },
  'batch-fault.flags': { de: 'Optionen', en: 'flags' },
  'batch-fault.inputs': { de: 'Ausschlusslisten, Tabelle oder Quoten', en: 'lists, table or quotas' },
  'batch-fault.register': { de: 'Register einer anderen Gemeinde', en: 'register of another municipality' },
  'batch-fault.list': { de: 'Liste', en: 'list' },
  'batch-fault.from': { de: 'Gemeindeziehung', en: 'draw of municipalities' },
  'batch-fault.municipalities': { de: 'Gemeinden', en: 'municipalities' },
  'batch-fault.seed': { de: 'Startwert', en: 'seed' },
  'batch-fault.event': { de: 'Ereignis', en: 'event' },
  'batch-fault.N': { de: 'Zahl der Personen', en: 'number of people' },
  'batch-fault.chance': { de: 'Chance', en: 'chance' },
  'batch-fault.commitment': { de: 'Festlegung', en: 'commitment' },
  'batch-fault.label_key_hash': { de: 'Schlüssel', en: 'key' },
  'batch-fault.draw': { de: 'nicht gezogen', en: 'not drawn' },
  'batch-fault.redraw': { de: 'noch einmal gezogen', en: 'drawn once more' },
  'batch-fault.text': { de: 'Startwert', en: 'seed' },
  'batch-fault.source': { de: 'Herkunft', en: 'source' },
  'batch-fault.beacon': { de: 'Runde der Zufallsquelle', en: 'round of the beacon' },
  'remark.municipalities': {
    de: 'Zu {count} {count=Gemeinde|Gemeinden} gibt es Hinweise, die verify mit ihrem Ordner nennt: {keys}',
    en: 'On {count} {count=municipality|municipalities} there are remarks, which verify with their folder gives: {keys}',
  },
  'remark.own-plans': {
    de: 'Der Plan von {count} {count=Gemeinde|Gemeinden} wurde nicht verglichen; --plan kann mehrmals angegeben werden: {keys}',
    en: 'The plan of {count} {count=municipality|municipalities} was not compared; --plan can be given several times: {keys}',
  },
  'remark.unseen-from': {
    de: 'Ob Gemeinden und Briefe die der Gemeindeziehung sind, wurde nicht verglichen; --from gibt sie an.',
    en: 'Whether municipalities and letters are those of the draw of municipalities was not compared; --from gives it.',
  },
  'remark.batch-later': {
    de: 'Der angegebene Fingerabdruck ist der der Festlegung; für die Ziehungen belegt er nichts.',
    en: 'The given fingerprint is that of the commitments; it does not vouch for the draws.',
  },
  'check.batch.draws': { de: 'Jede Ziehung hält für sich', en: 'each draw holds by itself' },
  'meaning.batch.draws': {
    de: 'Bei diesen Gemeinden ist etwas nicht in Ordnung; genauer sagt es verify mit ihrem Ordner.',
    en: 'Something is wrong with these municipalities; verify with their folder says what.',
  },
} satisfies Texts;

export const batchProblems = {
  'BATCH-001': {
    what: { de: 'Liste lässt sich nicht lesen ({reason.*})', en: 'cannot read the list ({reason.*})' },
    why: {
      de: 'in ihr steht von jeder Gemeinde Schlüssel, Register und Zahl der Briefe',
      en: 'it has key, register and size of each municipality',
    },
    remedy: { de: 'Pfad und Leserechte prüfen', en: 'check the path and your permission to read it' },
  },
  'BATCH-002': {
    what: {
      de: 'In der Liste fehlt die Spalte mit dem Schlüssel oder die mit dem Register',
      en: 'the list lacks the column with the key or that with the register',
    },
    why: {
      de: 'jede Zeile nennt eine Gemeinde und die Datei ihres Registers',
      en: 'each row names a municipality and the file of its register',
    },
    remedy: {
      de: 'die Spalten „AGS“ und „Register“ nennen, dazu „Briefe“ und, wenn nötig, „Plan“',
      en: 'call the columns "key" and "register", and "size" and perhaps "plan" besides',
    },
  },
  'BATCH-003': {
    what: {
      de: 'In {count} {count=Zeile|Zeilen} steht kein amtlicher Schlüssel',
      en: '{count} {count=row has|rows have} no official key',
    },
    why: {
      de: 'er hat 8 Stellen (AGS) oder 12 (ARS) und beginnt mit dem Land (01 bis 16)',
      en: 'it has 8 digits (AGS) or 12 (ARS) and begins with the Land (01 to 16)',
    },
    remedy: { de: 'Schlüssel berichtigen', en: 'correct the keys' },
  },
  'BATCH-004': {
    what: {
      de: '{count} {count=Schlüssel steht|Schlüssel stehen} mehrfach in der Liste',
      en: '{count} {count=key is|keys are} in the list more than once',
    },
    why: {
      de: 'jede Gemeinde hat eine Zeile und einen Ordner',
      en: 'each municipality has one row and one folder',
    },
    remedy: {
      de: 'die falsche Zeile löschen; ein Register aus mehreren Dateien vorher zusammenfügen',
      en: 'delete the wrong row; a register in several files has to be put together first',
    },
  },
  'BATCH-005': {
    what: {
      de: 'In {count} {count=Zeile|Zeilen} fehlt das Register, oder es steht schon weiter oben',
      en: '{count} {count=row has|rows have} no register, or one that stands above already',
    },
    why: {
      de: 'zwei Gemeinden mit demselben Register würden dieselben Leute ziehen',
      en: 'two municipalities with one register would draw the same people',
    },
    remedy: { de: 'in jeder Zeile die eigene Datei nennen', en: 'name a file of its own in each row' },
  },
  'BATCH-006': {
    what: {
      de: 'In {count} {count=Zeile|Zeilen} ist die Zahl der Briefe keine ganze Zahl ab 1',
      en: '{count} {count=row has|rows have} a size that is no whole number from 1 on',
    },
    why: { de: 'so viele werden dort gezogen', en: 'so many are drawn there' },
    remedy: { de: 'Zahl berichtigen', en: 'correct the number' },
  },
  'BATCH-007': {
    what: {
      de: 'Die Liste hat {rows} {rows=Gemeinde|Gemeinden}',
      en: 'the list has {rows} {rows=municipality|municipalities}',
    },
    why: { de: 'es müssen 1 bis {most} sein', en: 'there must be 1 to {most}' },
    remedy: { de: 'die richtige Datei angeben', en: 'give the right file' },
  },
  'BATCH-008': {
    what: { de: 'In der Liste fehlt die Zahl der Briefe', en: 'the list lacks how many are drawn' },
    why: {
      de: 'sie steht in der Spalte „Briefe“ oder kommt aus einer Gemeindeziehung',
      en: 'it stands in the column "size" or comes from a draw of municipalities',
    },
    remedy: {
      de: 'Spalte ergänzen oder --from mit dem Ordner der Gemeindeziehung angeben',
      en: 'add the column, or give --from with the folder of the draw of municipalities',
    },
  },
  'BATCH-009': {
    what: {
      de: 'Unter --from liegt keine Gemeindeziehung, die hält',
      en: '--from has no draw of municipalities that holds',
    },
    why: {
      de: 'die Zahl der Briefe je Gemeinde folgt aus ihrem Protokoll',
      en: 'the letters of each municipality follow from its log',
    },
    remedy: {
      de: 'den Ordner angeben, den losverfahren municipalities geschrieben hat, und ihn mit verify prüfen',
      en: 'give the folder that losverfahren municipalities has written, and look at it with verify',
    },
  },
  'BATCH-010': {
    what: { de: 'Es gibt keinen Plan', en: 'there is no plan' },
    why: { de: 'ein Plan gilt für alle Gemeinden', en: 'one plan holds for all municipalities' },
    remedy: { de: 'mit --plan angeben', en: 'give it with --plan' },
  },
  'BATCH-011': {
    what: {
      de: '{count} {count=Gemeinde mit Briefen fehlt|Gemeinden mit Briefen fehlen} in der Liste',
      en: '{count} {count=municipality that has letters is|municipalities that have letters are} not in the list',
    },
    why: { de: 'dort bekäme niemand Post: {keys}', en: 'nobody there would get mail: {keys}' },
    remedy: {
      de: 'eine Zeile ergänzen, auch wenn das Register noch fehlt; die anderen werden trotzdem gezogen',
      en: 'add a row, even if the register is still missing; the others are drawn all the same',
    },
  },
  'BATCH-012': {
    what: {
      de: 'In {count} {count=Zeile|Zeilen} stehen andere Briefe als gelost',
      en: '{count} {count=row has|rows have} other letters than were drawn',
    },
    why: {
      de: 'mit --from gelten die Briefe der Gemeindeziehung',
      en: 'with --from the letters of the draw of municipalities count',
    },
    remedy: { de: 'die Spalte leeren oder berichtigen', en: 'empty the column, or correct it' },
  },
  'BATCH-013': {
    what: {
      de: 'Ein eigener Plan kündigt ein anderes Ereignis an',
      en: 'a plan of its own announces another event',
    },
    why: {
      de: 'ein öffentlicher Startwert gilt für alle Gemeinden',
      en: 'one public seed holds for all municipalities',
    },
    remedy: { de: 'in allen Plänen dasselbe seed.event', en: 'the same seed.event in all plans' },
  },
  'BATCH-014': {
    what: { de: 'Der Plan nennt eine Gemeinde', en: 'the plan names a municipality' },
    why: {
      de: 'er gilt für alle; der Schlüssel kommt aus der Liste',
      en: 'it holds for all; the key comes from the list',
    },
    remedy: { de: 'municipality weglassen', en: 'leave municipality out' },
  },
  'BATCH-015': {
    what: { de: 'Nötig ist genau eine Liste', en: 'exactly one list is needed' },
    why: {
      de: 'in ihr steht von jeder Gemeinde Schlüssel, Register und Zahl der Briefe',
      en: 'it has key, register and size of each municipality',
    },
    remedy: {
      de: 'etwa: losverfahren batch liste.csv --plan losverfahren.yaml --seed "…"',
      en: 'for example: losverfahren batch liste.csv --plan losverfahren.yaml --seed "…"',
    },
  },
  'BATCH-017': {
    what: {
      de: 'In der Liste {columns=gibt es eine Spalte|gibt es Spalten} mehrfach: {columns}',
      en: 'the list has {columns=a column|columns} more than once: {columns}',
    },
    why: { de: 'es wäre unklar, welche gemeint ist', en: 'it would not be clear which one is meant' },
    remedy: { de: 'die falsche umbenennen oder löschen', en: 'rename or delete the wrong one' },
  },
  'BATCH-018': {
    what: {
      de: 'Das Register ist Byte für Byte das einer anderen Gemeinde',
      en: 'the register is byte for byte that of another municipality',
    },
    why: {
      de: 'in einer von beiden würden fremde Leute gezogen',
      en: 'in one of them other people would be drawn',
    },
    remedy: {
      de: 'jeder ihr eigenes Register geben',
      en: 'give each its own register',
    },
  },
  'BATCH-020': {
    what: {
      de: 'Der Ordner gehört zu einer anderen Ziehung ({differing})',
      en: 'the folder belongs to another draw ({differing})',
    },
    why: {
      de: 'das ist anders als in diesem Aufruf; überschrieben wird nichts',
      en: 'that is not as in this call; nothing is written over',
    },
    remedy: {
      de: 'alles wie damals angeben, oder den Ordner beiseitelegen; für eine neue Ziehung aller mit --output einen anderen Ordner',
      en: 'give everything as it was then, or put the folder aside; for another draw of all give another folder with --output',
    },
  },
  'BATCH-029': {
    what: {
      de: 'In diesem Ordner wurde noch einmal gezogen',
      en: 'the draw in this folder was made once more',
    },
    why: {
      de: 'das Protokoll über alle Ziehungen hat von jeder Gemeinde eine, und die hier wurde durch eine andere ersetzt',
      en: 'the log about all draws has one of each municipality, and this one was replaced by another',
    },
    remedy: {
      de: 'den Ordner aus der Sicherung von vorher zurückholen; gilt die zweite Ziehung, ihn aus dem Ordner nehmen und das Protokoll mit --close ohne diese Gemeinde schließen',
      en: 'bring the folder back from the backup of before; if the second draw counts, take it out of the folder and close the log without this municipality with --close',
    },
  },
  'BATCH-021': {
    what: {
      de: 'Die fertige Ziehung im Ordner hält nicht',
      en: 'the finished draw in the folder does not hold',
    },
    why: {
      de: 'Protokoll oder Listen sind beschädigt oder wurden geändert: {checks}',
      en: 'log or lists are damaged or were changed: {checks}',
    },
    remedy: {
      de: 'den Ordner mit verify prüfen und beiseitelegen, dann noch einmal aufrufen',
      en: 'look at the folder with verify and put it aside, then call again',
    },
  },
  'BATCH-022': {
    what: {
      de: 'Die fertige Ziehung stammt nicht aus diesem Register',
      en: 'the finished draw is not from this register',
    },
    why: {
      de: '{register} hat sich seitdem geändert, oder es ist ein anderes',
      en: '{register} has changed since, or is another one',
    },
    remedy: {
      de: 'das Register von damals angeben; nach dem Startwert darf keines mehr ausgetauscht werden',
      en: 'give the register of then; once the seed is known none may be exchanged',
    },
  },
  'BATCH-023': {
    what: {
      de: 'Die Festlegung im Ordner ist keine dieser Ziehungen, oder sie fehlt',
      en: 'the commitment in the folder is none of this batch, or it is missing',
    },
    why: {
      de: 'gezogen wird aus dem, was vorher festgelegt wurde',
      en: 'the draw goes on from what was committed to',
    },
    remedy: {
      de: 'den Ordner nehmen, den commit --batch geschrieben hat, mit den Schlüsseln daneben',
      en: 'take the folder that commit --batch has written, with the keys beside it',
    },
  },
  'BATCH-024': {
    what: { de: 'Eine fertige Ziehung ist nicht mehr da', en: 'a finished draw is no longer there' },
    why: {
      de: 'das Protokoll über alle Ziehungen nennt ihren Fingerabdruck',
      en: 'the log about all draws has its fingerprint',
    },
    remedy: { de: 'den Ordner aus der Sicherung zurückholen', en: 'bring the folder back from the backup' },
  },
  'BATCH-025': {
    what: {
      de: 'Im Ordner liegt ein anderes Protokoll, oder es hält nicht',
      en: 'the folder has another log, or one that does not hold',
    },
    why: {
      de: 'überschrieben wird kein Protokoll',
      en: 'no log is written over',
    },
    remedy: { de: 'mit --output einen anderen Ordner angeben', en: 'give another folder with --output' },
  },
  'BATCH-026': {
    what: {
      de: 'Der Ordner gehört zu anderen Ziehungen ({differing})',
      en: 'the folder belongs to another batch ({differing})',
    },
    why: {
      de: 'das steht in seinem Protokoll anders{keys? ({count} {count=Gemeinde|Gemeinden}: {keys})}',
      en: 'its log has another one of these{keys? ({count} {count=municipality|municipalities}: {keys})}',
    },
    remedy: {
      de: 'alles wie damals angeben, oder mit --output einen anderen Ordner',
      en: 'give everything as it was then, or another folder with --output',
    },
  },
  'BATCH-027': {
    what: {
      de: 'Ziehungen sind nicht die des Protokolls',
      en: 'draws are not those of the log',
    },
    why: { de: 'ihr Fingerabdruck ist ein anderer: {keys}', en: 'their fingerprint is another one: {keys}' },
    remedy: { de: 'mit verify prüfen', en: 'look at them with verify' },
  },
  'BATCH-016': {
    what: { de: 'Mit --batch ohne Wirkung: {flags}', en: 'without effect with --batch: {flags}' },
    why: {
      de: 'für alle Gemeinden gilt ein Plan, so wie er in seiner Datei steht; Register und Briefe nennt die Liste',
      en: 'one plan holds for all municipalities, as it stands in its file; the list has registers and sizes',
    },
    remedy: { de: 'weglassen oder in den Plan schreiben', en: 'leave it out, or write it into the plan' },
  },
  'BATCH-028': {
    what: { de: 'In diesem Ordner ist schon gezogen', en: 'the draws in this folder have been made' },
    why: {
      de: 'festgelegt wird vorher',
      en: 'a commitment comes before',
    },
    remedy: { de: 'mit --output einen anderen Ordner angeben', en: 'give another folder with --output' },
  },
  'BATCH-030': {
    what: { de: 'Das Programm ist gescheitert ({detail})', en: 'the program has failed ({detail})' },
    why: {
      de: 'das ist ein Fehler des Programms oder zu wenig Arbeitsspeicher',
      en: 'that is a fault of the program, or too little memory',
    },
    remedy: {
      de: 'diese Gemeinde einzeln mit losverfahren draw ziehen und den Fehler melden',
      en: 'draw this municipality by itself with losverfahren draw, and report the fault',
    },
  },
  'BATCH-031': {
    what: {
      de: '{count} {count=Gemeinde nicht gezogen|Gemeinden nicht gezogen; bei der ersten}: {cause}',
      en: '{count} {count=municipality not drawn|municipalities not drawn; with the first}: {cause}',
    },
    why: { de: '{code} bei {keys}: {why}', en: '{code} with {keys}: {why}' },
    remedy: {
      de: '{remedy}; danach denselben Aufruf wiederholen',
      en: '{remedy}; then call the same again',
    },
  },
  'BATCH-032': {
    what: {
      de: '{count} {count=Gemeinde|Gemeinden} nicht begonnen',
      en: '{count} {count=municipality|municipalities} not begun',
    },
    why: {
      de: 'auf dem Datenträger ist kein Platz mehr, oder er lässt sich nicht beschreiben',
      en: 'there is no room left on the disk, or nothing can be written to it',
    },
    remedy: {
      de: 'Platz schaffen und denselben Aufruf wiederholen',
      en: 'make room and call the same again',
    },
  },
  'BATCH-034': {
    what: {
      de: 'Im Ordner liegen Ziehungen einzelner Gemeinden, aber noch kein Protokoll über alle',
      en: 'the folder has draws of municipalities, and no log about all of them yet',
    },
    why: {
      de: 'es wird geschrieben, wenn alle gelungen sind',
      en: 'it is written when all of them have succeeded',
    },
    remedy: {
      de: 'den Aufruf von losverfahren batch wiederholen, oder eine einzelne prüfen: losverfahren verify {folder}',
      en: 'call losverfahren batch once more, or look at a single one: losverfahren verify {folder}',
    },
  },
  'BATCH-033': {
    what: {
      de: 'In {count} {count=Gemeinde|Gemeinden, in der ersten}: {cause}',
      en: 'in {count} {count=municipality|municipalities, in the first}: {cause}',
    },
    why: { de: '{code} bei {keys}: {why}', en: '{code} with {keys}: {why}' },
    remedy: {
      de: '{remedy}; genauer: losverfahren check mit dem Register',
      en: '{remedy}; more says losverfahren check with the register',
    },
  },
} satisfies Problems;

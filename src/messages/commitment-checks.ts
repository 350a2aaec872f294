import type { Texts } from './sentence.js';

/** What `verify` says of what was settled before the seed, and of urns. */
export const commitmentCheckTexts = {
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
  'check.log.redraws': {
    de: 'Auch die verworfenen Ziehungen folgen aus ihren Startwerten',
    en: 'draws that were set aside follow from their seeds as well',
  },
  'meaning.log.redraws': {
    de: 'Was als verworfen im Protokoll steht, wurde so nie gezogen (die Zahl ist die der Ziehung).',
    en: 'What the log says was set aside was never drawn like that (the number is that of the draw).',
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
  'verify.uncommitted-panel': {
    de: 'Vor der Auslosung des Gremiums wurde nichts festgelegt. Wer das Ereignis kannte, hätte noch wählen können: die Zusagen und ihre Kennungen, Vorgaben und Optionen, wer schon dabei ist, Schreibweise des Startwerts, Schlüssel, Version des Programms, Liste der möglichen Gremien und wie oft gelost wird. losverfahren commit --panel legt das vorher fest.',
    en: 'Nothing was settled before the draw of the panel. Whoever knew the event could still choose: the answers and their ids, rules and flags, who is on it already, the spelling of the seed, key, version of the program, the list of possible panels, and how often one draws. losverfahren commit --panel settles this before.',
  },
  'verify.committed': {
    de: 'Festgelegt vor dem Startwert; Fingerabdruck der Festlegung (mit der Bekanntmachung vergleichen oder --commitment angeben): {fingerprint}',
    en: 'Settled before the seed; fingerprint of the commitment (compare it with the announcement, or give --commitment): {fingerprint}',
  },
  'verify.open': {
    de: 'Festgelegt, aber noch nicht gezogen: {people=eine Person|{people} Personen} im Lostopf, {size=ein Platz|{size} Plätze}{substitutes?, dazu {substitutes} {substitutes=Ersatzmitglied|Ersatzmitglieder}}. Fingerabdruck der Festlegung: {fingerprint}',
    en: 'Settled, but not drawn yet: {people=one person|{people} people} in the urn, {size=one place|{size} places}{substitutes?, and {substitutes} {substitutes=substitute|substitutes}}. Fingerprint of the commitment: {fingerprint}',
  },
  'verify.by-urns': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}.',
    en: '{all=All {total} checks passed|{total} checks passed}.',
  },
  'verify.by-urn': {
    de: 'Aus dem Lostopf allein, ohne Register und ohne Namen, wurde nachgerechnet: {people=Genau dieses eine Los musste|Genau diese {people} Lose mussten} gezogen werden{substitutes?, dazu genau {substitutes=dieses|diese} {substitutes} für den Ersatz}.',
    en: 'From the urn alone, without register and names, it was recomputed: exactly {people=this ticket|these {people} tickets} had to be drawn{substitutes?, and exactly {substitutes=this|these} {substitutes} of {substitutes=a substitute|substitutes}}.',
  },
  'verify.limits-panel': {
    de: 'Was kein Protokoll zeigt: wann etwas veröffentlicht wurde, und ob unter den Zusagen jemand fehlt.',
    en: 'What no log shows: when something was published, and whether somebody is missing from the answers.',
  },
  'verify.limits': {
    de: 'Was kein Protokoll zeigt: wann die Festlegung veröffentlicht wurde, und ob jemand im Register fehlt.',
    en: 'What no log shows: when the commitment was published, and whether somebody is missing from the register.',
  },
  'urn-fault.header': { de: 'Zeile {line} (Spaltennamen)', en: 'line {line} (column names)' },
  'urn-fault.malformed': { de: 'Zeile {line} (nicht zu lesen)', en: 'line {line} (cannot be read)' },
  'urn-fault.order': { de: 'Zeile {line} (nicht in der Ordnung)', en: 'line {line} (out of order)' },
  'urn-fault.repeated': { de: 'Zeile {line} (Los doppelt)', en: 'line {line} (ticket there twice)' },
  'urn-fault.stratum': { de: 'Zeile {line} (unbekannte Schicht)', en: 'line {line} (unknown stratum)' },
  'urn-fault.unfinished': { de: 'Zeile {line} (ohne Zeilenende)', en: 'line {line} (without its end)' },
} satisfies Texts;

import type { Texts } from './sentence.js';

/** The record of a draw: what is out of the ordinary, what is shown, what is not, and all hashes. */
export const protocolProofTexts = {
  'protocol.mark-uncommitted': {
    de: 'Vor der Ziehung wurde nichts festgelegt.',
    en: 'Nothing was settled before the draw.',
  },
  'protocol.mark-redraw': {
    de: 'Verworfen: Ziehung Nr. {number}, am {at.day}.{reason? Grund: {reason}}{line? Der Grund steht im Protokoll, Zeile {line}.}',
    en: 'Set aside: draw no. {number}, on {at.day}.{reason? Reason: {reason}}{line? The reason stands in the log, line {line}.}',
  },
  'protocol.mark-reissued': {
    de: 'Das ist die {number}. Festlegung auf dieses Register und diesen Plan; nach den früheren ist zu fragen.',
    en: 'This is commitment number {number} on this register and plan; ask about the earlier ones.',
  },
  'protocol.mark-no-plan': {
    de: 'Es gab keine Plandatei; alle Einstellungen wurden beim Aufruf angegeben{flags?: {flags}}.',
    en: 'There was no plan file; all settings were given when the program was called{flags?: {flags}}.',
  },
  'protocol.mark-flags': {
    de: 'Beim Aufruf wurde anders entschieden, als im Plan steht: {flags}',
    en: 'When the program was called, something else than the plan says was decided: {flags}',
  },
  'protocol.mark-short': {
    de: 'In {count} {count=Gruppe|Gruppen} reichten die Personen nicht für alle Plätze.',
    en: 'In {count} {count=group|groups} there were not enough people for all places.',
  },
  'protocol.mark-incomplete': {
    de: 'Die Suche nach den fairsten Chancen wurde vorzeitig beendet.',
    en: 'The search for the fairest chances was ended early.',
  },
  'protocol.mark-softened': {
    de: 'Weiche Quoten gaben nach, mit den Gewichten des Plans um {sum}; {open?bewiesen ist, dass es mindestens {least} sein müssen}{certain?bewiesen ist, dass es nicht weniger sein kann}.',
    en: "Soft quotas gave way, by the plan's weights by {sum}; {open?it is proven that it must be at least {least}}{certain?it is proven that it cannot be less}.",
  },
  'protocol.mark-late': {
    de: 'Nach den Zeiten im Protokoll wurde erst am {at.day} festgelegt, das Ereignis war am {date.day}: Die Festlegung beweist nichts.',
    en: 'By the times in the log the commitment was made only on {at.day}, and the event was on {date.day}: the commitment proves nothing.',
  },
  'protocol.mark-seed-again': {
    de: 'Der Startwert ist der einer früheren Ziehung; er war schon bekannt.',
    en: 'The seed is that of an earlier draw; it was known already.',
  },
  'protocol.mark-labels': {
    de: 'Ob die Zusagen von Eingeladenen kommen, lässt sich nicht sehen: Ziehung und Gremium haben verschiedene Schlüssel.',
    en: 'Whether the answers are of people who were invited cannot be seen: draw and panel have different keys.',
  },
  'protocol.mark-uninvited': {
    de: 'Auch wer nicht eingeladen war, konnte zusagen; so will es der Plan.',
    en: 'People who were not invited could answer as well; the plan says so.',
  },
  'protocol.mark-already': {
    de: 'Wer schon im Gremium war, wurde mit keinem früheren Gremium verglichen.',
    en: 'Who was on the panel already was not compared with an earlier panel.',
  },
  'protocol.mark-one-outcome': {
    de: 'Es war nur eine Zusammensetzung möglich; der Zufall entschied nur zwischen Personen mit denselben Merkmalen.',
    en: 'Only one composition was possible; chance decided only between people with the same features.',
  },
  'protocol.mark-no-chance': {
    de: '{count} {count=Person hatte|Personen hatten} mit diesen Quoten keine Chance.',
    en: '{count} {count=person|people} had no chance under these quotas.',
  },
  'protocol.mark-corrections': {
    de: '{count} {count=Antwort wurde|Antworten wurden} später berichtigt; beides steht im Protokoll.',
    en: '{count} {count=answer was|answers were} corrected later; both stand in the log.',
  },
  'protocol.mark-came-back': {
    de: '{count} {count=Person nimmt|Personen nehmen} nach einer Berichtigung doch teil, obwohl {count=der Platz schon vergeben war|die Plätze schon vergeben waren}.',
    en: '{count} {count=person takes|people take} part after a correction although the {count=place had|places had} been given away.',
  },
  'protocol.mark-rounds': {
    de: 'Es gab {count} weitere {count=Runde|Runden}; {count=ihr Startwert war|ihre Startwerte waren} im Protokoll nicht vorher angekündigt.',
    en: 'There {count=was|were} {count} further {count=round|rounds}; the {count=seed was|seeds were} not announced in the log before.',
  },
  'protocol.verify': { de: 'Wie man nachprüft', en: 'How to check' },
  'protocol.verify-first': {
    de: 'Gebraucht werden das Protokoll (`audit.jsonl`) und das freie Programm losverfahren, Version {version} oder neuer. Es läuft ohne Netz.',
    en: 'What is needed is the log (`audit.jsonl`) and the free program losverfahren, version {version} or newer. It needs no network.',
  },
  'protocol.verify-log': {
    de: 'Ist es das Protokoll, von dem hier die Rede ist, und ist es in Ordnung?',
    en: 'Is it the log that this is about, and is it in order?',
  },
  'protocol.verify-urn': {
    de: 'Mussten gerade diese gelost werden? Dazu {count=gehört der Lostopf|gehören die Lostöpfe der Ziehungen}, ohne Namen, und der Fingerabdruck der Festlegung, wie er bekannt gemacht wurde:',
    en: 'Did exactly these have to be drawn? That takes the {count=urn|urns of the draws}, without names, and the fingerprint of the commitment as it was published:',
  },
  'protocol.verify-register': {
    de: 'Wer die Daten einsehen darf, rechnet auch das nach, was vor dem Lostopf liegt:',
    en: 'Whoever may see the data also recomputes what comes before the urn:',
  },
  'protocol.verify-data': {
    de: 'Mussten gerade diese gelost werden? Das rechnet nach, wer die Daten einsehen darf:',
    en: 'Did exactly these have to be drawn? Whoever may see the data recomputes that:',
  },
  'protocol.verify-slip': {
    de: 'Wer wissen will, ob sie oder er selbst im Lostopf war, bekommt von der Verwaltung einen Losbeleg:',
    en: 'Whoever wants to know whether they were in the urn themselves gets a slip from the administration:',
  },
  'protocol.verify-again': {
    de: 'Das Verfahren ist Schritt für Schritt öffentlich beschrieben (SPEC.md). Auch ein selbst geschriebenes Programm muss auf dieselben Lose kommen.',
    en: 'The procedure is described in public, step by step (SPEC.md). A program of your own must come to the same tickets.',
  },
  'protocol.log-open': {
    de: 'Im Protokoll stehen statt Namen Decknamen, die ohne Schlüssel zu niemandem führen.',
    en: 'In the log there are labels instead of names; without the key they lead to nobody.',
  },
  'protocol.log-closed': {
    de: 'Im Protokoll stehen Kennungen aus dem Register; es darf nicht veröffentlicht werden.',
    en: 'In the log there are ids of the register; it must not be published.',
  },
  'protocol.proof': { de: 'Was bewiesen ist und was nicht', en: 'What is proven and what is not' },
  'protocol.proven': {
    de: 'Am Protokoll geprüft, {count=eine Prüfung, bestanden|{count} Prüfungen, alle bestanden}',
    en: 'Checked in the log: {count=one check, passed|{count} checks, all passed}',
  },
  'protocol.unproven': { de: 'Damit nicht bewiesen', en: 'Not proven by that' },
  'protocol.not-selection': {
    de: 'Dass gerade diese gelost werden mussten: Das zeigt erst der Lostopf oder das Register, mit den Befehlen oben.',
    en: 'That exactly these had to be drawn: only the urn or the register shows that, with the commands above.',
  },
  'protocol.not-register': {
    de: 'Dass im Register niemand fehlt und niemand zu Unrecht steht.',
    en: 'That nobody is missing from the register, and nobody stands there who should not.',
  },
  'protocol.not-answers': {
    de: 'Dass unter den Zusagen niemand fehlt.',
    en: 'That nobody is missing from the answers.',
  },
  'protocol.not-published': {
    de: 'Wann etwas veröffentlicht wurde. Das zeigen nur das Amtsblatt oder Zeuginnen und Zeugen.',
    en: 'When something was published. Only the gazette or witnesses show that.',
  },
  'protocol.not-settled': {
    de: 'Dass niemand gewählt hat, als der Startwert schon bekannt war: Register, Plan, Schreibweise des Startwerts und wie oft gelost wurde, waren vorher nicht festgelegt.',
    en: 'That nobody chose when the seed was known already: register, plan, spelling of the seed, and how often the lot was drawn were not settled before.',
  },
  'protocol.not-event': {
    de: 'Dass das Ereignis wirklich so ausging: Der Startwert ist mit der öffentlichen Bekanntgabe zu vergleichen.',
    en: 'That the event really ended like this: compare the seed with what was published.',
  },
  'protocol.not-spelling': {
    de: 'Dass der Startwert nur auf eine Art zu schreiben war. Er ist freier Text; der Wortlaut sollte vorher bekannt gewesen sein.',
    en: 'That there was only one way to write the seed. It is a free text; its wording should have been known before.',
  },
  'protocol.not-balls': {
    de: 'Dass die Kugeln diese Nummer ergaben. Das können die bezeugen, die dabei waren.',
    en: 'That the balls gave this number. Those who were there can say so.',
  },
  'protocol.not-optimal': {
    de: 'Dass es keine anderen Zusammensetzungen mit denselben Chancen gibt. Ob die Liste sich wieder ergibt, zeigt `--optimality`.',
    en: 'That there are no other compositions with the same chances. Whether the list comes out again is shown by `--optimality`.',
  },
  'protocol.not-replies': {
    de: 'Dass jemand wirklich zu- oder abgesagt hat. Wer einen Losbeleg hat, kann nachsehen, was über sie oder ihn festgehalten ist.',
    en: 'That somebody really accepted or declined. Whoever has a slip can see what is recorded of them.',
  },
  'protocol.not-replacements': {
    de: 'Wer nachrückte, ist am Protokoll geprüft, soweit die Reserve reicht; darüber hinaus zeigen es Lostopf oder Register.',
    en: 'Who got free places was checked in the log as far as the reserve reaches; beyond that the urn or the register shows it.',
  },
  'protocol.not-rounds': {
    de: 'Dass der Startwert einer weiteren Runde vorher angekündigt war.',
    en: 'That the seed of a further round was announced before.',
  },
  'protocol.not-purge': {
    de: 'Dass von gelöschten Dateien nirgends eine Kopie liegt.',
    en: 'That there is no copy anywhere of files that were deleted.',
  },
  'protocol.not-meeting': {
    de: 'Wer dabei war. Das steht im Plan und nicht im Protokoll.',
    en: 'Who was there. That stands in the plan and not in the log.',
  },
  'protocol.hashes': { de: 'Prüfsummen', en: 'Hashes' },
  'protocol.hashes-what': {
    de: 'Alle mit SHA-256. Wer eine dieser Dateien hat, kann vergleichen, ob es dieselbe ist.',
    en: 'All with SHA-256. Whoever has one of these files can compare whether it is the same.',
  },
  'protocol.of-what': { de: 'Wovon', en: 'Of what' },
  'protocol.log': { de: 'Protokoll', en: 'Log' },
  'protocol.runs': { de: 'Nachrücken', en: 'Replacements' },
  'protocol.hash-register': { de: 'Register', en: 'register' },
  'protocol.hash-answers': { de: 'Zusagen', en: 'answers' },
  'protocol.hash-plan': { de: 'Plan', en: 'plan' },
  'protocol.hash-input': { de: 'Datei, die der Plan nennt:', en: 'file that the plan names:' },
  'protocol.hash-key': { de: 'Schlüssel der Decknamen', en: 'key of the labels' },
  'protocol.hash-urn': { de: 'Lostopf (urn.csv)', en: 'urn (urn.csv)' },
  'protocol.hash-root': { de: 'Wurzel des Lostopfs (RFC 6962)', en: 'root of the urn (RFC 6962)' },
  'protocol.hash-commitment': { de: 'Fingerabdruck der Festlegung', en: 'fingerprint of the commitment' },
  'protocol.hash-before': { de: 'Protokoll, das fortgesetzt wird', en: 'log that is continued' },
  'protocol.hash-seed': { de: 'Startwert', en: 'seed' },
  'protocol.hash-randomness': { de: 'Zufallszahl der Runde', en: 'random number of the round' },
  'protocol.hash-signature': {
    de: 'Unterschrift der Runde (BLS12-381)',
    en: 'signature of the round (BLS12-381)',
  },
  'protocol.hash-list': { de: 'Liste', en: 'list' },
  'protocol.hash-aside': { de: 'verworfene Ziehung Nr. {number}:', en: 'draw no. {number}, set aside:' },
} satisfies Texts;

import type { Problems, Texts } from './sentence.js';

/** What `verify` says, but for the checks themselves. */
export const verifyProblems = {
  'LOG-001': {
    what: { de: 'Protokoll lässt sich nicht lesen ({reason.*})', en: 'cannot read the log ({reason.*})' },
    why: {
      de: 'ohne audit.jsonl gibt es nichts zu prüfen',
      en: 'without audit.jsonl there is nothing to verify',
    },
    remedy: { de: 'den Ordner der Ziehung angeben', en: "give the draw's folder" },
  },
  'LOG-002': {
    what: { de: 'Das Protokoll der Ziehung ist nicht in Ordnung', en: "the draw's log is not in order" },
    why: {
      de: '{checks=diese Prüfung schlägt|diese Prüfungen schlagen} fehl: {checks}',
      en: '{checks=this check fails|these checks fail}: {checks}',
    },
    remedy: {
      de: 'mit losverfahren verify nachsehen; ein beschädigtes Protokoll wird nicht fortgesetzt',
      en: 'have a look with losverfahren verify; a damaged log is not continued',
    },
  },
  'LOG-003': {
    what: { de: 'Neben dem Protokoll liegt unfertige Arbeit', en: 'there is unfinished work beside the log' },
    why: {
      de: 'eine Ziehung in diesen Ordner wurde unterbrochen; verify verschiebt und schreibt nichts',
      en: 'a draw into this folder was interrupted; verify moves and writes nothing',
    },
    remedy: {
      de: 'im eigenen Ordner den Befehl, der unterbrochen wurde, noch einmal aufrufen; bei fremden Dateien nachfragen',
      en: 'in a folder of your own call the command that was interrupted once more; about a stranger’s files, ask',
    },
  },
  'LOG-004': {
    what: { de: 'Die Uhr geht gegenüber dem Protokoll nach', en: 'the clock is behind the log' },
    why: {
      de: 'der letzte Eintrag ist von {last}, jetzt soll es {now} sein; ein Protokoll geht nicht rückwärts',
      en: 'its last entry is of {last}, and now it is said to be {now}; a log does not go backwards',
    },
    remedy: { de: 'Uhr des Rechners oder --at berichtigen', en: "correct the machine's clock, or --at" },
  },
  'LOG-005': {
    what: { de: 'Das Protokoll enthält schon ein Gremium', en: 'the log holds a panel already' },
    why: {
      de: 'ein zweites ganzes Gremium hinter dem ersten wäre eine zweite Ziehung zum Aussuchen',
      en: 'a second whole panel behind the first would be a second draw to choose from',
    },
    remedy: {
      de: 'für Nachrückende --already mit der Liste derer angeben, die bleiben',
      en: 'for replacements give --already with the list of those who stay',
    },
  },
} satisfies Problems;

export const verifyTexts = {
  'verify.draw': { de: 'Einladungen', en: 'Invitations' },
  'verify.panel': { de: 'Gremium', en: 'Panel' },
  'verify.title': { de: 'Prüfung der Ziehung', en: 'Verification of the draw' },
  'verify.places': { de: 'betroffen: {places}', en: 'concerns: {places}' },
  'verify.fingerprint': {
    de: 'Fingerabdruck des Protokolls: {fingerprint}',
    en: 'Fingerprint of the log: {fingerprint}',
  },
  'verify.passed': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}: Aus diesem Register, {byPlan=diesem Plan|dem Plan im Protokoll} und {bySeed=diesem Startwert|dem Startwert im Protokoll} {people=musste genau diese eine Person|mussten genau diese {people} Personen} gezogen werden.',
    en: '{all=All {total} checks passed|{total} checks passed}: from this register, {byPlan=this plan|the plan in the log} and {bySeed=this seed|the seed in the log} exactly {people=this one person|these {people} people} had to be drawn.',
  },
  'verify.passed-lottery': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}: Aus diesem Register, {byPlan=diesem Plan|dem Plan im Protokoll}, der protokollierten Lotterie und {bySeed=diesem Startwert|dem Startwert im Protokoll} {people=musste genau diese eine Person|mussten genau diese {people} Personen} gezogen werden.',
    en: '{all=All {total} checks passed|{total} checks passed}: from this register, {byPlan=this plan|the plan in the log}, the lottery in the log and {bySeed=this seed|the seed in the log} exactly {people=this one person|these {people} people} had to be drawn.',
  },
  'verify.lottery': {
    de: 'Die Liste der möglichen Ergebnisse steht so im Protokoll: kleinste Chance {least}. Ob eine neue Berechnung dieselbe Liste ergibt, zeigt --optimality.',
    en: 'The list of possible outcomes is taken from the log: least chance {least}. --optimality shows whether it comes out the same when computed anew.',
  },
  'verify.lottery-panel': {
    de: 'Die Liste der möglichen Gremien steht so im Protokoll: kleinste Chance {least}. Ob eine neue Berechnung dieselbe Liste ergibt, zeigt --optimality.',
    en: 'The list of possible panels is taken from the log: least chance {least}. --optimality shows whether it comes out the same when computed anew.',
  },
  'verify.log-only': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}. Geprüft wurde nur das Protokoll; ob das Register dazu passt, zeigt --register.',
    en: '{all=All {total} checks passed|{total} checks passed}. Only the log was verified; --register shows whether the register agrees.',
  },
  'verify.log-only-panel': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}. Geprüft wurde nur das Protokoll; ob die Zusagen dazu passen, zeigt --answers.',
    en: '{all=All {total} checks passed|{total} checks passed}. Only the log was verified; --answers shows whether the answers agree.',
  },
  'verify.passed-panel': {
    de: '{all=Alle {total} Prüfungen bestanden|{total} Prüfungen bestanden}: Aus diesen Zusagen, {byPlan=diesem Plan|den Vorgaben im Protokoll} und {byNumber=dieser Nummer|der Nummer im Protokoll} {people=musste genau diese eine Person|mussten genau diese {people} Personen} gelost werden{substitutes?, dazu genau {substitutes=dieses|diese} {substitutes} {substitutes=Ersatzmitglied|Ersatzmitglieder}}.',
    en: '{all=All {total} checks passed|{total} checks passed}: from these answers, {byPlan=this plan|the rules in the log} and {byNumber=this number|the number in the log} exactly {people=this one person|these {people} people} had to be drawn{substitutes?, and exactly {substitutes=this|these} {substitutes} {substitutes=substitute|substitutes}}.',
  },
  'verify.draw-unseen': {
    de: 'Von den Einladungen wurde nur das Protokoll geprüft; ob das Register dazu passt, zeigt --register.',
    en: 'Of the invitations only the log was verified; --register shows whether the register agrees.',
  },
  'verify.panel-unseen': {
    de: 'Vom Gremium wurde nur das Protokoll geprüft; ob die Zusagen dazu passen, zeigt --answers.',
    en: 'Of the panel only the log was verified; --answers shows whether the answers agree.',
  },
  'verify.earlier-unseen': {
    de: 'Von früheren Gremien wurde nur das Protokoll geprüft.',
    en: 'Of earlier panels only the log was verified.',
  },
  'verify.failed': {
    de: '{failed} von {total} Prüfungen nicht bestanden. Diese Ziehung ist so nicht nachzuvollziehen.',
    en: '{failed} of {total} checks failed. This draw cannot be reproduced as it stands.',
  },
  'note.unseen': {
    de: 'soweit es ohne Register zu sehen ist',
    en: 'as far as can be seen without the register',
  },
  'note.line-ends': {
    de: 'nur die Zeilenenden sind andere, der Inhalt ist derselbe',
    en: 'only its line ends are others, the content is the same',
  },
  'note.earlier': {
    de: 'von dem Protokoll, wie es war, bevor es fortgesetzt wurde',
    en: 'of the log as it was before it was continued',
  },
  'note.other-draw': {
    de: 'Niemand auf dieser Liste hat ein Los dieser Ziehung: Es ist die Liste einer anderen Ziehung.',
    en: 'Nobody on this list has a ticket of this draw: it is the list of another draw.',
  },
  'note.no-key': {
    de: 'Diese Ziehung hat keinen Schlüssel.',
    en: 'This draw has no key.',
  },
  'note.other-solver': {
    de: 'Im Protokoll steht eine andere Version als diese. Mit der Version aus dem Protokoll noch einmal prüfen; kommt auch dann eine andere Liste heraus, wurde sie ausgesucht.',
    en: 'The log names another version than this one. Verify once more with the version that the log names; if that makes another list as well, the list was chosen.',
  },
  'note.unfinished': {
    de: 'Laut Protokoll wurde die Suche vorzeitig beendet. Eine solche Liste lässt sich nicht nachrechnen; wer sie abbrach, konnte sie aussuchen.',
    en: 'According to the log the search was ended early. Such a list cannot be computed anew; whoever ended it could choose it.',
  },
  'note.turns': {
    de: 'unter Gleichen geht es reihum; wer an der Reihe war, zeigen die Zusagen',
    en: 'people of a kind take turns; whose turn it was the answers show',
  },
  'verify.differs': {
    de: 'angegeben: „{given}“; im Protokoll: „{logged}“',
    en: 'given: "{given}"; in the log: "{logged}"',
  },
  'verify.versions': {
    de: 'hier: {given}; im Protokoll: {logged}',
    en: 'here: {given}; in the log: {logged}',
  },
  'verify.remarks': { de: 'Zu beachten', en: 'Please note' },
  'remark.plan': {
    de: 'Der Plan dieser Ziehung wurde nicht verglichen; --plan kann mehrmals angegeben werden.',
    en: 'The plan of this draw was not compared; --plan can be given several times.',
  },
  'remark.seed': {
    de: 'Der Startwert dieser Ziehung wurde nicht verglichen: „{seed}“. --seed kann der Reihe nach für alle Ziehungen angegeben werden.',
    en: 'The seed of this draw was not compared: "{seed}". --seed can be given for every draw in their order.',
  },
  'remark.effect': {
    de: 'Ob der Plan so wirkt, wie im Protokoll steht, wurde nicht geprüft: Eine Datei, die er nennt, fehlt hier.',
    en: 'Whether the plan has the effect that was logged was not verified: a file that it names is missing here.',
  },
  'remark.number': {
    de: 'Die Nummer {number} ist die Angabe derer, die gelost haben. Mit der öffentlich gezogenen vergleichen: --panel-number.',
    en: 'The number {number} is the word of those who drew. Compare it with the one drawn in public: --panel-number.',
  },
  'remark.later': {
    de: 'Der angegebene Fingerabdruck ist älter als dieses Gremium; er belegt nur, was vorher im Protokoll stand.',
    en: 'The given fingerprint is older than this panel; it vouches only for what the log said before.',
  },
  'remark.labels': {
    de: 'Ob die Zusagen von Eingeladenen kommen, ist nicht zu sehen: Ziehung und Gremium haben verschiedene Schlüssel.',
    en: 'Whether the answers are of people who were invited cannot be seen: draw and panel have different keys.',
  },
  'remark.uninvited': {
    de: 'Der Plan lässt Zusagen von Personen zu, die nicht eingeladen waren.',
    en: 'The plan lets in answers of people who were never invited.',
  },
  'remark.already': {
    de: 'Wer schon dabei sein soll, wurde mit keinem früheren Gremium verglichen; --already zeigt es, wenn das Protokoll eines enthält.',
    en: 'Who is said to be on the panel already was not compared with an earlier panel; --already shows it if the log holds one.',
  },
  'remark.one-outcome': {
    de: 'Es gibt nur ein mögliches Ergebnis: Der Zufall entschied nur zwischen Personen mit denselben Merkmalen.',
    en: 'There is only one possible outcome: chance decided only between people with the same features.',
  },
  'remark.unfinished': {
    de: 'Die Suche nach der fairsten Lotterie wurde vorher beendet; {gap?die kleinste Chance kann bis zu {gap} % unter der größtmöglichen liegen}{fair?die kleinste Chance ist die größtmögliche, aber die Liste ist nicht die, die ohne Zeitgrenze entstünde}.',
    en: 'The search for the fairest lottery was ended early; {gap?the least chance may be up to {gap} % below the largest that is possible}{fair?the least chance is the largest that is possible, but the list is not the one that would come about without a limit}.',
  },
  'remark.softened': {
    de: 'Weiche Quoten gaben nach, mit den Gewichten des Plans um {sum}; {open?bewiesen ist, dass es mindestens {least} sein müssen}{certain?bewiesen ist, dass es nicht weniger sein kann}.',
    en: "Soft quotas gave way, by the plan's weights by {sum}; {open?it is proven that it must be at least {least}}{certain?it is proven that it cannot be less}.",
  },
  'remark.no-chance': {
    de: '{count} {count=Person hatte|Personen hatten} keine Chance{could?, obwohl mit diesen Quoten jede Person eine haben könnte}.',
    en: '{count} {count=person|people} had no chance{could?, although under these quotas everybody could have one}.',
  },
  'remark.seed-again': {
    de: 'Der Startwert ist der einer früheren Ziehung in diesem Protokoll; er war schon bekannt.',
    en: 'The seed is that of an earlier draw in this log; it was known already.',
  },
  'remark.overrides': {
    de: 'Optionen der Befehlszeile haben den Plan geändert: {keys}',
    en: 'flags changed the plan: {keys}',
  },
} satisfies Texts;

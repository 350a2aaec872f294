import type { Problems } from './sentence.js';

/** What is said of the event that a plan announces, and of its result. */
export const eventProblems = {
  'PLAN-090': {
    what: {
      de: 'An diesem Tag werden keine Lottozahlen gezogen',
      en: 'no lottery numbers are drawn on this day',
    },
    why: {
      de: 'Lotto 6aus49 wird mittwochs und samstags gezogen; ein anderes Ereignis tritt nie an seine Stelle',
      en: 'this lottery is drawn on Wednesdays and Saturdays; no other event ever takes its place',
    },
    remedy: {
      de: 'das Datum prüfen, bevor der Plan beschlossen wird',
      en: 'check the date before the plan is agreed on',
    },
  },
  'SEED-003': {
    what: {
      de: 'Der Startwert ist mehrfach angegeben: {flags}',
      en: 'the seed is given more than once: {flags}',
    },
    why: {
      de: 'es muss eindeutig sein, welches Ereignis entscheidet',
      en: 'it must be clear which event decides',
    },
    remedy: { de: 'nur eine dieser Optionen angeben', en: 'give only one of these flags' },
  },
  'SEED-016': {
    what: {
      de: '{event} kann nur auf rund 2^{bits} Arten ausgehen',
      en: '{event} has only about 2^{bits} possible results',
    },
    why: {
      de: 'Datum und Namen im Startwert zählen nicht; unter 2^{enough} Möglichkeiten könnte jemand vorher alle durchprobieren, bis Register oder Plan passt',
      en: 'date and names in the seed do not count; below 2^{enough} possibilities somebody could have tried all of them beforehand until register or plan suited',
    },
    remedy: {
      de: 'ein Ereignis mit mehr Möglichkeiten ankündigen (Lotto mit Spiel 77 und Super 6, 25 Würfe mit einem Würfel, eine Runde von drand) oder Register und Plan vorher festlegen (losverfahren commit)',
      en: 'announce an event with more of them (a lottery with Spiel 77 and Super 6, 25 dice, a round of drand), or commit to register and plan before (losverfahren commit)',
    },
  },
  'SEED-020': {
    what: {
      de: '{count=Eine Zahl|{count} Zahlen} statt {wanted}',
      en: '{count=one number|{count} numbers} instead of {wanted}',
    },
    why: {
      de: 'zum angekündigten Ergebnis {wanted=gehört genau eine|gehören genau {wanted}}',
      en: 'the announced result has exactly {wanted=one|{wanted}}',
    },
    remedy: {
      de: 'die Zahlen mit der Bekanntgabe vergleichen',
      en: 'compare the numbers with what was published',
    },
  },
  'SEED-021': {
    what: {
      de: '{values=Diese Zahl gibt|Diese Zahlen gibt} es dort nicht: {values}',
      en: '{values=there is no such number|there are no such numbers}: {values}',
    },
    why: { de: 'möglich sind {from} bis {to}', en: 'possible are {from} to {to}' },
    remedy: {
      de: 'mit der Bekanntgabe vergleichen; zwischen zwei Zahlen gehört ein Leerzeichen oder ein Komma',
      en: 'compare with what was published; a blank or a comma belongs between two numbers',
    },
  },
  'SEED-022': {
    what: {
      de: '{values=Diese Zahl ist|Diese Zahlen sind} mehrfach angegeben: {values}',
      en: '{values=this number is|these numbers are} given more than once: {values}',
    },
    why: { de: 'jede Kugel wird nur einmal gezogen', en: 'every ball is drawn only once' },
    remedy: {
      de: 'die sechs Zahlen mit der Bekanntgabe vergleichen',
      en: 'compare the six numbers with what was published',
    },
  },
  'SEED-023': {
    what: { de: 'Es fehlt: {parts}', en: 'missing: {parts}' },
    why: {
      de: 'der Plan hat {parts=diesen Teil|diese Teile} des Ergebnisses angekündigt; ohne {parts=ihn|sie} wäre es ein anderer Startwert',
      en: 'the plan announced {parts=this part|these parts} of the result; without {parts=it|them} the seed would be another',
    },
    remedy: {
      de: 'mit dem Namen davor ergänzen, zum Beispiel: {like}',
      en: 'add it with its name in front, for example: {like}',
    },
  },
  'SEED-024': {
    what: {
      de: '{part} hat {digits=eine Ziffer|{digits} Ziffern}{read?, angegeben ist {read}}',
      en: '{part} has {digits=one digit|{digits} digits}{read?; given is {read}}',
    },
    why: {
      de: 'auch Nullen am Anfang gehören dazu',
      en: 'zeros at the beginning belong to it as well',
    },
    remedy: {
      de: 'Ziffer für Ziffer mit der Bekanntgabe vergleichen',
      en: 'compare digit by digit with what was published',
    },
  },
  'SEED-025': {
    what: { de: 'Nicht angekündigt: {parts}', en: 'not announced: {parts}' },
    why: {
      de: 'mit {parts=diesem Teil|diesen Teilen} und ohne {parts=ihn|sie} wären es zwei Startwerte zum Aussuchen; es gilt, was im Plan steht',
      en: 'with {parts=this part|these parts} and without {parts=it|them} there would be two seeds to choose from; what the plan says counts',
    },
    remedy: { de: '{parts} weglassen', en: 'leave out {parts}' },
  },
  'SEED-026': {
    what: { de: 'Doppelt angegeben: {parts}', en: 'given twice: {parts}' },
    why: { de: 'es gibt nur ein Ergebnis', en: 'there is only one result' },
    remedy: { de: 'nur einmal angeben', en: 'give it once' },
  },
  'SEED-027': {
    what: {
      de: 'Im Ergebnis nicht zu verstehen: {words}',
      en: 'not to be understood in the result: {words}',
    },
    why: {
      de: 'was nicht verstanden wird, wird nicht weggelassen',
      en: 'what is not understood is not left out',
    },
    remedy: {
      de: 'nur die Zahlen angeben, bei Lotto mit Superzahl, Spiel 77 und Super 6 vor den ihren',
      en: 'give the numbers only, of a lottery with Superzahl, Spiel 77 and Super 6 in front of theirs',
    },
  },
  'SEED-028': {
    what: {
      de: 'Das Ergebnis ist vom {given}, angekündigt ist der {announced}',
      en: 'the result is of {given}, announced is {announced}',
    },
    why: {
      de: 'kein anderer Tag tritt an die Stelle des angekündigten',
      en: 'no other day takes the place of the one announced',
    },
    remedy: {
      de: 'die Zahlen vom {announced} angeben',
      en: 'give the numbers of {announced}',
    },
  },
  'SEED-029': {
    what: {
      de: 'Das Ergebnis ist von {given} (Würfe x Seiten), angekündigt ist {announced}',
      en: 'the result is of {given} (throws x faces), announced is {announced}',
    },
    why: {
      de: 'es gilt, was im Plan steht',
      en: 'what the plan says counts',
    },
    remedy: {
      de: 'alle angekündigten Würfe angeben, in ihrer Reihenfolge',
      en: 'give all the throws that were announced, in their order',
    },
  },
  'SEED-030': {
    what: {
      de: 'Die Runde ist von einer anderen Kette als {chain}',
      en: 'the round is of another chain than {chain}',
    },
    why: {
      de: 'drand hat mehrere Ketten, die im selben Augenblick Verschiedenes veröffentlichen; die Unterschrift hat die Form einer anderen',
      en: 'drand has several chains, which publish different things at the same moment; the signature has the form of another one',
    },
    remedy: {
      de: 'die Runde {announced} der angekündigten Kette holen: {address}',
      en: 'get round {announced} of the announced chain: {address}',
    },
  },
  'SEED-031': {
    what: {
      de: 'Die Datei mit der Runde lässt sich nicht lesen ({reason.*})',
      en: 'cannot read the file with the round ({reason.*})',
    },
    why: {
      de: 'aus ihr kommt der Startwert',
      en: 'the seed comes from it',
    },
    remedy: { de: 'Pfad prüfen', en: 'check the path' },
  },
  'SEED-032': {
    what: {
      de: 'Die Datei enthält Runde {given}, angekündigt ist Runde {announced}',
      en: 'the file has round {given}, announced is round {announced}',
    },
    why: {
      de: 'keine andere Runde tritt an die Stelle der angekündigten',
      en: 'no other round takes the place of the one announced',
    },
    remedy: {
      de: 'die angekündigte holen: {address}',
      en: 'get the one announced: {address}',
    },
  },
  'SEED-033': {
    what: { de: 'Die Datei ist keine Runde von drand', en: 'the file is no round of drand' },
    why: {
      de: 'erwartet wird JSON mit round und signature, wie die Server von drand es liefern',
      en: 'expected is JSON with round and signature, as the servers of drand give it',
    },
    remedy: {
      de: 'die Antwort des Servers unverändert speichern',
      en: "store the server's answer unchanged",
    },
  },
  'SEED-034': {
    what: {
      de: 'Der Zufallswert der Runde folgt nicht aus ihrer Unterschrift',
      en: "the round's randomness does not follow from its signature",
    },
    why: {
      de: 'er ist die SHA-256 der Unterschrift; eines von beiden wurde verändert',
      en: 'it is the SHA-256 of the signature; one of the two was changed',
    },
    remedy: {
      de: 'die Runde noch einmal holen: {address}',
      en: 'get the round once more: {address}',
    },
  },
  'SEED-035': {
    what: {
      de: 'Die Unterschrift der Runde {given} ist nicht von {chain}',
      en: 'the signature of round {given} is not by {chain}',
    },
    why: {
      de: 'mit dem Schlüssel der Kette geprüft, passt sie nicht zu dieser Runde: Die Datei wurde verändert oder ist von woanders',
      en: "checked with the chain's key it is not of this round: the file was changed, or is from elsewhere",
    },
    remedy: {
      de: 'die Runde noch einmal holen, gern von einem zweiten Server: {address}',
      en: 'get the round once more, perhaps from a second server: {address}',
    },
  },
  'SEED-040': {
    what: {
      de: 'Der Plan kündigt keine Lottoziehung an',
      en: 'the plan announces no lottery',
    },
    why: {
      de: '--lotto prüft ein Ergebnis gegen die Ankündigung; ohne sie könnte es von jedem Tag sein',
      en: '--lotto holds a result against what was announced; without that it could be of just any day',
    },
    remedy: {
      de: 'vor der Ziehung im Plan unter seed eintragen, mit ihrem Datum: event: { type: lotto, game: 6aus49, date: JJJJ-MM-TT{spiel?, spiel_77: true}{super?, super_6: true} }. Hat sie schon stattgefunden, mit --seed den Wortlaut angeben, der bekannt gegeben war',
      en: 'before the lottery is drawn put this into the plan below seed, with its date: event: { type: lotto, game: 6aus49, date: YYYY-MM-DD{spiel?, spiel_77: true}{super?, super_6: true} }. If it has been drawn already, give the text that was announced with --seed',
    },
  },
  'SEED-041': {
    what: {
      de: 'Der Plan kündigt keine Würfe an',
      en: 'the plan announces no dice',
    },
    why: {
      de: '--dice prüft ein Ergebnis gegen die Ankündigung; ohne sie könnten Würfe fehlen oder zu viel sein',
      en: '--dice holds a result against what was announced; without that throws could be left out or added',
    },
    remedy: {
      de: 'vor dem Würfeln im Plan unter seed eintragen: event: { type: dice, count: {throws}, faces: {faces} }. Ist es schon geschehen, mit --seed den Wortlaut angeben, der bekannt gegeben war',
      en: 'before the dice are thrown put this into the plan below seed: event: { type: dice, count: {throws}, faces: {faces} }. If they have been thrown already, give the text that was announced with --seed',
    },
  },
  'SEED-042': {
    what: {
      de: 'Der Plan kündigt keine Runde von drand an',
      en: 'the plan announces no round of drand',
    },
    why: {
      de: 'alle drei Sekunden gibt es eine; ohne Ankündigung könnte sich jemand eine aussuchen',
      en: 'there is one every three seconds; without an announcement somebody could choose one',
    },
    remedy: {
      de: 'im Plan unter seed eine Runde eintragen, die noch nicht erschienen ist, so wie hier die in der Datei: event: { type: drand, chain: quicknet, round: {round} }',
      en: 'put a round that is not published yet into the plan below seed, like this with the one of the file: event: { type: drand, chain: quicknet, round: {round} }',
    },
  },
  'SEED-043': {
    what: {
      de: 'Der Plan kündigt etwas anderes an, als {flag} angibt: {announced}',
      en: 'the plan announces something else than {flag} gives: {announced}',
    },
    why: {
      de: 'kein anderes Ereignis tritt an die Stelle des angekündigten',
      en: 'no other event takes the place of the one announced',
    },
    remedy: {
      de: 'das angekündigte Ergebnis angeben: {example}',
      en: 'give the announced result: {example}',
    },
  },
  'SEED-044': {
    what: {
      de: 'Der Startwert hat nicht den Wortlaut des angekündigten Ergebnisses',
      en: 'the seed is not the announced result word for word',
    },
    why: {
      de: 'damit es keine zwei Schreibweisen gibt, wird es immer so geschrieben: {canonical}',
      en: 'so that there are no two spellings it is always written like this: {canonical}',
    },
    remedy: {
      de: 'das Ergebnis schreiben lassen: {example}',
      en: 'have the result written: {example}',
    },
  },
  'SEED-045': {
    what: {
      de: '--seed reicht für {announced} nicht',
      en: '--seed is not enough for {announced}',
    },
    why: {
      de: 'nur die Unterschrift der Runde zeigt, dass niemand die Zahl erfunden hat; sie steht in der Datei der Runde',
      en: "only the round's signature shows that nobody made up the number; it stands in the round's file",
    },
    remedy: {
      de: '{address} aufrufen, die Antwort als Datei speichern und angeben: {example}',
      en: 'open {address}, store the answer as a file and give it: {example}',
    },
  },
} satisfies Problems;

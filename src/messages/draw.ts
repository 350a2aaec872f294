import type { Problems, Texts } from './sentence.js';

/** What is said of a draw, and of its seed. */
export const drawProblems = {
  'DRAW-001': {
    what: {
      de: '{size} {size=Person soll|Personen sollen} gelost werden, zur Auswahl {available=steht|stehen} nur {available}',
      en: '{size} {size=person is|people are} to be drawn, but there {available=is|are} only {available}',
    },
    why: { de: 'niemand kann zweimal gezogen werden', en: 'nobody can be drawn twice' },
    remedy: {
      de: 'weniger Personen losen oder die Bedingungen lockern',
      en: 'draw fewer people, or relax the conditions',
    },
  },
  'DRAW-002': {
    what: {
      de: 'Schicht {stratum}: {wanted} {wanted=Person|Personen} verlangt, {available} vorhanden',
      en: 'stratum {stratum}: {wanted} {wanted=person|people} wanted, {available} there',
    },
    why: { de: 'die Tabelle verlangt mehr, als es gibt', en: 'the table asks for more than there are' },
    remedy: {
      de: 'Tabelle ändern; Zahlen zeigt losverfahren preview',
      en: 'change the table; losverfahren preview shows the numbers',
    },
  },
  'DRAW-003': {
    what: {
      de: 'Schicht {stratum}: {missing} {missing=Platz bleibt|Plätze bleiben} frei',
      en: 'stratum {stratum}: {missing} {missing=place stays|places stay} empty',
    },
    why: {
      de: 'die Grenze je Haushalt lässt nicht genug Personen übrig',
      en: 'the household limit leaves too few people',
    },
    remedy: {
      de: 'max_per_household erhöhen, gröber schichten oder allow_shortfall: true eintragen',
      en: 'raise max_per_household, use coarser strata, or set allow_shortfall: true',
    },
  },
  'DRAW-004': {
    what: { de: 'Niemand steht zur Auswahl', en: 'there is nobody to draw from' },
    why: {
      de: '{rows=die einzige Zeile des Registers ist|alle {rows} Zeilen des Registers sind} durch Regeln ausgeschlossen',
      en: 'rules exclude {rows=the only line|all {rows} lines} of the register',
    },
    remedy: { de: 'Regeln prüfen: losverfahren check', en: 'check the rules: losverfahren check' },
  },
  'DRAW-005': {
    what: {
      de: 'Die Regel „{reason}“ schließt mehr als die Hälfte des Registers aus',
      en: 'the rule "{reason}" excludes more than half of the register',
    },
    why: {
      de: 'nonempty trifft auch auf Werte wie 0 oder nein zu; in der Spalte {values=steht|stehen}: {values}',
      en: 'nonempty is also true of values such as 0 or no; in the column {values=is|are}: {values}',
    },
    remedy: {
      de: 'wenn das nicht gewollt ist, statt nonempty die Werte nennen, die ausschließen{list?: values: [{list}]}',
      en: 'if that is not meant, list the values that exclude instead of nonempty{list?: values: [{list}]}',
    },
  },
  'DRAW-006': {
    what: { de: 'Der Startwert hat weniger als 20 Ziffern', en: 'the seed has fewer than 20 digits' },
    why: {
      de: 'bei so wenigen Möglichkeiten könnte jemand vorher probieren, bis das Ergebnis passt',
      en: 'with so few possibilities somebody could have tried beforehand until the result suited',
    },
    remedy: {
      de: 'mehr Ziffern auslosen (zwei Lottoziehungen, Würfel) oder Register und Plan vorher festlegen (losverfahren commit)',
      en: 'draw more digits (two lotteries, dice), or commit to register and plan before (losverfahren commit)',
    },
  },
  'DRAW-007': {
    what: {
      de: 'Mit einer Grenze je Haushalt sind die Chancen nicht mehr für alle gleich',
      en: 'with a household limit chances are no longer equal for all',
    },
    why: {
      de: 'wer in einem großen Haushalt lebt, wird seltener gezogen',
      en: 'people in large households are drawn less often',
    },
    remedy: {
      de: 'wenn alle dieselbe Chance haben sollen, max_per_household weglassen',
      en: 'if all are to have the same chance, leave out max_per_household',
    },
  },
  'DRAW-008': {
    what: {
      de: '{count} von {total} {total=Kennung|Kennungen} der Datei {count=schließt|schließen} niemanden aus',
      en: '{count} of {total} {total=id|ids} in the file {count=excludes|exclude} nobody',
    },
    why: {
      de: '{count=sie steht|sie stehen} nicht im Register, oder eine frühere Regel greift schon',
      en: '{count=it is|they are} not in the register, or an earlier rule applies already',
    },
    remedy: {
      de: 'prüfen, ob Datei und Register dieselben Kennungen verwenden',
      en: 'check that file and register use the same ids',
    },
  },
  'DRAW-009': {
    what: {
      de: 'Die Kennung besteht aus persönlichen Angaben: {columns}',
      en: 'the id is made of personal data: {columns}',
    },
    why: { de: 'sie stünden im Protokoll', en: 'they would stand in the log' },
    remedy: {
      de: 'eine neutrale Kennung verwenden oder die Kennungen mit --key-file verdecken',
      en: 'use a neutral id, or hide the ids with --key-file',
    },
  },
  'DRAW-010': {
    what: {
      de: '{count} {count=Schicht hat|Schichten haben} weniger als 5 Personen',
      en: '{count} {count=stratum has|strata have} fewer than 5 people',
    },
    why: {
      de: 'veröffentlichte Zahlen könnten einzelne Menschen erkennen lassen',
      en: 'published numbers could reveal individuals',
    },
    remedy: {
      de: 'gröber schichten oder kleine Gruppen per Los zuteilen (by_lot); Vorschläge stehen unten',
      en: 'use coarser strata or hand over small groups by lot (by_lot); see the suggestions below',
    },
  },
  'DRAW-011': {
    what: {
      de: 'Die Sperren in dieser Spalte werden nicht beachtet',
      en: 'blocks on information in this column are not observed',
    },
    why: {
      de: 'der Plan nennt eigene Ausschlussregeln, aber keine für sie (§§ 51, 52 BMG)',
      en: 'the plan has exclude rules of its own, but none for it (§§ 51, 52 BMG)',
    },
    remedy: {
      de: 'eine Regel für die Spalte in exclude aufnehmen; wenn sie niemanden sperrt, ist nichts zu tun',
      en: 'add a rule for the column to exclude; if it blocks nobody there is nothing to do',
    },
  },
  'DRAW-020': {
    what: {
      de: '{count} von {total} Personen sind in keiner Altersgruppe ({bands})',
      en: '{count} of {total} people are in no age band ({bands})',
    },
    why: { de: 'sie stehen nicht zur Auswahl', en: 'they cannot be drawn' },
    remedy: {
      de: 'Altersgruppen ergänzen; sollen diese Personen fehlen, im Plan min_age und max_age angeben, damit es dort steht',
      en: 'add age bands; if they are to be left out, say so by min_age and max_age',
    },
  },
  'DRAW-021': {
    what: {
      de: 'Quote für {group}: {wanted} {wanted=Person|Personen} verlangt, {available} vorhanden',
      en: 'quota for {group}: {wanted} {wanted=person|people} wanted, {available} there',
    },
    why: {
      de: 'so viele stehen nicht zur Auswahl, also könnte nicht gezogen werden',
      en: 'there are not as many to draw from, so nothing could be drawn',
    },
    remedy: {
      de: 'die Quote senken oder die Bedingungen lockern; welche Änderung die kleinste ist, zeigt losverfahren preview',
      en: 'lower the quota or relax the conditions; losverfahren preview tells the least change',
    },
  },
  'DRAW-030': {
    what: {
      de: '{count} {count=Haushalt ist|Haushalte sind} vermutlich in mehreren Schreibweisen vorhanden',
      en: '{count} {count=household is|households are} probably there in several ways of writing',
    },
    why: {
      de: 'Name und Anschrift sind bis auf Groß- und Kleinschreibung, Abkürzung oder Zeichen gleich; die Grenze je Haushalt gilt für jede Schreibweise für sich',
      en: 'name and address are the same but for case, abbreviation or signs; the household limit counts each way of writing by itself',
    },
    remedy: {
      de: 'die Zeilen ansehen; einheitlich werden die Anschriften, wenn der Export sie aus dem Straßenverzeichnis nimmt',
      en: 'look at the lines; addresses are uniform if the export takes them from the list of streets',
    },
  },
  'DRAW-031': {
    what: {
      de: '{count} {count=Person steht|Personen stehen} vermutlich mit mehreren Kennungen im Register',
      en: '{count} {count=person is|people are} probably in the register with several ids',
    },
    why: {
      de: 'Familienname, Vorname und Geburtsdatum sind gleich; wer mehrere Kennungen hat, hat mehrere Lose',
      en: 'family name, given names and birth date are the same; whoever has several ids has several tickets',
    },
    remedy: {
      de: 'die Zeilen ansehen; wenn es dieselbe Person ist, die überzählige Kennung in eine Liste schreiben und im Plan ausschließen: { ids: doppelt.csv, reason: doppelt vorhanden }',
      en: 'look at the lines; if it is the same person, put the surplus id into a list and exclude it in the plan: { ids: twice.csv, reason: there twice }',
    },
  },
  'SEED-001': {
    what: { de: 'Der Startwert fehlt', en: 'the seed is missing' },
    why: { de: 'aus ihm folgt, wer gezogen wird', en: 'it decides who is drawn' },
    remedy: {
      de: '{example} angeben, so wie er öffentlich ausgelost wurde',
      en: 'give {example}, just as it was drawn in public',
    },
  },
  'SEED-002': {
    what: { de: 'Der Startwert ist leer', en: 'the seed is empty' },
    why: { de: 'aus ihm folgt, wer gezogen wird', en: 'it decides who is drawn' },
    remedy: {
      de: 'die öffentlich ausgelosten Zahlen angeben',
      en: 'give the numbers that were drawn in public',
    },
  },
  'SEED-010': {
    what: {
      de: 'Im Startwert {signs=steht ein Anführungszeichen|stehen Anführungszeichen}: {signs}',
      en: 'there {signs=is a quotation mark|are quotation marks} in the seed: {signs}',
    },
    why: {
      de: 'mit und ohne Anführungszeichen sind es zwei verschiedene Startwerte; wer ihn nachtippt, bekommt andere Personen',
      en: 'with and without quotation marks are two different seeds; whoever types it again gets other people',
    },
    remedy: {
      de: 'den Startwert in gerade Anführungszeichen setzen ("), nicht in geschwungene oder einfache; sie gehören dann nicht dazu',
      en: 'put the seed between straight quotation marks ("), not curly or single ones; then they are not a part of it',
    },
  },
  'SEED-011': {
    what: {
      de: 'Der Startwert enthält {signs=ein unsichtbares|unsichtbare} Zeichen: {signs}',
      en: 'the seed holds {signs=an invisible character|invisible characters}: {signs}',
    },
    why: {
      de: 'wer ihn so tippt, wie er bekannt gegeben wurde, bekommt andere Personen',
      en: 'whoever types it as it was announced gets other people',
    },
    remedy: {
      de: 'den Startwert von Hand eintippen, nicht aus einer Webseite oder E-Mail kopieren',
      en: 'type the seed by hand, do not copy it from a web page or an e-mail',
    },
  },
  'SEED-012': {
    what: {
      de: 'Der Startwert enthält {signs=ein Zahlzeichen, das keine Ziffer|Zahlzeichen, die keine Ziffern} von 0 bis 9 {signs=ist|sind}: {signs}',
      en: 'the seed holds {signs=a numeral that is no digit|numerals that are no digits} from 0 to 9: {signs}',
    },
    why: {
      de: 'das sieht aus wie eine Ziffer, ergibt aber einen anderen Startwert',
      en: 'it looks like a digit and makes another seed',
    },
    remedy: {
      de: 'die Ziffern auf der Tastatur eintippen',
      en: 'type the digits on the keyboard',
    },
  },
  'SEED-013': {
    what: {
      de: 'Im Startwert {words=steht wohl ein Buchstabe statt einer Ziffer|stehen wohl Buchstaben statt Ziffern}: {words}',
      en: '{words=a letter seems to stand for a digit|letters seem to stand for digits} in the seed: {words}',
    },
    why: {
      de: 'O ist nicht 0, und l und I sind nicht 1; es ist ein anderer Startwert',
      en: 'an O is not a 0, and l and I are not 1; it is another seed',
    },
    remedy: {
      de: 'Ziffer für Ziffer mit dem vergleichen, was ausgelost wurde',
      en: 'compare digit by digit with what was drawn',
    },
  },
  'SEED-014': {
    what: { de: 'Der Startwert endet mit „{sign}“', en: 'the seed ends in "{sign}"' },
    why: {
      de: 'das Zeichen gehört zum Startwert; ohne es werden andere Personen gezogen',
      en: 'the sign is a part of the seed; without it other people are drawn',
    },
    remedy: {
      de: 'das Zeichen weglassen, wenn es nur den Satz beendet',
      en: 'leave it out if it only ends the sentence',
    },
  },
  'SEED-015': {
    what: {
      de: 'Abgebrochen: Der Startwert wurde nicht bestätigt',
      en: 'stopped: the seed was not confirmed',
    },
    why: { de: 'es wurde nichts geschrieben', en: 'nothing was written' },
    remedy: {
      de: 'noch einmal mit dem richtigen Startwert aufrufen; in einem Skript fragt --no-input nicht nach',
      en: 'call it again with the right seed; in a script --no-input does not ask',
    },
  },
} satisfies Problems;

export const drawTexts = {
  'chance.equal': {
    de: 'genau {n} von {N} für jede Person, die zur Auswahl stand',
    en: 'exactly {n} in {N} for everybody in the frame',
  },
  'chance.unequal': {
    de: 'nicht für alle gleich (Grenze je Haushalt, feste Tabelle oder Quoten)',
    en: 'not the same for all (household limit, fixed table or quotas)',
  },
  'draw.title': { de: 'Ziehung{title?: {title}}', en: 'Draw{title?: {title}}' },
  'decided.plan': {
    de: '{name}{changes?{changes=, durch eine Option geändert|, durch Optionen geändert}}',
    en: '{name}{changes?{changes=, changed by a flag|, changed by flags}}',
  },
  'decided.flags-only': { de: 'keine Plandatei, nur Optionen', en: 'no plan file, flags only' },
  'decided.seed': {
    de: '„{seed}“ ({digits} {digits=Ziffer|Ziffern})',
    en: '"{seed}" ({digits} {digits=digit|digits})',
  },
  'decided.internal': {
    de: 'nur intern: Es enthält Kennungen und verrät Ausschlüsse. Öffentlich nur mit --key-file',
    en: 'internal only: it has ids and gives exclusions away. A public one needs --key-file',
  },
  'decided.keyed': { de: 'mit Decknamen statt Kennungen', en: 'with pseudonyms in place of ids' },
  'decided.hashes': {
    de: 'SHA-256 (mit dem vergleichen, was bekannt gegeben wurde):',
    en: 'SHA-256 (compare with what was announced):',
  },
  'decided.logged-hashes': {
    de: 'SHA-256 laut Protokoll (mit dem vergleichen, was bekannt gegeben wurde):',
    en: 'SHA-256 as the log has it (compare with what was announced):',
  },
  'decided.key': { de: '(Schlüssel)', en: '(key)' },
  'ask.seed': {
    de: 'Mit diesem Startwert losen: {seed}? [j/N]',
    en: 'Draw with this seed: {seed}? [y/N]',
  },
  'draw.written': { de: 'Geschrieben in {folder}:', en: 'Written to {folder}:' },
  'lists.left-out': {
    de: 'Nicht in den Listen, weil Briefe sie nicht brauchen: {names}. Mit „output: { columns: all }“ im Plan stehen alle Spalten darin.',
    en: 'Not in the lists, for letters do not need them: {names}. With "output: { columns: all }" in the plan they have all columns.',
  },
  'lists.all': {
    de: 'In den Listen stehen alle Spalten, denn keine ist als Name oder Anschrift zu erkennen. Der Plan kann sie nennen: „output: { columns: [{names}] }“',
    en: 'The lists have all columns, for none looks like a name or an address. The plan can say which: "output: { columns: [{names}] }"',
  },
  'draw.fingerprint': {
    de: 'Fingerabdruck des Protokolls (jetzt notieren und bekannt geben):',
    en: 'Fingerprint of the log (write it down and publish it now):',
  },
  'draw.next': { de: 'Nachprüfen mit:', en: 'Verify with:' },
} satisfies Texts;

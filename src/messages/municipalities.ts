import type { Problems, Texts } from './sentence.js';

/** What is said of draws of municipalities: by `municipalities`, by `preview`, on the sheets, by `verify`. */
export const municipalityTexts = {
  'towns.preview': {
    de: 'Vorschau: {hits} Treffer zu je {letters} {letters=Brief|Briefen}, {n} {n=Brief|Briefe} zusammen',
    en: 'Preview: {hits} {hits=hit|hits} of {letters} {letters=letter|letters} each, {n} {n=letter|letters} in all',
  },
  'towns.title': {
    de: 'Gemeinden ausgelost: {count} {count=Gemeinde schreibt|Gemeinden schreiben} zusammen {n} {n=Person|Personen} an.',
    en: 'Municipalities drawn: {count} {count=municipality writes|municipalities write} to {n} {n=person|people} in all.',
  },
  'towns.table': { de: 'Tabelle', en: 'Table' },
  'towns.counted': {
    de: '{count} {count=Gemeinde|Gemeinden} mit {people} {people=Person|Personen}{empty?; {empty} ohne Einwohner übergangen}{restored?; führende Null bei {restored} Schlüsseln ergänzt}',
    en: '{count} {count=municipality|municipalities} with {people} {people=person|people}{empty?; {empty} without people passed over}{restored?; a leading zero put back in {restored} keys}',
  },
  'towns.units': { de: 'Losgemeinden', en: 'Units' },
  'towns.joined': {
    de: '{count} {count=Einheit|Einheiten}; davon {joined} aus mehreren kleinen Gemeinden eines Kreises (unter {least} Personen)',
    en: '{count} {count=unit|units}; {joined} of them of several small municipalities of a district (under {least} people)',
  },
  'towns.chance': {
    de: 'Alle {people} Personen der Tabelle haben genau dieselbe Chance auf einen Brief: {n} von {people}, etwa 1 zu {one}.',
    en: 'All {people} people of the table have exactly the same chance of a letter: {n} in {people}, about 1 in {one}.',
  },
  'towns.settled': {
    de: 'Festgelegt (Tabelle, Treffer, Briefe, Größenklassen); vor dem Ereignis veröffentlichen:',
    en: 'Settled (table, hits, letters, bands of sizes); publish this before the event:',
  },
  'towns.by-land': { de: 'Nach Land:', en: 'By Land:' },
  'towns.by-band': { de: 'Nach Größe:', en: 'By size:' },
  'towns.by-unit': { de: 'Nach Gemeinde:', en: 'By municipality:' },
  'towns.many-units': {
    de: 'Die Chancen aller {count} Einheiten zeigt --verbose, und genau als Bruch --json.',
    en: 'The chances of all {count} units are shown by --verbose, and as exact fractions by --json.',
  },
  'towns.col.unit': { de: 'Gemeinde', en: 'Municipality' },
  'towns.col.land': { de: 'Land', en: 'Land' },
  'towns.col.band': { de: 'Größe', en: 'Size' },
  'towns.col.municipalities': { de: 'Gemeinden', en: 'Municipalities' },
  'towns.col.owed': { de: 'Treffer im Mittel', en: 'Mean hits' },
  'towns.col.hits': { de: 'Treffer', en: 'Hits' },
  'towns.col.letters': { de: 'Briefe', en: 'Letters' },
  'towns.col.drawn': { de: 'Chance auf Treffer', en: 'Chance of a hit' },
  'towns.files': { de: 'Geschrieben nach {folder}:', en: 'Written to {folder}:' },
  'towns.file-list': { de: 'alle Gemeinden mit ihren Briefen', en: 'all municipalities with their letters' },
  'towns.file-sheets': {
    de: '{count} {count=Blatt|Blätter}, je eines für eine ausgeloste Gemeinde',
    en: '{count} {count=sheet|sheets}, one for each municipality that was drawn',
  },
  'towns.file-log': { de: 'Protokoll', en: 'log' },
  'towns.fingerprint': { de: 'Fingerabdruck des Protokolls:', en: 'Fingerprint of the log:' },
  'towns.next': {
    de: 'Den Fingerabdruck veröffentlichen und jeder Gemeinde ihr Blatt schicken. Nachrechnen:',
    en: 'Publish the fingerprint and send each municipality its sheet. To recompute:',
  },
  'towns.preview-next': { de: 'Wenn das Ereignis da war:', en: 'When the event has taken place:' },
  'towns.verified': {
    de: 'Alle {total} Prüfungen bestanden: Aus {table=dieser Tabelle|der Tabelle im Protokoll} und dem Startwert im Protokoll folgen genau diese Gemeinden und Briefe.',
    en: 'All {total} checks passed: from {table=this table|the table in the log} and the seed in the log exactly these municipalities and letters follow.',
  },
  'towns.limits': {
    de: 'Was kein Protokoll zeigt: ob Tabelle, Treffer und Größenklassen feststanden, bevor der Startwert bekannt war. Das zeigt --commitment mit dem vorher veröffentlichten Wert.',
    en: 'What no log shows: whether table, hits and bands were settled before the seed was known. --commitment with the value that was published before shows it.',
  },
  'towns.were-settled': {
    de: 'Tabelle, Treffer und Größenklassen sind die vorher veröffentlichten.',
    en: 'Table, hits and bands are those that were published before.',
  },
  'sheet.title': { de: 'Losverfahren in {name}', en: 'Random selection in {name}' },
  'sheet.about': {
    de: 'Ihre Gemeinde wurde ausgelost. Bitte ziehen Sie aus Ihrem Melderegister {letters} {letters=Person|Personen} und schreiben Sie {letters=sie|ihnen}. Alles Nötige steht auf diesem Blatt; Personendaten verlassen Ihr Haus nicht.',
    en: 'Your municipality was drawn. Please draw {letters} {letters=person|people} from your register and write to them. All that is needed is on this sheet; personal data do not leave your house.',
  },
  'sheet.key': { de: 'Amtlicher Gemeindeschlüssel', en: 'Official key' },
  'sheet.people': { de: 'Einwohner laut Tabelle', en: 'People by the table' },
  'sheet.letters': { de: 'Zu ziehende Personen', en: 'People to be drawn' },
  'sheet.unit': { de: 'Gemeinsam ausgelost', en: 'Drawn together' },
  'sheet.unit-value': {
    de: '{unit}: {letters} {letters=Brief|Briefe}, nach Einwohnern aufgeteilt',
    en: '{unit}: {letters} {letters=letter|letters}, shared by people',
  },
  'sheet.chance': { de: 'Chance jeder Person', en: "Everybody's chance" },
  'sheet.chance-value': {
    de: '{n} von {people} (etwa 1 zu {one}), in allen Gemeinden der Tabelle dieselbe',
    en: '{n} in {people} (about 1 in {one}), the same in all municipalities of the table',
  },
  'sheet.settled': { de: 'Vorher festgelegt', en: 'Settled before' },
  'sheet.seed-title': { de: 'Startwert für Ihre Ziehung', en: 'Seed of your draw' },
  'sheet.seed-note': {
    de: 'Das ist der öffentliche Startwert, ein Leerzeichen und der Schlüssel Ihrer Gemeinde. Er darf nicht anders geschrieben werden.',
    en: 'This is the public seed, a blank, and the key of your municipality. It must not be written in any other way.',
  },
  'sheet.how': { de: 'So geht es', en: 'How to do it' },
  'sheet.step-register': {
    de: 'Das Register als CSV-Datei sichern, hier register.csv{plan?, und daneben den Plan unten als {plan}}.',
    en: 'Save the register as a CSV file, here register.csv{plan?, and beside it the plan below as {plan}}.',
  },
  'sheet.step-check': { de: 'Register ansehen lassen:', en: 'Have the register looked at:' },
  'sheet.step-draw': { de: 'Ziehen:', en: 'Draw:' },
  'sheet.step-verify': { de: 'Nachrechnen:', en: 'Recompute:' },
  'sheet.step-report': {
    de: 'Den Fingerabdruck des Protokolls und die Zahl der Personen, unter denen gezogen wurde, zurückmelden. Listen bleiben bei Ihnen.',
    en: "Report the log's fingerprint and the number of people that were drawn from. The lists stay with you.",
  },
  'sheet.differs': {
    de: 'Im Register stehen selten genau {people} Personen, und der Plan lässt meist nicht alle zu. In Ihrer Gemeinde ist die Chance dann {letters} geteilt durch die Zahl der Personen, unter denen gezogen wird; das Protokoll nennt diese Zahl.',
    en: 'A register seldom has exactly {people} people, and a plan seldom lets in all of them. In your municipality the chance then is {letters} divided by the number of people who are drawn from; the log states that number.',
  },
  'sheet.no-plan': {
    de: 'Den Plan (Altersgrenze, Stichtag, Schichten) gibt vor, wer ausgelost hat; ohne Plan fehlen dem Aufruf diese Angaben.',
    en: 'Whoever drew the municipalities says by which plan (least age, reference date, strata); without a plan the call lacks these.',
  },
  'sheet.plan-title': { de: 'Plan {plan}, SHA-256 {hash}', en: 'Plan {plan}, SHA-256 {hash}' },
  'check.municipalities.settled': {
    de: 'Festlegung passt zu Tabelle, Treffern und Größenklassen',
    en: 'what was settled fits table, hits and bands',
  },
  'meaning.municipalities.settled': {
    de: 'Tabelle, Treffer, Briefe oder Größenklassen wurden nachträglich geändert.',
    en: 'Table, hits, letters or bands were changed afterwards.',
  },
  'check.municipalities.given': {
    de: 'Festlegung ist die veröffentlichte',
    en: 'what was settled is what was published',
  },
  'meaning.municipalities.given': {
    de: 'Gelost wurde mit einer anderen Tabelle, anderen Treffern oder Größenklassen als veröffentlicht.',
    en: 'The draw was made with another table, other hits or bands than published.',
  },
  'check.municipalities.hits': {
    de: 'Treffer folgen aus Tabelle und Startwert',
    en: 'hits follow from table and seed',
  },
  'meaning.municipalities.hits': {
    de: 'Aus Tabelle und Startwert ergeben sich andere Einheiten oder andere Treffer.',
    en: 'Table and seed give other units or other hits.',
  },
  'check.municipalities.letters': {
    de: 'Briefe je Gemeinde folgen aus den Treffern',
    en: 'the letters of each municipality follow from the hits',
  },
  'meaning.municipalities.letters': {
    de: 'Eine Gemeinde müsste mehr oder weniger Briefe haben, oder die Chance stimmt nicht.',
    en: 'A municipality should have more or fewer letters, or the chance is wrong.',
  },
  'check.municipalities.list': {
    de: 'Gemeindeliste folgt Byte für Byte aus dem Protokoll',
    en: 'the list of municipalities follows from the log, byte for byte',
  },
  'meaning.municipalities.list': {
    de: 'Aus dem Protokoll ergibt sich eine andere Gemeindeliste.',
    en: 'The log gives another list of municipalities.',
  },
  'check.municipalities.file': { de: 'Tabelle ist die der Ziehung', en: "the table is the draw's" },
  'meaning.municipalities.file': {
    de: 'Die Datei ist nicht Byte für Byte die, aus der gelost wurde.',
    en: 'The file is not byte for byte the one that was drawn from.',
  },
  'check.municipalities.table': {
    de: 'Gemeinden und Einwohner sind die der Tabelle',
    en: "municipalities and people are the table's",
  },
  'meaning.municipalities.table': {
    de: 'In der Tabelle stehen andere Gemeinden, Länder oder Einwohnerzahlen als im Protokoll.',
    en: 'The table has other municipalities, Länder or numbers of people than the log.',
  },
} satisfies Texts;

export const municipalityProblems = {
  'MUNI-001': {
    what: {
      de: 'In der Tabelle fehlt eine Spalte mit dem amtlichen Schlüssel',
      en: 'the table has no column with the official key',
    },
    why: {
      de: 'gelost wird nach amtlichem Schlüssel und Einwohnerzahl',
      en: 'municipalities are drawn by official key and number of people',
    },
    remedy: {
      de: 'die Spalte „AGS“ nennen; in einer Arbeitsmappe das Blatt mit --sheet angeben',
      en: 'call the column "AGS"; of a workbook name the sheet with --sheet',
    },
  },
  'MUNI-002': {
    what: {
      de: 'Mehrere Spalten können die Einwohnerzahl sein',
      en: 'several columns could be the number of people',
    },
    why: { de: 'sie heißen: {columns}', en: 'they are called: {columns}' },
    remedy: {
      de: 'die richtige Spalte „Einwohner“ nennen und die anderen löschen',
      en: 'call the right one "Einwohner" and delete the others',
    },
  },
  'MUNI-003': {
    what: { de: 'In der Tabelle steht keine Gemeinde', en: 'there is no municipality in the table' },
    why: {
      de: 'eine Gemeinde hat einen Schlüssel von 8 oder 12 Stellen; kürzere sind Summen von Kreisen und Ländern',
      en: 'a municipality has a key of 8 or 12 digits; shorter ones are sums of districts and Länder',
    },
    remedy: {
      de: 'die Gemeindetabelle des statistischen Amtes nehmen, nicht die der Kreise',
      en: "take the office's table of municipalities, not that of the districts",
    },
  },
  'MUNI-004': {
    what: {
      de: '{count} {count=Schlüssel steht|Schlüssel stehen} mehrfach in der Tabelle',
      en: '{count} {count=key is|keys are} in the table more than once',
    },
    why: { de: 'jede Gemeinde hat genau eine Zeile', en: 'every municipality has exactly one row' },
    remedy: { de: 'in den genannten Zeilen die falsche löschen', en: 'delete the wrong one of these rows' },
  },
  'MUNI-005': {
    what: {
      de: 'Bei {count} {count=Gemeinde|Gemeinden} fehlt die Einwohnerzahl',
      en: '{count} {count=municipality has|municipalities have} no number of people',
    },
    why: {
      de: 'leer, ein Punkt oder kein ganzer Wert; ein Strich gälte als niemand',
      en: 'empty, a full stop, or no whole number; a dash would be nobody',
    },
    remedy: {
      de: 'Zahl eintragen, oder 0, wenn dort niemand lebt',
      en: 'enter the number, or 0 if nobody lives there',
    },
  },
  'MUNI-006': {
    what: {
      de: 'In {count} {count=Zeile|Zeilen} stehen Einwohner, aber kein Schlüssel',
      en: '{count} {count=row has|rows have} people and no key',
    },
    why: {
      de: 'eine Gemeinde ohne Schlüssel könnte nicht gelost werden, und ihre Einwohner hätten keine Chance',
      en: 'a municipality without a key could not be drawn, and its people would have no chance',
    },
    remedy: {
      de: 'Schlüssel eintragen; bei einer Summe „Insgesamt“ davor schreiben',
      en: 'enter the key; if it is a sum, write "Insgesamt" before it',
    },
  },
  'MUNI-007': {
    what: {
      de: '{count} {count=Schlüssel ist|Schlüssel sind} nicht amtlich',
      en: '{count} {count=key is|keys are} not official',
    },
    why: {
      de: 'ein Schlüssel beginnt mit dem Land (01 bis 16) und hat 8 Stellen (AGS) oder 12 (ARS); Summen haben 2, 3 oder 5',
      en: 'a key begins with the Land (01 to 16) and has 8 digits (AGS) or 12 (ARS); sums have 2, 3 or 5',
    },
    remedy: { de: 'Schlüssel in diesen Zeilen berichtigen', en: 'correct the keys of these rows' },
  },
  'MUNI-008': {
    what: {
      de: '{count} {count=Summe hat|Summen haben} keine Gemeinde unter sich',
      en: '{count} {count=sum has|sums have} no municipality below',
    },
    why: {
      de: 'die Einwohner dieses Landes oder Bezirks hätten keine Chance',
      en: 'the people of that Land or region would have no chance',
    },
    remedy: {
      de: 'die Gemeinden ergänzen, oder die Zeile löschen, wenn dort nicht gelost werden soll',
      en: 'add the municipalities, or delete the row if nobody there is to be drawn',
    },
  },
  'MUNI-009': {
    what: { de: 'Tabelle lässt sich nicht lesen', en: 'cannot read the table' },
    why: { de: 'das System meldet {reason}', en: 'the system says {reason}' },
    remedy: {
      de: 'Pfad und Leserechte prüfen: losverfahren preview gemeinden.xlsx --hits 40 --letters 100',
      en: 'look at path and permissions: losverfahren preview gemeinden.xlsx --hits 40 --letters 100',
    },
  },
  'MUNI-010': {
    what: {
      de: 'Es wären mehr Briefe, als es Personen gibt',
      en: 'there would be more letters than people',
    },
    why: { de: '{letters} Briefe auf {people} Personen', en: '{letters} letters for {people} people' },
    remedy: { de: '--hits oder --letters kleiner wählen', en: 'take fewer --hits or --letters' },
  },
  'MUNI-011': {
    what: {
      de: '{count} {count=Einheit könnte|Einheiten könnten} mehr Briefe bekommen, als dort Personen leben',
      en: '{count} {count=unit|units} could get more letters than people live there',
    },
    why: {
      de: '{unit} hat {people} {people=Person|Personen}, ein Treffer {letters} {letters=Brief|Briefe}; die Chance wäre nicht mehr für alle dieselbe',
      en: '{unit} has {people} {people=person|people}, and a hit is {letters} {letters=letter|letters}; the chance would not be the same for everybody',
    },
    remedy: {
      de: '--letters kleiner und --hits größer wählen',
      en: 'take fewer --letters and more --hits',
    },
  },
  'MUNI-012': {
    what: { de: '--sheet gilt nur für Arbeitsmappen', en: '--sheet is for workbooks only' },
    why: { de: 'die Datei ist keine XLSX-Datei', en: 'the file is no XLSX file' },
    remedy: { de: '--sheet weglassen', en: 'leave --sheet out' },
  },
  'MUNI-013': {
    what: {
      de: 'Der Plan für die Gemeinden kündigt ein Ereignis an ({event})',
      en: 'the plan for the municipalities announces an event ({event})',
    },
    why: {
      de: 'in den Gemeinden ist der Startwert ein Text: der öffentliche Startwert und der Schlüssel; dort würde er abgelehnt',
      en: 'in the municipalities the seed is a text: the public seed and the key; it would be refused there',
    },
    remedy: {
      de: 'im Plan seed.event weglassen oder durch event: { type: text } ersetzen',
      en: 'leave seed.event out of the plan, or put event: { type: text }',
    },
  },
  'MUNI-014': {
    what: {
      de: 'Es fehlt eine Angabe: eine Tabelle, --hits und --letters',
      en: 'something is missing: one table, --hits and --letters',
    },
    why: {
      de: 'Treffer verteilen sich auf Gemeinden, und jeder Treffer sind so viele Briefe',
      en: 'hits fall on municipalities, and each hit is so many letters',
    },
    remedy: {
      de: 'etwa: losverfahren municipalities {table?{table}} --hits 40 --letters 100 --seed "…"',
      en: 'for example: losverfahren municipalities {table?{table}} --hits 40 --letters 100 --seed "…"',
    },
  },
  'MUNI-015': {
    what: {
      de: 'In {count} {count=Zeile|Zeilen} steht unter „Land“ kein Name eines Landes',
      en: '{count} {count=row has|rows have} no name of a Land under "Land"',
    },
    why: {
      de: 'er ist länger als 200 Zeichen oder enthält unsichtbare Zeichen',
      en: 'it is longer than 200 characters or has unseen ones in it',
    },
    remedy: {
      de: 'Namen berichtigen oder die Spalte löschen: dann zählen die ersten beiden Stellen des Schlüssels',
      en: 'correct the name, or delete the column: then the first two digits of the key count',
    },
  },
  'MUNI-016': {
    what: {
      de: 'Mit --hits gibt es keine Wirkung von {flags}',
      en: 'with --hits there is no effect of {flags}',
    },
    why: {
      de: 'hier werden Gemeinden gelost; was für Personen gilt, steht im Plan für die Gemeinden',
      en: 'municipalities are drawn here; what holds for people stands in the plan for the municipalities',
    },
    remedy: { de: 'diese Angaben weglassen', en: 'leave these out' },
  },
  'MUNI-017': {
    what: {
      de: 'In der Tabelle fehlt eine Spalte mit der Einwohnerzahl',
      en: 'the table has no column with the number of people',
    },
    why: {
      de: 'ohne sie lässt sich niemandem dieselbe Chance geben',
      en: 'without it nobody can be given the same chance',
    },
    remedy: {
      de: 'die Spalte „Einwohner“ nennen; in einer Arbeitsmappe das Blatt mit --sheet angeben',
      en: 'call the column "Einwohner"; of a workbook name the sheet with --sheet',
    },
  },
  'MUNI-020': {
    what: {
      de: '{count} {count=Summe stimmt|Summen stimmen} nicht mit den Gemeinden überein',
      en: '{count} {count=sum is|sums are} not that of the municipalities',
    },
    why: {
      de: 'die Tabelle nennt {key?für {key} }{people}, ihre Gemeinden haben {summed}; vielleicht fehlen Zeilen',
      en: 'the table says {people}{key? for {key}}, its municipalities have {summed}; rows may be missing',
    },
    remedy: {
      de: 'mit der Veröffentlichung des Amtes vergleichen; gelost wird nach den Gemeinden',
      en: "compare with the office's publication; the draw goes by the municipalities",
    },
  },
  'MUNI-021': {
    what: {
      de: '{count} {count=Einheit bleibt|Einheiten bleiben} unter {least} Personen',
      en: '{count} {count=unit stays|units stay} under {least} people',
    },
    why: {
      de: 'im selben Kreis gibt es keine weitere Gemeinde zum Zusammenlegen; trifft das Los sie, sind das mehr als 2 % der Leute: {units}',
      en: 'there is no other municipality of the district to join; if one is hit, its letters are over 2 % of its people: {units}',
    },
    remedy: {
      de: 'hinnehmen, oder --letters kleiner und --hits größer wählen',
      en: 'accept it, or take fewer --letters and more --hits',
    },
  },
  'MUNI-022': {
    what: {
      de: '{count} {count=Einheit kann|Einheiten können} Briefe für mehr als 2 % der Leute bekommen',
      en: '{count} {count=unit|units} can get letters for over 2 % of its people',
    },
    why: {
      de: 'so viele Briefe auf so wenige Personen treffen manche mehrfach: {units}',
      en: 'with so many letters for so few people some are hit several times: {units}',
    },
    remedy: { de: 'hinnehmen, oder weniger Briefe', en: 'accept it, or take fewer letters' },
  },
  'MUNI-023': {
    what: {
      de: '{count} {count=Kreis gilt als eine Gemeinde|Kreise gelten als je eine Gemeinde}',
      en: '{count} {count=district counts|districts count} as one municipality{count=| each}',
    },
    why: {
      de: 'unter ihnen steht keine Gemeinde, wie bei kreisfreien Städten in manchen Tabellen: {keys}',
      en: 'there is no municipality below them, as with towns that are districts in some tables: {keys}',
    },
    remedy: {
      de: 'ist einer davon ein Landkreis, seine Gemeinden ergänzen',
      en: 'if one of them is a rural district, add its municipalities',
    },
  },
} satisfies Problems;

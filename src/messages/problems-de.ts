/** Problems, in German. Placeholders in braces are filled in by the command line. */
export const problemsDe = {
  'REG-001': {
    what: 'Registerdatei lässt sich nicht lesen ({reason})',
    why: 'ohne Register kann niemand gezogen werden',
    remedy: 'Pfad und Leserechte prüfen',
  },
  'REG-002': {
    what: 'Datei ist leer',
    why: 'es gibt weder Spaltennamen noch Personen',
    remedy: 'Export wiederholen',
  },
  'REG-003': {
    what: 'Das ist keine CSV-Textdatei, sondern {format}',
    why: 'das Register wird als CSV gelesen',
    remedy:
      'in Excel „Speichern unter“ → „CSV UTF-8“ wählen, bei UTF-16 ohne Kennung encoding: utf-16le angeben',
  },
  'REG-004': {
    what: 'Datei enthält nur die Kopfzeile',
    why: 'es gibt niemanden, der gezogen werden könnte',
    remedy: 'Export wiederholen',
  },
  'REG-005': {
    what: 'Spalte „{name}“ fehlt in der Datei',
    why: 'der Plan verlangt sie ({key}); vorhanden sind: {columns}',
    remedy: 'Spaltennamen anpassen{nearest? – gemeint ist vielleicht „{nearest}“}',
  },
  'REG-006': {
    what: 'Kopfzeile ist nicht lesbar ({fault})',
    why: 'ohne Spaltennamen ist das Register nicht zu verstehen',
    remedy: 'Anführungszeichen und Zeichensatz der ersten Zeile prüfen',
  },
  'REG-007': {
    what: 'Spalte ohne Namen (Nr. {columns})',
    why: 'jede Spalte braucht einen eigenen Namen',
    remedy: 'Kopfzeile ergänzen oder die leere Spalte entfernen',
  },
  'REG-008': {
    what: 'Spalten heißen gleich (Nr. {columns})',
    why: 'es wäre unklar, welche gemeint ist',
    remedy: 'eine der Spalten umbenennen',
  },
  'REG-009': {
    what: 'Datensatz ist länger als 16 MB',
    why: 'vermutlich wurde ein Anführungszeichen nicht geschlossen',
    remedy: 'die Zeile im Editor ansehen und das Anführungszeichen schließen',
  },
  'REG-010': {
    what: 'Zeile hat {found} statt {expected} Felder',
    why: 'die Angaben stünden in falschen Spalten',
    remedy: 'Felder mit Trennzeichen darin gehören in Anführungszeichen; Export oder Zeile berichtigen',
  },
  'REG-011': {
    what: 'Personenkennung mehrfach vorhanden',
    why: 'jede Person hat genau ein Los',
    remedy: 'Dubletten bereinigen, dann: losverfahren check',
  },
  'REG-012': {
    what: 'Personenkennung ist leer',
    why: 'ohne Kennung gibt es kein Los',
    remedy: 'Kennung ergänzen; leere Zeilen aus Excel (nur Trennzeichen) löschen',
  },
  'REG-013': {
    what: 'Personenkennung enthält ein Steuerzeichen (U+001F)',
    why: 'es trennt die Teile zusammengesetzter Kennungen',
    remedy: 'das Zeichen aus dem Feld entfernen',
  },
  'REG-014': {
    what: 'Anführungszeichen mitten in einem Feld',
    why: 'nach RFC 4180 müsste das ganze Feld in Anführungszeichen stehen',
    remedy: 'Feld so schreiben: "Gasthof ""Krone"""',
  },
  'REG-015': {
    what: 'Text hinter dem schließenden Anführungszeichen',
    why: 'nach ihm darf nur das Trennzeichen oder das Zeilenende kommen',
    remedy: 'Anführungszeichen im Feld verdoppeln oder den Text entfernen',
  },
  'REG-016': {
    what: 'Anführungszeichen wird bis zum Dateiende nicht geschlossen',
    why: 'die Datei ist vermutlich abgeschnitten',
    remedy: 'Export wiederholen oder das Anführungszeichen schließen',
  },
  'REG-017': {
    what: 'Zeile enthält binäre Zeichen (NUL)',
    why: 'die Datei ist beschädigt oder kein Text',
    remedy: 'Export wiederholen',
  },
  'REG-018': {
    what: 'Zeile enthält Bytes, die kein Zeichen sind',
    why: 'Namen und Straßen kämen verstümmelt an',
    remedy: 'Export mit dem richtigen Zeichensatz wiederholen oder encoding im Plan festlegen',
  },
  'REG-019': {
    what: 'Datei hat andere Spalten als {first}',
    why: 'alle Registerdateien einer Ziehung brauchen dieselben Spalten',
    remedy: 'Dateien gleich exportieren',
  },
  'REG-020': {
    what: 'Datei hat sich beim Lesen geändert',
    why: 'das Ergebnis wäre nicht nachzuprüfen',
    remedy: 'warten, bis der Export fertig ist, dann noch einmal beginnen',
  },
  'REG-021': {
    what: 'Noch {count} weitere Zeilen mit schon vorhandener Personenkennung',
    why: 'vielleicht ist die falsche Spalte als Kennung gewählt',
    remedy: 'Spalte der Kennung prüfen (register.columns.id)',
  },
  'REG-022': {
    what: 'Die erste Zeile sieht nicht wie eine Kopfzeile aus ({count} Spalten)',
    why: 'die Spaltennamen müssen in der ersten Zeile stehen',
    remedy: 'Kopfzeile ergänzen; stimmt das Trennzeichen? (delimiter)',
  },
  'REG-023': {
    what: 'Im Register ist keine Spalte für {key} zu erkennen',
    why: 'der Plan braucht sie; vorhanden sind: {columns}',
    remedy: 'Spalte im Plan unter {key} eintragen oder --column verwenden',
  },
  'REG-024': {
    what: 'Datei endet mitten in einem Datensatz',
    why: 'der Export ist abgeschnitten, es können Personen fehlen',
    remedy: 'Export wiederholen',
  },
  'REG-025': {
    what: '{rows} Zeilen sehen nach UTF-8 aus, die Datei wird aber als windows-1252 gelesen',
    why: 'Umlaute kämen als „Ã¼“ in die Listen; wahrscheinlich ist eine einzelne Stelle der Datei beschädigt',
    remedy: 'encoding: utf-8 im Plan eintragen, dann nennt check die beschädigten Zeilen',
  },
  'REG-026': {
    what: 'Spalte „{name}“ aus dem Plan fehlt im Register',
    why: 'das Register passt nicht zum Plan',
    remedy: 'das Register angeben, für das der Plan gemacht ist',
  },
  'REG-027': {
    what: 'Datei beginnt mit der Kennung von {mark}, festgelegt ist aber {encoding}',
    why: 'so gelesen, bekäme die erste Spalte einen falschen Namen, und Umlaute kämen verstümmelt an',
    remedy: 'encoding: {mark} oder encoding: auto eintragen (im Plan oder mit --encoding)',
  },
  'REG-030': {
    what: 'Geburtsdatum oder Alter fehlt',
    why: 'das Alter am Stichtag ist nicht zu bestimmen',
    remedy: 'Angabe ergänzen; das Jahr allein (1950 oder 00.00.1950) genügt',
  },
  'REG-031': {
    what: 'Datum ist nicht zu verstehen',
    why: 'gelesen werden TT.MM.JJJJ, JJJJ-MM-TT, JJJJMMTT und JJJJ',
    remedy: 'Schreibweise beim Export ändern',
  },
  'REG-032': {
    what: 'Jahreszahl hat nur zwei Stellen',
    why: '03.05.24 kann 1924 oder 2024 sein',
    remedy: 'mit vierstelligem Jahr exportieren',
  },
  'REG-033': {
    what: 'Geburtsjahr ist unbekannt (0000)',
    why: 'das Alter am Stichtag ist nicht zu bestimmen',
    remedy: 'Jahr ergänzen oder die Person mit einer exclude-Regel ausnehmen',
  },
  'REG-034': {
    what: 'Diesen Tag gibt es nicht',
    why: 'wer so geboren ist, lässt sich keiner Altersgruppe zuordnen',
    remedy: 'Datum berichtigen; unbekannte Teile als 00 schreiben',
  },
  'REG-035': {
    what: 'Geburtsdatum liegt nach dem Stichtag',
    why: 'am Stichtag gab es die Person noch nicht',
    remedy:
      'erst nach dem Stichtag exportiert? Dann die Zeilen der später Geborenen herausnehmen oder einen späteren Stichtag (reference_date) wählen; sonst das Datum berichtigen',
  },
  'REG-036': {
    what: 'Alter ist keine Zahl von 0 bis 130',
    why: 'das Alter muss in vollendeten Jahren dastehen',
    remedy: 'Angabe oder Spalte berichtigen',
  },
  'REG-040': {
    what: 'Feld ist leer',
    why: 'die Person lässt sich keiner Schicht zuordnen, und wegen fehlender Angaben wird niemand ausgeschlossen',
    remedy: 'Angabe ergänzen oder leere Werte im Plan einer Gruppe zuordnen',
  },
  'REG-041': {
    what: 'Wert gehört zu keiner Gruppe des Plans',
    why: 'die Person lässt sich keiner Schicht zuordnen',
    remedy: 'Werte berichtigen oder im Plan einer Gruppe zuordnen',
  },
  'REG-042': {
    what: 'Werte ohne Gruppe in {dimension}: {values}',
    why: 'jeder Wert muss zu genau einer Gruppe gehören',
    remedy:
      'im Plan unter stratify zuordnen, zum Beispiel: {dimension}: { w: [w, W], m: [m, M] }; in einer Quotendatei eine Zeile ergänzen',
  },
  'REG-043': {
    what: '{rows} Zeilen mit sehr vielen verschiedenen Werten ohne Gruppe in {dimension}',
    why: 'vermutlich ist die falsche Spalte angegeben',
    remedy: 'Spalte im Plan prüfen',
  },
  'PLAN-001': {
    what: 'Plan lässt sich nicht lesen ({reason})',
    why: 'ohne Plan ist nicht klar, wie gezogen werden soll',
    remedy: 'Pfad prüfen oder einen Plan anlegen: losverfahren init register.csv',
  },
  'PLAN-002': {
    what: 'Plan ist kein gültiges YAML ({detail})',
    why: 'Einrückung, Klammern oder Anführungszeichen stimmen nicht, oder ein Schlüssel steht zweimal',
    remedy: 'die Zeile mit dem Beispiel in der Anleitung vergleichen',
  },
  'PLAN-010': {
    what: 'Unbekannter Schlüssel „{name}“',
    why: 'ein Tippfehler könnte unbemerkt eine Regel abschalten; erlaubt sind: {allowed}',
    remedy: 'Schlüssel berichtigen oder löschen{nearest? – gemeint ist vielleicht „{nearest}“}',
  },
  'PLAN-011': {
    what: 'Falsche Art von Angabe',
    why: 'erwartet wird: {expected}',
    remedy: 'Angabe im Plan berichtigen',
  },
  'PLAN-012': {
    what: 'Diesen Wert gibt es hier nicht',
    why: 'erlaubt sind: {allowed}',
    remedy: 'einen der erlaubten Werte eintragen',
  },
  'PLAN-013': {
    what: 'Angabe fehlt',
    why: 'sie ist notwendig (erwartet wird: {expected})',
    remedy: 'im Plan ergänzen oder als Option angeben',
  },
  'PLAN-014': {
    what: 'Zahl liegt außerhalb des Erlaubten',
    why: 'erlaubt ist {sign} {bound}',
    remedy: 'Zahl berichtigen',
  },
  'PLAN-015': {
    what: 'Schreibweise stimmt nicht',
    why: 'erwartet wird ein Datum wie 2026-12-01, eine Zahl wie 1.5 oder ein nicht leerer Text',
    remedy: 'Angabe im Plan berichtigen',
  },
  'PLAN-020': {
    what: 'Stichtag fehlt',
    why: 'das Alter hängt vom Tag ab, an dem es zählt',
    remedy: 'reference_date im Plan eintragen oder --reference-date JJJJ-MM-TT angeben',
  },
  'PLAN-021': {
    what: 'Mindestalter {min} liegt über dem Höchstalter {max}',
    why: 'niemand könnte gezogen werden',
    remedy: 'min_age und max_age prüfen',
  },
  'PLAN-022': {
    what: 'Geburtsdatum und Alter sind beide angegeben',
    why: 'es muss eindeutig sein, woraus das Alter folgt',
    remedy: 'birth_date oder age streichen',
  },
  'PLAN-023': {
    what: 'Wert „{value}“ gehört zu zwei Gruppen: {first} und {second}',
    why: 'jeder Wert muss zu genau einer Gruppe gehören',
    remedy: 'den Wert in einer der Gruppen streichen',
  },
  'PLAN-024': {
    what: 'Ein Eintrag von stratify hat nicht genau einen Namen',
    why: 'jedes Merkmal ist ein eigener Eintrag mit „-“ davor',
    remedy: 'Merkmale untereinander schreiben',
  },
  'PLAN-025': {
    what: '„{name}“ kommt zweimal vor',
    why: 'jedes Merkmal und jede Gruppe darf nur einmal vorkommen',
    remedy: 'einen der beiden Einträge streichen oder umbenennen',
  },
  'PLAN-026': {
    what: 'Altersgruppen fehlen',
    why: 'nach dem Alter wird in Gruppen gezogen',
    remedy: 'im Plan age: [16-29, 30-44, 45-64, 65+] schreiben oder --age-bands angeben',
  },
  'PLAN-027': {
    what: 'Altersgruppe „{band}“ ist nicht zu verstehen',
    why: 'erwartet wird 16-29, 65+ oder 18',
    remedy: 'Altersgruppe berichtigen',
  },
  'PLAN-028': {
    what: 'Altersgruppen {first} und {second} überschneiden sich',
    why: 'jedes Alter darf nur zu einer Gruppe gehören',
    remedy: 'Grenzen berichtigen',
  },
  'PLAN-029': {
    what: 'Es ist keine Gruppe angegeben',
    why: 'Werte lassen sich nur auf genannte Gruppen verteilen',
    remedy: 'mindestens eine Gruppe mit ihren Werten nennen',
  },
  'PLAN-030': {
    what: 'Im Register gibt es diese Stadtteile nicht: {names}',
    why: 'bei einem Tippfehler würde der ganze Stadtteil übergangen',
    remedy: 'Schreibweise mit dem Register vergleichen: losverfahren check',
  },
  'PLAN-031': {
    what: 'Gruppe ohne Personen in {dimension}: {names}',
    why: 'vielleicht ist ein Wert anders geschrieben als im Register',
    remedy: 'prüfen; wenn es stimmt, ist nichts zu tun',
  },
  'PLAN-040': {
    what: 'Tabelle nennt eine Schicht, die es nicht gibt: {stratum}',
    why: 'in der Auswahlgrundlage ist niemand in ihr',
    remedy: 'Tabelle mit losverfahren preview vergleichen',
  },
  'PLAN-041': {
    what: 'Summe der Tabelle ist {sum}, nicht {size}',
    why: 'die Tabelle muss die Zahl der Einladungen genau aufteilen',
    remedy: 'Tabelle oder sample.size berichtigen',
  },
  'PLAN-042': {
    what: 'Tabelle ist angegeben, aber allocation ist nicht table',
    why: 'die Tabelle bliebe unbeachtet',
    remedy: 'allocation: table eintragen oder die Tabelle streichen',
  },
  'PLAN-043': {
    what: 'Tabelle nennt eine Schicht zweimal: {stratum}',
    why: 'es wäre unklar, welche Zahl gilt',
    remedy: 'eine der Zeilen streichen',
  },
  'PLAN-050': {
    what: '{name} ist angegeben, aber allocation ist nicht quotas',
    why: 'die Angabe bliebe unbeachtet',
    remedy: 'allocation: quotas eintragen oder {name} streichen',
  },
  'PLAN-051': {
    what: 'Es sind keine Quoten angegeben',
    why: 'mit allocation: quotas wird nach Quoten gelost',
    remedy: 'zum Beispiel quotas: [{ gender: w, share: 0.5 }] oder eine CSV-Datei angeben',
  },
  'PLAN-052': {
    what: 'Tabelle und Quoten sind beide angegeben',
    why: 'es wäre unklar, wonach die Plätze verteilt werden',
    remedy: 'table oder quotas streichen',
  },
  'PLAN-053': {
    what: 'Quote nennt ein Merkmal, das nicht unter stratify steht: {name}',
    why: 'Quoten gelten für Gruppen, nach denen geschichtet wird; vorhanden sind: {dimensions}',
    remedy:
      'Merkmal berichtigen oder unter stratify aufnehmen{nearest? – gemeint ist vielleicht „{nearest}“}',
  },
  'PLAN-054': {
    what: 'Quote nennt kein Merkmal',
    why: 'es ist nicht klar, für welche Gruppe sie gilt',
    remedy: 'Gruppe ergänzen, zum Beispiel: { gender: w, min: 10 }',
  },
  'PLAN-055': {
    what: 'Quote nennt eine Gruppe, die es in {dimension} nicht gibt: {category}',
    why: 'die Quote könnte nie erfüllt werden; vorhanden sind: {categories}',
    remedy: 'Schreibweise berichtigen{nearest? – gemeint ist vielleicht „{nearest}“}',
  },
  'PLAN-056': {
    what: 'Quote enthält keine Zahl',
    why: 'sie würde nichts bewirken',
    remedy: 'min, max, count oder share angeben',
  },
  'PLAN-057': {
    what: 'Diese Angaben schließen sich in einer Quote aus: {names}',
    why: 'count und share legen schon fest, wie viele es mindestens und höchstens sind',
    remedy: 'entweder count oder share oder min und max angeben',
  },
  'PLAN-058': {
    what: 'In einer Quote ist min größer als max ({min} und {max})',
    why: 'die Quote lässt sich nicht erfüllen',
    remedy: 'Zahlen berichtigen',
  },
  'PLAN-059': {
    what: 'In einer Quote ist min_flex größer als min ({min_flex} und {min})',
    why: 'min_flex sagt, wie weit min notfalls gesenkt werden darf',
    remedy: 'min_flex höchstens so groß wie min wählen oder weglassen',
  },
  'PLAN-060': {
    what: 'In einer Quote ist max_flex kleiner als max ({max_flex} und {max})',
    why: 'max_flex sagt, wie weit max notfalls erhöht werden darf',
    remedy: 'max_flex mindestens so groß wie max wählen oder weglassen',
  },
  'PLAN-061': {
    what: 'Anteil „{share}“ ist nicht zu verstehen oder liegt nicht zwischen 0 und 1',
    why: 'erwartet wird 0.5, 50 %, 12.5 % oder 1/3',
    remedy: 'Anteil berichtigen; Nachkommastellen stehen hinter einem Punkt',
  },
  'PLAN-062': {
    what: 'Zwei Quoten gelten für dieselbe Gruppe: {group}',
    why: 'es wäre unklar, welche Zahlen zählen',
    remedy: 'eine der beiden streichen',
  },
  'PLAN-063': {
    what: 'Quote verlangt {min} Personen, gelost werden aber nur {size}',
    why: 'die Quote lässt sich nicht erfüllen',
    remedy: 'Quote oder sample.size berichtigen',
  },
  'PLAN-064': {
    what: 'Der Plan sagt nicht, wie das Gremium zusammengesetzt sein soll',
    why: 'er hat keinen Abschnitt panel, und oben stehen weder Quoten noch eine Tabelle',
    remedy:
      'einen Abschnitt ergänzen: panel: { sample: { size: 160, allocation: quotas, quotas: quoten.csv } } – oder --targets quoten.csv --size 160 angeben',
  },
  'PLAN-065': {
    what: 'In der Quotendatei fehlen Spalten: {missing}',
    why: 'gelesen werden feature,value,min,max oder category,feature,min,max oder merkmal;wert;min;max',
    remedy: 'Kopfzeile berichtigen',
  },
  'PLAN-066': {
    what: 'In der Quotendatei steht an dieser Stelle keine ganze Zahl',
    why: 'min und max sind Anzahlen von Personen (0, 1, 2, ..)',
    remedy: 'Zahl berichtigen',
  },
  'PLAN-067': {
    what: 'In einer Quote fehlt das Merkmal oder der Wert',
    why: 'es ist nicht klar, für welche Gruppe sie gilt',
    remedy: 'Angabe ergänzen oder die Quote streichen',
  },
  'PLAN-068': {
    what: 'Spalte „{name}“ der Quotendatei ist nicht bekannt – gemeint ist vielleicht „{nearest}“',
    why: 'ihre Zahlen blieben unbeachtet',
    remedy: 'Spalte umbenennen',
  },
  'PLAN-069': {
    what: 'Die Quoten nennen nur Altersgruppen ab {age} Jahren',
    why: 'es ist nicht klar, ob Jüngere mitgelost werden',
    remedy: 'min_age angeben oder unter stratify alle Altersgruppen nennen: age: [16-29, 30-44, 45-64, 65+]',
  },
  'SIDE-001': {
    what: 'Datei, die zum Plan gehört, lässt sich nicht lesen ({reason})',
    why: 'ohne sie ist der Plan unvollständig',
    remedy:
      'Pfade gelten ab dem Ordner des Plans; verify sucht auch neben Protokoll und Register, mit --plan auch dort, wo der Plan sagt',
  },
  'SIDE-002': {
    what: 'Datei ist keine gültige CSV-Datei',
    why: 'Anführungszeichen oder Aufbau stimmen nicht',
    remedy: 'Datei neu als CSV speichern',
  },
  'SIDE-003': {
    what: 'In der Datei fehlt die Spalte der Kennung ({columns})',
    why: 'es ist nicht klar, wer gemeint ist',
    remedy: 'Spalte wie im Register nennen oder nur eine Spalte mit Kennungen speichern',
  },
  'KEY-001': {
    what: 'Schlüsseldatei lässt sich nicht lesen ({reason})',
    why: 'ohne Schlüssel lassen sich die Kennungen nicht bilden',
    remedy: 'Pfad prüfen',
  },
  'KEY-002': {
    what: 'Schlüsseldatei enthält keinen Schlüssel',
    why: 'ein Schlüssel besteht aus 64 Zeichen 0-9 und a-f',
    remedy: 'die Datei mit dem Schlüssel dieser Ziehung angeben',
  },
  'KEY-003': {
    what: 'Zu dieser Ziehung gehört ein Schlüssel',
    why: 'die Kennungen im Protokoll sind mit ihm gebildet',
    remedy: '--key-file angeben',
  },
  'DRAW-001': {
    what: '{size} Personen sollen gelost werden, zur Auswahl stehen nur {available}',
    why: 'niemand kann zweimal gezogen werden',
    remedy: 'weniger Personen losen oder die Bedingungen lockern',
  },
  'DRAW-002': {
    what: 'Schicht {stratum}: {wanted} Personen verlangt, {available} vorhanden',
    why: 'die Tabelle verlangt mehr, als es gibt',
    remedy: 'Tabelle ändern; Zahlen zeigt losverfahren preview',
  },
  'DRAW-003': {
    what: 'Schicht {stratum}: {missing} Plätze bleiben frei',
    why: 'die Grenze je Haushalt lässt nicht genug Personen übrig',
    remedy: 'max_per_household erhöhen, gröber schichten oder allow_shortfall: true eintragen',
  },
  'DRAW-004': {
    what: 'Niemand steht zur Auswahl',
    why: 'alle {rows} Zeilen des Registers sind durch Regeln ausgeschlossen',
    remedy: 'Regeln prüfen: losverfahren check',
  },
  'DRAW-005': {
    what: 'Die Regel „{reason}“ schließt mehr als die Hälfte des Registers aus',
    why: 'nonempty trifft auch auf Werte wie 0 oder nein zu',
    remedy: 'wenn das nicht gewollt ist, die Werte einzeln nennen: values: [1, ja]',
  },
  'DRAW-006': {
    what: 'Der Startwert hat weniger als 20 Ziffern',
    why: 'bei so wenigen Möglichkeiten könnte jemand vorher passende ausprobieren',
    remedy: 'mehr Ziffern auslosen (zwei Lottoziehungen, Würfel) oder Register und Plan vorher festschreiben',
  },
  'DRAW-007': {
    what: 'Mit einer Grenze je Haushalt sind die Chancen nicht mehr für alle gleich',
    why: 'wer in einem großen Haushalt lebt, wird seltener gezogen',
    remedy: 'wenn alle dieselbe Chance haben sollen, max_per_household weglassen',
  },
  'DRAW-008': {
    what: '{count} von {total} Kennungen der Datei schließen niemanden aus',
    why: 'sie stehen nicht im Register, oder eine frühere Regel greift schon',
    remedy: 'prüfen, ob Datei und Register dieselben Kennungen verwenden',
  },
  'DRAW-009': {
    what: 'Die Kennung besteht aus persönlichen Angaben: {columns}',
    why: 'sie stünden im Protokoll',
    remedy: 'eine neutrale Kennung verwenden oder die Kennungen mit --key-file verschlüsseln',
  },
  'DRAW-010': {
    what: '{count} Schichten haben weniger als 5 Personen',
    why: 'veröffentlichte Zahlen könnten einzelne Menschen erkennen lassen',
    remedy: 'gröber schichten oder kleine Gruppen per Los zuteilen (by_lot); Vorschläge stehen unten',
  },
  'DRAW-011': {
    what: 'Die Sperren in dieser Spalte werden nicht beachtet',
    why: 'der Plan nennt eigene Ausschlussregeln, aber keine für sie (§§ 51, 52 BMG)',
    remedy: 'eine Regel für die Spalte in exclude aufnehmen; wenn sie niemanden sperrt, ist nichts zu tun',
  },
  'OUT-001': {
    what: 'Der Ausgabeordner ist eine Datei',
    why: 'Listen und Protokoll brauchen einen Ordner',
    remedy: 'mit --output einen anderen Namen wählen',
  },
  'OUT-002': {
    what: 'In den Ausgabeordner lässt sich nicht schreiben ({reason})',
    why: 'Listen und Protokoll müssen gespeichert werden',
    remedy:
      'Schreibrechte prüfen oder mit --output einen anderen Ordner wählen; in Excel geöffnete Listen schließen',
  },
  'OUT-003': {
    what: 'Im Ausgabeordner liegt schon ein Protokoll (audit.jsonl)',
    why: 'ein Protokoll wird nie überschrieben, auch nicht mit --force',
    remedy: 'mit --output einen neuen Ordner wählen',
  },
  'OUT-004': {
    what: 'Im Ausgabeordner gibt es schon: {names}',
    why: 'vorhandene Dateien werden nicht ohne Nachfrage ersetzt',
    remedy: 'einen neuen Ordner wählen oder --force angeben',
  },
  'SEED-001': {
    what: 'Der Startwert fehlt',
    why: 'aus ihm folgt, wer gezogen wird',
    remedy: '--seed "3 12 17 28 41 49 Superzahl 7" angeben, so wie er öffentlich ausgelost wurde',
  },
  'SEED-002': {
    what: 'Der Startwert ist leer',
    why: 'aus ihm folgt, wer gezogen wird',
    remedy: 'die öffentlich ausgelosten Zahlen angeben',
  },
  'LOG-001': {
    what: 'Protokoll lässt sich nicht lesen ({reason})',
    why: 'ohne audit.jsonl gibt es nichts zu prüfen',
    remedy: 'den Ordner der Ziehung angeben',
  },
  'USE-001': {
    what: 'Unbekannter Befehl „{name}“',
    why: 'Befehle: {commands}',
    remedy: 'losverfahren --help zeigt alle Befehle{nearest? – gemeint ist vielleicht „{nearest}“}',
  },
  'USE-002': {
    what: 'Unbekannte Option „{name}“',
    why: 'der Befehl kennt sie nicht',
    remedy:
      'losverfahren {command} --help zeigt alle Optionen{nearest? – gemeint ist vielleicht „{nearest}“}',
  },
  'USE-003': {
    what: 'Zur Option „{name}“ fehlt ein Wert',
    why: 'sie steht nicht für sich allein',
    remedy: 'losverfahren {command} --help zeigt ein Beispiel',
  },
  'USE-004': {
    what: 'Falscher Aufruf: {detail}',
    why: 'so ist der Befehl nicht gedacht',
    remedy: 'losverfahren {command} --help zeigt ein Beispiel',
  },
  'QUOTA-002': {
    what: 'Das Gremium ist schon vollzählig',
    why: 'es sind schon {already} Personen dabei, und es sollen {size} sein',
    remedy: 'Größe des Gremiums (--size) oder die Liste --already berichtigen',
  },
  'QUOTA-003': {
    what: '{count} von {total} Personen, die schon dabei sind, fehlen unter den Zusagen',
    why: 'ohne ihre Angaben ist nicht klar, zu welchen Quoten sie zählen',
    remedy: 'diese Personen mit ihren Angaben in die Datei der Zusagen aufnehmen',
  },
  'QUOTA-004': {
    what: 'Die Suche nach der fairsten Lotterie wurde vorher beendet',
    why: 'die kleinste Chance kann bis zu {gap} % unter der größtmöglichen liegen; die Quoten sind erfüllt',
    remedy: 'für ein besseres Ergebnis --time-limit erhöhen oder weglassen',
  },
  'QUOTA-005': {
    what: '{file} sagt, wer hinter welcher Nummer steht',
    why: 'diese Datei enthält persönliche Daten',
    remedy: 'nur panels.csv und panels.html veröffentlichen, {file} nicht',
  },
  'QUOTA-001': {
    what: 'Die Quoten lassen sich nicht zusammen erfüllen',
    why: 'bei {size} Personen{household? und höchstens {household} je Haushalt} schließen sich diese aus (in Klammern, wie viele Personen es gibt):\n{conflict}',
    remedy: 'eine der folgenden Änderungen genügt',
  },
  'QUOTA-006': {
    what: 'Es gibt keine Zusammensetzung, die alle Quoten erfüllt',
    why: 'die Suche nach einem Widerspruch hat aber keinen gefunden',
    remedy: 'Quoten lockern',
  },
  'QUOTA-007': {
    what: 'So viele Personen lassen sich nicht losen',
    why: 'auch ohne jede Quote reichen Personen und Haushalte nicht',
    remedy: 'weniger Personen losen oder die Grenze je Haushalt erhöhen',
  },
  'QUOTA-008': {
    what: 'So lassen sich die Quoten erfüllen',
    why: 'das ist eine der kleinsten Änderungen, mit denen es geht',
    remedy:
      '{plan?im Plan unter quotas diese Zeilen}{file?in {file} diese Zeilen} statt der bisherigen eintragen:\n{rows}',
  },
  'QUOTA-009': {
    what: 'Innerhalb von min_flex und max_flex geht es nicht, so ginge es',
    why: 'die Grenzen min_flex und max_flex lassen keine Lösung zu',
    remedy:
      '{plan?im Plan unter quotas diese Zeilen}{file?in {file} diese Zeilen} statt der bisherigen eintragen:\n{rows}',
  },
  'QUOTA-010': {
    what: 'Unter Quoten hat ein Gremium keine Reserve',
    why: 'wer nachrücken kann, hängt davon ab, wer ausfällt; dafür gibt es die Nachlosung mit --already',
    remedy: 'reserve streichen oder --reserve 0 angeben',
  },
  'QUOTA-011': {
    what: 'Der Startwert ist der einer früheren Ziehung in diesem Protokoll',
    why: 'er war schon bekannt, als die Zusagen eingingen; wer sie sammelte, konnte das Ergebnis vorher ausrechnen',
    remedy: 'für das Gremium einen neuen Startwert öffentlich ziehen',
  },
  'USE-005': {
    what: 'Es ist keine Datei angegeben',
    why: 'weder der Aufruf noch der Plan nennt ein Register oder Zusagen',
    remedy: 'zum Beispiel: losverfahren draw register.csv --plan losverfahren.yaml --seed "..."',
  },
  'USE-006': {
    what: 'Es gibt keinen Plan, und --size fehlt',
    why: 'es ist nicht klar, wie viele Personen gezogen werden sollen',
    remedy:
      'einen Plan anlegen (losverfahren init register.csv) oder --size mit --stratify oder --targets angeben',
  },
  'USE-007': {
    what: 'Es fehlt eine Angabe: {name}',
    why: 'ohne sie weiß der Befehl nicht, was er tun soll',
    remedy: 'losverfahren {command} --help zeigt ein Beispiel',
  },
  'USE-008': {
    what: 'Zu viele Angaben',
    why: 'der Befehl erwartet weniger; Pfade mit Leerzeichen gehören in Anführungszeichen',
    remedy: 'losverfahren {command} --help zeigt ein Beispiel',
  },
  'USE-010': {
    what: 'Wert von {flag} ist nicht zu verstehen',
    why: 'erwartet wird: {expected}',
    remedy: 'Wert berichtigen',
  },
  'USE-011': {
    what: 'Die Eingabe endete mitten in den Fragen',
    why: 'ohne Antwort sind noch: {flags}; es wurde nichts geschrieben',
    remedy:
      'noch einmal beginnen (die Eingabetaste übernimmt den Vorschlag) oder --no-input und diese Optionen angeben',
  },
  'RUN-001': {
    what: 'Lesevorgang {worker} ist abgebrochen ({detail})',
    why: 'das Register ist nur zum Teil gelesen; es wurde nichts geschrieben',
    remedy: 'noch einmal versuchen, notfalls mit --workers 0; wenn es wieder geschieht, bitte melden',
  },
  'RUN-002': {
    what: 'Die Rechnung für die Lotterie ist gescheitert ({status})',
    why: 'das Rechenverfahren hat kein brauchbares Ergebnis geliefert; es wurde nichts geschrieben',
    remedy: '--time-limit weglassen oder erhöhen; wenn es wieder geschieht, bitte melden',
  },
  'RUN-003': {
    what: 'Das Register wurde auf die langsame Art gelesen (WebAssembly ist hier nicht erlaubt)',
    why: 'das Ergebnis ist genau dasselbe, es dauert nur länger',
    remedy:
      'nichts zu tun; wem es zu lange dauert, der nehme einen anderen Browser oder einen anderen Rechner',
  },
  'LOG-002': {
    what: 'Das Protokoll der Ziehung ist nicht in Ordnung',
    why: 'diese Prüfungen schlagen fehl: {checks}',
    remedy: 'mit losverfahren verify nachsehen; ein beschädigtes Protokoll wird nicht fortgesetzt',
  },
  'USE-012': {
    what: '{flag} passt nicht zu einer Tabelle',
    why: 'bei festen Zahlen je Topf gibt es nur ein mögliches Ergebnis je Topf und keine Quoten, die mitzählen',
    remedy: '{flag} weglassen und die Zahlen in der Tabelle anpassen',
  },
  'USE-013': {
    what: '{flag} gilt nur für ein Gremium',
    why: 'bei Einladungen ist noch niemand dabei',
    remedy: '--panel dazuschreiben oder {flag} weglassen',
  },
  'BUG-001': {
    what: 'Fehler im Programm ({detail})',
    why: 'das hätte nicht geschehen dürfen; es wurde nichts geschrieben',
    remedy: 'bitte melden, mit dem Aufruf, aber ohne Daten aus dem Register',
  },
} as const;

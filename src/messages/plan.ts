import type { Problems } from './sentence.js';

/** What is said of a plan, of the files that belong to it, and of the key. */
export const planProblems = {
  'PLAN-001': {
    what: { de: 'Plan lässt sich nicht lesen ({reason.*})', en: 'cannot read the plan ({reason.*})' },
    why: {
      de: 'ohne Plan ist nicht klar, wie gezogen werden soll',
      en: 'without a plan it is not clear how to draw',
    },
    remedy: {
      de: 'Pfad prüfen oder einen Plan anlegen: losverfahren init register.csv',
      en: 'check the path, or make a plan: losverfahren init register.csv',
    },
  },
  'PLAN-002': {
    what: { de: 'Plan ist kein gültiges YAML ({detail})', en: 'the plan is not valid YAML ({detail})' },
    why: {
      de: 'Einrückung, Klammern oder Anführungszeichen stimmen nicht, oder ein Schlüssel kommt zweimal vor',
      en: 'indentation, brackets or quotation marks are wrong, or a key occurs twice',
    },
    remedy: {
      de: 'die Zeile mit dem Beispiel in der Anleitung vergleichen',
      en: 'compare the line with the example in the manual',
    },
  },
  'PLAN-010': {
    what: { de: 'Unbekannter Schlüssel „{name}“', en: 'unknown key "{name}"' },
    why: {
      de: 'ein Tippfehler könnte unbemerkt eine Regel abschalten; erlaubt {allowed=ist|sind}: {allowed}',
      en: 'a typing error could switch off a rule unnoticed; allowed {allowed=is|are}: {allowed}',
    },
    remedy: {
      de: 'Schlüssel berichtigen oder löschen{nearest? – gemeint ist vielleicht „{nearest}“}',
      en: 'correct or delete the key{nearest?; perhaps "{nearest}" is meant}',
    },
  },
  'PLAN-011': {
    what: { de: 'Falsche Art von Angabe', en: 'wrong kind of value' },
    why: {
      de: 'erwartet wird: {expected.*}{read?; gelesen wurde „{read}“}',
      en: 'expected: {expected.*}{read?; what stands there is "{read}"}',
    },
    remedy: { de: 'Angabe im Plan berichtigen', en: 'correct the value in the plan' },
  },
  'PLAN-012': {
    what: {
      de: 'Diesen Wert gibt es hier nicht{read?: „{read}“}',
      en: 'no such value here{read?: "{read}"}',
    },
    why: { de: 'erlaubt {allowed=ist|sind}: {allowed}', en: 'allowed {allowed=is|are}: {allowed}' },
    remedy: { de: 'einen der erlaubten Werte eintragen', en: 'use one of the allowed values' },
  },
  'PLAN-013': {
    what: { de: 'Angabe fehlt', en: 'a value is missing' },
    why: {
      de: 'sie ist notwendig (erwartet wird: {expected.*})',
      en: 'it is necessary (expected: {expected.*})',
    },
    remedy: {
      de: 'im Plan ergänzen oder als Option angeben',
      en: 'add it to the plan, or give it as an option',
    },
  },
  'PLAN-014': {
    what: { de: 'Zahl liegt außerhalb des Erlaubten', en: 'number out of range' },
    why: {
      de: 'erlaubt ist {sign} {bound}{read?; gelesen wurde {read}}',
      en: 'it must be {sign} {bound}{read?; what stands there is {read}}',
    },
    remedy: { de: 'Zahl berichtigen', en: 'correct the number' },
  },
  'PLAN-015': {
    what: { de: 'Schreibweise stimmt nicht', en: 'wrong form' },
    why: {
      de: 'erwartet wird: {expected.*}{read?; gelesen wurde „{read}“}',
      en: 'expected: {expected.*}{read?; what stands there is "{read}"}',
    },
    remedy: { de: 'Angabe im Plan berichtigen', en: 'correct the value in the plan' },
  },
  'PLAN-020': {
    what: { de: 'Stichtag fehlt', en: 'the reference date is missing' },
    why: {
      de: 'das Alter hängt vom Tag ab, an dem es zählt',
      en: 'an age depends on the day on which it counts',
    },
    remedy: {
      de: 'reference_date im Plan eintragen oder --reference-date JJJJ-MM-TT angeben',
      en: 'give reference_date in the plan or --reference-date YYYY-MM-DD',
    },
  },
  'PLAN-021': {
    what: {
      de: 'Mindestalter {min} liegt über dem Höchstalter {max}',
      en: 'the minimum age {min} is above the maximum age {max}',
    },
    why: { de: 'niemand könnte gezogen werden', en: 'nobody could be drawn' },
    remedy: { de: 'min_age und max_age prüfen', en: 'check min_age and max_age' },
  },
  'PLAN-022': {
    what: { de: 'Geburtsdatum und Alter sind beide angegeben', en: 'birth date and age are both given' },
    why: {
      de: 'es muss eindeutig sein, woraus das Alter folgt',
      en: 'it must be clear where the age comes from',
    },
    remedy: { de: 'birth_date oder age streichen', en: 'delete birth_date or age' },
  },
  'PLAN-023': {
    what: {
      de: 'Wert „{value}“ gehört zu zwei Gruppen: {first} und {second}',
      en: 'the value "{value}" belongs to two groups: {first} and {second}',
    },
    why: {
      de: 'jeder Wert muss zu genau einer Gruppe gehören',
      en: 'every value must belong to exactly one group',
    },
    remedy: { de: 'den Wert in einer der Gruppen streichen', en: 'delete it in one of them' },
  },
  'PLAN-024': {
    what: {
      de: 'Ein Eintrag unter stratify hat nicht genau einen Namen',
      en: 'an entry of stratify does not have exactly one name',
    },
    why: {
      de: 'jedes Merkmal ist ein eigener Eintrag mit „-“ davor',
      en: 'every dimension is an entry of its own with "-" before it',
    },
    remedy: { de: 'Merkmale untereinander schreiben', en: 'write the dimensions one below the other' },
  },
  'PLAN-025': {
    what: { de: '„{name}“ kommt zweimal vor', en: '"{name}" occurs twice' },
    why: {
      de: 'jedes Merkmal und jede Gruppe darf nur einmal vorkommen',
      en: 'every dimension and every group may occur only once',
    },
    remedy: { de: 'einen der beiden Einträge streichen oder umbenennen', en: 'delete or rename one of them' },
  },
  'PLAN-026': {
    what: { de: 'Altersgruppen fehlen', en: 'the age bands are missing' },
    why: { de: 'nach dem Alter wird in Gruppen gezogen', en: 'ages are drawn in bands' },
    remedy: {
      de: 'im Plan age: [16-29, 30-44, 45-64, 65+] schreiben oder --age-bands angeben',
      en: 'write age: [16-29, 30-44, 45-64, 65+] in the plan, or give --age-bands',
    },
  },
  'PLAN-027': {
    what: {
      de: 'Altersgruppe „{band}“ ist nicht zu verstehen',
      en: 'cannot understand the age band "{band}"',
    },
    why: { de: 'erwartet wird 16-29, 65+ oder 18', en: 'expected is 16-29, 65+ or 18' },
    remedy: { de: 'Altersgruppe berichtigen', en: 'correct the age band' },
  },
  'PLAN-028': {
    what: {
      de: 'Altersgruppen {first} und {second} überschneiden sich',
      en: 'the age bands {first} and {second} overlap',
    },
    why: { de: 'jedes Alter darf nur zu einer Gruppe gehören', en: 'every age may belong to one band only' },
    remedy: { de: 'Grenzen berichtigen', en: 'correct their ends' },
  },
  'PLAN-029': {
    what: { de: 'Es ist keine Gruppe angegeben', en: 'no group is given' },
    why: {
      de: 'Werte lassen sich nur auf genannte Gruppen verteilen',
      en: 'values can only be put into groups that are named',
    },
    remedy: {
      de: 'mindestens eine Gruppe mit ihren Werten nennen',
      en: 'name at least one group with its values',
    },
  },
  'PLAN-030': {
    what: {
      de: 'Im Register gibt es {names=diesen Stadtteil|diese Stadtteile} nicht: {names}',
      en: 'the register has no such {names=district|districts}: {names}',
    },
    why: {
      de: 'bei einem Tippfehler würde der ganze Stadtteil übergangen{values?; im Register {values=steht|stehen}: {values}}',
      en: 'a typing error would leave out a whole district{values?; in the register {values=is|are}: {values}}',
    },
    remedy: {
      de: 'so schreiben wie im Register{pairs?; fast gleich {pairs=ist|sind}: {pairs}}',
      en: 'write it as the register does{pairs?; almost the same: {pairs}}',
    },
  },
  'PLAN-031': {
    what: {
      de: '{names=Gruppe|Gruppen} ohne Personen in {dimension}: {names}',
      en: '{names=group|groups} without people in {dimension}: {names}',
    },
    why: {
      de: 'vielleicht ist ein Wert anders geschrieben als im Register',
      en: 'perhaps a value is spelt differently in the register',
    },
    remedy: {
      de: 'prüfen; wenn es stimmt, ist nichts zu tun',
      en: 'check it; if it is right there is nothing to do',
    },
  },
  'PLAN-040': {
    what: {
      de: 'Tabelle nennt eine Schicht, die es nicht gibt: {stratum}',
      en: 'the table names a stratum that does not exist: {stratum}',
    },
    why: { de: 'niemand, der zur Auswahl steht, gehört zu ihr', en: 'nobody in the frame is in it' },
    remedy: {
      de: 'Tabelle mit losverfahren preview vergleichen',
      en: 'compare the table with losverfahren preview',
    },
  },
  'PLAN-041': {
    what: { de: 'Summe der Tabelle ist {sum}, nicht {size}', en: 'the table sums up to {sum}, not {size}' },
    why: {
      de: 'die Tabelle muss die Zahl der Einladungen genau aufteilen',
      en: 'the table must divide the invitations exactly',
    },
    remedy: { de: 'Tabelle oder sample.size berichtigen', en: 'correct the table or sample.size' },
  },
  'PLAN-042': {
    what: {
      de: 'Tabelle ist angegeben, aber allocation ist nicht table',
      en: 'there is a table, but allocation is not table',
    },
    why: { de: 'die Tabelle bliebe unbeachtet', en: 'the table would have no effect' },
    remedy: {
      de: 'allocation: table eintragen oder die Tabelle streichen',
      en: 'write allocation: table, or delete the table',
    },
  },
  'PLAN-043': {
    what: {
      de: 'Tabelle nennt eine Schicht zweimal: {stratum}',
      en: 'the table names a stratum twice: {stratum}',
    },
    why: { de: 'es wäre unklar, welche Zahl gilt', en: 'it would not be clear which number counts' },
    remedy: { de: 'eine der Zeilen streichen', en: 'delete one of the rows' },
  },
  'PLAN-080': {
    what: {
      de: 'Die Regel „{reason}“ schließt niemanden aus: Die Spalte ist in allen Zeilen leer',
      en: 'the rule "{reason}" excludes nobody: the column is empty in all rows',
    },
    why: {
      de: 'wahrscheinlich fehlen die Angaben im Export; dann bekämen auch Personen mit einer Sperre einen Brief',
      en: 'the export probably lacks what it should hold; people with a block would get a letter then',
    },
    remedy: {
      de: 'mit den Angaben neu exportieren lassen; gibt es wirklich niemanden, im Plan schreiben:\n{line}',
      en: 'have it exported again with them; if there is really nobody, write in the plan:\n{line}',
    },
  },
  'PLAN-081': {
    what: {
      de: 'Die Regel „{reason}“ schließt niemanden aus: {names=Den Wert|Die Werte} {names} gibt es in der Spalte nicht',
      en: 'the rule "{reason}" excludes nobody: the column does not hold the {names=value|values} {names}',
    },
    why: {
      de: 'in der Spalte {values=steht|stehen}: {values}',
      en: '{values=in the column is|in the column are}: {values}',
    },
    remedy: {
      de: 'die Werte eintragen, die ausschließen{line?, zum Beispiel:\n{line}}',
      en: 'give the values that exclude{line?, for example:\n{line}}',
    },
  },
  'PLAN-082': {
    what: {
      de: 'Die Regel „{reason}“ übergeht {pairs=einen Wert|Werte}, {pairs=der fast so geschrieben ist|die fast so geschrieben sind} wie im Plan: {pairs}',
      en: 'the rule "{reason}" passes over {pairs=a value|values} written almost as in the plan: {pairs}',
    },
    why: {
      de: 'verglichen wird Zeichen für Zeichen; Excel nimmt führende Nullen weg, Word ändert Anführungszeichen. In der Spalte {values=steht|stehen}: {values}',
      en: 'values are compared character by character; Excel drops leading zeros, Word changes quotation marks; in the column {values=is|are}: {values}',
    },
    remedy: {
      de: 'die Werte so eintragen, wie sie im Register stehen{line?:\n{line}}',
      en: 'write the values as the register has them{line?:\n{line}}',
    },
  },
  'PLAN-083': {
    what: {
      de: 'Die Regel „{reason}“ nennt nicht alle Werte der Spalte',
      en: 'the rule "{reason}" does not name all values of the column',
    },
    why: {
      de: 'wer einen der anderen Werte hat, könnte eingeladen werden; in der Spalte {values=steht|stehen}: {values}',
      en: 'people with one of the others could be invited; in the column {values=is|are}: {values}',
    },
    remedy: {
      de: 'auch diese Werte eintragen, wenn sie ausschließen{line?:\n{line}\nwenn nicht:\n{allow}}',
      en: 'if they exclude too{line?:\n{line}\nif they do not:\n{allow}}',
    },
  },
  'PLAN-084': {
    what: {
      de: '{names=Den Wert|Die Werte} {names} hat niemand',
      en: 'nobody has the {names=value|values} {names}',
    },
    why: {
      de: 'vielleicht ist {names=er|einer davon} anders geschrieben als im Register',
      en: 'perhaps {names=it|one of them} is spelt differently in the register',
    },
    remedy: {
      de: 'mit den Werten vergleichen, die oben stehen; wenn es stimmt, ist nichts zu tun',
      en: 'compare with the values above; if it is right there is nothing to do',
    },
  },
  'PLAN-085': {
    what: {
      de: 'Im Register {pairs=steht ein Stadtteil|stehen Stadtteile}, {pairs=der fast so heißt wie einer|die fast so heißen wie} im Plan: {pairs}',
      en: 'the register has {pairs=a district|districts} called almost as in the plan: {pairs}',
    },
    why: { de: 'wer dort wohnt, steht nicht zur Auswahl', en: 'whoever lives there cannot be drawn' },
    remedy: {
      de: 'die Schreibweise auch unter districts eintragen; wenn sie fehlen soll, ist nichts zu tun',
      en: 'add the spelling to districts; if it is to be left out there is nothing to do',
    },
  },
  'PLAN-086': {
    what: {
      de: '{names=Der Wert|Die Werte} {names} unter by_lot {names=kommt|kommen} im Register nicht vor',
      en: 'the {names=value|values} {names} in by_lot {names=does|do} not occur in the register',
    },
    why: {
      de: 'vielleicht ist {names=er|einer davon} anders geschrieben als im Register',
      en: 'perhaps {names=it|one of them} is spelt differently in the register',
    },
    remedy: {
      de: 'mit losverfahren check vergleichen; wenn es stimmt, ist nichts zu tun',
      en: 'compare with losverfahren check; if it is right there is nothing to do',
    },
  },
  'PLAN-087': {
    what: {
      de: 'Plan ist kein Text in UTF-8, UTF-16 oder windows-1252',
      en: 'the plan is no text in UTF-8, UTF-16 or windows-1252',
    },
    why: {
      de: 'Umlaute kämen verstümmelt an, und Regeln könnten deshalb niemanden treffen',
      en: 'umlauts would be garbled, and rules could hit nobody because of that',
    },
    remedy: {
      de: 'den Plan im Windows-Editor öffnen und mit „Speichern unter“ in der Codierung UTF-8 speichern',
      en: 'open the plan in a text editor and save it with the encoding UTF-8',
    },
  },
  'PLAN-091': {
    what: {
      de: 'Die Leiter für Nachrückende nennt ein Merkmal, nach dem nicht gezogen wird: {name}',
      en: 'the ladder of replacements names a dimension that the draw does not have: {name}',
    },
    why: {
      de: 'nur von den Merkmalen unter stratify kann eines wegfallen, wenn in einer Gruppe niemand mehr übrig ist',
      en: 'only dimensions under stratify can be let go when nobody of a group is left',
    },
    remedy: {
      de: '{nearest?gemeint ist vielleicht {nearest}; }möglich sind: {names}',
      en: '{nearest?perhaps {nearest} is meant; }there are: {names}',
    },
  },
  'PLAN-092': {
    what: {
      de: 'Die Leiter für Nachrückende nennt ein Merkmal zweimal: {name}',
      en: 'the ladder of replacements names a dimension twice: {name}',
    },
    why: { de: 'jedes Merkmal kann nur einmal wegfallen', en: 'a dimension can be let go only once' },
    remedy: { de: 'eine der beiden Angaben streichen', en: 'delete one of the two' },
  },
  'PLAN-088': {
    what: {
      de: 'Im Plan {total=steht ein Tabulator|stehen Tabulatoren} am Anfang von Zeilen',
      en: 'lines of the plan begin with {total=a tab|tabs}',
    },
    why: {
      de: 'eingerückt wird in einem Plan nur mit Leerzeichen',
      en: 'a plan is indented by spaces only',
    },
    remedy: {
      de: 'jeden Tabulator am Zeilenanfang durch zwei Leerzeichen ersetzen',
      en: 'replace each tab at the beginning of a line by two spaces',
    },
  },
  'KEY-001': {
    what: {
      de: 'Schlüsseldatei lässt sich nicht lesen ({reason.*})',
      en: 'cannot read the key file ({reason.*})',
    },
    why: {
      de: 'ohne Schlüssel lassen sich die Kennungen nicht bilden',
      en: 'without the key the labels cannot be made',
    },
    remedy: { de: 'Pfad prüfen', en: 'check the path' },
  },
  'KEY-002': {
    what: { de: 'Schlüsseldatei enthält keinen Schlüssel', en: 'the key file holds no key' },
    why: {
      de: 'ein Schlüssel besteht aus 64 Zeichen 0-9 und a-f',
      en: 'a key has 64 characters 0-9 and a-f',
    },
    remedy: {
      de: 'die Datei mit dem Schlüssel dieser Ziehung angeben',
      en: 'give the file with the key of this draw',
    },
  },
  'KEY-003': {
    what: { de: 'Zu dieser Ziehung gehört ein Schlüssel', en: 'this draw has a key' },
    why: {
      de: 'die Kennungen im Protokoll sind mit ihm gebildet',
      en: 'the labels in the log were made with it',
    },
    remedy: {
      de: 'die Datei mit dem Schlüssel angeben, zum Beispiel --key-file {key}',
      en: 'give the file with the key, for example --key-file {key}',
    },
  },
  'SIDE-001': {
    what: {
      de: 'Datei, die zum Plan gehört, lässt sich nicht lesen ({reason.*})',
      en: 'cannot read a file that belongs to the plan ({reason.*})',
    },
    why: { de: 'ohne sie ist der Plan unvollständig', en: 'without it the plan is not complete' },
    remedy: {
      de: 'Pfade gelten ab dem Ordner des Plans; verify sucht auch neben Protokoll und Register, mit --plan auch dort, wo der Plan es sagt',
      en: "paths begin at the plan's folder; verify looks beside log and register too, and with --plan where the plan says",
    },
  },
  'SIDE-002': {
    what: { de: 'Datei ist keine gültige CSV-Datei', en: 'the file is not valid CSV' },
    why: { de: 'Anführungszeichen oder Aufbau stimmen nicht', en: 'quotation marks or structure are wrong' },
    remedy: { de: 'Datei neu als CSV speichern', en: 'save it as CSV again' },
  },
  'SIDE-003': {
    what: {
      de: 'In der Datei fehlt die Spalte der Kennung ({columns})',
      en: 'the file has no column with the id ({columns})',
    },
    why: { de: 'es ist nicht klar, wer gemeint ist', en: 'it is not clear who is meant' },
    remedy: {
      de: 'Spalte wie im Register nennen oder nur eine Spalte mit Kennungen speichern',
      en: 'name the column as in the register, or save a single column with ids',
    },
  },
  'SIDE-010': {
    what: { de: 'Kennung ist leer', en: 'the id is empty' },
    why: {
      de: 'wer damit gemeint war, würde nicht ausgeschlossen',
      en: 'whoever was meant would not be excluded',
    },
    remedy: {
      de: 'die Kennung in der Zeile ergänzen oder die Zeile streichen',
      en: 'fill in the id, or delete the line',
    },
  },
  'SIDE-011': {
    what: { de: 'Die Ausschlussliste enthält keine Kennungen', en: 'the exclusion list has no ids' },
    why: { de: 'niemand würde ausgeschlossen', en: 'nobody would be excluded' },
    remedy: {
      de: 'die richtige Datei angeben; soll sie leer sein dürfen, im Plan schreiben:\n- { ids: {file}, reason: .., may_be_empty: true }',
      en: 'give the right file; if it may be empty, write in the plan:\n- { ids: {file}, reason: .., may_be_empty: true }',
    },
  },
  'SIDE-012': {
    what: {
      de: '{total=Die einzige Kennung|Keine der {total} Kennungen} der Ausschlussliste {total=steht nicht|steht} im Register',
      en: '{total=the only id|none of the {total} ids} of the exclusion list is {total=missing in|in} the register',
    },
    why: {
      de: 'niemand würde ausgeschlossen; vielleicht stehen in der Liste andere Nummern als in der Spalte der Kennung',
      en: 'nobody would be excluded; perhaps the list has other numbers than the id column',
    },
    remedy: {
      de: 'eine Liste mit den Kennungen des Registers angeben; wenn sie stimmt, bei der Regel may_be_empty: true ergänzen',
      en: 'give a list with the ids of the register; if it is right, add may_be_empty: true to the rule',
    },
  },
  'SIDE-013': {
    what: {
      de: '{count} von {total} {total=Kennung|Kennungen} der Ausschlussliste {count=steht|stehen} im Register etwas anders: {kinds}',
      en: '{count} of {total} {total=id|ids} of the exclusion list {count=stands|stand} a little differently in the register: {kinds}',
    },
    why: {
      de: 'diese Personen würden nicht ausgeschlossen; Kennungen werden Zeichen für Zeichen verglichen, und Excel nimmt führende Nullen weg',
      en: 'these people would not be excluded; ids are compared character by character, and Excel drops leading zeros',
    },
    remedy: {
      de: 'die Liste neu ausgeben und nicht mit Excel öffnen, oder die Kennungen darin wie im Register schreiben',
      en: 'make the list again without opening it in Excel, or write the ids as the register has them',
    },
  },
} satisfies Problems;

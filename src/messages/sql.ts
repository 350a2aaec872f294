import type { Problems, Texts } from './sentence.js';

/** What `sql` says. */
export const sqlProblems = {
  'SQL-001': {
    what: {
      de: 'Das Protokoll enthält keine Ziehung von Einladungen',
      en: 'the log holds no draw of letters',
    },
    why: {
      de: 'ein Gremium wird nicht als SQL ausgegeben: so wenige Zusagen passen in jede Tabellenkalkulation',
      en: 'a panel is not written as SQL: so few answers fit into any spreadsheet',
    },
    remedy: { de: 'den Ordner der Ziehung angeben', en: "give the draw's folder" },
  },
  'SQL-002': {
    what: {
      de: 'Eine Grenze je Haushalt lässt sich in {dialect} nicht ausdrücken',
      en: 'a household limit cannot be said in {dialect}',
    },
    why: {
      de: 'dazu braucht es eine rekursive Abfrage, und die gibt es dort nicht überall',
      en: 'it takes a recursive query, which not every version there has',
    },
    remedy: {
      de: '--dialect duckdb oder postgres nehmen, oder ohne sample.max_per_household losen',
      en: 'take --dialect duckdb or postgres, or draw without sample.max_per_household',
    },
  },
  'SQL-003': {
    what: {
      de: 'Unter Quoten verteilt eine Lotterie die Plätze',
      en: 'under quotas a lottery gives out the places',
    },
    why: {
      de: 'ihre Liste möglicher Ergebnisse macht losverfahren draw aus dem Register; die Zahlen der Schichten reichen dazu nicht',
      en: 'losverfahren draw makes its list of possible outcomes from the register; the numbers of the strata are not enough',
    },
    remedy: {
      de: 'mit losverfahren draw ziehen und danach losverfahren sql mit dem Ordner der Ziehung aufrufen',
      en: "draw with losverfahren draw, and then call losverfahren sql with the draw's folder",
    },
  },
  'SQL-004': {
    what: { de: 'Die Zählung hat andere Spalten', en: 'the counting has other columns' },
    why: {
      de: 'erwartet werden in dieser Reihenfolge: {columns}',
      en: 'expected are, in this order: {columns}',
    },
    remedy: {
      de: 'das Ergebnis der zweiten Abfrage unverändert als CSV mit Spaltennamen speichern',
      en: 'save what the second query gave as CSV with column names, unchanged',
    },
  },
  'SQL-005': {
    what: {
      de: 'In der Zählung steht etwas, das keine Schicht ist',
      en: 'the counting has something that is no stratum',
    },
    why: {
      de: 'jede Zeile nennt eine Gruppe je Merkmal, die der Plan kennt, jede Verbindung nur einmal, und eine Zahl ab 1',
      en: 'each line has a category of the plan for each dimension, each combination once, and a number from 1 on',
    },
    remedy: {
      de: 'die Zählung mit demselben Plan wiederholen und ihr Ergebnis unverändert speichern',
      en: 'count again with the same plan, and save the result unchanged',
    },
  },
  'SQL-006': {
    what: {
      de: 'Spaltennamen, die {dialect} nicht haben oder nicht unterscheiden kann: {names}',
      en: 'column names that {dialect} cannot have or cannot tell apart: {names}',
    },
    why: {
      de: 'die Abfrage träfe eine andere Spalte oder keine',
      en: 'the query would get another column, or none',
    },
    remedy: {
      de: 'die Spalten umbenennen, oder einen anderen --dialect nehmen',
      en: 'rename the columns, or take another --dialect',
    },
  },
  'SQL-007': {
    what: {
      de: 'Werte, deren Groß- und Kleinschreibung SQL nicht sicher vergleicht: {names}',
      en: 'values that SQL cannot safely compare whatever their letter case: {names}',
    },
    why: {
      de: 'bei ihnen hängt der Kleinbuchstabe von der Umgebung ab oder besteht aus mehreren Zeichen',
      en: 'with them a small letter depends on its surroundings, or is more than one character',
    },
    remedy: {
      de: 'in der Quotendatei so schreiben wie im Register, mit stratify im Plan',
      en: 'write them as the register does, in a plan with stratify',
    },
  },
  'SQL-008': {
    what: {
      de: 'Ausschlussregel {rule} hat keine Liste von Kennungen',
      en: 'rule {rule} of exclude has no list of ids',
    },
    why: {
      de: '{rules?eine Liste haben: {rules}; }gezählt wird ab 1',
      en: '{rules?those that have one: {rules}; }they are counted from 1',
    },
    remedy: { de: '--ids-table berichtigen oder weglassen', en: 'correct --ids-table, or leave it out' },
  },
  'SQL-009': {
    what: { de: '--count und --counts schließen sich aus', en: '--count and --counts exclude each other' },
    why: {
      de: '--count zählt die Schichten erst, --counts hat ihre Größen schon',
      en: '--count is for counting the strata, and --counts has their sizes already',
    },
    remedy: { de: 'eines von beiden weglassen', en: 'leave one of the two out' },
  },
  'SQL-010': {
    what: { de: 'Es fehlt die Liste der Gemeinden', en: 'the list of municipalities is missing' },
    why: {
      de: 'in jeder wird eine eigene Zahl von Briefen gelost, mit einem eigenen Startwert',
      en: 'each has its own number of letters, and its own seed',
    },
    remedy: {
      de: '--list mit der Liste für batch oder mit municipalities.csv angeben',
      en: 'give --list with the list for batch, or with municipalities.csv',
    },
  },
  'SQL-011': {
    what: {
      de: '{count} {count=Gemeinde|Gemeinden} der Liste {count=kommt|kommen} in der Zählung nicht vor: {keys}',
      en: '{count} {count=municipality|municipalities} of the list {count=is|are} not in the counting: {keys}',
    },
    why: {
      de: 'ohne ihre Schichten lassen sich keine Plätze verteilen; vielleicht hat eine Tabellenkalkulation führende Nullen weggenommen',
      en: 'without their strata no places can be given out; perhaps a spreadsheet took zeros at the beginning away',
    },
    remedy: {
      de: 'mit derselben Liste zählen und das Ergebnis unverändert speichern',
      en: 'count with the same list, and save the result unchanged',
    },
  },
  'SQL-012': {
    what: {
      de: '{count} {count=Gemeinde hat|Gemeinden haben} weniger Personen, als gezogen werden sollen: {keys}',
      en: '{count} {count=municipality has|municipalities have} fewer people than are to be drawn: {keys}',
    },
    why: {
      de: 'gezählt sind nur Personen, die der Plan zulässt',
      en: 'only people whom the plan lets in are counted',
    },
    remedy: {
      de: 'die Zahl der Briefe in der Liste oder den Plan ändern',
      en: 'change the number of letters in the list, or the plan',
    },
  },
  'SQL-013': {
    what: {
      de: 'In der Liste fehlt eine Spalte mit dem Schlüssel oder eine mit der Zahl der Briefe',
      en: 'the list has no column with the key, or none with the number of letters',
    },
    why: {
      de: 'sie heißen key oder AGS und size, letters oder Briefe',
      en: 'they are called key or AGS, and size or letters',
    },
    remedy: {
      de: 'die Liste für batch oder municipalities.csv angeben',
      en: 'give the list for batch, or municipalities.csv',
    },
  },
  'SQL-014': {
    what: {
      de: 'In der Liste hat keine Gemeinde Briefe',
      en: 'no municipality of the list has letters',
    },
    why: {
      de: 'gezogen wird nur, wo die Zahl der Briefe wenigstens 1 ist',
      en: 'there is a draw only where the number of letters is at least 1',
    },
    remedy: { de: 'die richtige Datei angeben', en: 'give the right file' },
  },
  'SQL-015': {
    what: {
      de: '{count} {count=Gemeinde hat|Gemeinden haben} einen anderen Plan als die erste: {keys}',
      en: '{count} {count=municipality has|municipalities have} another plan than the first one: {keys}',
    },
    why: {
      de: 'eine Abfrage über alle Gemeinden hat einen Plan: dieselben Spalten, Regeln und Schichten',
      en: 'a query on all municipalities has one plan: the same columns, rules and strata',
    },
    remedy: {
      de: 'diese Gemeinden einzeln als SQL ausgeben: losverfahren sql mit ihrem Ordner',
      en: 'write those one by one: losverfahren sql with the folder of each',
    },
  },
  'SQL-016': {
    what: {
      de: 'Das ist kein Protokoll über viele Gemeinden',
      en: 'this is no log about many municipalities',
    },
    why: {
      de: '--batch nimmt den Ordner, den losverfahren batch geschrieben hat, oder mit --plan einen Plan',
      en: '--batch takes the folder that losverfahren batch has written, or with --plan a plan',
    },
    remedy: {
      de: 'diesen Ordner angeben, oder --batch weglassen',
      en: 'give that folder, or leave --batch out',
    },
  },
  'SQL-017': {
    what: { de: 'Hier gibt es keine Schlüssel je Gemeinde', en: 'there are no keys of municipalities here' },
    why: {
      de: '--keys-table gilt für Ziehungen, in denen jede Gemeinde ihre Kennzeichen mit einem eigenen Schlüssel macht',
      en: '--keys-table is for draws in which each municipality makes its labels with a key of its own',
    },
    remedy: { de: '--keys-table weglassen', en: 'leave --keys-table out' },
  },
} satisfies Problems;

/** The comments of the SQL, and what is said when it has been written. */
export const sqlTexts = {
  'sql.written': {
    de: 'SQL für {dialect} in {file} geschrieben.',
    en: 'SQL for {dialect} written to {file}.',
  },
  'sql.next': {
    de: 'Zuerst die erste Abfrage: Sie muss leer bleiben. Anleitung: docs/SQL.md',
    en: 'First the first query: it has to stay empty. How to go on: docs/SQL.md',
  },
  'sql.head': {
    de: 'Losverfahren als SQL ({dialect}), nach docs/SPEC.md. Tabelle {table}: die Spalten des Registers unter ihren Namen, alle als Text.',
    en: 'A draw as SQL ({dialect}), by docs/SPEC.md. Table {table}: the columns of the register under their names, all as text.',
  },
  'sql.composed': {
    de: 'Spark kann Text nicht nach Unicode NFC bringen: Er muss es schon sein. Was danach aussieht, dass er es nicht ist, meldet Abfrage 1.',
    en: 'Spark cannot bring text into Unicode NFC: it has to be in it already. Query 1 tells of whatever looks as if it were not.',
  },
  'sql.ids': {
    de: 'Ausschlussregel {rule}: Tabelle {table} mit den Spalten der Kennung unter denselben Namen.',
    en: 'Rule {rule} of exclude: table {table} with the id columns under the same names.',
  },
  'sql.key-duckdb': {
    de: "Der Schlüssel steht nicht hier. Vorher: SET VARIABLE key = '(64 Hexziffern)';",
    en: "The key is not in here. Before: SET VARIABLE key = '(64 hex digits)';",
  },
  'sql.key-postgres': {
    de: "Der Schlüssel steht nicht hier. Vorher: SET losverfahren.key = '(64 Hexziffern)';",
    en: "The key is not in here. Before: SET losverfahren.key = '(64 hex digits)';",
  },
  'sql.key-spark': {
    de: 'Der Schlüssel steht nicht hier. Vorher: SET losverfahren.key=(64 Hexziffern);',
    en: 'The key is not in here. Before: SET losverfahren.key=(64 hex digits);',
  },
  'sql.towns': {
    de: 'In jeder Gemeinde wird für sich gelost, mit eigenem Startwert. Spalte mit dem Schlüssel der Gemeinde: {column}.',
    en: 'A draw in each municipality, with a seed of its own. Column with the key of the municipality: {column}.',
  },
  'sql.keys-table': {
    de: 'Die Schlüssel der Gemeinden stehen nicht hier, sondern in der Tabelle {table} mit den Spalten municipality und key.',
    en: 'The keys of the municipalities are not in here but in the table {table} with the columns municipality and key.',
  },
  'sql.faults': {
    de: '1. Was mit der Tabelle nicht stimmt. Es darf nichts herauskommen, sonst bleiben auch die anderen Abfragen leer.',
    en: '1. What is wrong with the table. Nothing may come out, or the other queries stay empty as well.',
  },
  'sql.strata': { de: '2. Die Schichten und ihre Größe.', en: '2. The strata and their sizes.' },
  'sql.people': {
    de: '3. Die Personen: Einladungen und Reserve in der Reihenfolge der Losnummern.',
    en: '3. The people: invitations and reserve, in the order of their tickets.',
  },
} satisfies Texts;

import type { Problems, Texts } from './sentence.js';

/** What is said of quotas: in the plan, in a targets file, and when they cannot be met. */
export const quotaProblems = {
  'PLAN-050': {
    what: {
      de: '{name} ist angegeben, aber allocation ist nicht quotas',
      en: 'there is {name}, but allocation is not quotas',
    },
    why: { de: 'die Angabe bliebe unbeachtet', en: 'it would have no effect' },
    remedy: {
      de: 'allocation: quotas eintragen oder {name} streichen',
      en: 'write allocation: quotas, or delete {name}',
    },
  },
  'PLAN-070': {
    what: {
      de: 'cap passt nicht zum Ziel {name}',
      en: 'cap does not go with the objective {name}',
    },
    why: {
      de: 'begrenzt wird die größte Chance, während die kleinste bleibt; das gibt es nur bei leximin und maximin',
      en: 'it limits the greatest chance while the least one stays, which goes with leximin and maximin alone',
    },
    remedy: {
      de: 'cap streichen oder ein anderes Ziel angeben',
      en: 'delete cap, or give another objective',
    },
  },
  'PLAN-051': {
    what: { de: 'Es sind keine Quoten angegeben', en: 'no quotas are given' },
    why: {
      de: 'mit allocation: quotas wird nach Quoten gelost',
      en: 'with allocation: quotas the lot is drawn under quotas',
    },
    remedy: {
      de: 'zum Beispiel quotas: [{ gender: w, share: 0.5 }] oder eine CSV-Datei angeben',
      en: 'give some, such as quotas: [{ gender: w, share: 0.5 }], or a CSV file',
    },
  },
  'PLAN-052': {
    what: { de: 'Tabelle und Quoten sind beide angegeben', en: 'there are both a table and quotas' },
    why: {
      de: 'es wäre unklar, wonach die Plätze verteilt werden',
      en: 'it would not be clear how the places are allocated',
    },
    remedy: { de: 'table oder quotas streichen', en: 'delete table or quotas' },
  },
  'PLAN-053': {
    what: {
      de: 'Quote nennt ein Merkmal, das nicht unter stratify steht: {name}',
      en: 'a quota names a dimension that stratify does not have: {name}',
    },
    why: {
      de: 'Quoten gelten für Gruppen, nach denen geschichtet wird; vorhanden {dimensions=ist|sind}: {dimensions}',
      en: 'quotas are for groups of the dimensions in stratify, which has: {dimensions}',
    },
    remedy: {
      de: 'Merkmal berichtigen oder unter stratify aufnehmen{nearest? – gemeint ist vielleicht „{nearest}“}',
      en: 'correct the name, or add it to stratify{nearest?; perhaps "{nearest}" is meant}',
    },
  },
  'PLAN-054': {
    what: { de: 'Quote nennt kein Merkmal', en: 'a quota names no dimension' },
    why: { de: 'es ist nicht klar, für welche Gruppe sie gilt', en: 'it is not clear which group it is for' },
    remedy: {
      de: 'Gruppe ergänzen, zum Beispiel: { gender: w, min: 10 }',
      en: 'add the group, such as: { gender: w, min: 10 }',
    },
  },
  'PLAN-055': {
    what: {
      de: 'Quote nennt eine Gruppe, die es in {dimension} nicht gibt: {category}',
      en: 'a quota names a category that {dimension} does not have: {category}',
    },
    why: {
      de: 'die Quote könnte nie erfüllt werden; vorhanden {categories=ist|sind}: {categories}',
      en: 'the quota could never be met; there {categories=is|are}: {categories}',
    },
    remedy: {
      de: 'Schreibweise berichtigen{nearest? – gemeint ist vielleicht „{nearest}“}',
      en: 'correct the spelling{nearest?; perhaps "{nearest}" is meant}',
    },
  },
  'PLAN-056': {
    what: { de: 'Quote enthält keine Zahl', en: 'a quota has no number' },
    why: { de: 'sie würde nichts bewirken', en: 'it would have no effect' },
    remedy: { de: 'min, max, count oder share angeben', en: 'give min, max, count or share' },
  },
  'PLAN-057': {
    what: {
      de: 'Diese Angaben schließen sich in einer Quote gegenseitig aus: {names}',
      en: 'a quota cannot have all of these: {names}',
    },
    why: {
      de: 'count und share legen schon fest, wie viele es mindestens und höchstens sind',
      en: 'count and share already say the least and the greatest number',
    },
    remedy: {
      de: 'entweder count oder share oder min und max angeben',
      en: 'give either count, or share, or min and max',
    },
  },
  'PLAN-058': {
    what: {
      de: 'In einer Quote ist min größer als max ({min} und {max})',
      en: 'in a quota min is greater than max ({min} and {max})',
    },
    why: { de: 'die Quote lässt sich nicht erfüllen', en: 'the quota cannot be met' },
    remedy: { de: 'Zahlen berichtigen', en: 'correct the numbers' },
  },
  'PLAN-059': {
    what: {
      de: 'In einer Quote ist min_flex größer als min ({min_flex} und {min})',
      en: 'in a quota min_flex is greater than min ({min_flex} and {min})',
    },
    why: {
      de: 'min_flex sagt, wie weit min notfalls gesenkt werden darf',
      en: 'min_flex says how far min may be lowered if need be',
    },
    remedy: {
      de: 'min_flex höchstens so groß wie min wählen oder weglassen',
      en: 'make min_flex no greater than min, or leave it out',
    },
  },
  'PLAN-060': {
    what: {
      de: 'In einer Quote ist max_flex kleiner als max ({max_flex} und {max})',
      en: 'in a quota max_flex is less than max ({max_flex} and {max})',
    },
    why: {
      de: 'max_flex sagt, wie weit max notfalls erhöht werden darf',
      en: 'max_flex says how far max may be raised if need be',
    },
    remedy: {
      de: 'max_flex mindestens so groß wie max wählen oder weglassen',
      en: 'make max_flex no less than max, or leave it out',
    },
  },
  'PLAN-061': {
    what: {
      de: 'Anteil „{share}“ ist nicht zu verstehen oder liegt nicht zwischen 0 und 1',
      en: 'cannot understand the share "{share}", or it is not between 0 and 1',
    },
    why: { de: 'erwartet wird 0.5, 50 %, 12.5 % oder 1/3', en: 'expected is 0.5, 50 %, 12.5 % or 1/3' },
    remedy: {
      de: 'Anteil berichtigen; Nachkommastellen stehen hinter einem Punkt',
      en: 'correct the share; decimals come after a point',
    },
  },
  'PLAN-062': {
    what: {
      de: 'Zwei Quoten gelten für dieselbe Gruppe: {group}',
      en: 'two quotas are for the same group: {group}',
    },
    why: { de: 'es wäre unklar, welche Zahlen zählen', en: 'it would not be clear which numbers count' },
    remedy: { de: 'eine der beiden streichen', en: 'delete one of them' },
  },
  'PLAN-063': {
    what: {
      de: 'Quote verlangt {min} {min=Person|Personen}, gelost {size=wird|werden} aber nur {size}',
      en: 'a quota asks for {min} {min=person|people}, but only {size} {size=is|are} drawn',
    },
    why: { de: 'die Quote lässt sich nicht erfüllen', en: 'the quota cannot be met' },
    remedy: { de: 'Quote oder sample.size berichtigen', en: 'correct the quota or sample.size' },
  },
  'PLAN-064': {
    what: {
      de: 'Der Plan sagt nicht, wie das Gremium zusammengesetzt sein soll',
      en: 'the plan does not say how the panel is to be composed',
    },
    why: {
      de: 'er hat keinen Abschnitt panel, und oben stehen weder Quoten noch eine Tabelle',
      en: 'it has no section panel, and at the top there are neither quotas nor a table',
    },
    remedy: {
      de: 'einen Abschnitt ergänzen: panel: { sample: { size: 160, allocation: quotas, quotas: quoten.csv } } – oder --targets quoten.csv --size 160 angeben',
      en: 'add a section: panel: { sample: { size: 160, allocation: quotas, quotas: targets.csv } } – or give --targets targets.csv --size 160',
    },
  },
  'PLAN-065': {
    what: {
      de: 'In der Quotendatei {missing=fehlt eine Spalte|fehlen Spalten}: {missing}',
      en: 'the targets file lacks {missing=a column|columns}: {missing}',
    },
    why: {
      de: 'gelesen werden feature,value,min,max oder category,feature,min,max oder merkmal;wert;min;max',
      en: 'it is read as feature,value,min,max or category,feature,min,max or category,name,min,max',
    },
    remedy: { de: 'Kopfzeile berichtigen', en: 'correct the header' },
  },
  'PLAN-066': {
    what: {
      de: 'In der Quotendatei steht an dieser Stelle keine ganze Zahl',
      en: 'this cell of the targets file is not a whole number',
    },
    why: {
      de: 'min und max sind Anzahlen von Personen (0, 1, 2, ..)',
      en: 'min and max are numbers of people (0, 1, 2, ..)',
    },
    remedy: { de: 'Zahl berichtigen', en: 'correct the number' },
  },
  'PLAN-067': {
    what: {
      de: 'In einer Quote fehlt das Merkmal oder der Wert',
      en: 'a quota lacks its dimension or value',
    },
    why: { de: 'es ist nicht klar, für welche Gruppe sie gilt', en: 'it is not clear which group it is for' },
    remedy: { de: 'Angabe ergänzen oder die Quote streichen', en: 'add it, or delete the quota' },
  },
  'PLAN-068': {
    what: {
      de: 'Spalte „{name}“ der Quotendatei ist nicht bekannt – gemeint ist vielleicht „{nearest}“',
      en: 'unknown column "{name}" in the targets file – perhaps "{nearest}" is meant',
    },
    why: { de: 'ihre Zahlen blieben unbeachtet', en: 'its numbers would have no effect' },
    remedy: { de: 'Spalte umbenennen', en: 'rename the column' },
  },
  'PLAN-069': {
    what: {
      de: 'Die Quoten nennen nur Altersgruppen ab {age} {age=Jahr|Jahren}',
      en: 'the quotas only name age bands from age {age} on',
    },
    why: {
      de: 'es ist nicht klar, ob Jüngere mitgelost werden',
      en: 'it is not clear whether younger people take part in the lot',
    },
    remedy: {
      de: 'min_age angeben oder unter stratify alle Altersgruppen nennen: age: [16-29, 30-44, 45-64, 65+]',
      en: 'give min_age, or name all age bands in stratify: age: [16-29, 30-44, 45-64, 65+]',
    },
  },
  'PLAN-110': {
    what: {
      de: 'Die Quoten sollen sich nach den Personen richten, die für die Anschreiben zur Auswahl standen, doch die sind nicht bekannt',
      en: 'the quotas are to follow the frame of the letters, which is not known',
    },
    why: {
      de: 'from_frame nimmt die Anteile aus dem Protokoll der Ziehung, die dem Gremium vorausging',
      en: 'from_frame takes the shares from the log of the draw before the panel',
    },
    remedy: {
      de: 'den Ordner der Ziehung mit --draw angeben oder Anteile in einer Datei nennen',
      en: "give the draw's folder with --draw, or shares in a file",
    },
  },
  'PLAN-111': {
    what: {
      de: 'Über die Personen, die für die Anschreiben zur Auswahl standen, ist das Merkmal {name} nicht bekannt',
      en: 'the frame of the letters does not have the dimension {name}',
    },
    why: {
      de: 'bekannt sind nur die Merkmale, nach denen damals geschichtet wurde: {dimensions}',
      en: 'it has those that the draw was stratified by: {dimensions}',
    },
    remedy: {
      de: 'Merkmal weglassen oder dafür Anteile in einer Datei oder im Plan nennen',
      en: 'leave it out, or give its shares in a file or the plan',
    },
  },
  'PLAN-112': {
    what: {
      de: 'Unter den Personen, die für die Anschreiben zur Auswahl standen, gibt es in {dimension} die Gruppe „{category}“ nicht',
      en: 'in the frame of the letters {dimension} has no category "{category}"',
    },
    why: {
      de: 'dort {categories=steht|stehen}: {categories}',
      en: 'there {categories=is|are}: {categories}',
    },
    remedy: {
      de: 'Gruppen unter stratify so bilden und nennen wie bei den Anschreiben',
      en: 'form and name the categories in stratify as for the letters',
    },
  },
  'PLAN-113': {
    what: {
      de: 'slack ist angegeben, aber keine Quote ist ein Anteil',
      en: 'there is slack, but no quota is a share',
    },
    why: {
      de: 'der Spielraum gilt nur für Anteile und Einwohnerzahlen; min und max stehen schon fest',
      en: 'it is for shares and counts of the population alone; min and max are settled already',
    },
    remedy: {
      de: 'slack streichen oder Anteile statt min und max angeben',
      en: 'delete slack, or give shares in place of min and max',
    },
  },
  'PLAN-114': {
    what: {
      de: 'from_frame ist angegeben, aber es gibt keine Merkmale unter stratify',
      en: 'there is from_frame, but no dimension in stratify',
    },
    why: {
      de: 'jede Gruppe, nach der geschichtet wird, bekommt eine Quote',
      en: 'each category that is stratified by gets a quota',
    },
    remedy: {
      de: 'Merkmale ergänzen, zum Beispiel stratify: [gender, age: [16-29, 30-44, 45-64, 65+]]',
      en: 'add dimensions, such as stratify: [gender, age: [16-29, 30-44, 45-64, 65+]]',
    },
  },
  'PLAN-115': {
    what: {
      de: 'In der Quotendatei steht an dieser Stelle keine Einwohnerzahl',
      en: 'this cell of the targets file is not a number of people',
    },
    why: {
      de: 'erwartet wird eine ganze Zahl bis 1.000.000.000, etwa 12345 oder 12.345',
      en: 'expected is a whole number up to 1,000,000,000, such as 12345 or 12,345',
    },
    remedy: { de: 'Zahl berichtigen', en: 'correct the number' },
  },
  'PLAN-116': {
    what: {
      de: 'Die Einwohnerzahlen zu {names} ergeben zusammen 0',
      en: 'the counts of {names} add up to 0',
    },
    why: { de: 'von niemandem gibt es keine Anteile', en: 'there are no shares of nobody' },
    remedy: {
      de: 'Zahlen eintragen oder die Zeilen streichen',
      en: 'write the numbers, or delete the lines',
    },
  },
  'PLAN-117': {
    what: {
      de: 'Die Einwohnerzahlen der Quotendatei ergeben {total}, gelost {size=wird|werden} {size}',
      en: 'the counts of the targets file add up to {total}, but {size} {size=person is|people are} drawn',
    },
    why: {
      de: 'so klein ist keine Bevölkerung; gemeint sind vielleicht Plätze',
      en: 'no population is as small; perhaps places are meant',
    },
    remedy: {
      de: 'Einwohnerzahlen eintragen oder für Plätze die Spalten min und max verwenden',
      en: 'write the counts of the population, or use the columns min and max for places',
    },
  },
  'PLAN-118': {
    what: {
      de: 'Die Einwohnerzahlen ergeben nicht überall dieselbe Summe: {sums}',
      en: 'the counts do not add up to the same everywhere: {sums}',
    },
    why: {
      de: 'jeder Anteil bezieht sich auf die Summe des eigenen Merkmals; vielleicht fehlt irgendwo eine Zeile',
      en: 'each share is of the sum of its own feature; perhaps a line is missing somewhere',
    },
    remedy: {
      de: 'Zeilen vergleichen; wenn die Zahlen stimmen, ist nichts zu tun',
      en: 'compare the lines; if the numbers are right there is nothing to do',
    },
  },
  'PLAN-119': {
    what: {
      de: 'substitutes ist für Briefe angegeben',
      en: 'substitutes is given for letters',
    },
    why: {
      de: 'Ersatzmitglieder gibt es bei einem Gremium; für Briefe gibt es die Reserve',
      en: 'substitutes are of a panel; letters have a reserve',
    },
    remedy: {
      de: 'substitutes in den Abschnitt panel schreiben, oder reserve angeben',
      en: 'write substitutes into the section panel, or give reserve',
    },
  },
  'PLAN-120': {
    what: {
      de: 'substitutes ist {given}, size ist {size}',
      en: 'substitutes is {given}, size is {size}',
    },
    why: {
      de: 'Ersatzmitglieder sind ein zweites Gremium mit denselben Quoten; nur wenn es gleich viele sind, ist die Chance für beides gleich',
      en: 'substitutes are a second panel under the same quotas; only with as many of them is the chance for both the same',
    },
    remedy: { de: 'substitutes: same eintragen', en: 'write substitutes: same' },
  },
  'PLAN-121': {
    what: {
      de: 'Ersatzmitglieder und Quoten mit weight gehen nicht zusammen',
      en: 'substitutes do not go with quotas that have a weight',
    },
    why: {
      de: 'um wie viel Quoten nachgeben müssen, wird nur für ein Gremium allein berechnet',
      en: 'by how much quotas have to give way is computed for a panel alone only',
    },
    remedy: { de: 'weight oder substitutes streichen', en: 'delete weight or substitutes' },
  },
  'QUOTA-001': {
    what: { de: 'Die Quoten lassen sich nicht zusammen erfüllen', en: "the quotas can't be met together" },
    why: {
      de: 'bei {size} {size=Person|Personen}{household? und höchstens {household} je Haushalt} {conflict=ist diese nicht zu erfüllen|schließen sich diese gegenseitig aus} (in Klammern, wie viele Personen es gibt):\n{conflict}{open?\nein kleinerer Widerspruch wurde nicht gefunden, ist aber auch nicht ausgeschlossen}',
      en: 'for {size} {size=person|people}{household? and at most {household} of a household} {conflict=this one cannot be met|these exclude each other} (in brackets, how many people there are):\n{conflict}{open?\nno smaller conflict was found, but none was excluded either}',
    },
    remedy: {
      de: '{advice?eine der folgenden Änderungen genügt}{unhelped?Quoten lockern; welche Änderung genügt, ließ sich in der Zeit nicht finden}',
      en: '{advice?one of the following changes is enough}{unhelped?loosen quotas; which change is enough could not be found in the time}',
    },
  },
  'QUOTA-053': {
    what: {
      de: 'Das Gremium allein ließe sich losen, zusammen mit ebenso vielen Ersatzmitgliedern nicht',
      en: 'the panel alone could be drawn, together with as many substitutes it cannot',
    },
    why: {
      de: 'jede Quote gilt für beide Hälften, also doppelt; bei zweimal {size} {size=Person|Personen}{household? und höchstens {household} je Haushalt} {conflict=ist diese nicht zu erfüllen|schließen sich diese gegenseitig aus} (in Klammern, wie viele Personen es gibt):\n{conflict}{open?\nein kleinerer Widerspruch wurde nicht gefunden, ist aber auch nicht ausgeschlossen}',
      en: 'every quota is for both halves, so it counts twice; for twice {size} {size=person|people}{household? and at most {household} of a household} {conflict=this one cannot be met|these exclude each other} (in brackets, how many people there are):\n{conflict}{open?\nno smaller conflict was found, but none was excluded either}',
    },
    remedy: {
      de: '{advice?eine der folgenden Änderungen genügt}{unhelped?Quoten lockern; welche Änderung genügt, ließ sich in der Zeit nicht finden}; oder substitutes im Plan streichen',
      en: '{advice?one of the following changes is enough}{unhelped?loosen quotas; which change is enough could not be found in the time}; or delete substitutes from the plan',
    },
  },
  'QUOTA-054': {
    what: {
      de: 'Ein Gremium und ebenso viele Ersatzmitglieder lassen sich mit diesen Quoten nicht losen',
      en: "a panel and as many substitutes can't be drawn under these quotas",
    },
    why: {
      de: 'das Gremium allein ginge; zwei, die niemanden gemeinsam haben und beide alle Quoten erfüllen, gibt es nicht',
      en: 'the panel alone could be drawn; there are no two that both meet all quotas and have nobody in common',
    },
    remedy: {
      de: 'Quoten lockern oder substitutes im Plan streichen',
      en: 'loosen the quotas, or delete substitutes from the plan',
    },
  },
  'QUOTA-006': {
    what: {
      de: 'Es gibt keine Zusammensetzung, die alle Quoten erfüllt',
      en: 'there is no outcome that meets all quotas',
    },
    why: {
      de: '{unhelped?die Suche nach einem Widerspruch hat aber keinen gefunden}{late?welche sich widersprechen, ließ sich in der Zeit nicht finden}',
      en: '{unhelped?the search for a contradiction found none, though}{late?which of them contradict each other could not be found in the time}',
    },
    remedy: { de: 'Quoten lockern', en: 'loosen the quotas' },
  },
  'QUOTA-007': {
    what: { de: 'So viele Personen lassen sich nicht losen', en: "so many people can't be drawn" },
    why: {
      de: 'auch ohne jede Quote reichen Personen und Haushalte nicht',
      en: 'even without any quota there are not enough people and households',
    },
    remedy: {
      de: 'weniger Personen losen oder die Grenze je Haushalt erhöhen',
      en: 'draw fewer people or raise the household limit',
    },
  },
  'QUOTA-008': {
    what: { de: 'So lassen sich die Quoten erfüllen', en: 'this is how the quotas can be met' },
    why: {
      de: 'das ist eine der kleinsten Änderungen, mit denen es geht; {all?danach hätten alle eine Chance, mindestens {lowest} %}{some?danach {none=hätte|hätten} {none} von {total} Personen keine Chance, alle anderen mindestens {lowest} %}',
      en: 'this is one of the smallest changes that help; {all?after it everybody would have a chance, at least {lowest} %}{some?after it {none} of {total} people would have no chance, all others at least {lowest} %}',
    },
    remedy: {
      de: '{plan?im Plan unter quotas}{file?in {file}} {rows=diese Zeile|diese Zeilen} statt der bisherigen eintragen:\n{rows}',
      en: 'put {rows=this line|these lines} into {plan?the plan under quotas}{file?{file}} instead of the old {rows=one|ones}:\n{rows}',
    },
  },
  'QUOTA-009': {
    what: {
      de: 'Innerhalb von min_flex und max_flex geht es nicht, so ginge es',
      en: 'within min_flex and max_flex it does not work; this would',
    },
    why: {
      de: 'die Grenzen min_flex und max_flex lassen keine Lösung zu; {all?danach hätten alle eine Chance, mindestens {lowest} %}{some?danach {none=hätte|hätten} {none} von {total} Personen keine Chance, alle anderen mindestens {lowest} %}',
      en: 'the limits min_flex and max_flex leave no solution; {all?after it everybody would have a chance, at least {lowest} %}{some?after it {none} of {total} people would have no chance, all others at least {lowest} %}',
    },
    remedy: {
      de: '{plan?im Plan unter quotas}{file?in {file}} {rows=diese Zeile|diese Zeilen} statt der bisherigen eintragen:\n{rows}',
      en: 'put {rows=this line|these lines} into {plan?the plan under quotas}{file?{file}} instead of the old {rows=one|ones}:\n{rows}',
    },
  },
  'QUOTA-019': {
    what: {
      de: 'In der Tabelle steht unter size keine ganze Zahl: „{value}“',
      en: 'in the table size is not a whole number: "{value}"',
    },
    why: {
      de: 'size ist eine Anzahl von Personen (0, 1, 2, ..)',
      en: 'size is a number of people (0, 1, 2, ..)',
    },
    remedy: {
      de: 'Zahl in dieser Zeile der Tabelle berichtigen',
      en: 'correct the number in this line of the table',
    },
  },
  'QUOTA-029': {
    what: {
      de: 'In der Tabelle {missing=fehlt die Spalte|fehlen die Spalten} {missing}',
      en: 'the table lacks the {missing=column|columns} {missing}',
    },
    why: {
      de: 'sie hat eine Spalte für jedes Merkmal und die Spalte size; gelesen wurde: {columns}',
      en: 'it has a column for each dimension and the column size; what was read: {columns}',
    },
    remedy: {
      de: 'Kopfzeile der Tabelle so schreiben: {names}',
      en: "write the table's header like this: {names}",
    },
  },
  'QUOTA-020': {
    what: {
      de: 'Quote für {names=einen Wert, den niemand hat|Werte, die niemand hat}: {dimension} „{names}“',
      en: 'a quota for {names=a value that nobody has|values that nobody has}: {dimension} "{names}"',
    },
    why: {
      de: '{adding?die Zeile sieht aus wie eine Summe; }zur Auswahl stehen in {dimension}: {values}',
      en: '{adding?the row looks like a total; }in {dimension} there are: {values}',
    },
    remedy: {
      de: '{nearest?gemeint ist vielleicht „{nearest}“; }Schreibweise berichtigen oder die Zeile streichen',
      en: '{nearest?perhaps "{nearest}" is meant; }correct the spelling, or delete the row',
    },
  },
  'QUOTA-021': {
    what: {
      de: 'Eine Quote nennt {names=einen Wert, den niemand hat|Werte, die niemand hat}: {dimension} „{names}“',
      en: 'a quota names {names=a value that nobody has|values that nobody has}: {dimension} "{names}"',
    },
    why: {
      de: '{adding?die Zeile sieht aus wie eine Summe; }zur Auswahl stehen in {dimension}: {values}',
      en: '{adding?the row looks like a total; }in {dimension} there are: {values}',
    },
    remedy: {
      de: '{nearest?gemeint ist vielleicht „{nearest}“; }wenn die Schreibweise stimmt, ist nichts zu tun',
      en: '{nearest?perhaps "{nearest}" is meant; }if the spelling is right there is nothing to do',
    },
  },
  'QUOTA-026': {
    what: { de: 'So hätten alle eine Chance', en: 'this is how everybody would have a chance' },
    why: {
      de: 'unter diesen Quoten kann jede Person gelost werden, mit einer Chance von mindestens {lowest} %',
      en: 'under these quotas everybody can be drawn, with a chance of at least {lowest} %',
    },
    remedy: {
      de: '{plan?im Plan unter quotas}{file?in {file}} {rows=diese Zeile|diese Zeilen} statt der bisherigen eintragen:\n{rows}',
      en: 'put {rows=this line|these lines} into {plan?the plan under quotas}{file?{file}} instead of the old {rows=one|ones}:\n{rows}',
    },
  },
  'QUOTA-027': {
    what: {
      de: '{none} von {total} Personen {none=hat|haben} keine Chance, gelost zu werden',
      en: '{none} of {total} people {none=has|have} no chance to be drawn',
    },
    why: {
      de: '{conflict?{conflict=diese Quote lässt|diese Quoten lassen} sich mit ihnen nicht erfüllen (in Klammern, wie viele Personen es gibt):\n{conflict}}{open?keine der möglichen Zusammensetzungen enthält sie}{early?die Suche wurde vorher beendet, und in der Liste kommen sie noch nicht vor}',
      en: '{conflict?{conflict=this quota|these quotas} cannot be met with them (in brackets, how many people there are):\n{conflict}}{open?none of the possible outcomes has them}{early?the search was ended early, and they are not in the list yet}',
    },
    remedy: {
      de: '{early?--time-limit erhöhen oder weglassen}{late?die Quoten vor der Ziehung lockern (losverfahren preview zeigt alle Chancen)}; die kleinste Chance der übrigen ist {lowest} %',
      en: '{early?raise --time-limit or leave it out}{late?loosen the quotas before the draw (losverfahren preview shows all chances)}; the least chance of the others is {lowest} %',
    },
  },
  'QUOTA-028': {
    what: {
      de: 'Mit anderen Quoten hätten alle eine Chance',
      en: 'under other quotas everybody would have a chance',
    },
    why: {
      de: 'danach kann jede Person gelost werden, mit einer Chance von mindestens {lowest} %',
      en: 'after this change everybody can be drawn, with a chance of at least {lowest} %',
    },
    remedy: {
      de: '{plan?im Plan unter quotas}{file?in {file}} {rows=diese Zeile|diese Zeilen} statt der bisherigen eintragen:\n{rows}',
      en: 'put {rows=this line|these lines} into {plan?the plan under quotas}{file?{file}} instead of the old {rows=one|ones}:\n{rows}',
    },
  },
  'QUOTA-050': {
    what: {
      de: 'Nicht alle Quoten lassen sich erfüllen; {changes=diese weiche Quote gibt|diese weichen Quoten geben} nach:\n{changes}',
      en: 'not all quotas can be met; {changes=this soft quota gives|these soft quotas give} way:\n{changes}',
    },
    why: {
      de: 'mit den Gewichten des Plans macht das {sum}, weniger hat die Suche nicht gefunden; {open?bewiesen ist, dass es mindestens {least} sein müssen}{certain?bewiesen ist auch, dass es nicht weniger sein kann}',
      en: "by the plan's weights that makes {sum}, and the search found no less; {open?it is proven that it must be at least {least}}{certain?and it is proven that it cannot be less}",
    },
    remedy: {
      de: 'wenn das so sein soll, ist nichts zu tun; sonst die Gewichte (weight) oder die Quoten ändern',
      en: 'if this is meant there is nothing to do; otherwise change the weights (weight) or the quotas',
    },
  },
} satisfies Problems;

export const quotaTexts = {
  'quota.softened': {
    de: '{group}: {from} bis {to} statt {min} bis {max}',
    en: '{group}: {from} to {to} in place of {min} to {max}',
  },
  'quota.min': { de: '{group}: mindestens {bound} ({people})', en: '{group}: at least {bound} ({people})' },
  'quota.max': { de: '{group}: höchstens {bound} ({people})', en: '{group}: at most {bound} ({people})' },
} satisfies Texts;

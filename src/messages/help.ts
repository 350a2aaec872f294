import type { Language, Texts } from './sentence.js';

/**
 * What `--help` says: what commands are for, their arguments and options. Only the command line needs it, so
 * it is not part of the catalogue.
 */
export const helpTexts = {
  example: { de: 'Beispiel:', en: 'Example:' },
  'help.usage': { de: 'Aufruf:', en: 'Usage:' },
  'help.arguments': { de: 'Angaben:', en: 'Arguments:' },
  'help.options': { de: 'Optionen:', en: 'Options:' },
  'help.commands': { de: 'Befehle:', en: 'Commands:' },
  'program.about': {
    de: 'Losverfahren für Bürgerbeteiligung: geschichtet, nachrechenbar, für alle mit derselben Chance.',
    en: 'Random selection of citizens: stratified, recomputable, the same chance for everybody.',
  },
  'program.usage': { de: '<befehl> [optionen]', en: '<command> [options]' },
  'program.example': {
    de: 'Beispiel:\n  losverfahren draw register.csv --plan losverfahren.yaml --seed "3 12 17 28 41 49 Superzahl 7" --output ziehung\n  losverfahren verify ziehung --register register.csv',
    en: 'Example:\n  losverfahren draw register.csv --plan losverfahren.yaml --seed "3 12 17 28 41 49 Superzahl 7" --output ziehung\n  losverfahren verify ziehung --register register.csv',
  },
  'program.exits': {
    de: 'Rückgabewerte: 0 erledigt, 1 Programmfehler, 2 falscher Aufruf, 3 Register oder Plan ungültig,\n4 Prüfung fand eine Abweichung, 5 Vorgaben nicht erfüllbar, 6 würde überschreiben,\n7 gespeichert, aber nicht ganz angezeigt oder an seinem Platz, 130 abgebrochen',
    en: 'Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 register or plan invalid, 4 verification found a\nmismatch, 5 demands cannot be met, 6 would overwrite,\n7 stored, but not all of it shown or in its place, 130 interrupted',
  },
  'cmd.init': {
    de: 'Plan anlegen: sieht sich das Register an und findet die Spalten',
    en: 'write a plan: looks at the register and finds its columns',
  },
  'cmd.check': {
    de: 'Register prüfen: Zeichensatz, Dubletten, Daten, unbekannte Werte',
    en: 'check a register: encoding, duplicates, dates, unknown values',
  },
  'cmd.size': {
    de: 'Wie viele Briefe für wie viele Plätze, bei welcher Zusagequote',
    en: 'how many letters for how many places, at what rate of yes',
  },
  'cmd.preview': {
    de: 'Vorschau ohne Startwert: Schichten, Anteile, Chancen',
    en: 'dry run without a seed: strata, shares, chances',
  },
  'cmd.commit': {
    de: 'Festlegen, vor dem Ereignis: Lostopf, Protokoll und Text für die Bekanntmachung',
    en: 'settle everything before the event: urn, log, and a text for the gazette',
  },
  'cmd.draw': {
    de: 'Ziehen: Einladungsliste, Reserveliste und Protokoll schreiben',
    en: 'draw: write invitation list, reserve list and audit log',
  },
  'cmd.letters': {
    de: 'Briefe: Liste für den Serienbrief, oder fertige Briefe aus einer Vorlage',
    en: 'letters: a list for a mail merge, or printable letters from a template',
  },
  'cmd.status': {
    de: 'Stand in Zahlen: wer eingeladen ist, geantwortet hat und gekommen ist, nach Gruppen',
    en: 'where things stand, in numbers: who was invited, answered and came, by group',
  },
  'cmd.panel': {
    de: 'Gremium aus den Zusagen losen, unter Quoten oder aus Töpfen',
    en: 'draw the panel from those who said yes, under quotas or from pots',
  },
  'cmd.verify': {
    de: 'Ziehung nachprüfen, aus dem Protokoll und aus dem Register',
    en: 'verify a draw, from its log and from the register',
  },
  'cmd.sign': {
    de: 'Protokoll unterschreiben, mit einem Schlüssel im Format von minisign',
    en: "sign a log, with a key in minisign's format",
  },
  'cmd.report': {
    de: 'Niederschrift schreiben: was festgelegt war, wer gelost werden konnte, was bewiesen ist; als Seite oder PDF',
    en: 'write the record of a draw: what was settled, who could be drawn, what is proven; as a page or PDF',
  },
  'cmd.prove': {
    de: 'Losbelege schreiben: für eine Person, oder für alle auf einer Liste',
    en: 'write slips: for one person, or for everybody on a list',
  },
  'cmd.sql': {
    de: 'Ziehung als SQL: zum Nachrechnen in einer Datenbank, oder um dort zu losen',
    en: 'a draw as SQL: to check it in a database, or to draw there',
  },
  'cmd.simulate': {
    de: 'Ziehung mit vielen Startwerten wiederholen und Chancen vergleichen',
    en: 'repeat the draw over many seeds and compare chances',
  },
  'cmd.synth': {
    de: 'Erfundenes Register einer Stadt erzeugen, zum Üben',
    en: 'make the register of an invented town, for practice',
  },
  'cmd.page': {
    de: 'Die Seite schreiben, mit der es ohne Terminal geht: eine Datei, ohne Internet',
    en: 'write the page that does it without a terminal: one file, without the internet',
  },
  'cmd.completion': {
    de: 'Vervollständigung für eine Shell: schlägt beim Tippen Befehle, Optionen und Dateien vor',
    en: 'completion for a shell: proposes commands, flags and files as one types',
  },
  'arg.shell': { de: 'bash, zsh, fish oder powershell', en: 'bash, zsh, fish or powershell' },
  'arg.register': {
    de: 'Registerdateien (CSV oder XLSX); ohne Angabe die des Plans; - für die Standardeingabe',
    en: "register files (CSV or XLSX); the plan's if left out; - for standard input",
  },
  'arg.draw': {
    de: 'Ordner der Ziehung, oder das Protokoll (audit.jsonl) allein',
    en: "the draw's folder, or the log (audit.jsonl) alone",
  },
  'arg.committed': {
    de: 'Ordner mit Protokoll und Lostopf (audit.jsonl, urn.csv)',
    en: 'folder with log and urn (audit.jsonl, urn.csv)',
  },
  'arg.sql': {
    de: 'Ordner der Ziehung oder ihr Protokoll, mit --batch der von batch; mit --plan eine CSV-Datei, von der nur die Spaltennamen gelesen werden',
    en: "the draw's folder or its log, with --batch that of batch; with --plan a CSV file of which only the column names are read",
  },
  'arg.answers': {
    de: 'CSV-Datei mit denen, die zugesagt haben',
    en: 'CSV file with the people who said yes',
  },
  'group.own': { de: 'Optionen:', en: 'Options:' },
  'group.plan': { de: 'Plan (Optionen gehen vor):', en: 'Plan (options win):' },
  'group.register': { de: 'Register:', en: 'Register:' },
  'group.general': { de: 'Allgemein:', en: 'General:' },
  'opt.plan': {
    de: 'Plan (YAML); ohne Angabe losverfahren.yaml, wenn vorhanden',
    en: 'plan (YAML); losverfahren.yaml if there is one',
  },
  'opt.size-places': {
    de: 'wie viele Plätze zu besetzen sind; ohne Angabe die des Gremiums im Plan',
    en: "how many places there are; the panel's of the plan if left out",
  },
  'opt.size-rate': {
    de: 'wie viele der Angeschriebenen zusagen: 5%; je Gruppe: 16-29=3% (mehrfach)',
    en: 'how many of those invited say yes: 5%; for a group: 16-29=3% (repeatable)',
  },
  'opt.size-rates': {
    de: 'CSV-Datei mit Quoten: Spalten der Merkmale und rate',
    en: 'CSV file with rates: columns of the dimensions, and rate',
  },
  'opt.size-draw': {
    de: 'frühere Ziehung, aus deren Protokoll die Quoten kommen (mehrfach)',
    en: 'earlier draw whose log tells the rates (repeatable)',
  },
  'opt.size-sure': {
    de: 'wie sicher die Zusagen reichen sollen',
    en: 'how sure it is to be that enough say yes',
  },
  'opt.size-targets': {
    de: 'CSV-Datei mit den Quoten des Gremiums (feature,value,min,max)',
    en: "CSV file with the panel's quotas (feature,value,min,max)",
  },
  'opt.size-runs': {
    de: 'wie oft simuliert wird, wo es keine genaue Rechnung gibt (2000)',
    en: 'how many runs where numbers have to be simulated (2000)',
  },
  'opt.size': {
    de: 'wie viele Personen eingeladen oder gelost werden',
    en: 'how many people to invite or to draw',
  },
  'opt.stratify': {
    de: 'Merkmale, mit Komma: district,gender,age oder Spalten; none für keine',
    en: 'dimensions, with commas: district,gender,age or columns; none for none',
  },
  'opt.age-bands': {
    de: 'Altersgruppen, mit Komma: 16-29,30-44,45-64,65+',
    en: 'age bands, with commas: 16-29,30-44,45-64,65+',
  },
  'opt.reference-date': {
    de: 'Stichtag für das Alter, JJJJ-MM-TT',
    en: 'day on which ages count, YYYY-MM-DD',
  },
  'opt.status-by': {
    de: 'nur nach diesem Merkmal, etwa district; auch mehrmals',
    en: 'by this dimension only, such as district; may be given several times',
  },
  'opt.status-public': {
    de: 'zum Veröffentlichen: ohne Zahlen unter 5 und ohne andere, aus denen sie folgen',
    en: 'to be published: without numbers below 5 and others that they follow from',
  },
  'opt.status-output': {
    de: 'Datei für die Zahlen: .csv oder .json',
    en: 'file for the numbers: .csv or .json',
  },
  'opt.report-output': {
    de: 'Datei für die Niederschrift: .html oder .pdf',
    en: 'file for the record: .html or .pdf',
  },
  'opt.report-public': {
    de: 'zum Veröffentlichen: ohne Zahlen unter 5 und ohne später eingetippte Texte',
    en: 'to be published: without numbers below 5 and without texts that were typed in later',
  },
  'opt.report-plan': {
    de: 'der Plan mit dem Abschnitt protocol (Ort, Mitwirkende); ohne Angabe losverfahren.yaml, wenn vorhanden',
    en: 'the plan with the section protocol (place, who took part); losverfahren.yaml if there is one',
  },
  'opt.protocol': {
    de: 'auch die Niederschrift schreiben, neben die Listen',
    en: 'write the record of the draw as well, beside the lists',
  },
  'opt.min-age': { de: 'Mindestalter', en: 'minimum age' },
  'opt.max-age': { de: 'Höchstalter', en: 'maximum age' },
  'opt.districts': { de: 'nur diese Stadtteile, mit Komma', en: 'only these districts, with commas' },
  'opt.exclude': {
    de: 'ausschließen: Spalte (nicht leer) oder Spalte=Wert+Wert; none für niemanden',
    en: 'exclude: column (not empty) or column=value+value; none for nobody',
  },
  'opt.reserve': {
    de: 'Reserve je eingeladener Person, zum Beispiel 1.5',
    en: 'reserve for each person invited, such as 1.5',
  },
  'opt.max-per-household': {
    de: 'höchstens so viele aus einem Haushalt',
    en: 'at most so many of a household',
  },
  'opt.title': { de: 'Titel der Ziehung', en: 'title of the draw' },
  'opt.seed-source': { de: 'woher der Startwert kommt', en: 'where the seed comes from' },
  'opt.column': {
    de: 'Spalte festlegen, zum Beispiel id=PersonID oder household=Name+Strasse',
    en: 'name a column, such as id=PersonID or household=Name+Street',
  },
  'opt.encoding': {
    de: 'Zeichensatz: auto, utf-8, utf-16le, windows-1252',
    en: 'encoding: auto, utf-8, utf-16le, windows-1252',
  },
  'opt.save-rows': {
    de: 'die Zeilen einer Arbeitsmappe so als CSV sichern, wie sie gelesen wurden',
    en: 'save the rows of a workbook as CSV, as they were read',
  },
  'opt.register-sheet': {
    de: 'Blatt der Arbeitsmappe (sonst das erste)',
    en: 'sheet of the workbook (otherwise the first)',
  },
  'opt.delimiter': { de: 'Trennzeichen: auto ; , tab |', en: 'delimiter: auto ; , tab |' },
  'opt.key-file': {
    de: 'Datei mit dem Schlüssel (64 Hexziffern), der Kennungen verdeckt',
    en: 'file with the key (64 hex digits) that hides the ids',
  },
  'opt.targets': {
    de: 'CSV-Datei mit Quoten (feature,value,min,max)',
    en: 'CSV file with quotas (feature,value,min,max)',
  },
  'opt.slack': {
    de: 'Spielraum der Quoten, die Anteile sind: so viele Plätze mehr oder weniger',
    en: 'play of quotas that are shares: so many places more or fewer',
  },
  'opt.objective': {
    de: 'Ziel bei Quoten: leximin, maximin, nash, goldilocks oder random',
    en: 'aim under quotas: leximin, maximin, nash, goldilocks or random',
  },
  'opt.cap': {
    de: 'bei Quoten die größte Chance so klein wie möglich halten, ohne dass die kleinste sinkt',
    en: 'under quotas, keep the greatest chance as small as possible without lowering the least',
  },
  'opt.mixing': {
    de: 'wie oft bei Quoten Personen zwischen Ergebnissen getauscht werden; alle Chancen bleiben; 0: nie',
    en: 'how often people are exchanged between outcomes under quotas; all chances stay; 0: never',
  },
  'opt.time-limit': {
    de: 'Suche nach der besten Lotterie so viele Sekunden nach dem Start beenden und die bis dahin beste nehmen',
    en: 'end the search for the best lottery so many seconds after the start and take the best so far',
  },
  'opt.workers': {
    de: 'wie viele Lesevorgänge nebeneinander; ohne Angabe passend zu Rechner und Register',
    en: 'how many threads read; left out: what suits machine and register',
  },
  'opt.json': { de: 'Ergebnis als JSON', en: 'result as JSON' },
  'opt.quiet': { de: 'nur Fehler zeigen', en: 'show errors only' },
  'opt.verbose': { de: 'bei Programmfehlern mehr zeigen', en: 'show more if the program fails' },
  'opt.lang': { de: 'Sprache', en: 'language' },
  'opt.no-color': { de: 'ohne Farben', en: 'without colours' },
  'opt.no-input': { de: 'keine Fragen stellen', en: 'ask no questions' },
  'opt.help': { de: 'Hilfe zeigen', en: 'show help' },
  'opt.version': { de: 'Version zeigen', en: 'show the version' },
  'opt.output-plan': { de: 'Datei für den Plan', en: 'file for the plan' },
  'opt.force-plan': { de: 'vorhandene Datei ersetzen', en: 'replace an existing file' },
  'opt.schema': {
    de: 'auch das JSON-Schema des Plans schreiben, für Editoren',
    en: "write the plan's JSON Schema as well, for editors",
  },
  'opt.seed': {
    de: 'Startwert, so wie er öffentlich ausgelost wurde',
    en: 'seed, just as it was drawn in public',
  },
  'opt.lotto': {
    de: 'Ergebnis der angekündigten Lottoziehung, zum Beispiel "3 12 17 28 41 49 Superzahl 7"',
    en: 'result of the announced lottery, such as "3 12 17 28 41 49 Superzahl 7"',
  },
  'opt.dice': {
    de: 'die angekündigten Würfe in ihrer Reihenfolge, zum Beispiel "4 2 6 1"',
    en: 'the announced throws in their order, such as "4 2 6 1"',
  },
  'opt.drand': {
    de: 'Datei mit der angekündigten Runde von drand (JSON); die Unterschrift wird geprüft',
    en: 'file with the announced round of drand (JSON); its signature is checked',
  },
  'opt.supplement': {
    de: 'Nachziehung über alle, die noch nicht angeschrieben sind, mit neuem, öffentlich ausgelostem Startwert; --output ist der Ordner der Ziehung',
    en: 'supplementary round over all who were never called, with a fresh public seed; --output is the folder of the draw',
  },
  'opt.redraw': {
    de: 'eine fehlerhafte Ziehung auf diese Festlegung verwerfen und neu ziehen',
    en: 'set aside a faulty draw on this commitment and draw anew',
  },
  'opt.reason': {
    de: 'warum; steht für alle lesbar im Protokoll, also ohne Namen',
    en: 'why; everybody can read it in the log, so name nobody',
  },
  'opt.output-commit': {
    de: 'Ordner der Ziehung, in den auch draw oder panel schreibt (sonst ziehung oder panel)',
    en: 'folder of the draw, into which draw or panel write as well (otherwise ziehung or panel)',
  },
  'opt.commit-key-file': {
    de: 'Datei mit dem Schlüssel; wird angelegt, wenn es sie nicht gibt (sonst ORDNER.key)',
    en: 'file with the key; it is made if it is not there (otherwise FOLDER.key)',
  },
  'opt.balls': {
    de: 'Kugeln sollen das Gremium bestimmen, aus 1000 nummerierten',
    en: 'balls will pick the panel, out of 1000 numbered ones',
  },
  'opt.number': {
    de: 'die wievielte Festlegung auf dieses Register und diesen Plan es ist',
    en: 'how many times this register and plan have been committed to, this one included',
  },
  'opt.commitment': {
    de: 'veröffentlichter Fingerabdruck der Festlegung; alles davor wird an ihm geprüft',
    en: 'published fingerprint of the commitment; everything before it is held against it',
  },
  'opt.urn': {
    de: 'Lostopf ohne Namen (urn.csv): rechnet die Ziehung ohne Register nach',
    en: 'urn without names (urn.csv): recomputes the draw without the register',
  },
  'opt.output-draw': { de: 'Ordner für Listen und Protokoll', en: 'folder for lists and log' },
  'opt.dialect': {
    de: 'Listen als CSV für deutsches Excel (excel-de), schlicht (rfc4180) oder als Arbeitsmappen (xlsx)',
    en: 'lists as CSV for German Excel (excel-de), plain (rfc4180), or as workbooks (xlsx)',
  },
  'opt.force': {
    de: 'vorhandene Listen ersetzen, nie ein Protokoll',
    en: 'replace existing lists, never a log',
  },
  'opt.at': {
    de: 'Zeitpunkt im Protokoll, zum Beispiel 2026-12-05T19:30:00Z',
    en: 'time in the log, such as 2026-12-05T19:30:00Z',
  },
  'opt.verify-register': {
    de: 'Registerdateien, bei vielen Ziehungen ihre Liste: alles wird neu gerechnet',
    en: 'register files, of a batch its list: everything is computed again',
  },
  'opt.verify-plan': {
    de: 'der bekannt gegebene Plan; mehrmals, wenn Ziehung und Gremium eigene Pläne haben',
    en: 'the plan that was announced; several times if draw and panel have plans of their own',
  },
  'opt.verify-seed': {
    de: 'der bekannt gegebene Startwert; einmal oder für Ziehung und Gremien der Reihe nach',
    en: 'the seed that was announced; once, or for the draw and each panel in their order',
  },
  'opt.verify-panel-number': {
    de: 'die Nummer, die mit Kugeln gezogen wurde',
    en: 'the number that was drawn with balls',
  },
  'opt.verify-key-file': {
    de: 'Datei mit dem Schlüssel (64 Hexziffern), bei vielen Ziehungen der Ordner mit allen; wird mit dem Protokoll verglichen',
    en: 'file with the key (64 hex digits), of a batch the folder with all of them; it is compared with the log',
  },
  'opt.fingerprint': {
    de: 'Fingerabdruck, der mit dem Protokoll verglichen wird',
    en: 'fingerprint to compare with the log',
  },
  'opt.runs': { de: 'wie viele Ziehungen', en: 'how many draws' },
  'opt.simulation-seed': {
    de: 'legt die Startwerte der Simulation fest',
    en: "fixes the simulation's seeds",
  },
  'opt.rows': { de: 'wie viele Personen', en: 'how many people' },
  'opt.synth-seed': { de: 'gleicher Text, gleiche Stadt', en: 'same text, same town' },
  'opt.synth-districts': { de: 'wie viele Stadtteile', en: 'how many districts' },
  'opt.output-synth': { de: 'Datei, - für die Standardausgabe', en: 'file, - for standard output' },
  'opt.synth-encoding': { de: 'utf-8, utf-16le oder windows-1252', en: 'utf-8, utf-16le or windows-1252' },
  'opt.synth-delimiter': { de: '; , tab oder |', en: '; , tab or |' },
  'opt.output-panel': { de: 'Ordner für Listen und Protokoll', en: 'folder for lists and log' },
  'opt.draw': {
    de: 'Ordner der Ziehung, deren Protokoll fortgesetzt wird',
    en: 'folder of the draw whose log is continued',
  },
  'opt.already': {
    de: 'CSV-Datei mit den Kennungen derer, die schon dabei sind (Nachlosung)',
    en: 'CSV file with the ids of people who are on the panel already (replacements)',
  },
  'opt.numbered': {
    de: 'nur die 1.000 nummerierten Zusammensetzungen für eine öffentliche Ziehung schreiben',
    en: 'only write the 1,000 numbered panels for a public draw',
  },
  'opt.panel-number': {
    de: 'öffentlich gezogene Nummer, 000 bis 999',
    en: 'number drawn in public, 000 to 999',
  },
  'opt.verify-already': {
    de: 'die Datei, die bei der Nachlosung mit --already angegeben war',
    en: 'the file given with --already when replacements were drawn',
  },
  'opt.verify-answers': {
    de: 'dieselben Zusagen noch einmal: das ganze Gremium nachrechnen',
    en: 'the same answers again: recompute the whole panel',
  },
  'opt.verify-targets': {
    de: 'die Quotendatei der Ziehung: ergibt sie die protokollierten Quoten?',
    en: "the draw's file of quotas: do they give those of the log?",
  },
  'opt.optimality': {
    de: 'die Lotterie neu berechnen und die kleinsten Chancen vergleichen',
    en: 'compute the lottery anew and compare the least chances',
  },
  'arg.called': {
    de: 'Ordner der Ziehung mit Protokoll und Listen; ohne Angabe der aktuelle',
    en: "the draw's folder with log and lists; the current one if left out",
  },
  'opt.letters-template': {
    de: 'fertige Briefe aus einer eigenen Vorlage (Markdown) oder einer mitgelieferten: einladung, einladung-leicht, erinnerung, dank, zusage, invitation, invitation-plain, reminder, thanks, confirmation',
    en: 'printable letters from a template of your own (Markdown) or of the program: invitation, invitation-plain, reminder, thanks, confirmation, einladung, einladung-leicht, erinnerung, dank, zusage',
  },
  'opt.write-template': {
    de: 'eine mitgelieferte Vorlage in eine Datei schreiben, um sie anzupassen',
    en: 'write a template of the program into a file, to change it',
  },
  'opt.letters-only': {
    de: 'nur für: open (noch keine Rückmeldung, für Erinnerungen), accepted (haben zugesagt), all (alle)',
    en: 'only for: open (no reply yet, for reminders), accepted (take part), all (everybody)',
  },
  'opt.letters-run': {
    de: 'nur für die, die in diesem Lauf nachgerückt sind (1, 2, ..)',
    en: 'only for those who were called by this run of replacements (1, 2, ..)',
  },
  'opt.letters-round': {
    de: 'nur für die Ziehungsrunde mit dieser Nummer (1 ist die Ziehung selbst)',
    en: 'only for the round of this number (1 is the draw itself)',
  },
  'opt.letters-output': {
    de: 'Datei: .xlsx oder .csv (serienbrief.xlsx), mit --template .html oder .pdf (briefe.html)',
    en: 'file: .xlsx or .csv (serienbrief.xlsx), with --template .html or .pdf (briefe.html)',
  },
  'opt.letters-plan': {
    de: 'Plan mit dem Abschnitt letters; ohne Angabe losverfahren.yaml, wenn er der bekannt gegebene ist',
    en: 'plan with the section letters; left out: losverfahren.yaml, if it is the one that was announced',
  },
  'opt.letters-key-file': {
    de: 'Datei mit dem Schlüssel der Kennungen; ohne Angabe ORDNER.key neben dem Ordner',
    en: 'file with the key of the labels; left out: FOLDER.key beside the folder',
  },
  'opt.prove-id': {
    de: 'Kennung der Person, bei mehreren Spalten mehrmals; - liest sie von der Standardeingabe, dann bleibt sie nicht in der Befehlsliste der Konsole stehen',
    en: "the person's id, several times if it has several columns; - reads it from standard input, so that it does not stay in the shell's history",
  },
  'opt.prove-drawn': {
    de: 'für alle, die gezogen wurden oder in Reserve sind; die Kennungen kommen aus den Listen im Ordner',
    en: 'for everybody who was drawn or is in reserve; the ids come from the lists in the folder',
  },
  'opt.prove-output': {
    de: 'Datei (slip.json); für mehrere ein Ordner (slips, slips-run-1, ..)',
    en: 'file (slip.json); for several a folder (slips, slips-run-1, ..)',
  },
  'opt.prove-page': {
    de: 'Datei für den Losbeleg zum Drucken (HTML)',
    en: 'file for the slip to be printed (HTML)',
  },
  'opt.prove-urn': {
    de: 'der Lostopf; ohne Angabe urn.csv im Ordner',
    en: 'the urn; left out: urn.csv in the folder',
  },
  'opt.prove-key-file': {
    de: 'Datei mit dem Schlüssel der Festlegung; ohne Angabe ORDNER.key neben dem Ordner',
    en: 'file with the key of the commitment; left out: FOLDER.key beside the folder',
  },
  'opt.verify-slip': {
    de: 'Losbeleg, der mit dem Protokoll verglichen wird',
    en: 'slip to compare with the log',
  },
  'opt.preview-panel': {
    de: 'das Gremium statt der Einladungen: die Datei enthält die Zusagen',
    en: 'the panel instead of the invitations: the file holds the answers',
  },
  'opt.compare': {
    de: 'bei Quoten: alle Ziele nebeneinander, auch irgendeine zulässige Auswahl',
    en: 'under quotas: all objectives side by side, and taking any outcome that meets them',
  },
  'opt.public-key': {
    de: 'öffentlicher Schlüssel (RW…) oder seine Datei: ist das Protokoll damit unterschrieben?',
    en: 'public key (RW…) or its file: is the log signed by it?',
  },
  'opt.signature': {
    de: 'Datei mit der Unterschrift; ohne Angabe die neben dem Protokoll (.minisig)',
    en: 'file with the signature; the one beside the log (.minisig) if left out',
  },
  'opt.secret-key': {
    de: 'Datei mit dem geheimen Schlüssel; fehlt sie, wird ein neues Paar angelegt',
    en: 'file with the secret key; if there is none, a new pair is made',
  },
  'opt.comment': {
    de: 'Text, der mit unterschrieben wird',
    en: 'a text that is signed as well',
  },
  'opt.password-file': {
    de: 'Datei mit dem Passwort des Schlüssels; - für die Standardeingabe',
    en: "file with the key's password; - for standard input",
  },
  'cmd.record': {
    de: 'Antworten und Besuche festhalten, einzeln oder aus einer Datei',
    en: 'record replies and visits, one or a file of them',
  },
  'opt.replies': {
    de: 'Datei mit Antworten (CSV oder XLSX): Code oder Kennung, Ergebnis; möglich sind Weg, Versuche, Datum, Bedarf, Notiz',
    en: 'file with replies (CSV or XLSX): code or id, outcome; optional way, attempts, date, needs, note',
  },
  'opt.sheet': {
    de: 'Blatt der Arbeitsmappe (sonst das erste)',
    en: 'sheet of the workbook (otherwise the first)',
  },
  'opt.record-code': { de: 'Code vom Brief', en: 'code of the letter' },
  'opt.record-id': {
    de: 'Kennung der Person statt des Codes, bei mehreren Spalten mehrmals',
    en: "the person's id instead of the code, several times if it has several columns",
  },
  'opt.outcome': {
    de: 'zugesagt, abgesagt, zurückgezogen, nicht erreicht, unzustellbar, verzogen, verstorben; ohne Ergebnis: nicht angetroffen, unentschlossen; nach der Veranstaltung: anwesend, abwesend',
    en: 'accepted, declined, withdrawn, unreachable, undeliverable, moved, deceased; without an outcome: not-met, undecided; after the event: present, absent',
  },
  'opt.way': {
    de: 'wie die Antwort kam: Brief, Online, Telefon, Besuch (sonst Brief); bei einer Datei für Zeilen ohne Angabe',
    en: 'how the reply came: letter, web, phone, visit (otherwise letter); with a file for rows that do not say',
  },
  'opt.attempts': {
    de: 'Briefe, Anrufe und Besuche bis dahin (sonst mitgezählt)',
    en: 'letters, calls and visits until then (otherwise counted)',
  },
  'opt.needs': {
    de: 'was die Person zur Teilnahme braucht, etwa childcare,transport',
    en: 'what the person needs to take part, such as childcare,transport',
  },
  'opt.record-date': { de: 'Tag der Antwort', en: 'day of the reply' },
  'opt.record-note': {
    de: 'was die Person von sich aus dazu gesagt hat; steht nur in der privaten Datei',
    en: 'what the person said of their own accord; kept in the private file only',
  },
  'cmd.replace': {
    de: 'Für alle, die ausgeschieden sind, die Nächsten derselben Gruppe nachrücken lassen',
    en: 'call the next of the same group for everybody who is out',
  },
  'opt.replace-register': {
    de: 'Register der Ziehung; nötig, sobald die Reserve nicht mehr reicht',
    en: 'register of the draw; needed when the reserve no longer reaches',
  },
  'opt.replace-urn': { de: 'Lostopf (sonst urn.csv im Ordner)', en: 'urn (otherwise urn.csv in the folder)' },
  'opt.replace-plan': {
    de: 'Plan, um die Dateien mit Kennungen zu finden, die er nennt',
    en: 'plan, to find the files with ids that it names',
  },
  'opt.correct': {
    de: 'eine festgehaltene Antwort berichtigen; die alte bleibt sichtbar',
    en: 'correct a reply that is recorded; the old one stays visible',
  },
  'opt.correct-reason': {
    de: 'Grund der Berichtigung, für alle lesbar, ohne Namen',
    en: 'reason of the correction, for everybody to read, without names',
  },
  'opt.later-key-file': {
    de: 'Schlüssel der Ziehung (sonst ORDNER.key)',
    en: 'key of the draw (otherwise FOLDER.key)',
  },
  'opt.record-plan': {
    de: 'Plan mit der Liste dessen, was Teilnehmende brauchen können',
    en: 'plan with the list of what people may need',
  },
  'cmd.purge': {
    de: 'Personenbezogene Daten löschen; Protokoll und Beweis bleiben',
    en: 'delete personal data; log and proof stay',
  },
  'arg.purge': { de: 'Ordner der Ziehung', en: 'the draw’s folder' },
  'opt.purge-key-file': {
    de: 'Schlüssel, der gelöscht wird (sonst ORDNER.key)',
    en: 'key to delete (otherwise FOLDER.key)',
  },
  'opt.purge-urn': { de: 'auch den Lostopf (urn.csv) löschen', en: 'delete the urn (urn.csv) as well' },
  'opt.purge-slips': {
    de: 'Ordner mit Losbelegen, die nicht ausgegeben wurden',
    en: 'folders with slips that were not handed out',
  },
  'opt.purge-plan': {
    de: 'der Plan der Ziehung: er nennt Fristen und Arbeitskopien; ohne Angabe losverfahren.yaml, wenn vorhanden',
    en: 'the plan of the draw, with dates and working copies; losverfahren.yaml if there is one',
  },
  'cmd.batch': {
    de: 'viele Gemeinden auf einmal ziehen, nach einem Plan und einem Startwert',
    en: 'draw many municipalities at once, by one plan and one seed',
  },
  'arg.batch': {
    de: 'Liste der Gemeinden (CSV oder XLSX): Schlüssel, Register, Briefe',
    en: 'list of municipalities (CSV or XLSX): key, register, size',
  },
  'opt.municipality': {
    de: 'amtlicher Schlüssel der Gemeinde; er steht hinter dem öffentlichen Startwert',
    en: 'official key of the municipality; it stands behind the public seed',
  },
  'opt.batch-seed': {
    de: 'der öffentliche Startwert; in jeder Gemeinde kommt ihr Schlüssel dazu',
    en: 'the public seed; in each municipality its key is added',
  },
  'opt.batch-from': {
    de: 'Ordner der Gemeindeziehung, aus der die Briefe kommen',
    en: 'folder of the draw of municipalities that the sizes come from',
  },
  'opt.verify-from': {
    de: 'Ordner der Gemeindeziehung, mit der die Briefe vieler Ziehungen verglichen werden',
    en: 'folder of the draw of municipalities that the sizes of a batch are compared with',
  },
  'opt.commit-batch': {
    de: 'viele Gemeinden festlegen: Liste mit Schlüssel, Register und Briefen',
    en: 'commit many municipalities: a list with key, register and size',
  },
  'opt.output-batch': {
    de: 'Ordner, in dem jede Gemeinde einen Ordner bekommt',
    en: 'folder in which each municipality gets a folder',
  },
  'opt.batch-close': {
    de: 'das Protokoll auch schließen, wenn Gemeinden fehlen; es nennt sie',
    en: 'close the log even if municipalities are missing; it names them',
  },
  'opt.batch-workers': {
    de: 'so viele Ziehungen zugleich (sonst eine je Prozessor)',
    en: 'so many draws at a time (otherwise one for each processor)',
  },
  'cmd.municipalities': {
    de: 'Gemeinden auslosen und wie viele Briefe jede verschickt',
    en: 'draw municipalities and how many letters each of them sends',
  },
  'arg.municipalities': {
    de: 'Gemeindeverzeichnis eines statistischen Amtes, CSV oder XLSX',
    en: "a statistical office's table of municipalities, CSV or XLSX",
  },
  'opt.hits': { de: 'wie viele Treffer auf Gemeinden fallen', en: 'how many hits fall on municipalities' },
  'opt.hit-letters': { de: 'Briefe für jeden Treffer', en: 'letters for each hit' },
  'opt.bands': {
    de: 'Größenklassen: wo eine aufhört und die nächste beginnt',
    en: 'bands of sizes: where one ends and the next begins',
  },
  'opt.table-sheet': {
    de: 'Blatt der Arbeitsmappe; ohne Angabe das erste mit einer Gemeindetabelle',
    en: 'sheet of the workbook; left out: the first one with such a table',
  },
  'opt.municipalities-plan': {
    de: 'Plan für die Ziehungen in den Gemeinden; er kommt auf ihre Blätter',
    en: 'plan of the draws in the municipalities; it goes onto their sheets',
  },
  'opt.output-municipalities': {
    de: 'Ordner für Liste, Blätter und Protokoll',
    en: 'folder for list, sheets and log',
  },
  'cmd.visits': {
    de: 'Listen für Besuche bei allen, die nicht geantwortet haben',
    en: 'lists for visiting everybody who did not answer',
  },
  'opt.output-visits': {
    de: 'Ordner mit allem je Team; .html: Liste zum Drucken; .csv: Tabelle',
    en: 'folder with everything for each team; .html: list to print; .csv: table',
  },
  'opt.teams': { de: 'wie viele Teams unterwegs sind', en: 'how many teams go' },
  'opt.visits-run': {
    de: 'nur wen dieser Nachrücklauf berufen hat',
    en: 'only those whom this run of replacements called',
  },
  'opt.visits-key-file': {
    de: 'Datei mit dem Schlüssel der Ziehung; ohne Angabe ORDNER.key neben dem Ordner',
    en: 'file with the key of the draw; left out: FOLDER.key beside the folder',
  },
  'opt.visits-plan': {
    de: 'der Plan mit dem Abschnitt visits; ohne Angabe losverfahren.yaml, wenn vorhanden',
    en: 'the plan with the section visits; losverfahren.yaml if there is one',
  },
  'opt.due': {
    de: 'nur löschen, was nach dem Plan heute fällig ist; fragt nur auf einem Terminal',
    en: 'only delete what is due today by the plan; asks only on a terminal',
  },
  'opt.dry-run': { de: 'nur zeigen, was gelöscht würde', en: 'only show what would be deleted' },
  'opt.yes': { de: 'ohne Frage löschen', en: 'delete without asking' },
  'opt.purge-at': {
    de: 'Zeitpunkt im Protokoll, nach dem sich auch --due richtet',
    en: 'time in the log, which --due goes by as well',
  },
  'opt.sql-dialect': { de: 'duckdb, postgres oder spark', en: 'duckdb, postgres or spark' },
  'opt.sql-table': {
    de: 'Tabelle mit dem Register, auch schema.tabelle',
    en: 'table with the register, also schema.table',
  },
  'opt.ids-table': {
    de: 'Tabelle mit den Kennungen einer Ausschlussregel, mit deren Nummer: 2=rat',
    en: "table with the ids of a rule of exclude, with the rule's number: 2=council",
  },
  'opt.sql-batch': {
    de: 'Spalte der Tabelle mit der Gemeinde: in jeder wird für sich gelost, wie mit batch',
    en: 'column of the table with the municipality: a draw in each of them, as by batch',
  },
  'opt.sql-list': {
    de: 'CSV-Datei mit Schlüssel und Zahl der Briefe je Gemeinde: die Liste für batch oder municipalities.csv',
    en: 'CSV file with key and number of letters of each municipality: the list for batch, or municipalities.csv',
  },
  'opt.sql-keys-table': {
    de: 'Tabelle mit municipality und key, wenn jede Gemeinde ihren eigenen Schlüssel hat (sonst: keys)',
    en: 'table with municipality and key, if each municipality has a key of its own (otherwise: keys)',
  },
  'opt.sql-count': {
    de: 'nur die Schichten zählen, niemanden ziehen',
    en: 'only count the strata, draw nobody',
  },
  'opt.sql-plan': {
    de: 'Plan (YAML), um in der Datenbank zu losen: erst zählen, dann mit --counts und --seed ziehen',
    en: 'plan (YAML), to draw in the database: first count, then draw with --counts and --seed',
  },
  'opt.sql-counts': {
    de: 'CSV-Datei mit dem, was die Zählung ergeben hat',
    en: 'CSV file with what the counting gave',
  },
  'opt.sql-key-file': {
    de: 'Datei mit dem Schlüssel; ins SQL kommt nur sein SHA-256',
    en: 'file with the key; only its SHA-256 goes into the SQL',
  },
} satisfies Texts;

export type HelpKey = keyof typeof helpTexts;

export function helpText(language: Language, key: HelpKey): string {
  return helpTexts[key][language];
}

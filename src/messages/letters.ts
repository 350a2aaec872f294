import type { Problems, Texts } from './sentence.js';

/** What `letters` says, and the words of addresses and salutations. */
export const letterProblems = {
  'LETTER-001': {
    what: {
      de: 'Was geschrieben werden soll, passt nicht zur Endung von {file}',
      en: 'what is to be written does not fit the ending of {file}',
    },
    why: {
      de: 'ohne --template entsteht eine Liste für den Serienbrief (.xlsx, .csv), mit --template entstehen fertige Briefe (.html, .pdf)',
      en: 'without --template it is a list for a mail merge (.xlsx, .csv), with --template printable letters (.html, .pdf)',
    },
    remedy: {
      de: 'hinter -o eine Datei mit einer dieser Endungen nennen: {endings}',
      en: 'behind -o name a file with one of these endings: {endings}',
    },
  },
  'LETTER-002': {
    what: {
      de: 'Für eine Anschrift {list=fehlt eine Spalte|fehlen Spalten} in der Liste: \n{list}',
      en: 'for an address the list lacks {list=a column|columns}: \n{list}',
    },
    why: {
      de: 'die Liste hat {columns=nur die Spalte|die Spalten} {columns}',
      en: "the list's {columns=only column is|columns are} {columns}",
    },
    remedy: {
      de: 'heißt die Spalte anders, im Plan sagen: letters: {example} ; fehlt sie, mit output.columns neu ziehen oder das Register ergänzen',
      en: 'if the column has another name, say so in the plan: letters: {example} ; if it is missing, it belongs into output.columns before the draw',
    },
  },
  'LETTER-003': {
    what: {
      de: 'Die Liste hat keine Spalte „{column}“{nearest? (gemeint „{nearest}“?)}',
      en: 'the list has no column "{column}"{nearest? (did you mean "{nearest}"?)}',
    },
    why: { de: 'im Plan steht sie unter letters.columns', en: 'the plan names it under letters.columns' },
    remedy: {
      de: 'eine von diesen nennen: {columns}',
      en: 'name one of these: {columns}',
    },
  },
  'LETTER-004': {
    what: {
      de: 'Die Vorlage verlangt „{name}“{nearest? (gemeint „{nearest}“?)}, und das gibt es nicht',
      en: 'the template asks for "{name}"{nearest? (did you mean "{nearest}"?)}, and there is no such thing',
    },
    why: {
      de: 'es gibt {known}',
      en: 'there {known=is|are} {known}',
    },
    remedy: {
      de: 'in der Vorlage einen dieser Namen schreiben, genau so',
      en: 'write one of these names in the template, just like that',
    },
  },
  'LETTER-005': {
    what: {
      de: 'In der Vorlage {braces.*}{name?: „{name}“}',
      en: 'in the template {braces.*}{name?: "{name}"}',
    },
    why: {
      de: 'ein Platzhalter steht in zwei geschweiften Klammern, ein Abschnitt zwischen Anfang und Ende desselben Namens',
      en: 'a placeholder stands between two braces, a section between the beginning and the end of the same name',
    },
    remedy: {
      de: 'schreiben wie in der mitgelieferten Vorlage: losverfahren letters --write-template einladung',
      en: 'write it as in a template of the program: losverfahren letters --write-template invitation',
    },
  },
  'LETTER-006': {
    what: {
      de: 'Die Vorlage verlangt „{name}“, und im Plan steht dazu nichts',
      en: 'the template asks for "{name}", and the plan does not say it',
    },
    why: {
      de: 'auf jedem Brief wäre dort eine Lücke',
      en: 'every letter would have a gap there',
    },
    remedy: {
      de: 'es im Plan ergänzen{plan? ({plan})}; mit -c sagen, wo der Plan liegt; oder die Stelle aus der Vorlage nehmen',
      en: 'add it to the plan{plan? ({plan})}; with -c say where the plan is; or take the place out of the template',
    },
  },
  'LETTER-007': {
    what: {
      de: 'Die Vorlage „{name}“ gibt es nicht{nearest? (gemeint „{nearest}“?)}',
      en: 'there is no template "{name}"{nearest? (did you mean "{nearest}"?)}',
    },
    why: {
      de: 'mitgeliefert sind {names}',
      en: 'the program has {names}',
    },
    remedy: {
      de: 'einen dieser Namen angeben, oder den Pfad einer eigenen Vorlage',
      en: 'give one of these names, or the path of a template of your own',
    },
  },
  'LETTER-008': {
    what: { de: 'Es gibt niemanden, dem zu schreiben wäre', en: 'there is nobody to write to' },
    why: {
      de: 'gesucht waren {only.*}, und so jemand steht nicht im Protokoll',
      en: 'wanted were {only.*}, and the log has no such person',
    },
    remedy: {
      de: 'zuerst die Rückmeldungen eintragen: losverfahren record; oder --only, --run und --round weglassen',
      en: 'first record the replies: losverfahren record; or leave out --only, --run and --round',
    },
  },
  'LETTER-009': {
    what: {
      de: '{kind.*} {number} gibt es nicht',
      en: 'there is no {kind.*} {number}',
    },
    why: { de: 'im Protokoll: {count}', en: 'in the log: {count}' },
    remedy: { de: 'eine Zahl bis {count} angeben, oder keine', en: 'give a number up to {count}, or none' },
  },
  'LETTER-010': {
    what: {
      de: '{count} {count=Anschrift ist|Anschriften sind} nicht vollständig: {hole.*}',
      en: '{count} {count=address is|addresses are} not complete: {hole.*}',
    },
    why: {
      de: 'es geht um {count=den Eintrag|die Einträge} mit los_rang {ranks}{others? und {others} weitere}; Namen stehen hier nie',
      en: '{count=it is the row|these are the rows} of los_rang {ranks}{others? and {others} more}; names are never shown here',
    },
    remedy: {
      de: 'im Melderegister nachsehen und die Anschrift vor dem Druck ergänzen',
      en: 'look it up in the register and complete the address before printing',
    },
  },
  'LETTER-011': {
    what: {
      de: 'Ob jemand unter 18 ist, steht nicht in der Liste',
      en: 'the list does not say who is under 18',
    },
    why: {
      de: 'nach dem Plan können Minderjährige gezogen sein; geraten wird nicht, also gehen alle Briefe an die Personen selbst',
      en: 'by the plan minors can have been drawn; nothing is guessed, so all letters go to the people themselves',
    },
    remedy: {
      de: 'beim nächsten Mal Alter oder Geburtsdatum in output.columns aufnehmen; ist es so gewollt, im Plan: letters: { minors: person }',
      en: 'next time have age or birth date in output.columns; if it is meant so, say in the plan: letters: { minors: person }',
    },
  },
  'LETTER-012': {
    what: {
      de: '{count} {count=dieser Briefe geht|dieser Briefe gehen} an Personen, die nicht teilnehmen',
      en: '{count} of these letters {count=goes|go} to people who do not take part',
    },
    why: {
      de: 'sie haben abgesagt, oder sie sind nicht erreichbar, verzogen oder verstorben',
      en: 'they have declined, or cannot be reached, have moved or died',
    },
    remedy: {
      de: 'für eine Erinnerung --only open, für Dank und Zusage --only accepted',
      en: 'for a reminder --only open, for thanks and confirmation --only accepted',
    },
  },
  'LETTER-016': {
    what: { de: 'Vorlage lässt sich nicht lesen ({reason.*})', en: 'cannot read the template ({reason.*})' },
    why: { de: 'aus ihr entstehen die Briefe', en: 'the letters are made from it' },
    remedy: {
      de: 'Pfad hinter --template prüfen; eine Vorlage zum Anpassen: losverfahren letters --write-template einladung',
      en: 'check the path behind --template; a template to start from: losverfahren letters --write-template invitation',
    },
  },
  'LETTER-017': {
    what: {
      de: 'Am Anfang der Vorlage steht „{name}“, und das sagt nichts',
      en: 'at the top of the template there is "{name}", which says nothing',
    },
    why: {
      de: 'zwischen den Strichen stehen nur language (de oder en) und size (8 bis 20, in Punkt)',
      en: 'between the dashes there are only language (de or en) and size (8 to 20, in points)',
    },
    remedy: {
      de: 'zum Beispiel language: de',
      en: 'such as language: en',
    },
  },
  'LETTER-018': {
    what: { de: 'Die Briefe haben keinen Absender', en: 'the letters have no sender' },
    why: {
      de: 'im Plan fehlt letters.sender; ohne Absender über der Anschrift kommt unzustellbare Post nicht zurück',
      en: 'the plan has no letters.sender; without one above the address undeliverable mail does not come back',
    },
    remedy: {
      de: 'im Plan ergänzen, zum Beispiel letters: { sender: [Stadt Musterstadt, Rathausplatz 1, 79098 Musterstadt] }',
      en: 'add it to the plan, such as letters: { sender: [Stadt Musterstadt, Rathausplatz 1, 79098 Musterstadt] }',
    },
  },
} satisfies Problems;

export const letterTexts = {
  'letters.list': {
    de: '{count} {count=Zeile|Zeilen} für den Serienbrief: {files}',
    en: '{count} {count=row|rows} for a mail merge: {files}',
  },
  'letters.pages': {
    de: '{count} {count=Brief|Briefe}: {files}',
    en: '{count} {count=letter|letters}: {files}',
  },
  'letters.represented': {
    de: '{count} {count=geht|gehen} an die gesetzliche Vertretung.',
    en: '{count} {count=goes|go} to legal representatives.',
  },
  'letters.private': {
    de: 'Die Datei enthält personenbezogene Daten und gehört niemandem sonst.',
    en: "The file has personal data and is nobody else's business.",
  },
  'letters.purge': {
    de: 'Damit sie mit den Listen gelöscht wird, gehört sie in den Plan:',
    en: 'To have it deleted with the lists, put it into the plan:',
  },
  'letters.merge': {
    de: 'Als Nächstes in Word: Sendungen, Empfänger auswählen, Vorhandene Liste verwenden.',
    en: 'Next, in Word: Mailings, Select Recipients, Use an Existing List.',
  },
  'letters.print': {
    de: 'Als Nächstes die Datei im Browser öffnen, ein paar Briefe ansehen, dann drucken: A4, ohne Ränder, Skalierung 100 %.',
    en: 'Next, open the file in a browser, look at some letters, then print: A4, no margins, scale 100 %.',
  },
  'letters.print-pdf': {
    de: 'Als Nächstes ein paar Seiten ansehen, dann drucken: A4, tatsächliche Größe.',
    en: 'Next, look at some pages, then print: A4, actual size.',
  },
  'letters.template': { de: 'Vorlage geschrieben: {file}', en: 'Template written: {file}' },
  'letters.template-next': {
    de: 'Mit dem Windows-Editor anpassen, dann: {command}',
    en: 'Change it in an editor, then: {command}',
  },
  'letter.sheet': { de: 'Serienbrief', en: 'Mail merge' },
  'letter.title': { de: 'Briefe', en: 'Letters' },
  'letter.qr': { de: 'QR-Code für die Rückmeldung', en: 'QR code for the reply' },
  'letter.dated': { de: '{place? {place}, }{date}', en: '{place? {place}, }{date}' },
  'letter.herr': { de: 'Herr', en: 'Mr' },
  'letter.frau': { de: 'Frau', en: 'Ms' },
  'letter.to-herr': { de: 'Herrn {name}', en: '{name}' },
  'letter.to-frau': { de: 'Frau {name}', en: '{name}' },
  'letter.dear-herr': { de: 'Sehr geehrter Herr {name}', en: 'Dear Mr {name}' },
  'letter.dear-frau': { de: 'Sehr geehrte Frau {name}', en: 'Dear Ms {name}' },
  'letter.also-herr': { de: 'sehr geehrter Herr {name}', en: 'dear Mr {name}' },
  'letter.also-frau': { de: 'sehr geehrte Frau {name}', en: 'dear Ms {name}' },
  'letter.dear-person': { de: 'Guten Tag {name}', en: 'Dear {name}' },
  'letter.dear-all': { de: 'Sehr geehrte Damen und Herren', en: 'Dear Sir or Madam' },
  'letter.both': { de: '{name} und {other}', en: '{name} and {other}' },
  'letter.representing': {
    de: 'gesetzliche Vertretung von {name}',
    en: 'legal representatives of {name}',
  },
  'letter.to-representatives': {
    de: 'An die gesetzliche Vertretung von {name}',
    en: 'To the legal representatives of {name}',
  },
  'letter-column.family_name': {
    de: 'der Name, üblich {usual} (letters.columns.{key})',
    en: 'the name, usually {usual} (letters.columns.{key})',
  },
  'letter-column.street': {
    de: 'die Straße, üblich {usual} (letters.columns.{key})',
    en: 'the street, usually {usual} (letters.columns.{key})',
  },
  'letter-column.postcode': {
    de: 'die Postleitzahl, üblich {usual} (letters.columns.{key})',
    en: 'the postcode, usually {usual} (letters.columns.{key})',
  },
  'letter-column.town': {
    de: 'der Ort, üblich {usual} (letters.columns.{key})',
    en: 'the town, usually {usual} (letters.columns.{key})',
  },
  'hole.name': { de: 'der Name fehlt', en: 'the name is missing' },
  'hole.street': { de: 'die Straße fehlt', en: 'the street is missing' },
  'hole.number': { de: 'die Hausnummer fehlt', en: 'the house number is missing' },
  'hole.town': { de: 'der Ort fehlt', en: 'the town is missing' },
  'hole.postcode': {
    de: 'die Postleitzahl fehlt oder hat nicht fünf Ziffern',
    en: 'the postcode is missing or does not have five digits',
  },
  'hole.long': {
    de: 'eine Zeile ist zu lang für das Fenster des Umschlags',
    en: "a line is too long for the envelope's window",
  },
  'braces.broken': {
    de: 'sind Klammern, die keinen Platzhalter ergeben',
    en: 'there are braces that make no placeholder',
  },
  'braces.unopened': {
    de: 'endet ein Abschnitt, der nicht begonnen hat',
    en: 'a section ends that has not begun',
  },
  'braces.unclosed': { de: 'hat ein Abschnitt kein Ende', en: 'a section has no end' },
  'only.all': { de: 'alle, die eingeladen wurden', en: 'all who were called' },
  'only.open': { de: 'Personen ohne Rückmeldung', en: 'people without a reply' },
  'only.accepted': { de: 'Personen, die zugesagt haben', en: 'people who have accepted' },
  'kind.run': { de: 'Einen Nachrücklauf', en: 'run of replacements' },
  'kind.round': { de: 'Eine Ziehungsrunde', en: 'round' },
} satisfies Texts;

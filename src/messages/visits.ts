import type { Problems, Texts } from './sentence.js';

/** What is said of visits: on the terminal, on lists, notes for the letterbox, and the page for a telephone. */
export const visitProblems = {
  'VISIT-001': {
    what: {
      de: 'Besuche sind in diesem Plan nicht eingeschaltet',
      en: 'visits are not switched on in this plan',
    },
    why: {
      de: 'ob an der Haustür eingeladen werden darf, ist nicht überall gleich; deshalb nennt der Plan das Land, und wer die Rechtslage geprüft hat',
      en: 'whether people may be invited at the door is not the same everywhere; so the plan names the Land, and who has looked at the law',
    },
    remedy: {
      de: 'prüfen lassen und dann in den Plan schreiben (steht es schon darin, den Plan mit --plan angeben):\nvisits:\n  land: {land}\n  acknowledged: "Rechtsamt, 3. November 2026"',
      en: 'have it looked at, then write into the plan (if it is there already, give the plan with --plan):\nvisits:\n  land: {land}\n  acknowledged: "Rechtsamt, 3 November 2026"',
    },
  },
  'VISIT-002': {
    what: {
      de: 'Der Plan nennt zwei Länder: {other}, und für die Besuche {land}',
      en: 'the plan names two Länder: {other}, and {land} for visits',
    },
    why: {
      de: 'welche Rechtslage geprüft wurde, ist dann nicht klar',
      en: 'it is not clear then which law was looked at',
    },
    remedy: {
      de: 'unter visits das Land eintragen, in dem besucht wird, nachdem dessen Recht geprüft ist:\nland: {other}',
      en: 'under visits name the Land where people are visited, once its law has been looked at:\nland: {other}',
    },
  },
  'VISIT-003': {
    what: {
      de: 'Einen Nachrücklauf {number} gibt es hier nicht',
      en: 'there is no run {number} of replacements here',
    },
    why: {
      de: 'von so einem Lauf steht nichts im Protokoll{values?; dort stehen: {values}}',
      en: 'the log has no such run{values?; it has: {values}}',
    },
    remedy: { de: '--run weglassen, dann sind es alle', en: 'leave out --run, then it is everybody' },
  },
  'VISIT-004': {
    what: {
      de: '{teams} Teams sind zu viele für {addresses} {addresses=Adresse|Adressen}',
      en: '{teams} teams are too many for {addresses} {addresses=address|addresses}',
    },
    why: {
      de: 'jedes Team bekommt mindestens eine Adresse, und keine wird geteilt',
      en: 'every team gets one address at least, and none is split',
    },
    remedy: { de: 'mit --teams weniger Teams angeben', en: 'give fewer with --teams' },
  },
  'VISIT-005': {
    what: {
      de: 'Auf den Listen stehen keine Namen oder keine Anschriften',
      en: 'the lists have no names or no addresses',
    },
    why: {
      de: 'ohne sie findet niemand die Tür; gefunden wurden die Spalten {columns}',
      en: 'without them nobody finds the door; the columns found are {columns}',
    },
    remedy: {
      de: 'die Spalten müssen heißen wie üblich, etwa Familienname, Vorname, Strasse, Hausnummer; vor der nächsten Ziehung in output.columns aufnehmen',
      en: 'the columns need their usual names, such as Familienname, Vorname, Strasse, Hausnummer; before the next draw have them in output.columns',
    },
  },
  'VISIT-006': {
    what: {
      de: 'Die Servicestelle Bürgerbeteiligung hält es in Baden-Württemberg nicht für zulässig, an der Haustür Teilnehmende zu gewinnen (2. September 2024)',
      en: 'the Servicestelle Bürgerbeteiligung holds that recruiting at the door is not lawful in Baden-Württemberg (2 September 2024)',
    },
    why: {
      de: 'ältere Programme verlangten solche Besuche; das Programm gibt die Auskunft weiter und berät nicht in Rechtsfragen',
      en: 'older programmes required such visits; this program passes the opinion on and gives no legal advice',
    },
    remedy: {
      de: 'vor dem ersten Besuch schriftlich klären, dass er erlaubt ist; der Eintrag im Plan ersetzt das nicht',
      en: 'before the first visit have it in writing that it is allowed; the entry in the plan is no substitute',
    },
  },
  'VISIT-007': {
    what: { de: 'Diese Art von Datei schreibt visits nicht', en: 'visits does not write this kind of file' },
    why: {
      de: 'es gibt eine Liste zum Drucken (.html), eine Tabelle (.csv), oder einen Ordner mit allem',
      en: 'there is a list to print (.html), a table (.csv), or a folder with everything',
    },
    remedy: {
      de: 'zum Beispiel -o besuche für einen Ordner, oder -o besuche.html; ein PDF macht der Browser beim Drucken',
      en: 'for example -o visits for a folder, or -o visits.html; the browser makes a PDF when it prints',
    },
  },
  'VISIT-008': {
    what: {
      de: 'In diesem Ordner liegen Listen für mehr Teams: {name}',
      en: 'this folder has lists for more teams: {name}',
    },
    why: {
      de: 'sie blieben liegen, und manche bekämen zweimal Besuch',
      en: 'they would stay there, and some people would be visited twice',
    },
    remedy: {
      de: 'den Ordner vorher löschen oder mit --output einen neuen angeben',
      en: 'delete the folder first, or give a new one with --output',
    },
  },
  'VISIT-009': {
    what: {
      de: 'Auf dem Zettel für den Briefkasten fehlt, wie man Sie erreicht',
      en: 'the note for the letterbox does not say how to reach you',
    },
    why: {
      de: 'dort ist eine leere Zeile, die von Hand auszufüllen ist',
      en: 'it has an empty line to be filled in by hand',
    },
    remedy: {
      de: 'im Plan unter visits ergänzen, zum Beispiel:\ncontact: "Bürgerbüro, Telefon 0123 456789, beteiligung@musterstadt.de"',
      en: 'in the plan add under visits, for example:\ncontact: "Bürgerbüro, phone 0123 456789, beteiligung@musterstadt.de"',
    },
  },
} satisfies Problems;

export const visitTexts = {
  'visits.nobody': {
    de: 'Es ist niemand zu besuchen: Alle haben geantwortet oder sind nicht mehr zu erreichen. Es wurde nichts geschrieben.',
    en: 'There is nobody to visit: everybody has answered or cannot be reached any more. Nothing was written.',
  },
  'visits.written': {
    de: 'Besuche: {count} {count=Person|Personen} ohne Antwort',
    en: 'Visits: {count} {count=person|people} without an answer',
  },
  'visits.size': {
    de: '{people} {people=Person|Personen}, {addresses} {addresses=Adresse|Adressen}',
    en: '{people} {people=person|people}, {addresses} {addresses=address|addresses}',
  },
  'visits.field-unplaced': { de: 'Ohne Anschrift', en: 'No address' },
  'visits.unplaced-count': {
    de: '{count} {count=Person|Personen}, Straße oder Hausnummer fehlt; sie stehen auf einer eigenen Liste',
    en: '{count} {count=person|people}, street or house number is missing; they are on a list of their own',
  },
  'visits.field-land': { de: 'Land', en: 'Land of the law' },
  'visits.land': { de: '{land}, bestätigt: {by}', en: '{land}, acknowledged: {by}' },
  'visits.files': { de: 'Geschrieben:', en: 'Written:' },
  'visits.private': {
    de: 'Namen und Anschriften: nur den Teams geben, die Seite für das Telefon auf keine Website stellen, nach den Besuchen alles löschen, auch auf Telefonen.',
    en: 'Names and addresses: give them to the teams alone, put the page for the telephone on no website, and delete it all after the visits, on telephones too.',
  },
  'visits.purged': {
    de: 'Der Plan nennt diese Dateien unter purge.files; losverfahren purge löscht sie mit den Listen.',
    en: 'The plan names these files in purge.files; losverfahren purge deletes them with the lists.',
  },
  'visits.unnamed': {
    de: 'Der Plan nennt {count=diese Datei|{count} dieser Dateien} nicht unter purge.files; losverfahren purge lässt sie liegen, also von Hand löschen. Im nächsten Plan vor der Ziehung, mit Pfaden ab dem Plan, zum Beispiel:',
    en: 'The plan does not name {count=this file|{count} of these files} in purge.files; losverfahren purge leaves them, so delete them by hand. In the next plan before the draw, with paths from the plan on, for example:',
  },
  'visits.next': {
    de: 'Was die Teams erfahren haben, danach eintragen: {command}',
    en: 'Afterwards enter what the teams found out: {command}',
  },
  'visits.accepted': { de: 'nimmt teil', en: 'takes part' },
  'visits.undecided': { de: 'überlegt noch', en: 'undecided' },
  'visits.declined': { de: 'lehnt ab', en: 'declined' },
  'visits.not-met': { de: 'niemand da', en: 'nobody in' },
  'visits.moved': { de: 'verzogen', en: 'moved' },
  'visits.deceased': { de: 'verstorben', en: 'deceased' },
  'visits.unreachable': { de: 'nicht erreichbar', en: 'not reached' },
  'visits.childcare': { de: 'Kinderbetreuung', en: 'childcare' },
  'visits.transport': { de: 'Fahrdienst', en: 'transport' },
  'visits.translation': { de: 'Übersetzung', en: 'translation' },
  'visits.access': { de: 'Barrierefreiheit', en: 'accessibility' },
  'visits.team': { de: 'Team {team} von {teams}', en: 'Team {team} of {teams}' },
  'visits.team-only': { de: 'Ein Team', en: 'One team' },
  'visits.legal': {
    de: 'Land: {land}. Besuche sind im Plan eingeschaltet. Ob sie erlaubt sind, prüft und sagt das Programm nicht; es berät nicht in Rechtsfragen.',
    en: 'Land: {land}. Visits are switched on in the plan. Whether they are allowed the program neither checks nor says; it gives no legal advice.',
  },
  'visits.legal-bw': {
    de: 'Baden-Württemberg: Die Servicestelle Bürgerbeteiligung hält es nicht für zulässig, an der Haustür Teilnehmende zu gewinnen (2. September 2024). Das ist ein Hinweis, keine Rechtsberatung.',
    en: 'Baden-Württemberg: the Servicestelle Bürgerbeteiligung holds that recruiting at the door is not lawful there (2 September 2024). This is a note and no legal advice.',
  },
  'visits.legal-by': { de: 'Im Plan bestätigt: {by}', en: 'Acknowledged in the plan: {by}' },
  'visits.list-title': { de: 'Besuchsliste', en: 'List for visits' },
  'visits.list-private': {
    de: 'Diese Liste nennt Namen und Anschriften: niemandem zeigen, nicht liegen lassen, nach den Besuchen zurückgeben.',
    en: 'This list has names and addresses: show it to nobody, do not leave it anywhere, hand it back after the visits.',
  },
  'visits.list-order': {
    de: 'In jeder Straße erst die ungeraden Hausnummern aufwärts, dann auf der anderen Seite die geraden zurück. Gründe nicht erfragen.',
    en: 'In each street first the odd numbers upwards, then the even ones back on the other side. Ask for no reasons.',
  },
  'visits.name': { de: 'Name und Code', en: 'Name and code' },
  'visits.number': { de: 'Haus', en: 'House' },
  'visits.attempt': { de: '{number}. Besuch', en: 'Visit {number}' },
  'visits.earlier': {
    de: 'bisher {count} {count=Besuch|Besuche}',
    en: '{count} {count=visit|visits} so far',
  },
  'visits.time': { de: 'Datum, Uhrzeit', en: 'Date, time' },
  'visits.met': { de: 'angetroffen', en: 'met' },
  'visits.outcome': { de: 'Ergebnis', en: 'Outcome' },
  'visits.needs': { de: 'Braucht', en: 'Needs' },
  'visits.unplaced': { de: 'Ohne vollständige Anschrift', en: 'Without a whole address' },
  'visits.unplaced-why': {
    de: 'Hier fehlt die Straße oder die Hausnummer. Diese Personen sind keinem Team zugeteilt.',
    en: 'Street or house number is missing here. These people belong to no team.',
  },
  'visits.no-area': { de: 'Ohne Stadtteil', en: 'Without a district' },
  'visits.note-title': { de: 'Zettel für den Briefkasten', en: 'Notes for the letterbox' },
  'visits.note-personal': { de: 'Persönlich', en: 'Personal' },
  'visits.note-greeting': { de: 'Guten Tag{name? {name}},', en: 'Dear {name},' },
  'visits.note-here': {
    de: 'wir wollten Sie besuchen und haben Sie nicht angetroffen.',
    en: 'we wanted to visit you, and nobody was in.',
  },
  'visits.note-when': { de: 'Tag, Uhrzeit', en: 'Day, time' },
  'visits.note-who': { de: 'Wir waren', en: 'We were' },
  'visits.note-drawn': {
    de: 'Das Los ist auf Sie gefallen: Sie sind eingeladen mitzumachen{title?: {title}}. Einen Brief haben Sie schon bekommen.',
    en: 'You were drawn by lot, and you are invited to take part{title?: {title}}. You have had a letter already.',
  },
  'visits.note-answer': {
    de: 'Sagen Sie uns bitte, ob Sie dabei sind, auch wenn Sie Unterstützung brauchen{needs?, etwa {needs}}. Dazu brauchen wir Ihren Code.',
    en: 'Please tell us whether you will be there, also if you need support{needs?, such as {needs}}. Give us your code when you do.',
  },
  'visits.code': { de: 'Ihr Code', en: 'Your code' },
  'visits.note-contact': { de: 'Kontakt', en: 'Contact' },
  'visits.note-free': {
    de: 'Mitmachen ist freiwillig. Wenn Sie nicht möchten, müssen Sie keinen Grund nennen.',
    en: 'It is up to you. If you would rather not, you need not say why.',
  },
  'visits.note-fold': {
    de: 'In Originalgröße drucken (100 %, ohne Ränder), an den gepunkteten Linien schneiden. Das obere Drittel nach innen falten, das untere nach hinten: Der Text ist dann innen, der Name außen.',
    en: 'Print at actual size (100 %, no margins) and cut along the dotted lines. Fold the upper third inwards and the lower one backwards: then the text is inside and the name outside.',
  },
  'visits.phone-title': { de: 'Besuche', en: 'Visits' },
  'visits.phone-private': {
    de: 'Diese Seite nennt Namen und Anschriften. Nicht weitergeben, das Telefon sperren, und nach den Besuchen Seite und Datei löschen.',
    en: 'This page has names and addresses. Do not pass it on, lock the telephone, and delete page and file after the visits.',
  },
  'visits.phone-how': {
    de: 'Nach jedem Besuch ein Ergebnis antippen. Die Seite braucht kein Netz und schickt nichts. Was Sie eintragen, ist weg, wenn die Seite geschlossen wird: Sichern Sie es zwischendurch und am Ende als Datei.',
    en: 'Tap an outcome after each visit. The page needs no network and sends nothing. What you enter is gone when the page is closed: save it as a file now and then, and at the end.',
  },
  'visits.phone-no-script': {
    de: 'Hier läuft kein Skript: Die Liste lässt sich lesen, eintragen lässt sich nichts. Öffnen Sie die Datei in einem Browser.',
    en: 'No script runs here: the list can be read, but nothing can be entered. Open the file in a browser.',
  },
  'visits.phone-outcome-of': { de: 'Ergebnis für {name}', en: 'Outcome for {name}' },
  'visits.phone-needs-of': { de: 'Was {name} braucht', en: 'What {name} needs' },
  'visits.phone-code': { de: 'Code des Briefs', en: 'Code on the letter' },
  'visits.phone-more': { de: 'Bedarf, Notiz, Korrektur', en: 'Needs, note, correction' },
  'visits.phone-note': { de: 'Notiz (freiwillig)', en: 'Note (optional)' },
  'visits.phone-note-hint': {
    de: 'Gründe nur, wenn die Person sie von sich aus nennt.',
    en: 'Reasons only if the person gives them unasked.',
  },
  'visits.phone-attempts': { de: 'Zahl der Besuche', en: 'Number of visits' },
  'visits.phone-fewer': { de: 'ein Besuch weniger', en: 'one visit fewer' },
  'visits.phone-another': { de: 'ein Besuch mehr', en: 'one visit more' },
  'visits.phone-clear': { de: 'Eintrag löschen', en: 'Delete entry' },
  'visits.phone-undo': { de: 'Rückgängig', en: 'Undo' },
  'visits.phone-save': { de: 'Datei sichern', en: 'Save file' },
  'visits.phone-as-text': { de: 'Als Text zum Kopieren', en: 'As text, to be copied' },
  'visits.phone-remember': { de: 'Eintragungen auf diesem Gerät merken', en: 'Keep entries on this device' },
  'visits.phone-remember-hint': {
    de: 'Gemerkt werden Codes, Ergebnisse und Notizen, keine Namen. Andere Seiten, die von diesem Gerät geöffnet werden, könnten sie lesen. Ausschalten löscht sie.',
    en: 'Codes, outcomes and notes are kept, no names. Other pages that are opened from this device could read them. Switching it off deletes them.',
  },
  'visits.phone-forget': { de: 'Alle Eintragungen löschen', en: 'Delete all entries' },
  'visits.live.progress': { de: '{done} von {total} eingetragen', en: '{done} of {total} entered' },
  'visits.live.noted': {
    de: '{name}: {outcome}, Besuche: {number}',
    en: '{name}: {outcome}, visits: {number}',
  },
  'visits.live.taken-back': { de: '{name}: rückgängig gemacht', en: '{name}: undone' },
  'visits.live.nothing-to-undo': {
    de: 'Es gibt nichts rückgängig zu machen.',
    en: 'There is nothing to undo.',
  },
  'visits.live.saved': {
    de: 'Gesichert als {file}, meist im Ordner „Downloads“. Bitte nachsehen.',
    en: 'Saved as {file}, mostly among the downloads. Please look there.',
  },
  'visits.live.unsaved': {
    de: 'Es gibt Eintragungen, die noch nicht gesichert sind.',
    en: 'There are entries that have not been saved.',
  },
  'visits.live.attempts': { de: 'Besuche: {number}', en: 'Visits: {number}' },
  'visits.live.attempts-left': { de: 'geplant sind {most}', en: '{most} are planned' },
  'visits.live.last-attempt': {
    de: 'mehr sind nicht geplant; sonst „nicht erreichbar“',
    en: 'no more are planned; otherwise "not reached"',
  },
  'visits.live.no-memory': {
    de: 'Dieser Browser merkt sich hier nichts. Bitte als Datei sichern.',
    en: 'This browser keeps nothing here. Please save a file.',
  },
  'visits.live.remembered': { de: 'Eintragungen werden gemerkt.', en: 'Entries are kept.' },
  'visits.live.forget': { de: 'Alle Eintragungen löschen?', en: 'Delete all entries?' },
  'visits.live.forgotten': {
    de: 'Auf diesem Gerät ist nichts mehr gemerkt.',
    en: 'Nothing is kept on this device any more.',
  },
  'visits.live.nothing-to-save': {
    de: 'Es ist noch nichts eingetragen.',
    en: 'Nothing has been entered yet.',
  },
  'visits.live.cleared': { de: '{name}: Eintrag gelöscht', en: '{name}: entry deleted' },
} satisfies Texts;

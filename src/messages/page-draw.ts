import type { Problems, Texts } from './sentence.js';

/** What the offline page says behind its door "Ziehen", where a clerk draws. */
export const pageDrawTexts = {
  'clerk.steps': { de: 'Schritte', en: 'Steps' },
  'clerk.step-register': { de: 'Register', en: 'Register' },
  'clerk.step-plan': { de: 'Plan', en: 'Plan' },
  'clerk.step-settle': { de: 'Festlegen', en: 'Commit' },
  'clerk.step-event': { de: 'Ereignis und Ziehen', en: 'Event and draw' },
  'clerk.step-result': { de: 'Ergebnis', en: 'Result' },
  'clerk.anew': { de: 'Von vorn beginnen', en: 'Start again' },
  'clerk.ask-anew': {
    de: 'Es gibt Ergebnisse, die noch nicht gesichert sind. Trotzdem von vorn beginnen?',
    en: 'There are results that have not been saved. Start again all the same?',
  },

  'clerk.bar': { de: 'Stand des Plans', en: 'The plan so far' },
  'clerk.bar-people': { de: 'Zur Auswahl', en: 'Can be drawn' },
  'clerk.bar-letters': { de: 'Einladungen', en: 'Invitations' },
  'clerk.bar-places': { de: 'Plätze', en: 'Places' },
  'clerk.bar-groups': { de: 'Gruppen', en: 'Groups' },
  'clerk.bar-smallest': { de: 'Kleinste Gruppe', en: 'Smallest group' },
  'clerk.counting': { de: 'Wird gezählt …', en: 'Counting …' },

  'clerk.stage': { de: 'Was wird ausgelost?', en: 'What is drawn?' },
  'clerk.stage-letters': {
    de: 'Einladungen, aus dem Melderegister',
    en: 'Invitations, from the register of residents',
  },
  'clerk.stage-panel': {
    de: 'Das Gremium, aus allen, die zugesagt haben',
    en: 'The panel, from everybody who said yes',
  },
  'clerk.stage-round': {
    de: 'Weitere Einladungen zu einer Ziehung, die es schon gibt',
    en: 'More invitations for a draw that was made already',
  },
  'clerk.drop-register': {
    de: 'Melderegister auswählen (CSV oder Excel)',
    en: 'Choose the register (CSV or Excel)',
  },
  'clerk.drop-answers': {
    de: 'Liste der Zusagen auswählen (CSV oder Excel)',
    en: 'Choose the list of answers (CSV or Excel)',
  },
  'clerk.drop-hint': {
    de: 'Zeichensatz und Trennzeichen werden erkannt. Die Datei bleibt auf diesem Gerät.',
    en: 'Encoding and delimiter are recognised. The file stays on this device.',
  },
  'clerk.remove': { de: '{file} entfernen', en: 'Remove {file}' },
  'clerk.before': {
    de: 'Protokoll der Einladungen fortführen (empfohlen)',
    en: 'Continue the log of the invitations (recommended)',
  },
  'clerk.before-drop': {
    de: 'Protokoll und Schlüssel der Einladungen (audit.jsonl und .key)',
    en: 'Log and key of the invitations (audit.jsonl and .key)',
  },
  'clerk.before-hint': {
    de: 'Damit lässt sich prüfen, dass nur eingeladene Personen im Gremium sitzen.',
    en: 'With them it can be checked that only people who were invited are on the panel.',
  },
  'clerk.before-log': { de: 'Protokoll liegt vor.', en: 'The log is there.' },
  'clerk.before-key': { de: 'Schlüssel liegt vor.', en: 'The key is there.' },
  'clerk.before-no-key': {
    de: 'Die Schlüsseldatei enthält keinen Schlüssel (64 Zeichen von 0 bis 9 und a bis f). Bitte die Datei ziehung.key von damals auswählen.',
    en: 'The key file holds no key (64 characters from 0 to 9 and a to f). Please choose the file ziehung.key of then.',
  },
  'clerk.own-plan': { de: 'Einen fertigen Plan verwenden', en: 'Use a plan that you have' },
  'clerk.plan-drop': { de: 'Plan auswählen (YAML)', en: 'Choose the plan (YAML)' },
  'clerk.plan-hint': {
    de: 'Er gilt dann anstelle des Formulars. Listen, die er nennt, kommen im nächsten Schritt dazu.',
    en: 'It then takes the place of the form. Lists that it names are added in the next step.',
  },
  'clerk.side': { de: 'Listen, die der Plan nennt (CSV)', en: 'Lists that the plan names (CSV)' },
  'clerk.side-hint': {
    de: 'Zum Beispiel Mitglieder des Rates, oder eine Tabelle mit Vorgaben.',
    en: 'For example members of the council, or a table of targets.',
  },
  'clerk.go-on': { de: 'Mit einer Festlegung weitermachen', en: 'Go on from a commitment' },
  'clerk.go-on-drop': {
    de: 'Gesicherte Festlegung auswählen (ZIP oder die Dateien daraus)',
    en: 'Choose the commitment that you saved (ZIP, or the files in it)',
  },
  'clerk.go-on-hint': {
    de: 'Danach das Register auswählen, mit dem festgelegt wurde.',
    en: 'Afterwards choose the register that was committed to.',
  },
  'clerk.resuming': { de: 'Wird geöffnet …', en: 'Opening …' },
  'clerk.resumed': {
    de: 'Die Festlegung liegt vor. Jetzt noch das Register auswählen, mit dem festgelegt wurde.',
    en: 'The commitment is there. Now choose the register that was committed to.',
  },
  'clerk.resumed-drawn': {
    de: 'Mit dieser Festlegung wurde schon gezogen. Eine neue Ziehung ist möglich, mit einer Begründung; beide bleiben im Protokoll. Jetzt noch das Register auswählen, mit dem festgelegt wurde.',
    en: 'This commitment has been drawn on already. Another draw is possible, with a reason; both stay in the log. Now choose the register that was committed to.',
  },
  'clerk.looking': { de: 'Das Register wird gelesen …', en: 'Reading the register …' },
  'clerk.to-plan': { de: 'Weiter zum Plan', en: 'On to the plan' },
  'clerk.to-settle': { de: 'Weiter zum Festlegen', en: 'On to the commitment' },
  'clerk.to-event': { de: 'Weiter zum Ereignis', en: 'On to the event' },

  'clerk.found': { de: 'Gefunden', en: 'Found' },
  'clerk.file-rows': {
    de: '{file}: {rows} {rows=Zeile|Zeilen}',
    en: '{file}: {rows} {rows=row|rows}',
  },
  'clerk.columns': { de: 'Spalten', en: 'Columns' },
  'clerk.meaning': { de: 'Bedeutung', en: 'Meaning' },
  'clerk.column': { de: 'Spalte', en: 'Column' },
  'clerk.block': { de: 'Sperrvermerk', en: 'Block on information' },
  'clerk.no-column': { de: 'keine Spalte gefunden', en: 'no column found' },
  'clerk.value': { de: 'Eintrag', en: 'Entry' },
  'clerk.rows': { de: 'Zeilen', en: 'Rows' },
  'clerk.effect': { de: 'Wirkung', en: 'Effect' },
  'clerk.excludes': { de: 'schließt aus', en: 'leaves out' },
  'clerk.lets-in': { de: 'lässt zu', en: 'lets in' },
  'clerk.more-values': {
    de: '{count} {count=weiterer Eintrag|weitere Einträge}',
    en: '{count} more {count=entry|entries}',
  },
  'clerk.years': {
    de: 'Geburtsjahre von {earliest} bis {latest}.',
    en: 'Years of birth from {earliest} to {latest}.',
  },
  'clerk.proposed': {
    de: 'Nach dem Vorschlag für den Plan {people=kann|können} {people} {people=Person|Personen} gelost werden, aus {rows} {rows=Zeile|Zeilen}. Ausgeschlossen:',
    en: 'By the proposed plan {people} {people=person|people} can be drawn, from {rows} {rows=row|rows}. Left out:',
  },
  'clerk.too-young': { de: 'zu jung', en: 'too young' },
  'clerk.too-old': { de: 'zu alt', en: 'too old' },

  'clerk.what': { de: 'Worum es geht', en: 'What it is for' },
  'clerk.title': { de: 'Titel', en: 'Title' },
  'clerk.title-hint': {
    de: 'Steht auf allen Texten, zum Beispiel „Bürgerrat Hitzeschutz“.',
    en: 'Stands on every text, for example "Citizens’ assembly on heat".',
  },
  'clerk.who': { de: 'Wer gelost werden kann', en: 'Who can be drawn' },
  'clerk.day': { de: 'Stichtag für das Alter', en: 'Day on which ages count' },
  'clerk.min-age': { de: 'Mindestalter', en: 'Least age' },
  'clerk.max-age': { de: 'Höchstalter (leer: keines)', en: 'Greatest age (empty: none)' },
  'clerk.no-ages': {
    de: 'Das Register hat weder Geburtsdatum noch Alter; nach dem Alter lässt sich nicht auswählen.',
    en: 'The register has neither birth dates nor ages, so nothing can depend on age.',
  },
  'clerk.districts': { de: 'Stadtteile', en: 'Districts' },
  'clerk.districts-all': {
    de: 'alle ({count})',
    en: 'all ({count})',
  },
  'clerk.districts-some': { de: 'nur einige', en: 'only some' },
  'clerk.districts-which': { de: 'In diesen Stadtteilen', en: 'In these districts' },
  'clerk.left-out': { de: 'Wer ausgeschlossen ist', en: 'Who is left out' },
  'clerk.no-rules': {
    de: 'Im Register wurde keine Spalte mit Sperrvermerken oder ähnlichem gefunden.',
    en: 'No column with blocks on information or the like was found in the register.',
  },
  'clerk.rule-any': { de: 'jeder Eintrag schließt aus', en: 'any entry leaves out' },
  'clerk.rule-some': { de: 'nur diese Einträge schließen aus', en: 'only these entries leave out' },
  'clerk.rule-none': { de: 'schließt niemanden aus', en: 'leaves nobody out' },
  'clerk.rule-values': {
    de: 'Einträge in „{column}“, die ausschließen',
    en: 'Entries in "{column}" that leave out',
  },
  'clerk.reason': { de: 'Grund, wie er im Protokoll steht', en: 'Reason, as the log has it' },
  'clerk.block-open': {
    de: 'Menschen mit Auskunftssperre würden angeschrieben (§§ 51, 52 BMG). Das ist selten richtig.',
    en: 'People with a block on information would get letters (§§ 51, 52 BMG). That is seldom right.',
  },
  'clerk.id-lists': {
    de: 'Einzelne Personen ausschließen, zum Beispiel Mitglieder des Rates',
    en: 'Leave out single people, for example members of the council',
  },
  'clerk.id-list': { de: 'Liste mit Kennungen auswählen (CSV)', en: 'Choose a list of ids (CSV)' },
  'clerk.id-list-hint': {
    de: 'Eine Spalte heißt wie die Kennung im Register.',
    en: 'One column is called like the id in the register.',
  },
  'clerk.id-reason': { de: 'Grund für {file}', en: 'Reason for {file}' },

  'clerk.groups': { de: 'Gruppen (Schichten)', en: 'Groups (strata)' },
  'clerk.groups-hint': {
    de: 'Jede Gruppe bekommt so viele Einladungen, wie ihr Anteil ist. Die Chance bleibt für alle gleich.',
    en: 'Each group gets as many invitations as its share is. Everybody’s chance stays the same.',
  },
  'clerk.groups-panel': {
    de: 'Merkmale, für die es Vorgaben gibt, wie viele im Gremium sitzen sollen.',
    en: 'Traits for which there are targets of how many are to be on the panel.',
  },
  'clerk.by-district': { de: 'nach Stadtteil', en: 'by district' },
  'clerk.by-gender': { de: 'Nach Geschlecht', en: 'By gender' },
  'clerk.gender-lot': {
    de: 'Frauen und Männer; „divers“ und „ohne Angabe“ werden per Los zugeordnet',
    en: 'women and men; "diverse" and "not stated" are assigned by lot',
  },
  'clerk.gender-each': { de: 'jeder Eintrag eine eigene Gruppe', en: 'a group for each entry' },
  'clerk.gender-none': { de: 'nicht nach Geschlecht', en: 'not by gender' },
  'clerk.by-age': { de: 'nach Alter', en: 'by age' },
  'clerk.by-column': { de: 'nach „{column}“', en: 'by "{column}"' },
  'clerk.bands': { de: 'Altersgruppen', en: 'Age bands' },
  'clerk.band-from': { de: '{band} Jahre', en: '{band} years' },
  'clerk.band-merge': { de: '{first} und {second} zusammenlegen', en: 'Put {first} and {second} together' },
  'clerk.band-more': { de: 'Größte Altersgruppe teilen', en: 'Split the widest band' },

  'clerk.how-many': { de: 'Wie viele', en: 'How many' },
  'clerk.letters': { de: 'Einladungen', en: 'Invitations' },
  'clerk.places': { de: 'Plätze im Gremium', en: 'Places on the panel' },
  'clerk.reserve': { de: 'Reserve für jede Einladung', en: 'Reserve for each invitation' },
  'clerk.reserve-hint': {
    de: '1,5 heißt: drei Nachrückende für zwei Eingeladene.',
    en: '1.5 means three in reserve for two who are invited.',
  },
  'clerk.household': {
    de: 'Höchstens so viele aus einem Haushalt (leer: keine Grenze)',
    en: 'At most so many of one household (empty: no limit)',
  },
  'clerk.household-hint': {
    de: 'Mit einer Grenze haben Menschen, die mit anderen zusammenleben, eine kleinere Chance.',
    en: 'With a limit, people who live with others have a smaller chance.',
  },

  'clerk.event': { de: 'Das Ereignis, das entscheidet', en: 'The event that decides' },
  'clerk.event-kind': { de: 'Art des Ereignisses', en: 'Kind of event' },
  'clerk.event-hint': {
    de: 'Es findet statt, wenn alles festgelegt ist, und niemand kann es beeinflussen.',
    en: 'It takes place when everything has been settled, and nobody can influence it.',
  },
  'clerk.event-lotto': { de: 'Ziehung Lotto 6aus49', en: 'German lottery 6aus49' },
  'clerk.event-dice': { de: 'Würfel vor Publikum', en: 'Dice before an audience' },
  'clerk.event-drand': {
    de: 'Zufallsquelle drand, eine bestimmte Runde',
    en: 'Randomness beacon drand, a certain round',
  },
  'clerk.event-text': {
    de: 'etwas anderes, das veröffentlicht wird',
    en: 'something else that will be published',
  },
  'clerk.event-none': { de: 'steht noch nicht fest', en: 'not decided yet' },
  'clerk.event-date': { de: 'Tag des Ereignisses', en: 'Day of the event' },
  'clerk.spiel-77': { de: 'mit Spiel 77', en: 'with Spiel 77' },
  'clerk.super-6': { de: 'mit Super 6', en: 'with Super 6' },
  'clerk.dice-count': { de: 'Würfe', en: 'Throws' },
  'clerk.dice-faces': { de: 'Seiten des Würfels', en: 'Faces of each' },
  'clerk.drand-round': { de: 'Nummer der Runde', en: 'Number of the round' },
  'clerk.event-source': {
    de: 'In Worten, für die Bekanntmachung (freiwillig)',
    en: 'In words, for the gazette (optional)',
  },

  'clerk.live': { de: 'Was der Plan bewirkt', en: 'What the plan does' },
  'clerk.no-targets': {
    de: 'Sobald Vorgaben eingetragen sind, steht hier, ob sie sich erfüllen lassen und welche Chancen sie geben.',
    en: 'Once there are targets, this shows whether they can be met and which chances they give.',
  },
  'clerk.chance': {
    de: '{size} von {people} {people=Person|Personen}: Jede hat dieselbe Chance, {chance}.',
    en: '{size} of {people} {people=person|people}: everybody has the same chance, {chance}.',
  },
  'clerk.chance-household': {
    de: '{size} von {people} {people=Person|Personen}, im Durchschnitt {chance}. Die Chancen sind nicht alle gleich.',
    en: '{size} of {people} {people=person|people}, {chance} on average. The chances are not all equal.',
  },
  'clerk.lottery': {
    de: 'Unter {outcomes} {outcomes=möglichen Gremium|möglichen Gremien} wird gelost. Die kleinste Chance ist {least}; {none} {none=Person hat|Personen haben} keine.',
    en: 'One of {outcomes} possible {outcomes=panel|panels} is drawn. The least chance is {least}; {none} {none=person has|people have} none.',
  },
  'clerk.groups-caption': { de: 'Gruppen im Überblick', en: 'Groups at a glance' },
  'clerk.quotas-caption': { de: 'Vorgaben', en: 'Targets' },
  'clerk.col-letters': { de: 'Einladungen', en: 'Invitations' },
  'clerk.available': { de: 'vorhanden', en: 'there are' },
  'clerk.from-to': { de: 'von–bis', en: 'from–to' },
  'clerk.small': {
    de: '{count} {count=Gruppe hat|Gruppen haben} weniger als 5 Personen. Veröffentlichte Zahlen könnten auf einzelne Menschen deuten.',
    en: '{count} {count=group has|groups have} fewer than 5 people. Published numbers could point at single people.',
  },
  'clerk.small-one': { de: 'klein', en: 'small' },
  'clerk.all-strata': {
    de: '{count=Die eine Gruppe|Alle {count} Gruppen} mit Chancen',
    en: '{count=The one group|All {count} groups} with chances',
  },
  'clerk.plan-text': { de: 'Der Plan als Text (YAML)', en: 'The plan as text (YAML)' },
  'clerk.save-file': { de: '{file} sichern', en: 'Save {file}' },
  'clerk.plan-from-file': { de: 'Es gilt der Plan aus {file}.', en: 'The plan in {file} counts.' },
  'clerk.use-form': { de: 'Stattdessen das Formular', en: 'Use the form instead' },
  'clerk.fixed': {
    de: 'Der Plan ist festgelegt und lässt sich nicht mehr ändern. Für einen anderen Plan von vorn beginnen.',
    en: 'The plan has been settled and cannot be changed. Start again for another plan.',
  },

  'clerk.targets': { de: 'Vorgaben für das Gremium', en: 'Targets for the panel' },
  'clerk.targets-hint': {
    de: 'Leer heißt: keine Vorgabe. Steht nur ein Höchstwert da, gilt mindestens 0.',
    en: 'Empty means no target. With a greatest number only, the least is 0.',
  },
  'clerk.targets-file': {
    de: 'Stattdessen eine Datei mit Vorgaben verwenden',
    en: 'Use a file with targets instead',
  },
  'clerk.targets-drop': {
    de: 'Vorgaben auswählen (CSV oder Excel)',
    en: 'Choose the targets (CSV or Excel)',
  },
  'clerk.targets-drop-hint': {
    de: 'Vier Spalten: Merkmal, Wert, min, max. Die Datei bestimmt dann auch, nach welchen Merkmalen gruppiert wird.',
    en: 'Four columns: feature, value, min, max. The file then also says which groups there are.',
  },
  'clerk.panel-more': { de: 'Wie gelost wird', en: 'How the panel is drawn' },
  'clerk.substitutes': {
    de: 'Gleich viele Ersatzmitglieder mitlosen, mit denselben Quoten (nicht mit Kugeln)',
    en: 'Draw as many substitutes at once, under the same quotas (not with balls)',
  },
  'clerk.balls': {
    de: 'Am Ende entscheiden Kugeln über eines von 1.000 nummerierten Gremien',
    en: 'In the end balls decide on one of 1,000 numbered panels',
  },
  'clerk.balls-hint': {
    de: 'Vor Publikum werden drei Ziffern gezogen. Ohne dieses Häkchen entscheidet der Startwert allein.',
    en: 'Three digits are drawn before an audience. Without this tick the seed alone decides.',
  },
  'clerk.already': {
    de: 'Einige sitzen schon im Gremium, zum Beispiel bei einer Nachlosung',
    en: 'Some are on the panel already, for example when replacements are drawn',
  },
  'clerk.already-drop': {
    de: 'Liste mit den Kennungen derer auswählen, die bleiben (CSV)',
    en: 'Choose the list with the ids of those who stay (CSV)',
  },
  'clerk.already-hint': {
    de: 'Sie zählen bei Plätzen und Vorgaben mit und müssen auch unter den Zusagen stehen.',
    en: 'They count for places and targets, and must be among the answers as well.',
  },
  'clerk.at-least': { de: 'mindestens', en: 'at least' },
  'clerk.at-most': { de: 'höchstens', en: 'at most' },
  'clerk.cell-min': { de: '{group}: mindestens', en: '{group}: at least' },
  'clerk.cell-max': { de: '{group}: höchstens', en: '{group}: at most' },
  'clerk.conflict-min': {
    de: 'Mindestens {bound} geht nicht zusammen mit den anderen markierten Vorgaben. Vorhanden: {people}.',
    en: 'At least {bound} cannot be met together with the other marked targets. There are {people}.',
  },
  'clerk.conflict-max': {
    de: 'Höchstens {bound} geht nicht zusammen mit den anderen markierten Vorgaben. Vorhanden: {people}.',
    en: 'At most {bound} cannot be met together with the other marked targets. There are {people}.',
  },
  'clerk.advice': { de: 'Das würde genügen:', en: 'This would be enough:' },
  'clerk.advice-row': { de: '{group}: {min} bis {max}', en: '{group}: {min} to {max}' },

  'clerk.advice-all': { de: 'Dann hätten alle eine Chance.', en: 'Then everybody would have a chance.' },
  'clerk.advice-none': {
    de: 'Dann {count=hätte|hätten} {count} {count=Person|Personen} keine Chance.',
    en: 'Then {count} {count=person|people} would have no chance.',
  },

  'clerk.settle-why': {
    de: 'Register, Plan und Ereignis werden festgelegt, bevor das Ereignis stattfindet. Danach kann niemand mehr etwas aussuchen, auch die Gemeinde nicht.',
    en: 'Register, plan and event are settled before the event takes place. Afterwards nobody can choose anything any more, not even the municipality.',
  },
  'clerk.settle-key': {
    de: 'Ein geheimer Schlüssel wird erzeugt. Ohne ihn kann niemand die Lose im Lostopf Personen zuordnen.',
    en: 'A secret key is made. Without it nobody can tell whose line of the urn is whose.',
  },
  'clerk.settle-public': {
    de: 'Es entstehen ein Lostopf ohne Namen, ein Protokoll und der Text für die Bekanntmachung.',
    en: 'There will be an urn without names, a log and the text for the gazette.',
  },
  'clerk.settle-later': {
    de: 'Alles kommt in eine ZIP-Datei, mit der Sie nach dem Ereignis hier weitermachen.',
    en: 'Everything goes into a ZIP file, with which you go on here after the event.',
  },
  'clerk.settle': { de: 'Jetzt festlegen', en: 'Commit now' },
  'clerk.settling': { de: 'Wird festgelegt …', en: 'Committing …' },
  'clerk.unsettled': { de: 'Ohne Festlegung ziehen', en: 'Draw without a commitment' },
  'clerk.unsettled-hint': {
    de: 'Ohne Festlegung bleibt offen, ob Register und Plan erst nach dem Ereignis so gewählt wurden, dass jemand Bestimmtes gezogen wird.',
    en: 'Without a commitment it stays open whether register and plan were chosen after the event so that somebody in particular is drawn.',
  },
  'clerk.settled': { de: 'Festgelegt.', en: 'Settled.' },
  'clerk.fingerprint': {
    de: 'Fingerabdruck der Festlegung, er gehört in die Bekanntmachung:',
    en: 'Fingerprint of the commitment, which belongs into the gazette:',
  },
  'clerk.keep': { de: 'Sichern', en: 'Save' },
  'clerk.keep-hint': {
    de: 'Die Datei enthält den geheimen Schlüssel. Sie bleibt bei Ihnen, mit dem Register; ohne beide kann nicht gezogen werden.',
    en: 'The file has the secret key in it. It stays with you, together with the register; without both there can be no draw.',
  },
  'clerk.packing': { de: 'Wird gepackt …', en: 'Packing …' },
  'clerk.gazette': { de: 'Text für die Bekanntmachung', en: 'Text for the gazette' },
  'clerk.gazette-hint': {
    de: 'Vor dem Ereignis veröffentlichen, zum Beispiel im Amtsblatt und auf der Website.',
    en: 'Publish it before the event, for example in the gazette and on the website.',
  },
  'clerk.copy': { de: 'Text kopieren', en: 'Copy the text' },
  'clerk.copied': { de: 'Kopiert.', en: 'Copied.' },
  'clerk.then': { de: 'Danach', en: 'Then' },
  'clerk.then-hint': {
    de: 'Diese Seite kann jetzt geschlossen werden. Nach dem Ereignis: Seite öffnen, im ersten Schritt die ZIP-Datei und das Register auswählen.',
    en: 'This page can be closed now. After the event: open it and choose the ZIP file and the register in the first step.',
  },

  'clerk.open': {
    de: 'Es wird ohne Festlegung gezogen. Wer später prüft, erfährt, dass Register und Plan vor dem Ereignis nicht festgelegt waren.',
    en: 'This is a draw without a commitment. Whoever verifies it is told that register and plan were not settled before the event.',
  },
  'clerk.on-commitment': {
    de: 'Gezogen wird nach der Festlegung. Weichen Register oder Plan davon ab, wird nicht gezogen.',
    en: 'This draw goes by the commitment. If register or plan differ from it, nobody is drawn.',
  },
  'clerk.again': {
    de: 'Zu dieser Festlegung gibt es schon eine Ziehung. Die neue tritt an ihre Stelle; beide bleiben im Protokoll, mit der Begründung.',
    en: 'This commitment has been drawn on already. The new draw sets the last one aside; both stay in the log, with the reason.',
  },
  'clerk.reason-again': {
    de: 'Warum wird die vorige Ziehung verworfen?',
    en: 'Why is the last draw set aside?',
  },
  'clerk.reason-again-hint': {
    de: 'Steht öffentlich im Protokoll. Bitte keine Namen.',
    en: 'It stands in the log for everybody. No names, please.',
  },
  'clerk.numbers-why': {
    de: 'Aus Startwert und Zusagen folgen 1.000 nummerierte Gremien. Die Liste der Gremien nennt nur Nummern und wird veröffentlicht, bevor die Kugeln rollen.',
    en: 'From seed and answers follow 1,000 numbered panels. The list of panels holds numbers only and is published before the balls are drawn.',
  },
  'clerk.numbers': { de: 'Nummerierte Gremien erstellen', en: 'Make the numbered panels' },
  'clerk.numbering': { de: 'Die Gremien werden nummeriert …', en: 'Numbering the panels …' },
  'clerk.ball': { de: 'Gezogene Nummer', en: 'Number drawn' },
  'clerk.ball-hint': { de: 'Drei Ziffern, 000 bis 999.', en: 'Three digits, 000 to 999.' },
  'clerk.announced': { de: 'Angekündigt: {event}', en: 'Announced: {event}' },
  'clerk.seed-lotto': { de: 'Lottozahlen', en: 'Lottery numbers' },
  'clerk.seed-lotto-hint': {
    de: 'Zum Beispiel: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913 Super 6 123456',
    en: 'For example: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913 Super 6 123456',
  },
  'clerk.seed-dice': { de: 'Gewürfelte Augen, der Reihe nach', en: 'Numbers thrown, in their order' },
  'clerk.seed-dice-hint': { de: 'Zum Beispiel: 4 2 6 1 3', en: 'For example: 4 2 6 1 3' },
  'clerk.seed-text': { de: 'Startwert', en: 'Seed' },
  'clerk.seed-text-hint': {
    de: 'Das Ergebnis des Ereignisses, genau so, wie es veröffentlicht ist.',
    en: 'The result of the event, exactly as it was published.',
  },
  'clerk.round-drop': { de: 'Datei der Runde auswählen (JSON)', en: 'Choose the file of the round (JSON)' },
  'clerk.round-hint': {
    de: 'Auf einem Gerät mit Internet herunterladen und hierher bringen; die digitale Unterschrift darin wird geprüft.',
    en: 'Download it on a device with internet and bring it here; the digital signature in it is checked.',
  },
  'clerk.keyed': {
    de: 'Protokoll ohne Kennungen, mit einem neuen Schlüssel (empfohlen)',
    en: 'Log without ids, with a new key (recommended)',
  },
  'clerk.draw': { de: 'Ziehen', en: 'Draw' },
  'clerk.drawing': { de: 'Es wird gezogen …', en: 'Drawing …' },
  'clerk.drawn-already': {
    de: 'Die Ziehung ist schon erfolgt. Das Ergebnis steht im nächsten Schritt.',
    en: 'The draw has been made. Its result is in the next step.',
  },

  'clerk.drawn': {
    de: 'Gezogen: {count} von {people} {people=Person|Personen}{substitutes?, dazu {substitutes} {substitutes=Ersatzmitglied|Ersatzmitglieder}}.',
    en: 'Drawn: {count} of {people} {people=person|people}{substitutes?, and {substitutes} {substitutes=substitute|substitutes}}.',
  },
  'clerk.equal': {
    de: 'Jede Person hatte dieselbe Chance, {chance}.',
    en: 'Everybody had the same chance, {chance}.',
  },
  'clerk.by-seed': { de: 'Startwert: {seed}', en: 'Seed: {seed}' },
  'clerk.log-fingerprint': { de: 'Fingerabdruck des Protokolls', en: 'Fingerprint of the log' },
  'clerk.log-fingerprint-hint': {
    de: 'Jetzt bekannt geben, zum Beispiel vorlesen und in die Niederschrift der Sitzung aufnehmen. Wer ihn hat, merkt jede spätere Änderung.',
    en: 'Make it known now, for example read it aloud and write it into the minutes. Whoever has it notices every later change.',
  },
  'clerk.save': { de: 'Alles sichern', en: 'Save everything' },
  'clerk.saved': { de: 'Gesichert.', en: 'Saved.' },
  'clerk.unsaved': {
    de: 'Noch nicht gesichert. Wird die Seite geschlossen, ist das Ergebnis weg.',
    en: 'Not saved yet. If the page is closed, the result is gone.',
  },
  'clerk.files': { de: 'Dateien', en: 'Files' },
  'clerk.file': { de: 'Datei', en: 'File' },
  'clerk.for-whom': { de: 'Für wen', en: 'For whom' },
  'clerk.bytes': { de: 'Bytes', en: 'Bytes' },
  'clerk.alone': { de: 'Einzeln', en: 'By itself' },
  'clerk.save-one': { de: 'Sichern', en: 'Save' },
  'clerk.record-register': {
    de: 'Gezogen wurde hieraus; darunter steht die SHA-256 der Datei:',
    en: 'This was drawn from; below stands the SHA-256 of the file:',
  },
  'clerk.record-commitment': { de: 'Fingerabdruck der Festlegung:', en: 'Fingerprint of the commitment:' },
  'clerk.record-place': { de: 'Ort und Datum', en: 'Place and date' },
  'clerk.record-by': { de: 'Gezogen von (Name, Unterschrift)', en: 'Drawn by (name, signature)' },
  'clerk.record-witness': { de: 'Dabei war (Name, Unterschrift)', en: 'Present (name, signature)' },
  'clerk.public': { de: 'für alle', en: 'for everybody' },
  'clerk.private': { de: 'nur für die Gemeinde', en: 'for the municipality only' },
  'clerk.set-aside': { de: 'Diese Ziehung gilt nicht?', en: 'This draw does not count?' },
  'clerk.set-aside-why': {
    de: 'Zum Beispiel, weil sich jemand bei den Lottozahlen vertippt hat. Dann wird mit derselben Festlegung noch einmal gezogen. Im Protokoll bleiben beide Ziehungen stehen, mit der Begründung.',
    en: 'For example because somebody mistyped the lottery numbers. Then there is another draw on the same commitment. Both draws stay in the log, with the reason.',
  },
  'clerk.set-aside-do': { de: 'Verwerfen und neu ziehen', en: 'Set aside and draw again' },
  'clerk.set-aside-first': {
    de: 'Zuerst das Ergebnis sichern; auch was verworfen wird, gehört zu den Akten.',
    en: 'Save the result first; what is set aside belongs to the files as well.',
  },
  'clerk.round-why': {
    de: 'Es kamen zu wenige Zusagen, und die Reserve reicht nicht: Aus allen, die noch nie angeschrieben wurden, werden weitere Einladungen gelost. Die neue Runde kommt in dasselbe Protokoll.',
    en: 'There were too few answers, and the reserve is not enough: more invitations are drawn from everybody who never got a letter. The new round goes into the same log.',
  },
  'clerk.round-files': {
    de: 'Ziehung und Register auswählen',
    en: 'Choose the draw and the register',
  },
  'clerk.round-files-hint': {
    de: 'Die ZIP-Datei der Ziehung oder Protokoll, Schlüssel und Plan daraus; dazu das Register von damals. Gibt es inzwischen Antworten, dann das neueste Protokoll.',
    en: 'The ZIP file of the draw, or log, key and plan of it; and the register of then. If there have been replies since, the newest log.',
  },
  'clerk.round-size': { de: 'Wie viele weitere Einladungen', en: 'How many more invitations' },
  'clerk.round-seed-hint': {
    de: 'Ein neues öffentliches Ergebnis, nicht das der ersten Ziehung.',
    en: 'A new public result, not that of the first draw.',
  },
  'clerk.round-drawn': {
    de: 'Runde {round}: {count} {count=weitere Einladung|weitere Einladungen}, gelost aus {people} {people=Person|Personen}, die noch nicht angeschrieben {people=war|waren}.',
    en: 'Round {round}: {count} more {count=invitation|invitations}, drawn from {people} {people=person|people} without a letter so far.',
  },
  'clerk.round-keep': {
    de: 'Die Dateien gehören in den Ordner der Ziehung; audit.jsonl tritt dort an die Stelle des bisherigen Protokolls.',
    en: 'The files belong into the folder of the draw; there audit.jsonl takes the place of the log before.',
  },
  'clerk.verify': { de: 'Nachprüfen', en: 'Verifying' },
  'clerk.verify-settled': {
    de: 'Wer Protokoll, Lostopf und die Fingerabdrücke hat, kann nachrechnen, dass so gezogen werden musste.',
    en: 'Whoever has log, urn and the fingerprints can compute that the draw had to come out like this.',
  },
  'clerk.verify-open': {
    de: 'Wer das Protokoll, das Register und den Plan hat, kann nachrechnen, dass so gezogen werden musste. Andere können nur das Protokoll prüfen.',
    en: 'Whoever has log, register and plan can compute that the draw had to come out like this. Others can only check the log.',
  },
  'clerk.to-verify': { de: 'Zum Nachprüfen', en: 'To verification' },
  'clerk.sheet-invitations': { de: 'Einladungen', en: 'Invitations' },
  'clerk.sheet-reserve': { de: 'Reserve', en: 'Reserve' },
  'clerk.sheet-substitutes': { de: 'Ersatzmitglieder', en: 'Substitutes' },
  'clerk.sheet-panel': { de: 'Gremium', en: 'Panel' },
  'clerk.sheet-not-drawn': { de: 'Nicht gelost', en: 'Not drawn' },
} satisfies Texts;

export const pageDrawProblems = {
  'PAGE-001': {
    what: {
      de: 'Diese Datei ist kein ZIP-Archiv, das sich öffnen lässt',
      en: 'this file is no ZIP archive that can be opened',
    },
    why: { de: 'daraus lässt sich keine Festlegung lesen', en: 'no commitment can be read from it' },
    remedy: {
      de: 'die Datei noch einmal von dort holen, wo sie gesichert wurde, oder die Dateien daraus einzeln auswählen',
      en: 'get the file once more from where it was saved, or choose the files in it one by one',
    },
  },
  'PAGE-002': {
    what: { de: 'Zur Festlegung fehlt: {names}', en: 'the commitment lacks {names}' },
    why: {
      de: 'gezogen wird mit Protokoll, Schlüssel und Plan der Festlegung, und mit nichts anderem',
      en: 'a draw goes on from log, key and plan of the commitment, and from nothing else',
    },
    remedy: {
      de: 'die ZIP-Datei auswählen, die beim Festlegen gesichert wurde, oder alle Dateien daraus',
      en: 'choose the ZIP file that was saved with the commitment, or all the files in it',
    },
  },
  'PAGE-004': {
    what: { de: 'Das Protokoll der Ziehung fehlt ({name})', en: 'the log of the draw is missing ({name})' },
    why: {
      de: 'im Protokoll steht, wer schon eingeladen wurde',
      en: 'the log says who has been invited already',
    },
    remedy: {
      de: 'die ZIP-Datei der Ziehung auswählen oder alle Dateien daraus',
      en: 'choose the ZIP file of the draw, or all the files in it',
    },
  },
  'PAGE-003': {
    what: {
      de: 'Dieses Protokoll endet nicht mit einer Festlegung',
      en: 'this log does not end with a commitment',
    },
    why: {
      de: 'ohne Festlegung gibt es nichts, womit hier weitergemacht werden kann',
      en: 'without a commitment there is nothing to go on from here',
    },
    remedy: {
      de: 'das Protokoll aus der ZIP-Datei nehmen, die beim Festlegen gesichert wurde; ein fertiges Protokoll unter „Nachprüfen“ öffnen',
      en: 'take the log out of the ZIP file that was saved with the commitment; open a finished log under "Verify"',
    },
  },
} satisfies Problems;

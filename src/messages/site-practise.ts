import type { Texts } from './sentence.js';

/** What the door "Üben" says: each step, and beside it what happens there in a real procedure. */
export const sitePractiseTexts = {
  'site-practise.title': { de: 'Üben', en: 'Practise' },
  'site-practise.lead': {
    de: 'Sie losen einen Bürgerrat für eine Stadt aus, die es nicht gibt. Gerechnet wird wie im Ernstfall; alle Menschen sind erfunden, und gespeichert wird nichts.',
    en: 'You draw a citizens’ panel for a town that does not exist. All is computed as in earnest; every person is invented, and nothing is saved.',
  },
  'site-practise.steps': { de: 'Schritte', en: 'Steps' },
  'site-practise.step': {
    de: 'Schritt {number} von {total}: {name}',
    en: 'Step {number} of {total}: {name}',
  },
  'site-practise.guide': { de: 'Wozu das gut ist', en: 'What this is for' },
  'site-practise.next': { de: 'Weiter', en: 'Next' },
  'site-practise.back': { de: 'Zurück', en: 'Back' },
  'site-practise.restart': { de: 'Von vorn beginnen', en: 'Start again' },
  'site-practise.working': { de: 'Einen Augenblick …', en: 'One moment …' },
  'site-practise.first-rows': { de: 'Die ersten Zeilen', en: 'The first rows' },
  'site-practise.show-all': { de: 'Die Plandatei zeigen', en: 'Show the plan file' },

  'site-practise.town': { de: 'Das Register', en: 'The register' },
  'site-practise.town-guide': {
    de: 'Gelost wird aus dem Melderegister. Das Bürgerbüro macht daraus eine Tabelle: eine Zeile je Mensch, mit Geburtsdatum, Geschlecht und Stadtteil. Im Ernstfall bleibt diese Datei auf dem Rechner der Gemeinde.',
    en: 'People are drawn from the register of residents. The office makes a table of it: a row for each person, with birth date, gender and district. In earnest this file stays on the municipality’s computer.',
  },
  'site-practise.town-do': {
    de: 'Lassen Sie eine Stadt mit 3.000 Einwohnern erfinden.',
    en: 'Have a town of 3,000 people invented.',
  },
  'site-practise.town-name': { de: 'Name der Stadt', en: 'Name of the town' },
  'site-practise.town-usual': { de: 'Beispielhausen', en: 'Exampleton' },
  'site-practise.town-start': { de: 'Stadt erfinden', en: 'Invent the town' },

  'site-practise.plan': { de: 'Der Plan', en: 'The plan' },
  'site-practise.plan-guide': {
    de: 'Im Plan steht, wer gelost werden kann und wie viele. Hier: alle ab 16, ohne Auskunftssperre, in Gruppen nach Stadtteil, Geschlecht und Alter. Jede Gruppe bekommt so viele Einladungen, wie ihrem Anteil entspricht; so haben alle dieselbe Chance.',
    en: 'The plan says who can be drawn and how many. Here: everybody from 16 on, without a block on information, in groups by district, gender and age. Each group gets as many invitations as its share is, so that everybody has the same chance.',
  },
  'site-practise.plan-do': {
    de: 'Wie viele Menschen sollen eingeladen werden?',
    en: 'How many people shall be invited?',
  },
  'site-practise.size': { de: 'Einladungen', en: 'Invitations' },
  'site-practise.size-wrong': { de: 'eine Zahl von 10 bis 500', en: 'a number from 10 to 500' },
  'site-practise.plan-start': { de: 'Gruppen ausrechnen', en: 'Work out the groups' },
  'site-practise.plan-result': {
    de: 'Zur Auswahl stehen {people} Menschen. Jeder von ihnen hat eine Chance von {chance}.',
    en: '{people} people can be drawn. Each of them has a chance of {chance}.',
  },

  'site-practise.settle': { de: 'Festlegen', en: 'Commit' },
  'site-practise.settle-guide': {
    de: 'Bevor der Zufall entscheidet, wird alles festgelegt: Plan, Register und wer im Lostopf ist. Aus all dem wird ein Fingerabdruck von 64 Zeichen, der im Amtsblatt steht. Wer danach auch nur einen Buchstaben ändert, bekommt einen anderen. Namen stehen nicht darin.',
    en: 'Before chance decides, everything is settled: plan, register and who is in the urn. All of it gives a fingerprint of 64 characters that stands in the gazette. Whoever changes as much as a letter after that gets another one. There are no names in it.',
  },
  'site-practise.settle-do': {
    de: 'Legen Sie fest. Danach gibt es kein Zurück zum Plan, ohne dass es jemand merkt.',
    en: 'Commit to it. After that nobody can go back to the plan without being noticed.',
  },
  'site-practise.settle-start': { de: 'Festlegen', en: 'Commit' },
  'site-practise.settle-result': {
    de: '{people} Menschen sind im Lostopf. Im Amtsblatt stünde jetzt dieser Fingerabdruck:',
    en: '{people} people are in the urn. The gazette would now have this fingerprint:',
  },

  'site-practise.draw': { de: 'Ereignis und Ziehung', en: 'Event and draw' },
  'site-practise.draw-guide': {
    de: 'Der Startwert kommt aus einem Ereignis, das niemand im Rathaus beeinflussen kann: hier die Lottozahlen vom nächsten Samstag. Aus ihnen folgt für jeden Menschen im Lostopf ein Los. In jeder Gruppe werden die niedrigsten Lose gezogen.',
    en: 'The seed comes from an event that nobody in the town hall can influence: here the lottery numbers of next Saturday. From them follows a ticket for each person in the urn. In each group the lowest tickets are drawn.',
  },
  'site-practise.draw-do': {
    de: 'Der Samstag ist schneller da als sonst: Ziehen Sie die Zahlen, oder denken Sie sich welche aus.',
    en: 'Saturday comes sooner than usual: draw the numbers, or make some up.',
  },
  'site-practise.numbers': { de: 'Lottozahlen mit Superzahl', en: 'Lottery numbers with Superzahl' },
  'site-practise.numbers-start': { de: 'Zahlen ziehen', en: 'Draw the numbers' },
  'site-practise.draw-start': { de: 'Auslosen', en: 'Draw the people' },
  'site-practise.draw-result': {
    de: 'Eingeladen {count=wird ein Mensch|werden {count} Menschen}. Mit denselben Zahlen wären es bei allen, die nachrechnen, genau dieselben.',
    en: '{count=One person is|{count} people are} invited. With the same numbers they would be the very same for everybody who computes it anew.',
  },

  'site-practise.verify': { de: 'Nachprüfen', en: 'Verify' },
  'site-practise.verify-guide': {
    de: 'Protokoll und Lostopf werden veröffentlicht. Damit können alle nachrechnen, ob genau diese Lose gezogen werden mussten, ohne einen Namen zu kennen. Das Bürgerbüro prüft zusätzlich mit Register und Listen.',
    en: 'Log and urn are published. With them everybody can recompute whether exactly these tickets had to be drawn, without knowing a name. The office verifies with register and lists as well.',
  },
  'site-practise.verify-do': {
    de: 'Prüfen Sie erst die ehrliche Ziehung. Dann schummeln Sie: Auf der Liste wird heimlich ein Name ausgetauscht.',
    en: 'First verify the honest draw. Then cheat: a name on the list is secretly exchanged.',
  },
  'site-practise.verify-start': { de: 'Ehrliche Ziehung prüfen', en: 'Verify the honest draw' },
  'site-practise.cheat-start': { de: 'Schummeln und prüfen', en: 'Cheat and verify' },

  'site-practise.later': { de: 'Absagen und Nachrücken', en: 'Declines and replacements' },
  'site-practise.later-guide': {
    de: 'Wer eingeladen ist, darf absagen. Dann rückt nach, wer in derselben Gruppe das nächste Los hat. Auch das folgt aus dem Protokoll und lässt sich nachprüfen; niemand sucht jemanden aus.',
    en: 'Whoever is invited may decline. Then the one with the next ticket of the same group is called. This too follows from the log and can be verified; nobody picks anybody.',
  },
  'site-practise.later-do': {
    de: 'Die erste Person auf der Liste sagt ab. Wer rückt nach?',
    en: 'The first person on the list declines. Who is called instead?',
  },
  'site-practise.later-start': {
    de: 'Absage eintragen und nachrücken lassen',
    en: 'Enter the decline and call the next',
  },
  'site-practise.declined': { de: 'Abgesagt', en: 'Declined' },
  'site-practise.called': { de: 'Rückt nach', en: 'Is called' },
  'site-practise.verify-again': { de: 'Noch einmal prüfen', en: 'Verify once more' },
  'site-practise.done': {
    de: 'Das war das ganze Verfahren. Im Ernstfall liegen zwischen den Schritten Tage und Wochen; gerechnet wird genauso.',
    en: 'That was the whole procedure. In earnest days and weeks lie between the steps; the computation is the same.',
  },
} satisfies Texts;

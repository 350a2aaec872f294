import type { Problems, Texts } from './sentence.js';

/** What is said of a commitment, by `commit` and by a draw that goes on from it. */
export const commitProblems = {
  'CMT-001': {
    what: {
      de: '{keys=Diese Option würde|Diese Optionen würden} den festgelegten Plan ändern: {keys}',
      en: '{keys=this flag|these flags} would change the plan that was committed to: {keys}',
    },
    why: {
      de: 'alles, was das Ergebnis bestimmt, steht seit der Festlegung fest',
      en: 'whatever the result follows from has been settled since the commitment',
    },
    remedy: {
      de: 'die Optionen weglassen; was bei der Festlegung angegeben war, gilt weiter',
      en: 'leave the flags out; those that were given with the commitment still hold',
    },
  },
  'CMT-003': {
    what: { de: 'Auf diese Festlegung wurde schon gezogen', en: 'this commitment has been drawn on already' },
    why: {
      de: 'eine zweite Ziehung wäre eine zum Aussuchen',
      en: 'a second draw would be one to choose from',
    },
    remedy: {
      de: 'war die erste fehlerhaft: --redraw --reason "warum" angeben; beides bleibt im Protokoll und wird in jedem Bericht gezählt',
      en: 'if something was wrong with the first: give --redraw --reason "why"; both stay in the log and are counted in every report',
    },
  },
  'CMT-004': {
    what: { de: 'Es gibt noch keine Ziehung zu verwerfen', en: 'there is no draw to set aside yet' },
    why: {
      de: 'auf diese Festlegung wurde noch nicht gezogen',
      en: 'this commitment has not been drawn on',
    },
    remedy: { de: '--redraw und --reason weglassen', en: 'leave out --redraw and --reason' },
  },
  'CMT-005': {
    what: {
      de: 'Festgelegt ist, dass Kugeln das Gremium bestimmen',
      en: 'it was committed that balls pick the panel',
    },
    why: {
      de: 'der Startwert allein darf es dann nicht mehr bestimmen',
      en: 'the seed alone must not pick it any more',
    },
    remedy: {
      de: 'erst --numbered angeben, dann mit der gezogenen Zahl --panel-number',
      en: 'give --numbered first, and then --panel-number with the number that was drawn',
    },
  },
  'CMT-006': {
    what: {
      de: 'Festgelegt ist, dass der Startwert das Gremium bestimmt',
      en: 'it was committed that the seed picks the panel',
    },
    why: { de: 'Kugeln waren nicht angekündigt', en: 'balls were not announced' },
    remedy: { de: '--numbered und --panel-number weglassen', en: 'leave out --numbered and --panel-number' },
  },
  'CMT-007': {
    what: {
      de: 'Festgelegt ist ein Gremium zu einer anderen Ziehung als der in {folder}',
      en: 'the panel that was committed to goes with another draw than the one in {folder}',
    },
    why: {
      de: 'der Fingerabdruck der Ziehung, die fortgesetzt wird, steht in der Festlegung',
      en: 'the fingerprint of the draw that is continued stands in the commitment',
    },
    remedy: {
      de: '--draw weglassen; fortgesetzt wird die festgelegte Ziehung',
      en: 'leave out --draw; what goes on is the draw that was committed to',
    },
  },
  'CMT-008': {
    what: { de: 'In diesem Ordner liegt keine Festlegung', en: 'there is no commitment in this folder' },
    why: {
      de: '--redraw verwirft eine Ziehung, die auf eine Festlegung gemacht wurde',
      en: '--redraw sets aside a draw that was made on a commitment',
    },
    remedy: { de: 'mit --output den richtigen Ordner angeben', en: 'give the right folder with --output' },
  },
  'CMT-009': {
    what: { de: '--number geht nicht zusammen mit --draw', en: '--number does not go with --draw' },
    why: {
      de: 'ein Gremium, das eine Ziehung fortsetzt, trägt statt einer Nummer den Fingerabdruck dieser Ziehung',
      en: 'a panel that continues a draw has the fingerprint of that draw instead of a number',
    },
    remedy: { de: '--number weglassen', en: 'leave out --number' },
  },
  'CMT-010': {
    what: { de: 'Das ist nicht der Schlüssel der Festlegung', en: "this is not the commitment's key" },
    why: {
      de: 'mit einem anderen Schlüssel bekäme jede Person ein anderes Los',
      en: 'with another key everybody would have another ticket',
    },
    remedy: {
      de: 'mit --key-file die Datei angeben, die commit angelegt hat',
      en: 'give the file that commit has made with --key-file',
    },
  },
  'CMT-011': {
    what: {
      de: 'Der Plan ist nicht mehr der festgelegte ({given} statt {committed})',
      en: 'the plan is no longer the one that was committed to ({given} instead of {committed})',
    },
    why: {
      de: 'die Prüfsumme der Plandatei steht in der Festlegung',
      en: 'the hash of the plan file stands in the commitment',
    },
    remedy: {
      de: 'die Datei so wiederherstellen, wie sie bei der Festlegung war, und mit --plan angeben',
      en: 'restore the file as it was then, and give it with --plan',
    },
  },
  'CMT-012': {
    what: {
      de: '{names=Diese Datei ist|Diese Dateien sind} nicht mehr wie festgelegt: {names}',
      en: '{names=this file is|these files are} no longer as committed to: {names}',
    },
    why: {
      de: 'wer ausgeschlossen ist und was verlangt wird, steht seit der Festlegung fest',
      en: 'who is excluded and what is demanded has been settled since the commitment',
    },
    remedy: {
      de: 'die {names=Datei|Dateien} so wiederherstellen, wie sie bei der Festlegung {names=war|waren}',
      en: 'restore the {names=file as it was|files as they were} then',
    },
  },
  'CMT-013': {
    what: {
      de: 'Festgelegt wurde mit losverfahren {committed}, das hier ist {given}',
      en: 'the commitment was made with losverfahren {committed}, this is {given}',
    },
    why: {
      de: 'mit welcher Version gezogen wird, soll sich niemand aussuchen können',
      en: 'nobody shall be able to choose which version draws',
    },
    remedy: {
      de: 'mit losverfahren {committed} ziehen: npx losverfahren@{committed} draw …',
      en: 'draw with losverfahren {committed}: npx losverfahren@{committed} draw …',
    },
  },
  'CMT-014': {
    what: {
      de: 'Das Register ist nicht mehr das festgelegte: {names}',
      en: 'the register is no longer the one that was committed to: {names}',
    },
    why: {
      de: 'Name und Prüfsumme der Datei stehen in der Festlegung; schon ein erneutes Speichern ändert sie',
      en: 'name and hash of the file stand in the commitment; saving it once more is enough to change it',
    },
    remedy: {
      de: 'die Datei von damals verwenden; gibt es sie nicht mehr, neu festlegen und das öffentlich begründen',
      en: 'use the file of then; if it is gone, commit anew and say publicly why',
    },
  },
  'CMT-016': {
    what: {
      de: 'Aus Register und Plan folgt nicht mehr dasselbe wie bei der Festlegung',
      en: 'register and plan no longer give what they gave when it was committed',
    },
    why: { de: 'anders sind: {fields}', en: 'what differs: {fields}' },
    remedy: {
      de: 'nicht ziehen; mit losverfahren verify nachsehen, ob das Protokoll verändert wurde',
      en: 'do not draw; see with losverfahren verify whether the log was changed',
    },
  },
  'CMT-017': {
    what: {
      de: 'In diesem Ordner liegt schon eine Festlegung oder eine Ziehung (audit.jsonl)',
      en: 'this folder holds a commitment or a draw already (audit.jsonl)',
    },
    why: {
      de: 'ein Protokoll wird nie überschrieben; eine zweite Festlegung wäre eine zum Aussuchen',
      en: 'a log is never overwritten; a second commitment would be one to choose from',
    },
    remedy: {
      de: 'bei der Festlegung bleiben, ihr Fingerabdruck steht in announcement.txt; für eine andere Auslosung mit --output einen neuen Ordner wählen',
      en: 'keep to the commitment, its fingerprint stands in announcement.txt; for another draw choose a new folder with --output',
    },
  },
  'CMT-020': {
    what: {
      de: '{count} {count=Schicht hat|Schichten haben} weniger als fünf Personen: {names}',
      en: '{count} {count=stratum has|strata have} fewer than five people: {names}',
    },
    why: {
      de: 'wird der Lostopf veröffentlicht, ist zu sehen, dass es dort so wenige sind; vielleicht lässt sich jemand erkennen',
      en: 'if the urn is published, everybody sees that there are so few; perhaps somebody can be recognised',
    },
    remedy: {
      de: 'vor der Bekanntmachung gröber schichten (siehe Vorschläge) oder den Lostopf nur auf Anfrage zeigen',
      en: 'use coarser strata before it is published (see the suggestions), or show the urn on request only',
    },
  },
  'CMT-021': {
    what: {
      de: 'Zwischen der Bekanntmachung und der Auslosung liegen weniger als drei Wochen',
      en: 'there are less than three weeks between the announcement and the draw',
    },
    why: {
      de: 'in Baden-Württemberg ist eine Beteiligung mindestens drei Wochen vor den Einladungen bekannt zu machen; das Ereignis ist am {date.day}',
      en: 'in Baden-Württemberg a procedure has to be announced at least three weeks before people are invited; the event is on {date.day}',
    },
    remedy: {
      de: 'frühestens am {earliest.day} einladen, oder ein späteres Ereignis wählen und neu festlegen',
      en: 'send the invitations on {earliest.day} at the earliest, or choose a later event and commit anew',
    },
  },
  'CMT-022': {
    what: {
      de: 'Das Ereignis ist heute oder schon vorbei ({date.day})',
      en: 'the event is today, or over already ({date.day})',
    },
    why: {
      de: 'wer sein Ergebnis schon kennt, kann Register und Plan danach aussuchen; die Festlegung beweist dann nichts',
      en: 'whoever knows its result already can choose register and plan by it; the commitment then proves nothing',
    },
    remedy: {
      de: 'im Plan unter seed: event: ein Ereignis ankündigen, das noch kommt, und neu festlegen',
      en: 'announce an event that is still to come under seed: event: in the plan, and commit anew',
    },
  },
  'CMT-023': {
    what: {
      de: 'Wie der Startwert zu schreiben ist, steht noch nicht fest',
      en: 'how the seed is to be written is not settled yet',
    },
    why: {
      de: 'der Plan kündigt freien Text an; schon ein anderes Komma lost andere Personen aus, und eine passende Schreibweise ließe sich nach dem Ereignis suchen',
      en: 'the plan announces a free text; another comma is enough to draw other people, and somebody could look for a spelling that suits after the event',
    },
    remedy: {
      de: 'im Plan unter seed: event: lotto, dice oder drand ankündigen, oder den Wortlaut bis aufs Zeichen bekannt machen',
      en: 'announce lotto, dice or drand under seed: event: in the plan, or publish the wording to the letter',
    },
  },
  'KEY-004': {
    what: { de: 'Der Schlüssel der Festlegung fehlt', en: "the commitment's key is missing" },
    why: {
      de: 'ohne ihn lassen sich die Lose keiner Person zuordnen; der Lostopf ({folder}/urn.csv) und das Protokoll lassen sich weiter von allen prüfen, gezogen werden kann damit nicht',
      en: 'without it no ticket can be told to be anybody’s; urn ({folder}/urn.csv) and log can still be verified by everybody, but nothing can be drawn with them',
    },
    remedy: {
      de: 'mit --key-file angeben, wo er liegt; ist er verloren, in einen neuen Ordner neu festlegen (--number 2) und das öffentlich begründen',
      en: 'say with --key-file where it is; if it is lost, commit anew into a new folder (--number 2) and say publicly why',
    },
  },
  'LOG-006': {
    what: {
      de: 'Auf die Festlegung in diesem Protokoll wurde noch nicht gezogen',
      en: 'the commitment in this log has not been drawn on',
    },
    why: {
      de: 'ein Gremium setzt die Ziehung der Einladungen voraus',
      en: 'a panel presupposes the draw of the invitations',
    },
    remedy: { de: 'erst ziehen: losverfahren draw', en: 'draw first: losverfahren draw' },
  },
} satisfies Problems;

export const commitTexts = {
  'commit.title': { de: 'Festlegung{title? – {title}}', en: 'Commitment{title? – {title}}' },
  'field.event': { de: 'Ereignis', en: 'Event' },
  'field.urn': { de: 'Lostopf', en: 'Urn' },
  'field.key': { de: 'Schlüssel', en: 'Key' },
  'field.committed': { de: 'Festlegung', en: 'Commitment' },
  'commit.urn': {
    de: '{count} {count=Person|Personen}, ohne Namen (urn.csv)',
    en: '{count} {count=person|people}, without names (urn.csv)',
  },
  'commit.key-made': {
    de: '{file} (neu angelegt; geheim halten und sichern, ohne ihn kann nicht gezogen werden)',
    en: '{file} (new; keep it secret and safe, without it nothing can be drawn)',
  },
  'commit.key-used': { de: '{file} (war schon da)', en: '{file} (was there already)' },
  'commit.fingerprint': {
    de: 'Fingerabdruck der Festlegung; er gehört in die Bekanntmachung:',
    en: 'Fingerprint of the commitment; it belongs into the announcement:',
  },
  'commit.gazette': {
    de: 'Text für die Bekanntmachung (steht auch in {file}):',
    en: 'Text for the gazette (also in {file}):',
  },
  'commit.next': { de: 'Nach dem Ereignis:', en: 'After the event:' },
  'draw.committed': {
    de: '{fingerprint}{redrawn? – vorher verworfene Ziehungen: {redrawn}}',
    en: '{fingerprint}{redrawn? – draws set aside before it: {redrawn}}',
  },
  'draw.uncommitted': {
    de: 'keine: Register, Plan, Ereignis und Startwert waren bis zuletzt frei wählbar (losverfahren commit legt sie vorher fest)',
    en: 'none: register, plan, event and seed could be chosen to the last (losverfahren commit settles them before)',
  },
} satisfies Texts;

import type { Problems, Texts } from './sentence.js';

/** What is said of a panel and of numbered panels. */
export const panelProblems = {
  'QUOTA-002': {
    what: { de: 'Das Gremium ist schon vollzählig', en: 'the panel is complete already' },
    why: {
      de: 'es {already=ist|sind} schon {already} {already=Person|Personen} dabei, und es {size=soll|sollen} {size} sein',
      en: '{already} {already=person is|people are} on it, and it is to have {size}',
    },
    remedy: {
      de: 'Größe des Gremiums (--size) oder die Liste --already berichtigen',
      en: "correct the panel's size (--size) or the list --already",
    },
  },
  'QUOTA-003': {
    what: {
      de: '{count} von {total} {total=Person, die schon dabei ist|Personen, die schon dabei sind}, {count=fehlt|fehlen} unter den Zusagen',
      en: '{count} of {total} {total=person who is|people who are} on the panel already {count=is|are} missing from the answers',
    },
    why: {
      de: 'ohne ihre Angaben ist nicht klar, zu welchen Quoten sie {count=zählt|zählen}',
      en: 'without their features it is not clear to which quotas they count',
    },
    remedy: {
      de: '{count=diese Person|diese Personen} mit ihren Angaben in die Datei der Zusagen aufnehmen',
      en: 'add {count=this person|these people} with their features to the file of answers',
    },
  },
  'QUOTA-005': {
    what: {
      de: '{file} sagt, wer hinter welcher Nummer steht',
      en: '{file} tells who is behind which number',
    },
    why: { de: 'diese Datei enthält persönliche Daten', en: 'this file holds personal data' },
    remedy: {
      de: 'nur panels.csv und panels.html veröffentlichen, {file} nicht',
      en: 'publish panels.csv and panels.html only, not {file}',
    },
  },
  'QUOTA-010': {
    what: { de: 'Unter Quoten hat ein Gremium keine Reserve', en: 'under quotas a panel has no reserve' },
    why: {
      de: 'wer nachrücken kann, hängt davon ab, wer ausfällt; dafür gibt es die Nachlosung mit --already, und Ersatzmitglieder lost substitutes: same gleich mit',
      en: 'who can step in depends on who drops out; replacements are drawn with --already, and substitutes: same draws substitutes at once',
    },
    remedy: { de: 'reserve streichen oder --reserve 0 angeben', en: 'delete reserve, or give --reserve 0' },
  },
  'QUOTA-055': {
    what: {
      de: 'Ersatzmitglieder gibt es nicht bei nummerierten Gremien',
      en: 'there are no substitutes with numbered panels',
    },
    why: {
      de: 'welche Hälfte das Gremium ist, entscheidet ein Münzwurf aus dem Startwert; eine Kugel ersetzt ihn nicht',
      en: 'which half is the panel is settled by a coin that follows from the seed; a ball does not stand in for it',
    },
    remedy: {
      de: 'ohne Kugeln losen, oder substitutes im Plan streichen',
      en: 'draw without balls, or delete substitutes from the plan',
    },
  },
  'QUOTA-052': {
    what: {
      de: 'Ersatzmitglieder und --already gehen nicht zusammen',
      en: 'substitutes do not go with --already',
    },
    why: {
      de: 'eine Nachlosung füllt freie Plätze; ein zweites Gremium neben denen, die dabei bleiben, gibt es nicht',
      en: 'a draw of replacements fills free places; there is no second panel beside those who stay',
    },
    remedy: { de: 'substitutes im Plan streichen', en: 'delete substitutes from the plan' },
  },
  'QUOTA-012': {
    what: { de: 'Die Quoten ergeben {count} Gruppen', en: 'the quotas make {count} groups' },
    why: {
      de: 'mehr als {most} lassen sich nicht prüfen; jede Verbindung von Merkmalen zählt einzeln',
      en: 'more than {most} cannot be looked at; every combination of features counts',
    },
    remedy: {
      de: 'weniger Merkmale miteinander verbinden oder gröbere Gruppen bilden',
      en: 'combine fewer features, or use coarser groups',
    },
  },
  'QUOTA-011': {
    what: {
      de: 'Der Startwert ist der einer früheren Ziehung in diesem Protokoll',
      en: 'the seed is that of an earlier draw in this log',
    },
    why: {
      de: 'er war schon bekannt, als die Zusagen eingingen; wer sie sammelte, konnte das Ergebnis vorher ausrechnen',
      en: 'it was known already when the answers came in; whoever collected them could compute the result beforehand',
    },
    remedy: {
      de: 'für das Gremium einen neuen Startwert öffentlich ziehen',
      en: 'draw a new seed in public for the panel',
    },
  },
  'QUOTA-022': {
    what: {
      de: '{count} von {total} {total=Person|Personen} mit Zusage {count=wurde|wurden} nie eingeladen',
      en: '{count} of {total} {total=person|people} who answered {count=was|were} never invited',
    },
    why: {
      de: 'im Protokoll der Ziehung {count=steht ihre Kennung|stehen ihre Kennungen} weder bei den Einladungen noch in der Reserve; oft hat eine Tabelle die Kennungen verändert (führende Nullen, ein Hochkomma davor)',
      en: "the draw's log has {count=this id|these ids} neither among the invitations nor in the reserve; often a spreadsheet has changed the ids (leading zeros, an apostrophe in front)",
    },
    remedy: {
      de: 'die Zusagen aus den Kennungen von invitations.csv zusammenstellen; wenn auch andere sich melden durften, im Plan des Gremiums eintragen:\n  eligibility: { uninvited: true }',
      en: "make the answers with the ids of invitations.csv; if others could answer as well, write into the panel's plan:\n  eligibility: { uninvited: true }",
    },
  },
  'QUOTA-023': {
    what: {
      de: 'Unter den Zusagen {count=ist die eine Person|sind alle {count} Personen}, die eingeladen {count=wurde|wurden}',
      en: 'the answers have {count=the one person|all {count} people} who {count=was|were} invited',
    },
    why: {
      de: 'dass alle zusagen, kommt kaum vor; vielleicht ist es die Liste der Einladungen',
      en: 'that everybody says yes hardly ever happens; perhaps it is the list of invitations',
    },
    remedy: {
      de: 'prüfen, ob die Datei nur die Personen enthält, die zugesagt haben',
      en: 'see whether the file has only the people who said yes',
    },
  },
  'QUOTA-024': {
    what: {
      de: 'Ob die Personen eingeladen waren, die zugesagt haben, ist hier nicht zu sehen',
      en: 'whether those who answered had been invited cannot be seen here',
    },
    why: {
      de: 'die Ziehung hatte einen anderen Schlüssel als dieses Gremium, oder nur eine von beiden hat einen',
      en: 'the draw had another key than this panel, or only one of them has a key',
    },
    remedy: {
      de: '--key-file mit dem Schlüssel der Ziehung angeben',
      en: "give --key-file with the draw's key",
    },
  },
  'QUOTA-025': {
    what: {
      de: 'Die Zusagen sind eine Liste aus einer früheren Ziehung',
      en: 'the answers are a list of an earlier draw',
    },
    why: {
      de: 'jede Person darin zählt, als hätte sie zugesagt',
      en: 'everybody in it counts as somebody who said yes',
    },
    remedy: {
      de: 'wenn das stimmt, ist nichts zu tun; mit --draw und dem Ordner der Ziehung wird verglichen, wer eingeladen war',
      en: "if that is so there is nothing to do; with --draw and the draw's folder it is compared who was invited",
    },
  },
} satisfies Problems;

export const panelTexts = {
  'panel.already': { de: 'schon dabei', en: 'already on the panel' },
  'panel.answered': {
    de: '{answers} {answers=Zusage|Zusagen}, davon {invited} eingeladen',
    en: '{answers} {answers=answer|answers}, {invited} of them invited',
  },
  'panel.substitutes': {
    de: 'Die Chance, Ersatzmitglied zu werden, ist für alle genauso groß wie die auf einen Platz im Gremium; die Chance auf eines von beiden ist doppelt so groß.',
    en: "Everybody's chance to be a substitute is the same as that of a place on the panel; the chance of one or the other is twice as large.",
  },
  'panel.heading': { de: 'Gremium{title?: {title}}', en: 'Panel{title?: {title}}' },
  'panel.numbers-title': {
    de: 'Nummerierte Zusammensetzungen{title?: {title}}',
    en: 'Numbered panels{title?: {title}}',
  },
  'panel.numbers-next': {
    de: 'Noch ist niemand gelost, und es gibt noch kein Protokoll. Nach der öffentlichen Ziehung derselbe Aufruf mit --panel-number und einem neuen Ordner.',
    en: 'Nobody has been drawn, and there is no log yet. After the public draw, the same command with --panel-number and a new folder.',
  },
  'panel.numbers-committed': {
    de: 'Noch ist niemand gelost. Nach der öffentlichen Ziehung derselbe Aufruf mit --panel-number statt --numbered.',
    en: 'Nobody has been drawn. After the public draw, the same command with --panel-number instead of --numbered.',
  },
  'panel.presence': {
    de: '{people=die eine Person|alle {people} Personen}, in {least} bis {most} der 1.000 Zusammensetzungen',
    en: '{people=the one person|all {people} people}, on {least} to {most} of the 1,000 panels',
  },
  'panel.presence-some': {
    de: '{present} von {people} Personen, in höchstens {most} der 1.000 Zusammensetzungen',
    en: '{present} of {people} people, on at most {most} of the 1,000 panels',
  },
  'panels.title': {
    de: 'Nummerierte Zusammensetzungen{title?: {title}}',
    en: 'Numbered panels{title?: {title}}',
  },
  'panels.how': {
    de: 'Jede Zeile ist eine mögliche Zusammensetzung mit {n} {n=Person|Personen}, die alle Quoten erfüllt. Gezogen wird eine Nummer von 000 bis {last}; jede ist gleich wahrscheinlich. Die Zahlen in der Zeile sind die Nummern der Personen.',
    en: "Every line is a possible panel of {n} {n=person|people} that meets all quotas. One number from 000 to {last} is drawn; each is equally likely. The numbers in a line are the people's.",
  },
  'panels.turns': {
    de: 'Personen mit gleichen Merkmalen wechseln sich ab, reihum nach ihren Nummern. {people=Die eine Person kommt|Alle {people} Personen kommen} vor: Wer am seltensten an der Reihe ist, steht in {least} {least=Zeile|Zeilen}, wer am häufigsten, in {most}.',
    en: 'People with the same features take turns, in the order of their numbers. {people=The one person is|All {people} people are} there: whoever comes least often is in {least} {least=line|lines}, whoever comes most often in {most}.',
  },
  'panels.turns-some': {
    de: 'Personen mit gleichen Merkmalen wechseln sich ab, reihum nach ihren Nummern. {present} von {people} Personen {present=kommt|kommen} vor; wer am häufigsten an der Reihe ist, steht in {most} {most=Zeile|Zeilen}.',
    en: 'People with the same features take turns, in the order of their numbers. {present} of {people} people {present=is|are} there; whoever comes most often is in {most} {most=line|lines}.',
  },
  'panels.seed': {
    de: 'Die Nummern der Personen folgen aus dem Startwert „{seed}“.',
    en: 'The numbers of the people follow from the seed "{seed}".',
  },
  'panels.panel': { de: 'Nummer', en: 'Number' },
  'panels.people': { de: 'Personen', en: 'People' },
} satisfies Texts;

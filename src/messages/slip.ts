import type { Problems, Texts } from './sentence.js';

/** What is said of slips: by `prove`, by `verify`, and on the paper itself. */
export const slipProblems = {
  'SLIP-001': {
    what: { de: 'Zu dieser Kennung gibt es keinen Losbeleg', en: 'there is no slip for this id' },
    why: {
      de: 'sie liegt nicht im Lostopf; der Grund wird nie genannt, weil schon er etwas über eine Person verraten kann',
      en: 'it is not in the urn; the reason is never told, for that alone can give something away about a person',
    },
    remedy: {
      de: 'Schreibweise mit dem Register vergleichen, auch Nullen am Anfang',
      en: 'compare the spelling with the register, zeros at the beginning too',
    },
  },
  'SLIP-002': {
    what: { de: 'In diesem Protokoll gibt es keine Festlegung', en: 'there is no commitment in this log' },
    why: {
      de: 'ein Losbeleg zeigt, dass jemand in einem Lostopf lag, der vor der Ziehung festgelegt wurde',
      en: 'a slip shows that somebody was in an urn that was committed to before the draw',
    },
    remedy: {
      de: 'den Ordner angeben, in den losverfahren commit geschrieben hat; nachträglich lässt sich nichts festlegen',
      en: 'give the folder that losverfahren commit wrote to; nothing can be committed to afterwards',
    },
  },
  'SLIP-003': {
    what: {
      de: 'Das ist nicht der Schlüssel dieser Festlegung',
      en: 'this is not the key of this commitment',
    },
    why: {
      de: 'seine Prüfsumme ist eine andere als die im Protokoll',
      en: 'its hash is another one than the one in the log',
    },
    remedy: {
      de: 'mit --key-file die Datei angeben, die losverfahren commit geschrieben oder gelesen hat',
      en: 'with --key-file give the file that losverfahren commit wrote or read',
    },
  },
  'SLIP-004': {
    what: { de: 'Das ist nicht der Lostopf dieser Festlegung', en: 'this is not the urn of this commitment' },
    why: {
      de: 'seine Prüfsumme ist eine andere als die im Protokoll; mit ihm wäre jeder Losbeleg falsch',
      en: 'its hash is another one than the one in the log; every slip made from it would be wrong',
    },
    remedy: {
      de: 'mit --urn die unveränderte urn.csv angeben; ein Tabellenprogramm verändert sie schon beim Speichern',
      en: 'with --urn give urn.csv as it was written; a spreadsheet changes it by merely saving it',
    },
  },
  'SLIP-005': {
    what: {
      de: 'Zur Kennung {columns=gehört eine Angabe|gehören mehrere Angaben}: {columns}',
      en: 'an id is made of {columns=one value|several values}: {columns}',
    },
    why: {
      de: '{given} {given=wurde|wurden} angegeben',
      en: '{given} {given=was|were} given',
    },
    remedy: {
      de: '--id für jede Spalte einmal angeben, in dieser Reihenfolge; mit --id - in der Standardeingabe eine Zeile je Spalte',
      en: 'give --id once for each column, in this order; with --id - one line for each column on standard input',
    },
  },
  'SLIP-006': {
    what: {
      de: 'Für wen die Losbelege sein sollen, ist nicht klar',
      en: 'it is not clear whom the slips are to be for',
    },
    why: {
      de: '--id steht für eine Person, --drawn für alle, die gezogen wurden, --run für einen Nachrücklauf, --round für eine Ziehungsrunde',
      en: '--id is for one person, --drawn for everybody who was drawn, --run for a run of replacements, --round for a round of drawing',
    },
    remedy: { de: 'genau eines davon angeben', en: 'give just one of them' },
  },
  'SLIP-007': {
    what: { de: 'Hier wurde noch niemand gezogen', en: 'nobody has been drawn here yet' },
    why: {
      de: 'das Protokoll enthält die Festlegung, aber keine Ziehung',
      en: 'the log has the commitment, but no draw',
    },
    remedy: {
      de: 'zuerst losverfahren draw aufrufen; für eine einzelne Person --id statt --drawn',
      en: 'call losverfahren draw first; for one person give --id instead of --drawn',
    },
  },
  'SLIP-008': {
    what: {
      de: 'In dieser Liste stehen keine Kennungen: {columns=Spalte|Spalten} {columns}',
      en: 'this list has no ids: {columns=column|columns} {columns}',
    },
    why: {
      de: 'nur mit den Kennungen lassen sich die Losbelege der Gezogenen bilden',
      en: 'only with the ids can slips be made for those who were drawn',
    },
    remedy: {
      de: 'die Losbelege einzeln mit --id schreiben; beim nächsten Mal die Kennung in output.columns aufnehmen',
      en: 'write the slips one by one with --id; next time have the id in output.columns',
    },
  },
  'SLIP-009': {
    what: {
      de: 'Das ist nicht die Liste dieser Ziehung',
      en: 'this is not the list of this draw',
    },
    why: {
      de: 'auf ihr stehen andere Personen als im Protokoll, oder in anderer Reihenfolge; Losbelege kämen in die falschen Briefe',
      en: 'it has other people than the log, or another order; slips would get into the wrong letters',
    },
    remedy: {
      de: 'die Liste nehmen, wie losverfahren draw sie geschrieben hat',
      en: 'take the list as losverfahren draw wrote it',
    },
  },
  'SLIP-010': {
    what: {
      de: 'Liste der Gezogenen lässt sich nicht lesen ({reason.*})',
      en: 'cannot read the list of those drawn ({reason.*})',
    },
    why: {
      de: 'im Protokoll stehen keine Kennungen, nur auf den Listen',
      en: 'the log has no ids; only the lists have them',
    },
    remedy: {
      de: 'die Liste wieder neben das Protokoll legen, oder einzelne Losbelege mit --id schreiben',
      en: 'put the list beside the log again, or write single slips with --id',
    },
  },
  'SLIP-011': {
    what: { de: 'Lostopf lässt sich nicht lesen ({reason.*})', en: 'cannot read the urn ({reason.*})' },
    why: {
      de: 'aus ihm kommen die Prüfsummen, die zeigen, dass jemand dabei war',
      en: 'from it come the hashes that show that somebody was in it',
    },
    remedy: {
      de: 'urn.csv neben das Protokoll legen oder mit --urn angeben',
      en: 'put urn.csv beside the log, or give it with --urn',
    },
  },
  'SLIP-012': {
    what: { de: 'Losbeleg lässt sich nicht lesen ({reason.*})', en: 'cannot read the slip ({reason.*})' },
    why: { de: 'ohne ihn gibt es nichts zu vergleichen', en: 'without it there is nothing to compare' },
    remedy: { de: 'Pfad hinter --slip prüfen', en: 'check the path behind --slip' },
  },
} satisfies Problems;

export const slipTexts = {
  'check.slip.form': { de: 'Losbeleg hat die richtige Form', en: 'the slip has the right form' },
  'meaning.slip.form': {
    de: 'Die Datei ist kein Losbeleg, oder jemand hat etwas darin umgeschrieben.',
    en: 'The file is no slip, or somebody rewrote something in it.',
  },
  'check.slip.commitment': {
    de: 'Losbeleg gehört zu dieser Festlegung',
    en: 'the slip belongs to this commitment',
  },
  'meaning.slip.commitment': {
    de: 'Der Losbeleg nennt eine andere Festlegung als dieses Protokoll, oder das Protokoll hat keine.',
    en: 'The slip names another commitment than this log, or the log has none.',
  },
  'check.slip.label': {
    de: 'Deckname folgt aus Geheimnis und Kennung',
    en: 'the label follows from secret and id',
  },
  'meaning.slip.label': {
    de: 'Der Deckname auf diesem Losbeleg ist nicht der dieser Person.',
    en: 'The label on this slip is not that of this person.',
  },
  'check.slip.line': {
    de: 'Zeile gehört zum Decknamen',
    en: "the line is the label's",
  },
  'meaning.slip.line': {
    de: 'Eine solche Zeile hat der Lostopf nicht, oder sie gehört zu jemand anderem.',
    en: 'The urn has no such line, or it is somebody else’s.',
  },
  'check.slip.root': { de: 'Zeile liegt im festgelegten Lostopf', en: 'the line is in the committed urn' },
  'meaning.slip.root': {
    de: 'Diese Zeile lag nicht in dem Lostopf, der vor der Ziehung festgelegt wurde.',
    en: 'This line was not in the urn that was committed to before the draw.',
  },
  'check.slip.draw': {
    de: 'Ergebnis folgt aus dem Los',
    en: 'what became of it follows from the ticket',
  },
  'meaning.slip.draw': {
    de: 'Mit diesem Los müsste die Person gezogen oder in Reserve sein, oder das Protokoll nennt ein anderes Los. Jemand wurde übergangen.',
    en: 'With this ticket the person should have been drawn or be in reserve, or the log names another ticket. Somebody was passed over.',
  },
  'slip.drawn': {
    de: 'Gezogen: Platz {place} von {among}{stratum? in der Gruppe „{stratum}“}.',
    en: 'Drawn: place {place} of {among}{stratum? in the group "{stratum}"}.',
  },
  'slip.reserve': {
    de: 'In Reserve: Platz {place} von {among}{stratum? in der Gruppe „{stratum}“}.',
    en: 'In reserve: place {place} of {among}{stratum? in the group "{stratum}"}.',
  },
  'slip.substitute': {
    de: 'Ersatzmitglied: Platz {place} von {among}{stratum? in der Gruppe „{stratum}“}.',
    en: 'Substitute: place {place} of {among}{stratum? in the group "{stratum}"}.',
  },
  'slip.not-drawn': {
    de: 'Nicht gezogen{stratum? (Gruppe „{stratum}“)}.',
    en: 'Not drawn{stratum? (group "{stratum}")}.',
  },
  'slip.not-yet': {
    de: 'Gezogen wurde noch nicht. Dieser Deckname liegt im Lostopf.',
    en: 'Nothing has been drawn yet. This label is in the urn.',
  },
  'slip.distance': {
    de: 'Das Los beginnt mit {ticket} und steht bei {share} % aller möglichen Lose. Das höchste gezogene Los der Gruppe beginnt mit {last} und steht bei {lastShare} %. Die niedrigsten Lose werden gezogen.',
    en: 'The ticket begins with {ticket} and stands at {share} % of all possible tickets. The highest ticket drawn in the group begins with {last} and stands at {lastShare} %. The lowest tickets are drawn.',
  },
  'slip.nobody': {
    de: 'Das Los beginnt mit {ticket} und steht bei {share} % aller möglichen Lose. Aus dieser Gruppe wurde niemand gezogen.',
    en: 'The ticket begins with {ticket} and stands at {share} % of all possible tickets. Nobody of this group was drawn.',
  },
  'slip.household': {
    de: 'Aus einem Haushalt durfte nur eine begrenzte Zahl gezogen werden. Auch ein niedriges Los kommt deshalb nicht zum Zug, wenn jemand aus demselben Haushalt vorher an der Reihe war.',
    en: 'Only so many could be drawn from one household. So even a low ticket is passed by if somebody of the same household came first.',
  },
  'slip.balls': {
    de: 'Hier hat eine öffentlich gezogene Nummer mitentschieden; das niedrigste Los allein entscheidet dann nicht.',
    en: 'Here a number drawn in public decided as well; the lowest ticket alone does not then.',
  },
  'slip.called-run': {
    de: 'Später nachgerückt, im {run}. Durchgang.',
    en: 'Called later, in run {run} of replacements.',
  },
  'slip.called-round': {
    de: 'Später gezogen, in Runde {round}.',
    en: 'Drawn later, in round {round}.',
  },
  'slip.no-reply': { de: 'Eine Antwort ist nicht festgehalten.', en: 'No reply is recorded.' },
  'slip.reply': {
    de: 'Festgehalten am {at.day}: {outcome.*}, {way.*}, beim {attempts}. Kontakt{reason?; berichtigt eine frühere Angabe, Grund: {reason}}.',
    en: 'Recorded on {at.day}: {outcome.*}, {way.*}, at contact number {attempts}{reason?; corrects an earlier reply, reason: {reason}}.',
  },
  'slip.replaced': {
    de: 'Der Platz ist an eine andere Person gegangen.',
    en: 'The place has gone to somebody else.',
  },
  'way.letter': { de: 'per Brief', en: 'by letter' },
  'way.web': { de: 'online', en: 'online' },
  'way.phone': { de: 'am Telefon', en: 'by telephone' },
  'way.visit': { de: 'bei einem Besuch', en: 'at a visit' },
  'slip.result': {
    de: 'Losbeleg {name}{part? ({part})}: {result}',
    en: 'Slip {name}{part? ({part})}: {result}',
  },
  'slip.wrong': {
    de: 'Losbeleg {name} ist so nicht gültig; was nicht stimmt, steht oben.',
    en: 'Slip {name} is not valid as it stands; what is wrong is said above.',
  },
  'slip.failed': {
    de: '{failed} von {total} Prüfungen nicht bestanden, {failed=sie betrifft|alle betreffen} nur den Losbeleg: Er gehört nicht zu dieser Ziehung, oder jemand hat ihn verändert.',
    en: '{failed} of {total} checks failed, and {failed=it is|all are} about the slip alone: it does not belong to this draw, or somebody changed it.',
  },
  'slip.title': { de: 'Losbeleg{title?: {title}}', en: 'Slip{title?: {title}}' },
  'slip.about': {
    de: 'Dieses Blatt belegt, dass Sie bei der Auslosung dabei waren. Ihr Deckname liegt im Lostopf, und der Lostopf wurde mit dem Fingerabdruck unten festgelegt, bevor feststand, wer gezogen wird.',
    en: 'This paper shows that you were part of the draw. Your label is in the urn, and the urn was committed to by the fingerprint below before it was settled who is drawn.',
  },
  'slip.label': { de: 'Ihr Deckname', en: 'Your label' },
  'slip.outcome': { de: 'Ergebnis', en: 'Result' },
  'slip.commitment': { de: 'Fingerabdruck der Festlegung', en: 'Fingerprint of the commitment' },
  'slip.own': { de: 'Nur für Sie', en: 'For you alone' },
  'slip.id': { de: 'Kennung', en: 'Id' },
  'slip.secret': { de: 'Geheimnis', en: 'Secret' },
  'slip.keep': {
    de: 'Geben Sie dieses Blatt nicht weiter, und bewahren Sie es auf wie den Brief: Wer das Geheimnis kennt, kann zeigen, welcher Deckname Ihrer ist.',
    en: 'Do not pass this paper on, and keep it like the letter: whoever knows the secret can show which label is yours.',
  },
  'slip.how': { de: 'So prüfen Sie es nach', en: 'How to check it' },
  'slip.step-published': {
    de: 'Der Fingerabdruck muss der sein, der vor der Auslosung bekannt gegeben wurde.',
    en: 'The fingerprint must be the one that was published before the draw.',
  },
  'slip.step-urn': {
    de: 'Im veröffentlichten Lostopf (`urn.csv`) muss genau eine Zeile mit Ihrem Decknamen beginnen. Die Prüfsumme dieser Datei steht in der Festlegung.',
    en: 'In the published urn (`urn.csv`) exactly one line must begin with your label. The hash of that file is part of the commitment.',
  },
  'slip.step-label': {
    de: 'Ihr Deckname ist die SHA-256-Prüfsumme von Geheimnis, Doppelpunkt und Kennung, ohne Leerzeichen dazwischen: `printf %s "GEHEIMNIS:KENNUNG" | sha256sum`',
    en: 'Your label is the SHA-256 of secret, colon and id, without blanks in between: `printf %s "SECRET:ID" | sha256sum`',
  },
  'slip.step-program': {
    de: 'Alles zusammen prüft das Programm, mit dem veröffentlichten Ordner und der Datei zu diesem Blatt: `losverfahren verify ORDNER --slip DATEI`',
    en: 'The program checks all of it, with the published folder and the file that belongs to this paper: `losverfahren verify FOLDER --slip FILE`',
  },
  'slip.note-invited': { de: 'Brief zu Rang {rank}', en: 'letter of rank {rank}' },
  'slip.note-substitute': { de: 'Ersatz, Rang {rank}', en: 'substitute, rank {rank}' },
  'slip.note-reserve': { de: 'Reserve, Rang {rank}', en: 'reserve, rank {rank}' },
  'slip.note-called': {
    de: 'Brief zu Rang {rank} der Nachrückliste oder der weiteren Runde',
    en: 'letter of rank {rank} of the later list',
  },
  'slip.written': {
    de: '{count} {count=Losbeleg|Losbelege} geschrieben: {file}',
    en: '{count} {count=slip|slips} written: {file}',
  },
  'slip.page-written': { de: 'Zum Drucken: {file}', en: 'To be printed: {file}' },
  'slip.private': {
    de: 'Jeder Losbeleg enthält das Geheimnis einer Person und ist nur für sie bestimmt. Nicht veröffentlichen, nach dem Verschicken löschen.',
    en: "Every slip has one person's secret in it and is meant for them alone. Do not publish it, and delete it when it has been sent.",
  },
  'slip.next': { de: 'Nachprüfen: {command}', en: 'Verify: {command}' },
} satisfies Texts;

import type { Problems, Texts } from './sentence.js';

/** What `replace` says. */
export const replaceTexts = {
  'replace.nobody': {
    de: 'Kein Platz ist nachzubesetzen; es ist nichts zu tun.',
    en: 'No place has to be filled; there is nothing to do.',
  },
  'replace.done': {
    de: '{count} {count=Person rückt|Personen rücken} nach (Durchgang {run}).',
    en: '{count} {count=person is|people are} called (run {run}).',
  },
  'replace.step': {
    de: '{count} davon ohne Rücksicht auf {dimensions}',
    en: '{count} of them whatever their {dimensions}',
  },
  'replace.list': { de: 'Liste für die Briefe: {file}', en: 'list for the letters: {file}' },
  'replace.open': {
    de: '{count} {count=Platz bleibt|Plätze bleiben} frei:',
    en: '{count} {count=place stays|places stay} free:',
  },
  'replace.next': { de: 'Weiter mit:', en: 'Go on with:' },
  'supplement.done': {
    de: 'Nachziehung (Runde {round}): {invited} von {frame} Personen, die noch nicht angeschrieben waren; bisher angeschrieben: {called}.',
    en: 'Supplementary round (round {round}): {invited} of {frame} people who had not been called; called so far: {called}.',
  },
  'supplement.seed': { de: 'Seed dieser Runde: {seed}', en: 'Seed of this round: {seed}' },
} satisfies Texts;

export const replaceProblems = {
  'REPL-001': {
    what: {
      de: 'Wer nachrückt, lässt sich ohne Register nicht sagen',
      en: 'without the register nobody can tell who is next',
    },
    why: {
      de: 'die Reserve einer Gruppe ist aufgebraucht, oder der Plan begrenzt Haushalte; das Protokoll kennt nur die Reserve',
      en: 'the reserve of a group is used up, or the plan limits households; the log knows only the reserve',
    },
    remedy: {
      de: 'mit dem Register: losverfahren replace {target} --register {files}{plan? --plan {plan}}',
      en: 'with the register: losverfahren replace {target} --register {files}{plan? --plan {plan}}',
    },
  },
  'REPL-002': {
    what: {
      de: 'Die Anschrift von {count} {count=Person|Personen} steht auf keiner Reserveliste',
      en: 'the address of {count} {count=person|people} is on no list of the reserve',
    },
    why: {
      de: 'wer nachrückt, steht fest; hinter der Reserve kennt nur das Register die Anschrift',
      en: 'it is clear who is next; behind the reserve only the register knows the address',
    },
    remedy: {
      de: 'mit dem Register: losverfahren replace {target} --register {files}{plan? --plan {plan}}',
      en: 'with the register: losverfahren replace {target} --register {files}{plan? --plan {plan}}',
    },
  },
  'REPL-003': {
    what: {
      de: 'Im Lostopf oder Register fehlen Personen, die angeschrieben wurden',
      en: 'people who were called are missing from the urn or the register',
    },
    why: {
      de: 'Protokoll und Lostopf oder Register gehören nicht zusammen',
      en: 'the log and the urn or register do not belong together',
    },
    remedy: { de: 'prüfen: losverfahren verify', en: 'check: losverfahren verify' },
  },
  'REPL-004': {
    what: { de: 'Das ist nicht das Register dieser Ziehung', en: 'this is not the register of this draw' },
    why: {
      de: 'seine Prüfsumme ist eine andere als die im Protokoll; nachrücken kann nur, wer damals im Lostopf war',
      en: 'its hash is another one than the one in the log; only people who were in the frame then can be called',
    },
    remedy: {
      de: 'den Auszug angeben, aus dem gezogen wurde, unverändert',
      en: 'give the extract that the draw was made from, unchanged',
    },
  },
  'REPL-005': {
    what: {
      de: 'Diese Datei ist nicht die der Ziehung: {names}',
      en: 'this file is not the one of the draw: {names}',
    },
    why: {
      de: 'sie bestimmt, wer im Lostopf war',
      en: 'it says who was in the frame',
    },
    remedy: {
      de: 'die unveränderte Datei neben den Plan legen und ihn mit --plan nennen',
      en: 'put the file beside the plan as it was, and name the plan with --plan',
    },
  },
  'REPL-006': {
    what: { de: 'Das ist nicht der Lostopf dieser Ziehung', en: 'this is not the urn of this draw' },
    why: {
      de: 'seine Prüfsumme ist eine andere als die in der Festlegung',
      en: 'its hash is another one than the one in the commitment',
    },
    remedy: {
      de: 'die unveränderte urn.csv in den Ordner legen, oder das Register angeben: --register',
      en: 'put urn.csv into the folder as it was, or give the register: --register',
    },
  },
  'REPL-007': {
    what: {
      de: 'Für {count} {count=Platz|Plätze} ist niemand mehr übrig',
      en: 'nobody is left for {count} {count=place|places}',
    },
    why: {
      de: '{ladder?auch ohne Rücksicht auf {ladder} }kommt niemand mehr in Frage; noch nie angeschrieben: {left}',
      en: '{ladder?even whatever their {ladder} }nobody else can be called; {left} people of the frame were never called',
    },
    remedy: {
      de: 'in einer Nachziehung über alle, die noch nicht angeschrieben sind: losverfahren draw register.csv --supplement',
      en: 'in a supplementary round over all who were never called: losverfahren draw register.csv --supplement',
    },
  },
  'SUPP-001': {
    what: { de: 'Mit diesem Seed wurde hier schon gezogen', en: 'this seed has been used here before' },
    why: {
      de: 'die Lose wären bekannt gewesen, bevor feststand, wer ausscheidet',
      en: 'the tickets would have been known before anybody was out',
    },
    remedy: {
      de: 'ein neues öffentliches Ereignis abwarten und sein Ergebnis mit --seed angeben',
      en: 'wait for another public event and give its result with --seed',
    },
  },
  'SUPP-002': {
    what: { de: 'Alle wurden schon angeschrieben', en: 'everybody has been called already' },
    why: {
      de: 'im Lostopf ist niemand mehr übrig',
      en: 'nobody is left in the frame',
    },
    remedy: {
      de: 'mehr Menschen gibt es nur mit einer neuen Ziehung',
      en: 'there are more people only with a new draw',
    },
  },
  'SUPP-003': {
    what: {
      de: '{size} sollen angeschrieben werden, übrig sind {left}',
      en: '{size} are to be called, {left} are left',
    },
    why: { de: 'niemand wird zweimal angeschrieben', en: 'nobody is called twice' },
    remedy: { de: '--size {left} oder weniger', en: '--size {left} or less' },
  },
  'SUPP-005': {
    what: {
      de: 'Eine Nachziehung braucht --seed und --size{flags?; nicht dazu passt: {flags}}',
      en: 'a supplementary round needs --seed and --size{flags? and does not take: {flags}}',
    },
    why: {
      de: 'alles andere ist wie bei der Ziehung, die sie fortsetzt',
      en: 'everything else is as in the draw that it goes on from',
    },
    remedy: {
      de: 'zum Beispiel: losverfahren draw register.csv --supplement --size 20 --seed "…" --output ziehung',
      en: 'for example: losverfahren draw register.csv --supplement --size 20 --seed "…" --output ziehung',
    },
  },
} satisfies Problems;

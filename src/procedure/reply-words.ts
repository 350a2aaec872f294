import { columnKey } from '../core/column-name.js';
import { OUTCOMES, type Outcome, WAYS, type Way } from '../core/outcome.js';

/**
 * How people write what became of somebody: the log's words, and the usual ones in German and English. Letter case and
 * signs do not matter.
 */

/** Beside the outcomes: somebody was looked for without one (`not-met`, `undecided`), or came or not. */
export type Happening = Outcome | 'not-met' | 'undecided' | 'present' | 'absent';

const OUTCOME_WORDS: Readonly<Record<Happening, readonly string[]>> = {
  accepted: [
    ...['zugesagt', 'zusage', 'ja', 'nimmt teil', 'nehme teil', 'teilnahme', 'angenommen', 'dabei'],
    ...['yes', 'accept', 'acceptance', 'takes part'],
  ],
  declined: [
    ...[
      'abgesagt',
      'absage',
      'abgelehnt',
      'nein',
      'nimmt nicht teil',
      'nehme nicht teil',
      'keine teilnahme',
      'lehnt ab',
    ],
    ...['no', 'decline', 'refused'],
  ],
  withdrawn: ['zurückgezogen', 'zurückgetreten', 'rücktritt', 'doch nicht', 'ausgeschieden', 'withdrew'],
  unreachable: [
    'nicht erreicht',
    'nicht erreichbar',
    'unerreichbar',
    'keine antwort',
    'not reached',
    'no answer',
  ],
  undeliverable: [
    ...['unzustellbar', 'nicht zustellbar', 'brief zurück', 'rückläufer', 'rückbrief', 'zurück an absender'],
    ...['returned', 'return to sender'],
  ],
  moved: ['verzogen', 'umgezogen', 'weggezogen', 'unbekannt verzogen', 'fortgezogen', 'moved away'],
  deceased: ['verstorben', 'gestorben', 'tot', 'dead', 'died'],
  'not-met': [
    'nicht angetroffen',
    'niemand da',
    'niemand zu hause',
    'nobody in',
    'nobody home',
    'not at home',
  ],
  undecided: ['unentschlossen', 'unentschieden', 'überlegt', 'überlegt noch', 'bedenkzeit', 'thinking'],
  present: ['anwesend', 'teilgenommen', 'war da', 'erschienen', 'attended'],
  absent: ['abwesend', 'nicht erschienen', 'gefehlt', 'nicht gekommen', 'did not attend', 'no show'],
};

const WAY_WORDS: Readonly<Record<Way, readonly string[]>> = {
  letter: ['brief', 'post', 'postkarte', 'karte', 'schriftlich', 'fax', 'mail by post'],
  web: ['online', 'internet', 'webseite', 'formular', 'mail', 'email', 'app'],
  phone: ['telefon', 'telefonisch', 'anruf', 'handy', 'telephone', 'call'],
  visit: ['besuch', 'hausbesuch', 'haustür', 'tür', 'aufsuchend', 'vor ort', 'door', 'in person'],
};

const HAPPENINGS = Object.keys(OUTCOME_WORDS) as Happening[];
const BY_OUTCOME = byWord(HAPPENINGS, OUTCOME_WORDS);
const BY_WAY = byWord(WAYS, WAY_WORDS);

function byWord<T extends string>(
  names: readonly T[],
  words: Readonly<Record<T, readonly string[]>>,
): ReadonlyMap<string, T> {
  return new Map(
    names.flatMap((name) => [name, ...words[name]].map((word) => [columnKey(word), name] as const)),
  );
}

/** `undefined`: it is none of these words */
export const happeningOf = (text: string): Happening | undefined => BY_OUTCOME.get(columnKey(text));

export const wayOf = (text: string): Way | undefined => BY_WAY.get(columnKey(text));

/** The words of the log, for messages. */
export const happenings: readonly string[] = HAPPENINGS;

export function isOutcome(happening: Happening): happening is Outcome {
  return (OUTCOMES as readonly string[]).includes(happening);
}

const NEED_WORDS: Readonly<Record<string, readonly string[]>> = {
  childcare: ['kinderbetreuung', 'kinder', 'betreuung'],
  transport: ['fahrt', 'fahrdienst', 'abholung', 'anreise', 'mitfahrt'],
  translation: ['übersetzung', 'dolmetscher', 'dolmetschen', 'sprache', 'interpreter'],
  access: ['barrierefreiheit', 'barrierefrei', 'rollstuhl', 'zugang', 'accessibility', 'wheelchair'],
};

/** Codes of needs that are in the plan's list; what is in none is given back. */
export function needsOf(
  text: string,
  codes: readonly string[],
): { readonly needs: readonly string[]; readonly unknown: readonly string[] } {
  const words = text.split(/[\s,;/+]+/).filter((word) => word !== '');
  const found = words.map((word) => {
    const key = columnKey(word);
    const code = codes.find((one) => columnKey(one) === key);
    return code ?? codes.find((one) => NEED_WORDS[one]?.some((usual) => columnKey(usual) === key));
  });
  const needs = [...new Set(found.filter((code) => code !== undefined))].sort();
  return { needs, unknown: words.filter((_, at) => found[at] === undefined) };
}

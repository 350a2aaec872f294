import { isSmall } from '../../core/suppression.js';
import type { PartFacts, ProtocolFacts, SetAside } from './facts.js';
import type { ProtocolWords } from './words.js';

/** What is out of the ordinary: every draw that was set aside, what flags changed, and what looks odd. */
export interface Mark {
  readonly isPanel: boolean;
  readonly text: string;
}

export function marksOf(facts: ProtocolFacts, words: ProtocolWords): Mark[] {
  const { parts, isPublic, proof } = facts;
  const own = parts.flatMap((part) =>
    partMarks(part, isPublic, words).map((text) => ({ isPanel: part.isPanel, text })),
  );
  const odd = proof.remarks.flatMap(({ kind, isPanel, params }) => {
    const text = remarkText(kind, params, isPublic, words);
    return text === null ? [] : [{ isPanel, text }];
  });
  const marks = [...own, ...odd];
  if (parts.length < 2) return marks;
  return marks.map(({ isPanel, text }) => ({
    isPanel,
    text: `${words.text(isPanel ? 'protocol.of-panel' : 'protocol.of-letters')}: ${text}`,
  }));
}

function partMarks(part: PartFacts, isPublic: boolean, words: ProtocolWords): string[] {
  const { commitment, setAside, drawn, lottery, planFile, flags } = part;
  const number = commitment?.number;
  const changed = flags.map((flag) => flagText(flag, isPublic));
  const short = drawn?.shortfall.length ?? 0;
  return [
    ...(commitment === null ? [words.text('protocol.mark-uncommitted')] : []),
    ...setAside.map((one, at) => redrawText(one, at + 1, isPublic, words)),
    ...(typeof number === 'number' && number > 1 ? [words.text('protocol.mark-reissued', { number })] : []),
    ...(planFile === null ? [words.text('protocol.mark-no-plan', { flags: changed })] : []),
    ...(changed.length === 0 || planFile === null
      ? []
      : [words.text('protocol.mark-flags', { flags: changed })]),
    ...(short === 0 ? [] : [words.text('protocol.mark-short', { count: short })]),
    ...(lottery !== null && !lottery.complete ? [words.text('protocol.mark-incomplete')] : []),
    ...(lottery !== null && lottery.softened !== null
      ? [words.text('protocol.mark-softened', lottery.softened)]
      : []),
  ];
}

function flagText(
  { key, value }: { readonly key: string; readonly value: string },
  isPublic: boolean,
): string {
  return isPublic ? key : `${key}: ${value}`;
}

/** What somebody typed in after a draw may tell of a person, so only the house is told here. */
function redrawText(
  { reason, at, line }: SetAside,
  count: number,
  isPublic: boolean,
  words: ProtocolWords,
): string {
  const told = isPublic ? { reason: '', line } : { reason, line: '' };
  return words.text('protocol.mark-redraw', { number: String(count), at, ...told });
}

const REMARKS: Readonly<Record<string, string>> = {
  late: 'protocol.mark-late',
  'seed-again': 'protocol.mark-seed-again',
  labels: 'protocol.mark-labels',
  uninvited: 'protocol.mark-uninvited',
  already: 'protocol.mark-already',
  'one-outcome': 'protocol.mark-one-outcome',
  'no-chance': 'protocol.mark-no-chance',
  corrections: 'protocol.mark-corrections',
  'came-back': 'protocol.mark-came-back',
  rounds: 'protocol.mark-rounds',
};

/** Of people, not of things that were done. */
const PEOPLE = ['no-chance', 'came-back'];

/** `null`: it is said elsewhere. */
function remarkText(
  kind: string,
  params: ProtocolFacts['proof']['remarks'][number]['params'],
  isPublic: boolean,
  words: ProtocolWords,
): string | null {
  const key = REMARKS[kind];
  if (key === undefined) return null;
  const count = Number(params.count ?? 0);
  const isHidden = isPublic && PEOPLE.includes(kind) && isSmall(count);
  return words.text(key, isHidden ? { ...params, count: '*' } : params);
}

import { digest } from '#machine';
import { fingerprintsOf, type ReadLog } from '../audit/read-log.js';
import { eventTime } from '../core/event.js';
import type { Step, StepKind } from '../report/protocol/facts.js';

/** What happened when: a log in pieces that belong together, with the fingerprint that it had after each. */

/** The type of the entry with which a piece ends or begins, without a panel's prefix. */
const BY_LAST: Readonly<Record<string, StepKind>> = {
  commitment: 'commitment',
  purge: 'purge',
  reply: 'reply',
};
const BY_FIRST: Readonly<Record<string, StepKind>> = {
  redraw: 'redraw',
  replacement: 'run',
  supplement: 'round',
};

export interface Piece {
  readonly kind: StepKind;
  readonly isPanel: boolean;
  /** its first and its last line, from 0 */
  readonly first: number;
  readonly last: number;
  readonly at: string;
  readonly fingerprint: string;
}

export function piecesOf(read: Pick<ReadLog, 'lines' | 'ends'>): Piece[] {
  const fingerprints = fingerprintsOf(digest, read);
  return read.ends.map((end, piece) => {
    const [first, last] = [read.ends[piece - 1] ?? 0, end - 1];
    const [begins, ends] = [entryOf(read, first), entryOf(read, last)];
    const kind = BY_LAST[ends.type] ?? BY_FIRST[begins.type] ?? 'draw';
    return { kind, isPanel: ends.isPanel, first, last, at: ends.at, fingerprint: fingerprints[piece] ?? '' };
  });
}

/** The pieces, replies in a row put together, and the events that the plans announce before what follows from them. */
export function stepsOf(read: Pick<ReadLog, 'lines' | 'ends' | 'parts'>): Step[] {
  const steps: Step[] = [];
  for (const { kind, isPanel, at, fingerprint } of piecesOf(read)) {
    const before = steps.at(-1);
    if (kind === 'reply' && before?.kind === 'reply') {
      steps.pop();
      steps.push({ ...before, until: at, count: before.count + 1, fingerprint });
      continue;
    }
    const event = kind === 'draw' ? eventStep(read, isPanel, steps) : null;
    if (event !== null) steps.push(event);
    steps.push({ kind, isPanel, at, until: at, count: 1, fingerprint });
  }
  return steps;
}

/** The event of the part that is drawn here. */
function eventStep(
  { parts }: Pick<ReadLog, 'parts'>,
  isPanel: boolean,
  before: readonly Step[],
): Step | null {
  const drawn = before.filter((step) => step.kind === 'draw' && step.isPanel === isPanel).length;
  const part = parts.filter(({ stage }) => (stage === 'panel') === isPanel)[drawn];
  const event = part?.basis?.plan.plan.seed.event;
  const at = event === undefined ? null : eventTime(event);
  return at === null ? null : { kind: 'event', isPanel, at, until: at, count: 1, fingerprint: null };
}

function entryOf({ lines }: Pick<ReadLog, 'lines'>, line: number) {
  const { type = '', at = '' } = JSON.parse(lines[line] ?? '{}') as {
    readonly type?: string;
    readonly at?: string;
  };
  return { isPanel: type.startsWith('panel.'), type: type.replace(/^panel\./, ''), at };
}

import type { JudgedSlip } from '../../audit/slip.js';
import type { Standing } from '../../audit/standing.js';
import type { Called } from '../../core/called.js';
import type { ProveFacts, SlipPage } from '../../procedure/prove.js';
import { standingSaid } from '../../procedure/standing-said.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { saidText } from './said.js';
import { shellPath } from './shell-word.js';

/** What is said of slips, on the terminal and on paper. */

/** What became of a label, sentence by sentence. @param standing `null`: nobody has been drawn yet */
export function standingSentences(
  terminal: Terminal,
  standing: Standing | null,
  called: Called | null,
): string[] {
  return standingSaid(standing, called).map((said) => saidText(terminal, said));
}

/** What `verify` says of the slips that it was given. */
export function saySlips(terminal: Terminal, slips: readonly JudgedSlip[]): void {
  for (const { name, isPanel, checks, standing, called } of slips) {
    if (checks.some(({ passed }) => !passed)) {
      terminal.tell('slip.wrong', { name });
      continue;
    }
    const [result = '', ...more] = standingSentences(terminal, standing, called);
    const part = isPanel ? terminal.text('verify.panel') : '';
    terminal.tell('slip.result', { name, part, result });
    for (const sentence of more) terminal.say(`  ${sentence}`);
  }
  if (slips.length > 0) terminal.say();
}

/** The same for `--json`; nothing if there were none. */
export function slipsDocument(slips: readonly JudgedSlip[]): object {
  if (slips.length === 0) return {};
  return { slips: slips.map(({ name: file, isPanel: panel, ...more }) => ({ file, panel, ...more })) };
}

/** Which letter a slip belongs to. */
const NOTES = {
  invited: 'slip.note-invited',
  reserve: 'slip.note-reserve',
  substitute: 'slip.note-substitute',
  called: 'slip.note-called',
} as const;

/** The words of printed slips. */
export function slipPageWords(terminal: Terminal): SlipPage {
  return {
    words: (title) => ({
      language: terminal.language,
      title: terminal.text('slip.title', { title }),
      about: terminal.text('slip.about'),
      label: terminal.text('slip.label'),
      result: terminal.text('slip.outcome'),
      commitment: terminal.text('slip.commitment'),
      own: terminal.text('slip.own'),
      id: terminal.text('slip.id'),
      secret: terminal.text('slip.secret'),
      keep: terminal.text('slip.keep'),
      how: terminal.text('slip.how'),
      steps: [
        terminal.text('slip.step-published'),
        terminal.text('slip.step-urn'),
        terminal.text('slip.step-label'),
        terminal.text('slip.step-program'),
      ],
    }),
    result: (standing, called) => standingSentences(terminal, standing, called),
    note: ({ list, rank }) => terminal.text(NOTES[list], { rank }),
  };
}

/** Where slips were written. */
export interface WrittenSlips {
  /** the draw's folder */
  readonly target: string;
  /** the slip, or the folder with all of them */
  readonly output: string;
  /** a slip that can be verified now */
  readonly slip: string;
  /** to be printed; `null`: there is none */
  readonly page: string | null;
}

/** What `prove` says of slips that it wrote. Neither an id nor a label is shown: somebody may look on. */
export function sayProve(
  terminal: Terminal,
  { platform }: Pick<World, 'platform'>,
  { commitment, standings, called }: ProveFacts,
  { target, output, slip, page }: WrittenSlips,
): void {
  const outcomes = standings.map((standing) => standing?.outcome ?? null);
  const count = outcomes.length;
  terminal.json({ format: 'losverfahren/slips/1', output, page, commitment, slips: count, outcomes });
  terminal.heading('slip.written', { count, file: output });
  if (page !== null) terminal.tell('slip.page-written', { file: page });
  for (const [at, standing] of (output === slip ? standings : []).entries())
    for (const sentence of standingSentences(terminal, standing, called[at] ?? null)) terminal.say(sentence);
  terminal.say();
  terminal.tell('slip.private');
  const words = ['losverfahren', 'verify', shellPath(target, platform), '--slip', shellPath(slip, platform)];
  terminal.say(terminal.text('slip.next', { command: words.join(' ') }));
}

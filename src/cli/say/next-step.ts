import type { CheckFacts } from '../../procedure/check.js';
import type { Files } from '../../procedure/files.js';
import { registerPaths } from '../../procedure/opening.js';
import type { LoadedPlan } from '../../procedure/plan-file.js';
import type { VerifyFacts } from '../../procedure/verify.js';
import type { Terminal } from '../terminal.js';
import { shellWord } from './verify-command.js';

/** What to do next, as it can be typed. */

/** The files and the plan that a command was called with. */
interface Called {
  readonly plan: LoadedPlan;
  readonly register: readonly string[];
}

export function sayAfterCheck(
  terminal: Terminal,
  files: Files,
  { errors }: CheckFacts,
  called: Called,
): void {
  const { plan } = called;
  if (errors > 0) {
    terminal.say(terminal.text('next.mend', { command: commandOf(files, 'check', called) }));
    return;
  }
  const next = plan.file === null && Object.keys(plan.overrides).length === 0 ? 'init' : 'preview';
  terminal.say(terminal.text('next.step', { command: commandOf(files, next, called) }));
}

export function sayAfterPreview(terminal: Terminal, files: Files, called: Called): void {
  const isPanel = called.plan.stage === 'panel';
  const command = `${commandOf(files, isPanel ? 'panel' : 'draw', called)} --seed "…"`;
  terminal.say();
  terminal.say(terminal.text('next.draw', { command }));
}

/** @param fingerprint as it was announced, if it was given */
export function sayAfterVerify(
  terminal: Terminal,
  { checks }: VerifyFacts,
  fingerprint: string | undefined,
): void {
  const isPassed = checks.every(({ passed }) => passed);
  if (!isPassed) terminal.say(terminal.text('next.failed'));
  else if (fingerprint === undefined) terminal.say(terminal.text('next.fingerprint'));
}

/** Flags that changed the plan are left for whoever typed them to repeat. */
function commandOf(files: Files, command: string, { plan, register }: Called): string {
  const { file, folder, input, overrides } = plan;
  const words = [
    ...['losverfahren', command],
    ...(register.length > 0 || input.register?.files === undefined || file === null
      ? registerPaths(files, { plan, register })
      : []),
    ...(file === null ? [] : ['--plan', files.join(folder, file.name)]),
  ];
  return `${words.map(shellWord).join(' ')}${Object.keys(overrides).length === 0 ? '' : ' …'}`;
}

import { eventName, eventTime } from '../../core/event.js';
import type { CheckFacts } from '../../procedure/check.js';
import type { CommitFacts } from '../../procedure/commit.js';
import { registerPaths } from '../../procedure/opening.js';
import type { LoadedPlan } from '../../procedure/plan-file.js';
import type { VerifyFacts } from '../../procedure/verify.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellPath } from './shell-word.js';

/** What to do next, as it can be typed. */

type Place = Pick<World, 'files' | 'platform'>;

/** The files and the plan that a command was called with. */
interface Called {
  readonly plan: LoadedPlan;
  readonly register: readonly string[];
}

export function sayAfterCheck(
  terminal: Terminal,
  world: Place,
  { errors }: CheckFacts,
  called: Called,
): void {
  const { plan } = called;
  if (errors > 0) {
    sayCommand(terminal, 'next.mend', commandOf(world, 'check', called));
    return;
  }
  const next = plan.file === null && Object.keys(plan.overrides).length === 0 ? 'init' : 'preview';
  sayCommand(terminal, 'next.step', commandOf(world, next, called));
}

export function sayAfterPreview(terminal: Terminal, world: Place, called: Called): void {
  const isPanel = called.plan.stage === 'panel';
  const command = `${commandOf(world, isPanel ? 'panel' : 'draw', called)} ${seedFlag(called)}`;
  terminal.say();
  sayRound(terminal, called);
  const settled = `${commandOf(world, 'commit', called)}${isPanel ? ' --panel' : ''}`;
  sayCommand(terminal, 'next.commit', settled);
  sayCommand(terminal, 'next.draw', command);
}

/** What to write into a plan, and where to go on. @param letters so many are to be invited */
export function sayAfterSize(terminal: Terminal, world: Place, called: Called, letters: number): void {
  const { plan, register } = called;
  if (plan.file === null) {
    const first = register.length === 0 ? 'losverfahren init register.csv' : commandOf(world, 'init', called);
    sayCommand(terminal, 'next.step', `${first} --size ${letters}`);
    return;
  }
  terminal.say(terminal.text('size.plan', { file: plan.file.name, line: `size: ${letters}` }));
  sayCommand(terminal, 'next.step', commandOf(world, 'preview', called));
}

/** The number of a round does not show when that is. */
function sayRound(terminal: Terminal, { plan: { input } }: Called): void {
  const event = input.seed?.event;
  if (event?.type !== 'drand') return;
  terminal.say(terminal.text('next.round', { event: eventName(event), when: eventTime(event) ?? '' }));
}

/** How the result of the announced event is given. */
function seedFlag({ plan: { input } }: Called): string {
  const event = input.seed?.event;
  if (event?.type === 'drand') return `--drand ${event.round}.json`;
  return event === undefined || event.type === 'text' ? '--seed "…"' : `--${event.type} "…"`;
}

/** @param fingerprint as it was announced, if it was given */
export function sayAfterVerify(
  terminal: Terminal,
  { checks }: VerifyFacts,
  fingerprint: string | undefined,
): void {
  const isPassed = checks.every(({ passed }) => passed);
  if (!isPassed) terminal.tell('next.failed');
  else if (fingerprint === undefined) terminal.tell('next.fingerprint');
}

/** The call that goes on from a commitment when the event has taken place. */
export function commandAfter(
  { files, platform }: Place,
  { plan, register, already, keyFile }: Called & { readonly already?: string; readonly keyFile?: string },
  output: string,
  { announced }: CommitFacts,
): string {
  const { file, folder, targets } = plan;
  const path = (text: string) => shellPath(text, platform);
  const { type } = announced.plan.seed.event ?? { type: 'text' };
  return [
    ...['losverfahren', announced.isPanel ? 'panel' : 'draw'],
    ...registerPaths(files, { plan, register }).map(path),
    ...(file === null ? [] : ['--plan', path(files.join(folder, file.name))]),
    ...(targets === null ? [] : ['--targets', path(targets)]),
    ...(already === undefined ? [] : ['--already', path(already)]),
    ...(keyFile === undefined ? [] : ['--key-file', path(keyFile)]),
    ...(announced.balls ? ['--numbered'] : []),
    ...(type === 'text' ? ['--seed', '"…"'] : [`--${type}`, type === 'drand' ? 'ROUND.json' : '"…"']),
    ...['--output', path(output)],
  ].join(' ');
}

/** A call stays in one line: broken at words, it could not be pasted. */
function sayCommand(
  terminal: Terminal,
  key: 'next.mend' | 'next.step' | 'next.commit' | 'next.draw',
  command: string,
): void {
  terminal.say(terminal.text(key, { command }));
}

/** Flags that changed the plan are left for whoever typed them to repeat. */
function commandOf({ files, platform }: Place, command: string, { plan, register }: Called): string {
  const { file, folder, input, overrides } = plan;
  const isTyped = register.length > 0 || input.register?.files === undefined || file === null;
  const paths = isTyped ? registerPaths(files, { plan, register }) : [];
  const path = (text: string) => shellPath(text, platform);
  const words = [
    ...['losverfahren', command, ...paths.map(path)],
    ...(file === null ? [] : ['--plan', path(files.join(folder, file.name))]),
    ...(Object.keys(overrides).length === 0 ? [] : ['…']),
  ];
  return words.join(' ');
}

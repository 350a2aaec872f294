import type { DrawPlan } from '../../core/plan.js';
import { type OpenRequest, type Preparation, registerPaths } from '../../procedure/opening.js';
import type { LoadedPlan } from '../../procedure/plan-file.js';
import { idFiles } from '../../procedure/side-files.js';
import type { World } from '../world.js';
import { shellPath } from './shell-word.js';

export interface VerifyHint extends OpenRequest {
  readonly output: string;
  /** what the files that it was drawn from are called */
  readonly flag: '--register' | '--answers';
}

/**
 * The call of `verify` that recomputes everything, as it can be typed: with the plan only if it says where
 * another file is.
 */
export function verifyCommand(
  world: Pick<World, 'files' | 'platform'>,
  { loaded, plan }: Preparation,
  hint: VerifyHint,
): string {
  const { files, platform } = world;
  const { already, file, folder, targets } = loaded;
  const { keyFile } = hint;
  const register = registerPaths(files, hint);
  const path = (text: string) => shellPath(text, platform);
  // Without a plan `verify` looks beside the log and beside the register.
  const places = [files.at('.', hint.output), ...register.map((one) => files.folderOf(files.at('.', one)))];
  const isElsewhere = (one: string) => !places.includes(files.folderOf(files.at(folder, one)));
  const needsPlan = file !== null && sidePaths(loaded, plan).some(isElsewhere);
  return [
    ...['losverfahren', 'verify', path(hint.output), hint.flag, ...register.map(path)],
    ...(already === null ? [] : ['--already', path(already)]),
    ...(needsPlan ? ['--plan', path(files.join(folder, file.name))] : []),
    ...(targets === null ? [] : ['--targets', path(targets)]),
    ...(keyFile === undefined ? [] : ['--key-file', path(keyFile)]),
  ].join(' ');
}

/** The files besides the register that the plan names. */
function sidePaths({ input, already, targets }: LoadedPlan, plan: DrawPlan): string[] {
  const lists = idFiles(plan, input.eligibility?.exclude).map(({ paths: [path = ''] }) => path);
  const { table, quotas } = input.sample ?? {};
  return [
    ...(already === null ? lists : lists.slice(0, -1)),
    ...(typeof table === 'string' ? [table] : []),
    ...(typeof quotas === 'string' && targets === null ? [quotas] : []),
  ];
}

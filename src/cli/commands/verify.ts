import { givenPlan, verify } from '../../procedure/verify.js';
import { EXIT } from '../exit.js';
import { mannerOf } from '../overrides.js';
import { sayVerification } from '../say/verify.js';
import type { Session } from '../session.js';

interface VerifyOptions {
  readonly register?: readonly string[];
  readonly answers?: readonly string[];
  readonly already?: string;
  readonly optimality?: boolean;
  readonly targets?: string;
  readonly plan?: string;
  readonly lang?: string;
  readonly seed?: string;
  readonly fingerprint?: string;
  readonly keyFile?: string;
  readonly workers?: string;
}

/** `verify`: everything again, from the log alone and from the register. */
export async function run(session: Session, args: readonly string[], given: object): Promise<number> {
  const { plan: path, lang, workers, optimality = false, ...announced } = given as VerifyOptions;
  const { terminal, world } = session;
  const tools = session.tools(mannerOf(workers === undefined ? {} : { workers }));
  const plan = path === undefined ? null : await givenPlan(world.files, path);
  // The log does not tell the plan's language.
  session.speak(plan?.input?.language, lang);
  const [target = '.'] = args;
  if (world.files.kind(target) === 'folder') world.outputs.finishInterrupted(target);
  const { facts, problems } = await verify({ ...announced, target, plan, optimality }, tools);
  terminal.endProgress();
  sayVerification(terminal, facts);
  terminal.problems(problems);
  return facts.checks.every(({ passed }) => passed) ? EXIT.done : EXIT.mismatch;
}

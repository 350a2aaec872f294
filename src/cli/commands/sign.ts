import { refuse } from '../../core/problem.js';
import { sign, signPaths } from '../../procedure/sign.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { passwordFrom } from '../password.js';
import { saySignature } from '../say/sign.js';
import type { Session } from '../session.js';

/** `sign`: a signature beside the log, and a pair of keys if there is none yet. */
export async function run(
  session: Session,
  args: readonly string[],
  options: OptionsOf<'sign'>,
): Promise<number> {
  const { secretKey, passwordFile, force } = options;
  const { terminal, world } = session;
  const { outputs } = world;
  if (secretKey === undefined) throw refuse('usage', 'SIGN-001');
  const [target = '.'] = args;
  const { signature, newPair } = signPaths(world.files, target, secretKey);
  outputs.checkFiles([signature], force);
  if (newPair !== null) outputs.checkFiles([newPair.secret, newPair.public], false);
  const request = {
    ...{ ...options, target, secretKey },
    password: passwordFrom(session, passwordFile),
    isPasswordGiven: passwordFile !== undefined,
    random: world.random,
  };
  const { facts, keyFiles, files, problems } = await sign(request, session.tools({}));
  terminal.endProgress();
  const signed = files.map(({ bytes }) => ({ path: signature, bytes }));
  // A key is never written over, whatever else is.
  if (force) outputs.writeFiles(keyFiles, false);
  outputs.writeFiles(force ? signed : [...keyFiles, ...signed], force);
  saySignature(terminal, facts, { target, platform: world.platform });
  terminal.problems(problems);
  return EXIT.done;
}

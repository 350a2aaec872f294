import { LOG_NAME, MUNICIPALITIES_NAME } from '../../audit/names.js';
import { refuse } from '../../core/problem.js';
import { municipalities } from '../../procedure/municipalities.js';
import { typedSeed } from '../../procedure/seed.js';
import { confirmSeed } from '../confirm.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayMunicipalities, sheetWords } from '../say/municipalities.js';
import type { Session } from '../session.js';

/** `municipalities`: municipalities first. Log, list and sheets, whole or not at all. */
export async function run(
  session: Session,
  [table = '', ...others]: readonly string[],
  options: OptionsOf<'municipalities'>,
): Promise<number> {
  const { output, force, hits, letters } = options;
  const { terminal, world } = session;
  if (hits === undefined || letters === undefined || others.length > 0)
    throw refuse('usage', 'MUNI-014', undefined, { table });
  const seed = typedSeed(options.seed);
  world.outputs.checkFolder(output, [LOG_NAME, MUNICIPALITIES_NAME], force);
  const request = { ...options, table, hits, letters, seed, words: sheetWords(terminal, world) };
  const { facts, files, problems: found } = await municipalities(request, session.tools(options));
  const problems = await confirmSeed(session, seed, found);
  const notes = world.outputs.writeTogether(output, files, force);
  terminal.stored = { folder: output, fingerprint: facts.fingerprint };
  sayMunicipalities(terminal, world, facts, { table, output });
  terminal.problems([...problems, ...notes]);
  return writtenCode(notes);
}

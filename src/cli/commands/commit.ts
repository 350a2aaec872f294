import { isRefusedFor, refuse } from '../../core/problem.js';
import { dimensionText, textOf } from '../../messages/catalogue.js';
import { COMMIT_FILES, commit } from '../../procedure/commit.js';
import { announcementIn, type GazetteWords } from '../../procedure/gazette.js';
import { keyBeside, readKey } from '../../procedure/opening.js';
import { loadPanelPlan, loadPlan } from '../../procedure/plan-file.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { newKey } from '../key-file.js';
import { sayCommit } from '../say/commit.js';
import { commandAfter } from '../say/next-step.js';
import type { Session } from '../session.js';
import type { World } from '../world.js';

/** `commit`: log, urn and the text for the gazette, before the seed exists; the key, if it is not there. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'commit'>,
): Promise<number> {
  if (options.batch !== undefined)
    return (await import('./commit-batch.js')).run(session, options.batch, register, options);
  const { terminal, world } = session;
  const { files, outputs } = world;
  const plan = await (options.panel ? loadPanelPlan : loadPlan)(files, options);
  session.speak(plan.input.language, options.lang);
  const output = options.output ?? (options.panel ? 'panel' : 'ziehung');
  requireNewFolder(world, output);
  const keyFile = options.keyFile ?? keyBeside(files, output);
  const isMade = files.kind(keyFile) === null;
  // A commit that was killed may have left a second name of the key.
  if (!isMade) outputs.sweep(keyFile);
  const key = isMade ? newKey(world) : await readKey(files, keyFile);
  const announcement = (facts: Parameters<typeof announcementIn>[1]) => announcementIn(WORDS, facts);
  const request = { ...options, plan, register, key, announcement };
  const { facts, files: written, large, problems } = await commit(request, session.tools(options));
  terminal.endProgress();
  const bytes = new TextEncoder().encode(`${key}\n`);
  if (isMade) outputs.writeFiles([{ path: keyFile, bytes, isSecret: true }], false);
  let notes: ReturnType<typeof outputs.writeTogether>;
  try {
    notes = outputs.writeTogether(output, [...large, ...written], false);
  } catch (cause) {
    // A key that nothing was committed to is of no use.
    if (isMade) outputs.takeBack(keyFile);
    throw cause;
  }
  terminal.stored = { folder: output, fingerprint: facts.announced.fingerprint };
  const next = commandAfter(world, request, output, facts);
  sayCommit(terminal, facts, { output, keyFile, isMade, next });
  terminal.problems([...problems, ...notes]);
  return writtenCode(notes);
}

/** @throws Refusal CMT-017 if it holds a log, and as the folder's own check */
function requireNewFolder({ outputs }: World, output: string): void {
  try {
    outputs.checkFolder(output, COMMIT_FILES, false);
  } catch (cause) {
    throw isRefusedFor(cause, 'OUT-003') ? refuse('overwrite', 'CMT-017', { file: output }) : cause;
  }
}

const wordsIn = (language: 'de' | 'en'): GazetteWords => ({
  text: (key, params) => textOf(language, key, params),
  dimension: (name) => dimensionText(language, name),
});
const WORDS = { de: wordsIn('de'), en: wordsIn('en') };

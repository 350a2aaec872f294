import { LOG_NAME } from '../audit/names.js';
import { catalogueWords } from '../messages/protocol-words.js';
import type { LoadedPlan } from '../procedure/plan-file.js';
import { protocolBytes, protocolFacts } from '../procedure/report.js';
import type { OutputFile } from '../procedure/result.js';
import type { Session } from './session.js';

/**
 * The record of what has just been drawn, for the house, to be written with the lists.
 * @param name of its file
 * @param files of the draw, the log among them
 * @returns nothing where nobody has been drawn yet, so that there is no log
 */
export async function protocolBeside(
  session: Session,
  name: string,
  files: readonly OutputFile[],
  { input, file, folder }: LoadedPlan,
): Promise<readonly OutputFile[]> {
  const { terminal, world } = session;
  const log = files.find((one) => one.name === LOG_NAME);
  if (log === undefined) return [];
  const plan = { input, path: file?.name ?? null, folder, problems: [] };
  const sources = { bytes: log.bytes, file: LOG_NAME, isPublic: false, plan };
  const facts = await protocolFacts(sources, session.tools({}));
  const words = catalogueWords(terminal.language);
  return [{ name, bytes: await protocolBytes(facts, await world.document(), words) }];
}

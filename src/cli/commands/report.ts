import { refuse } from '../../core/problem.js';
import { catalogueWords } from '../../messages/protocol-words.js';
import { protocolBytes, report } from '../../procedure/report.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayReport } from '../say/report.js';
import type { Session } from '../session.js';

/** `report`: the record of a procedure, as a page or as PDF. */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  { output, public: isPublic, plan, force, lang }: OptionsOf<'report'>,
): Promise<number> {
  const { terminal, world } = session;
  const isPdf = /\.pdf$/i.test(output);
  if (!isPdf && !/\.html?$/i.test(output)) throw refuse('usage', 'REPORT-001', undefined, { file: output });
  world.outputs.checkFiles([output], force);
  if (isPdf) world.printer.require();
  const { facts, problems } = await report({ target, plan, isPublic }, session.tools({}));
  session.speak(facts.language, lang);
  const { protocol } = facts;
  const page = await protocolBytes(protocol, await world.document(), catalogueWords(terminal.language));
  const parts = isPdf ? await world.printer.print([page], SECONDS_FOR_A_PDF) : [page];
  // What is for the house alone is for nobody else to read.
  await world.outputs.writeParts(output, parts, force, !isPublic);
  sayReport(terminal, protocol, output);
  terminal.problems(problems);
  return EXIT.done;
}

/** A browser that does not answer is ended at some time; a page takes a small part of this. */
const SECONDS_FOR_A_PDF = 120;

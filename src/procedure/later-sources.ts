import { refuse } from '../core/problem.js';
import type { Selectable } from '../core/selection.js';
import { URN_NAME } from '../core/urn.js';
import { hashSource } from '../register/source.js';
import type { AnnouncedPlan } from './announced-plan.js';
import type { CalledProcedure } from './called-people.js';
import { type FrameReader, type LoggedRegister, registerReader, urnReader } from './known-frame.js';
import { asLogged } from './logged-rows.js';
import { SideFiles } from './side-files.js';
import type { Tools } from './tools.js';
import { readInputs } from './verify-inputs.js';

/** Where the frame of a draw comes from after the draw: the register if it was given, otherwise the urn beside the log. */

/**
 * The register of the draw, by its logged plan.
 * @throws Refusal REG-001 and what is wrong with it, SIDE-001, REPL-005 if a list of ids is not the one of the draw
 */
export async function loggedRegister(
  { aftermath: { draw }, folder }: CalledProcedure,
  paths: readonly string[],
  plan: AnnouncedPlan,
  key: string | null,
  { files, reading }: Tools,
): Promise<LoggedRegister> {
  const sources = await asLogged(await Promise.all(paths.map((path) => files.open(path))), draw);
  const wanted = new Set(draw.plan.inputs.map(({ sha256 }) => sha256));
  const folders = [plan.folder, '.', ...paths.map((path) => files.folderOf(path)), folder];
  const side = new SideFiles(files, folders, wanted);
  const { idLists, check } = await readInputs(draw, side, { plan: plan.input, isWhole: true });
  if (!check.passed) throw refuse('invalid', 'REPL-005', undefined, { names: check.places });
  const bytes = sources.reduce((sum, source) => sum + source.size, 0);
  return registerReader(draw, sources, { idLists, key }, reading(bytes));
}

/**
 * The urn of the draw's commitment.
 * @param path left out: `urn.csv` in the folder, if it is there
 * @returns `null`: there is no commitment, or no urn
 * @throws Refusal REG-001, REPL-006 if it is not the committed one
 */
export async function loggedUrn(
  { aftermath: { draw }, folder }: CalledProcedure,
  path: string | undefined,
  { files, reading }: Tools,
): Promise<FrameReader<Selectable> | null> {
  const file = path ?? files.join(folder, URN_NAME);
  if (draw.commitment === undefined) return null;
  if (path === undefined && files.kind(file) !== 'file') return null;
  const source = await files.open(file);
  if ((await hashSource(source)) !== draw.commitment.urn.sha256)
    throw refuse('invalid', 'REPL-006', { file });
  return urnReader(draw, source, reading(source.size));
}

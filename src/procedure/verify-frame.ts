import type { ReadLog } from '../audit/read-log.js';
import { Refusal } from '../core/problem.js';
import type { Selectable } from '../core/selection.js';
import { URN_NAME } from '../core/urn.js';
import { hashSource } from '../register/source.js';
import type { Files } from './files.js';
import { type FrameReader, registerReader, urnReader } from './known-frame.js';
import { asLogged } from './logged-rows.js';
import { readKey } from './opening.js';
import { SideFiles } from './side-files.js';
import type { Tools } from './tools.js';
import { readInputs } from './verify-inputs.js';
import type { Part, VerifyRequest } from './verify-request.js';
import type { Target } from './verify-target.js';

/**
 * The frame of the letters for what came after them, from the urn or the register, whichever was given to `verify`. What is wrong with
 * them is said by the checks of the draw.
 */
export async function frameGiven(
  read: ReadLog,
  request: VerifyRequest,
  target: Target,
  letters: Part | undefined,
  tools: Tools,
): Promise<FrameReader<Selectable> | null> {
  if (read.log === null || read.afterwards.length === 0) return null;
  const urn = await urnGiven(read.log, request, target, tools);
  if (urn !== null || letters === undefined) return urn;
  return registerGiven(letters, request, target, tools).catch((cause: unknown) => {
    if (cause instanceof Refusal) return null;
    throw cause;
  });
}

async function urnGiven(
  log: NonNullable<ReadLog['log']>,
  { urn }: VerifyRequest,
  { folder }: Target,
  { files, reading }: Tools,
): Promise<FrameReader<Selectable> | null> {
  for (const path of urn ?? urnBeside(files, folder)) {
    const source = await files.open(path);
    if ((await hashSource(source)) === log.commitment?.urn.sha256)
      return urnReader(log, source, reading(source.size));
  }
  return null;
}

function urnBeside(files: Files, folder: string | null): string[] {
  const path = folder === null ? null : files.join(folder, URN_NAME);
  return path !== null && files.kind(path) === 'file' ? [path] : [];
}

async function registerGiven(
  { log, paths, plan }: Part,
  { keyFile }: VerifyRequest,
  target: Target,
  { files, reading }: Tools,
): Promise<FrameReader<Selectable> | null> {
  if (paths === undefined) return null;
  const isKeyed = log.plan.label_key_hash !== null;
  if (isKeyed && keyFile === undefined) return null;
  const key = isKeyed && keyFile !== undefined ? await readKey(files, keyFile) : null;
  const folders = [
    ...(plan === null ? [] : [files.folderOf(plan.file.path)]),
    ...['.', ...paths.map((path) => files.folderOf(path)), files.folderOf(target.log)],
  ];
  const wanted = new Set(log.plan.inputs.map(({ sha256 }) => sha256));
  const side = new SideFiles(files, folders, wanted);
  const { idLists } = await readInputs(log, side, { plan: plan?.input ?? null, isWhole: true });
  const sources = await asLogged(await Promise.all(paths.map((path) => files.open(path))), log);
  const bytes = sources.reduce((sum, source) => sum + source.size, 0);
  return registerReader(log, sources, { idLists, key }, reading(bytes));
}

import { digest, sha256Bytes } from '#machine';
import { type Check, check } from '../audit/checks.js';
import { type MunicipalitiesLog, settledHash } from '../audit/entries/municipalities.js';
import { type MunicipalityChecks, verifyMunicipalitiesLog } from '../audit/municipalities.js';
import { MUNICIPALITIES_NAME } from '../audit/names.js';
import { publicEvent } from '../core/event.js';
import type { MunicipalityPlan } from '../core/municipalities.js';
import type { Files } from './files.js';
import { municipalityList } from './municipalities.js';
import { readTable } from './municipality-file.js';
import { givenFlags } from './verify-given.js';
import { comparePublicSeed } from './verify-public-seed.js';
import type { VerifyRequest } from './verify-request.js';
import type { Target } from './verify-target.js';

/** A draw of municipalities once more: from its log alone, and from the table if it is at hand. */

const MOST_LIST_BYTES = 1 << 26;

/** @throws Refusal as {@link readTable} for a table that is given and can't be understood */
export async function verifyMunicipalities(
  files: Files,
  log: MunicipalitiesLog,
  target: Target,
  request: VerifyRequest,
): Promise<Check[]> {
  const found = verifyMunicipalitiesLog(digest, log);
  const { text } = log.seed;
  const seed = await comparePublicSeed(files, { text, event: publicEvent(undefined, text) }, request);
  const unused = givenFlags(request).filter((flag) => !['--register', '--commitment'].includes(flag));
  return [
    ...found.checks,
    checkList(log, found),
    ...(target.folder === null ? [] : await filesBeside(files, log, target.folder)),
    ...seed.checks,
    ...checkCommitment(log, request.commitment),
    ...(request.register === undefined ? [] : await checkTable(files, log, request.register)),
    check('given.applies', [...unused, ...seed.unused]),
  ];
}

/** The list follows from the log byte for byte. */
function checkList({ outputs }: MunicipalitiesLog, { drawn }: MunicipalityChecks): Check {
  const logged = outputs.files.find(({ name }) => name === MUNICIPALITIES_NAME);
  const right = drawn === null ? null : sha256Bytes(municipalityList(drawn));
  const isRight = logged !== undefined && logged.sha256 === right;
  return check('municipalities.list', isRight ? [] : [MUNICIPALITIES_NAME]);
}

async function filesBeside(files: Files, { outputs }: MunicipalitiesLog, folder: string): Promise<Check[]> {
  const missing: string[] = [];
  const changed: string[] = [];
  for (const { name, bytes: size, sha256 } of outputs.files) {
    const path = files.join(folder, name);
    const bytes =
      files.kind(path) === 'file' ? await files.read(path, MOST_LIST_BYTES).catch(() => null) : null;
    if (bytes === null) missing.push(name);
    else if (bytes.length !== size || sha256Bytes(bytes) !== sha256) changed.push(name);
  }
  return [check('lists.present', missing), check('lists.files', changed)];
}

function checkCommitment({ table: { settled } }: MunicipalitiesLog, given: string | undefined): Check[] {
  if (given === undefined) return [];
  const same = check('municipalities.given', given === settled ? [] : ['settled']);
  return [same.passed ? same : { ...same, differs: { given, logged: settled } }];
}

async function checkTable(
  files: Files,
  { table }: MunicipalitiesLog,
  paths: readonly string[],
): Promise<Check[]> {
  const [path = '', ...others] = paths;
  const { hits, letters, bands, file: logged } = table;
  const sheet = logged.sheet === undefined ? {} : { sheet: logged.sheet };
  const { file, plan } = await readTable(files, { table: path, hits, letters, bands, ...sheet });
  const isSame = file.sha256 === logged.sha256 && file.bytes === logged.bytes;
  const isBoth = settledHash(digest, plan) === settledHash(digest, table);
  return [
    check('municipalities.file', isSame && others.length === 0 ? [] : [file.name]),
    check('municipalities.table', isBoth ? [] : differing(plan, table)),
  ];
}

/** Keys of the municipalities that are not the same in both. */
function differing(plan: MunicipalityPlan, logged: MunicipalityPlan): string[] {
  const text = ({ municipalities }: MunicipalityPlan) =>
    new Map(municipalities.map(({ key, land, people }) => [key, `${people} ${land}`]));
  const [a, b] = [text(plan), text(logged)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}

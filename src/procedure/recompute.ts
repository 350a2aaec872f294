import { digest, sha256Bytes } from '#machine';
import { type Check, check, differingFields, isSame } from '../audit/checks.js';
import { allocationBody } from '../audit/entries/allocation.js';
import type { DrawLog, Stage } from '../audit/entries/draw.js';
import { frameBody } from '../audit/entries/frame.js';
import { lotteryBody } from '../audit/entries/lottery.js';
import { selectionBody } from '../audit/entries/selection.js';
import type { Json } from '../core/canonical.js';
import type { DrawPlan } from '../core/plan.js';
import { isRefusedFor, type Problem, Refusal } from '../core/problem.js';
import { readSeed } from '../core/seed.js';
import type { IdList } from '../register/ids.js';
import { type FrameReading, openRegister, type ReadOptions } from '../register/read.js';
import { hashSource, type RegisterSource } from '../register/source.js';
import type { Files } from './files.js';
import type { ListFile } from './lists.js';
import { areRowsAlone, asLogged } from './logged-rows.js';
import { type PlanSources, verifyEffect } from './recompute-plan.js';
import { type Redrawn, redraw } from './redraw.js';
import { urnOf, urnSettings } from './urn.js';

/** The draw once more from the raw register, compared with what the log says. */

export interface RecomputeOptions {
  /** ids of each `exclude` rule that names a file */
  readonly idLists: ReadonlyMap<number, IdList>;
  readonly key: string | null;
  readonly reading: (bytes: number) => ReadOptions;
  /** what the plan is to be made from once more, if its effect is to be checked as well */
  readonly plan: PlanSources | null;
}

export interface Recomputed {
  readonly checks: readonly Check[];
  /** what is wrong with the register, if it can't be drawn from at all */
  readonly problems: readonly Problem[];
  /** labels of everybody a panel could be drawn from; `null`: nobody knows them */
  readonly pool: readonly string[] | null;
}

/** @throws Refusal if a file can't be opened (REG-001, SIDE-001) */
export async function verifyRegister(
  disk: Files,
  log: DrawLog,
  stage: Stage,
  paths: readonly string[],
  options: RecomputeOptions,
): Promise<Recomputed> {
  const opened: RegisterSource[] = [];
  for (const path of paths) opened.push(await disk.open(path));
  const sources = await asLogged(opened, log);
  const plan: DrawPlan = log.plan.plan;
  const checks: Check[] = [];
  try {
    const register = await openRegister(sources, plan.register);
    if (options.plan !== null) checks.push(...(await verifyEffect(disk, log, stage, options.plan, register)));
    const total = register.reduce((sum, { source }) => sum + source.size, 0);
    const urn = log.commitment === undefined || options.key === null ? null : urnSettings(plan);
    const prepared = { plan, register, idLists: options.idLists, digest, key: options.key, urn };
    const seed = readSeed(digest, log.seed.text);
    const reading = options.reading(total);
    const again = await redraw(stage, { prepared, seed, log, reading });
    const urns = await checkRegisterUrn(log, again, reading);
    return {
      checks: [
        ...checks,
        check('register.readable', []),
        ...checksOf(log, again, areRowsAlone(sources)),
        ...urns,
      ],
      problems: [],
      pool: again.pool,
    };
  } catch (cause) {
    // A file that the plan names says nothing of the register.
    if (!(cause instanceof Refusal) || isRefusedFor(cause, 'SIDE-001')) throw cause;
    const codes = [...new Set(cause.problems.map((problem) => problem.code))];
    const files = check('register.files', await changedFiles(log, sources));
    return {
      checks: [...checks, check('register.readable', codes), files],
      problems: cause.problems,
      pool: null,
    };
  }
}

/** The urn that the register and the key make is the one that was committed to. */
async function checkRegisterUrn(
  { plan: { plan }, commitment }: DrawLog,
  { urn, frame }: Pick<Redrawn, 'urn' | 'frame'>,
  options: ReadOptions,
): Promise<Check[]> {
  if (urn === null || commitment === undefined) return [];
  const { facts } = await urnOf(plan, { urn }, frame, options);
  return [check('register.urn', differingFields({ ...facts }, { ...commitment.urn }))];
}

async function changedFiles(log: DrawLog, sources: readonly RegisterSource[]): Promise<string[]> {
  const logged = log.register.files.map((file) => file.sha256).sort();
  const hashes = await Promise.all(sources.map((source) => source.workbook?.sha256 ?? hashSource(source)));
  return isSame(logged, [...hashes].sort()) ? [] : sources.map((source) => source.name);
}

function checksOf(log: DrawLog, again: Redrawn, isOfRows: boolean): Check[] {
  const { frame, reading, drawn } = again;
  const checks: Check[] = [
    isOfRows ? { ...compareFiles(log, reading), note: 'rows-alone' } : compareFiles(log, reading),
    check('register.frame', differs(frameBody(log.plan.plan, frame), log.frame)),
  ];
  // What depends on a lottery that is none for these people can't be true.
  if (drawn === null)
    return [
      ...checks,
      check('register.allocation', again.amiss),
      check('register.selection', again.amiss),
      check('register.lists', again.amiss),
    ];
  const { draw, lists } = drawn;
  const { plan, allocation, lottery } = draw;
  const list = lottery === undefined ? null : lotteryBody(frame, lottery.record, lottery.figures);
  const isList = isSame(list, (log.lottery ?? null) as Json);
  return [
    ...checks,
    check('register.allocation', [
      ...differs(allocationBody(plan, frame, allocation, lottery?.record), log.allocation),
      ...(isList ? [] : ['lottery']),
    ]),
    check('register.selection', differs(selectionBody(draw), log.selection)),
    lists.some((list) => list.rows_sha256 !== undefined)
      ? { ...check('register.lists', differingLists(log, lists)), note: 'list-rows' }
      : check('register.lists', differingLists(log, lists)),
  ];
}

function differs(expected: Json, logged: object): string[] {
  return differingFields(expected, logged as Json);
}

/** Lists that are not as they were logged, and logged ones that do not come of the draw. */
function differingLists(log: DrawLog, lists: readonly ListFile[]): string[] {
  const { files } = log.outputs;
  const altered = lists.filter((list) => {
    const logged = files.find((file) => file.name === list.name);
    // Of a workbook the rows follow from the draw; how it is packed, from the program that wrote it.
    const isSound =
      list.rows_sha256 === undefined
        ? logged?.sha256 === sha256Bytes(list.bytes)
        : logged?.rows_sha256 === list.rows_sha256;
    return !isSound || logged?.rows !== list.rows;
  });
  const strangers = files.filter((file) => !lists.some((list) => list.name === file.name));
  return [...altered, ...strangers].map(({ name }) => name);
}

/** The same bytes. What else is said of the files has to be true as well; only their names may be others. */
function compareFiles(log: DrawLog, reading: FrameReading): Check {
  const facts = (list: DrawLog['register']['files']) =>
    list.map(({ name: _, ...file }) => file).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  // Whether they may be hidden is for the frame's check to say.
  const isHidden = log.frame.rows === null;
  const shown = reading.files.map((file) => ({ ...file, rows: isHidden ? null : file.rows }));
  return check(
    'register.files',
    isSame(facts(log.register.files), facts(shown)) ? [] : reading.files.map((file) => file.name),
  );
}

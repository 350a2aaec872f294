import { digest } from '#machine';
import { fingerprint, logFile, logLines } from '../audit/chain.js';
import { drawnEvents } from '../audit/entries/draw.js';
import { supplementEvent } from '../audit/entries/supplement.js';
import { LOG_NAME, supplementLists } from '../audit/names.js';
import { neverCalled } from '../audit/supplement.js';
import { checkShortfall } from '../core/draw.js';
import { frameSize } from '../core/frame.js';
import { refuse } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { announcedPlan } from './announced-plan.js';
import { calledProcedure, keyOfLabels, requireContinuable } from './called-people.js';
import { shortfallNotes } from './draw.js';
import { loggedRegister } from './later-sources.js';
import { inDialect, listOf } from './lists.js';
import { outputFacts } from './log.js';
import type { Result } from './result.js';
import { seedNotes } from './seed.js';
import { drawRound } from './supplement.js';
import type { Tools } from './tools.js';

/** A supplementary round (SPEC 14): a draw over all who were never called, by a seed of its own. */

export interface SupplementRequest {
  /** the folder of the draw */
  readonly target: string;
  readonly keyFile?: string | undefined;
  /** path of the plan, for the lists of ids that it names */
  readonly plan?: string | undefined;
  /** paths of the register's files; none: those of the plan */
  readonly register: readonly string[];
  /** how many are called */
  readonly size: number;
  readonly seed: Seed;
}

export interface SupplementFacts {
  readonly round: number;
  /** people who were never called before */
  readonly frame: number;
  readonly lists: readonly { readonly name: string; readonly rows: number }[];
  /** people called so far, before this round */
  readonly called: number;
  readonly seed: Seed;
  readonly fingerprint: string;
  /** the log as it stands there */
  readonly before: Uint8Array;
}

/**
 * @throws Refusal as `calledProcedure`, `keyOfLabels` and `loggedRegister`, SUPP-001 (an earlier seed), SUPP-002 (nobody is left),
 *   SUPP-003 (fewer are left than are wanted), DRAW-003 (a household limit leaves a stratum short), REPL-003, USE-005 (no register)
 */
export async function drawSupplement(
  request: SupplementRequest,
  tools: Tools,
): Promise<Result<SupplementFacts>> {
  const { seed, size } = request;
  const procedure = await calledProcedure(tools.files, request.target);
  const { aftermath, read, bytes, log } = procedure;
  const at = tools.now();
  requireContinuable(procedure, at);
  const rounds = aftermath.events.flatMap((event) => (event.kind === 'supplement' ? [event.round] : []));
  const seeds = [aftermath.draw, ...aftermath.draw.setAside, ...rounds, ...read.panels].map(
    (one) => one.seed,
  );
  if (seeds.some(({ seedHash }) => seedHash === seed.hash)) throw refuse('usage', 'SUPP-001', { file: log });
  const strata = neverCalled(aftermath);
  const left = strata.reduce((sum, { N_h }) => sum + N_h, 0);
  if (left === 0) throw refuse('infeasible', 'SUPP-002', { file: log });
  if (size > left) throw refuse('infeasible', 'SUPP-003', undefined, { size, left });
  const plan = await announcedPlan(tools.files, request.plan, read);
  const planned = (plan.input?.register?.files ?? []).map((path) => tools.files.join(plan.folder, path));
  const paths = request.register.length > 0 ? request.register : planned;
  if (paths.length === 0) throw refuse('usage', 'USE-005');
  const key = await keyOfLabels(tools.files, procedure, request.keyFile);
  const register = await loggedRegister(procedure, paths, plan, key, tools);
  const supplement = { round: aftermath.rounds + 1, size, called: aftermath.people.size, strata };
  const draw = await drawRound(supplement, seed, aftermath, register);
  if (draw === null) throw refuse('invalid', 'REPL-003', { file: log });
  checkShortfall(draw);
  const [called, reserve] = supplementLists(supplement.round);
  const lists = await inDialect(
    [listOf(draw, 'invited', called, register.files), listOf(draw, 'reserve', reserve, register.files)],
    draw.plan.output.dialect,
  );
  const events = [supplementEvent(supplement), ...drawnEvents('letters', draw, outputFacts(lists))];
  const lines = logLines(digest, events, at, read.lines);
  return {
    facts: {
      ...{ round: supplement.round, frame: frameSize(draw.frame.stratification), called: supplement.called },
      lists: outputFacts(lists),
      ...{ seed, fingerprint: fingerprint(digest, lines), before: bytes },
    },
    files: [...lists, { name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [
      ...plan.problems,
      ...seedNotes(
        seed,
        seeds.map(({ text }) => text),
      ),
      ...shortfallNotes(draw),
    ],
  };
}

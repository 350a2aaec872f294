import { sha256Bytes } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import { baseName } from '../core/file-name.js';
import { collapseSpaces } from '../core/text.js';
import type { GivenPlan } from './recompute-plan.js';
import type { VerifyRequest } from './verify-request.js';

/**
 * Which draw or panel of a log each thing belongs to that was given to be compared. Every part has a plan and a
 * seed of its own; what is given once is for the part that it fits, and what fits none is said.
 */

interface LoggedPart {
  readonly log: DrawLog;
  readonly isPanel: boolean;
}

/** What somebody wants to have compared. */
export interface Given {
  readonly plans: readonly GivenPlan[];
  readonly seeds: readonly string[];
  readonly register?: readonly string[] | undefined;
  readonly answers?: readonly string[] | undefined;
  readonly already?: string | undefined;
  readonly targets?: string | undefined;
  readonly panelNumber?: number | undefined;
  readonly optimality: boolean;
}

/** The plan that each part is held to; `null`: none was given for it. */
export function plansOf(plans: readonly GivenPlan[], parts: readonly LoggedPart[]): (GivenPlan | null)[] {
  const hashes = plans.map(({ file }) => sha256Bytes(file.bytes));
  const isPlanOf = (at: number, { log }: LoggedPart) => log.plan.plan_file?.sha256 === hashes[at];
  // A plan that is no part's is meant for all that have none of their own.
  const strangers = plans.filter((_, at) => !parts.some((part) => isPlanOf(at, part)));
  return parts.map((part) => {
    const exact = plans.find((_, at) => isPlanOf(at, part));
    const named = plans.find(({ file }) => baseName(file.path) === part.log.plan.plan_file?.name);
    const speaking = plans.find((plan) => speaksOf(plan, part));
    return exact ?? named ?? strangers[0] ?? speaking ?? null;
  });
}

/** A plan of two stages announces both. */
function speaksOf({ input }: GivenPlan, { isPanel }: LoggedPart): boolean {
  return input?.panel !== undefined && (isPanel || input.sample?.size !== undefined);
}

/**
 * The seed that each part is held to; `null`: none was given for it.
 * @param bound those that are known already, of the results of events
 */
export function seedsOf(
  seeds: readonly string[],
  parts: readonly LoggedPart[],
  bound: readonly (string | null)[],
): (string | null)[] {
  const open = typedSeedsOf(
    seeds,
    parts.filter((_, at) => bound[at] === null),
  );
  return bound.map((seed) => (seed === null ? (open.shift() ?? null) : seed));
}

function typedSeedsOf(seeds: readonly string[], parts: readonly LoggedPart[]): (string | null)[] {
  const given = seeds.map(collapseSpaces);
  if (given.length >= parts.length) return parts.map((_, at) => given[at] ?? null);
  const bound: (string | null)[] = parts.map(({ log }) =>
    given.includes(log.seed.text) ? log.seed.text : null,
  );
  // A seed that is no part's is held against the last part that has none.
  for (const stranger of given.filter((seed) => !bound.includes(seed))) {
    const free = bound.lastIndexOf(null);
    if (free >= 0) bound[free] = stranger;
  }
  return bound;
}

/** Flags with nothing in this log that they could be compared with. */
export function unusedFlags(
  given: Given,
  parts: readonly LoggedPart[],
  bound: readonly (string | null)[],
): string[] {
  const { plans, seeds, register, answers, already, targets, panelNumber, optimality } = given;
  const used = new Set(plansOf(plans, parts));
  const last = parts.at(-1);
  const hasPanel = parts.some(({ isPanel }) => isPanel);
  const hasDraw = parts.some(({ isPanel }) => !isPanel);
  const { inputs = [], plan } = last?.log.plan ?? {};
  const lists = plan?.eligibility.exclude.filter((rule) => 'ids' in rule).length ?? 0;
  const rows: readonly (readonly [flag: string, isGiven: boolean, isUsed: boolean])[] = [
    ['--register', register !== undefined, hasDraw || answers === undefined],
    ['--answers', answers !== undefined, hasPanel],
    ['--already', already !== undefined, (last?.log.lottery?.already.length ?? 0) > 0],
    ['--targets', targets !== undefined, plan?.sample.quotas !== undefined && inputs.length > lists],
    ['--panel-number', panelNumber !== undefined, hasPanel],
    ['--optimality', optimality, parts.some(({ log }) => log.lottery !== undefined)],
    ['--seed', seeds.length > bound.filter((seed) => seed === null).length, false],
  ];
  return [
    ...rows.filter(([, isGiven, isUsed]) => isGiven && !isUsed).map(([flag]) => flag),
    ...plans.filter((plan) => !used.has(plan)).map(({ file }) => `--plan ${baseName(file.path)}`),
  ];
}

/** Flags that give something to be compared, but for seeds and the results of events, which a log may have several of. */
export function givenFlags(request: VerifyRequest): string[] {
  const { from, register, answers, already, targets, keyFile, urn, panelNumber, slip, commitment } = request;
  const given: readonly (readonly [flag: string, value: unknown])[] = [
    ['--plan', [request.plan ?? []].flat()[0]],
    ['--from', from],
    ['--register', register],
    ['--answers', answers],
    ['--already', already],
    ['--targets', targets],
    ['--key-file', keyFile],
    ['--commitment', commitment],
    ['--urn', urn],
    ['--panel-number', panelNumber],
    ['--slip', slip],
    ['--optimality', request.optimality || undefined],
  ];
  return given.flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
}

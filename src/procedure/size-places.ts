import type { QuotaGroup } from '../core/lottery/outcome.js';
import { expandQuotas, isInGroup } from '../core/lottery/quotas.js';
import type { NamedQuota } from '../core/lottery/record.js';
import type { DimensionPlan, QuotaRow } from '../core/plan.js';
import { type Problem, Refusal, warning } from '../core/problem.js';
import { cellNames, type Stratification } from '../core/strata.js';
import { readBand } from '../plan/dimensions.js';
import { type LocatedQuota, resolveQuotas } from '../plan/quotas.js';
import { quotasOfFrame } from '../plan/sample.js';
import { withPlanNames } from '../plan/targets.js';
import type { Files } from './files.js';
import type { Preparation } from './opening.js';
import type { LoadedPlan } from './plan-file.js';
import { readTables, SideFiles } from './side-files.js';
import type { ToldBy } from './size-rates.js';

/** How places are shared among groups: by the panel's quotas, or as the frame is. */

/** People of whom from `min` to `max` are wanted on the places. */
export interface PlacesGroup extends QuotaGroup {
  readonly group: NamedQuota['group'];
  readonly by: ToldBy;
  /** N_g */
  readonly people: number;
}

export interface Places {
  /** `frame`: of each dimension's categories the exact share, rounded down to up */
  readonly source: 'frame' | 'quotas';
  readonly groups: readonly PlacesGroup[];
  readonly problems: readonly Problem[];
}

/** Whether a panel's quotas are given: by a flag, or in the plan. */
export function hasQuotas({ input, targets }: LoadedPlan): boolean {
  return targets !== null || input.panel?.sample?.quotas !== undefined;
}

/** Every category of every dimension gets its exact share of the places, rounded down or up. */
export function sharedPlaces(frame: Stratification, places: number): Places {
  const people = frame.strata.reduce((sum, { size }) => sum + size, 0);
  const groups = frame.dimensions.flatMap(({ name, categories }, at) =>
    categories.map((category, index): PlacesGroup => {
      const members = frame.strata.flatMap(({ cell }, stratum) => (cell[at] === index ? [stratum] : []));
      const own = sizeOf(frame, members);
      const share = places * own;
      const min = Math.floor(share / people);
      const max = share % people === 0 ? min : min + 1;
      return { group: [{ dimension: name, categories: [category] }], by: at, members, people: own, min, max };
    }),
  );
  return { source: 'frame', groups, problems: [] };
}

/**
 * The quotas of the plan's panel, or of the file that a flag names, on the strata of the frame. Those on what the
 * register does not tell are left out, which is said.
 * @throws Refusal as a panel with such quotas, SIDE-001, SIDE-002
 */
export async function quotaPlaces(
  files: Files,
  { loaded, plan, register }: Preparation,
  frame: Stratification,
  places: number,
): Promise<Places> {
  const located = await locatedQuotas(files, loaded, plan.stratify, register[0]?.header ?? []);
  const { slack = 0 } = loaded.input.panel?.sample ?? {};
  const problems: Problem[] = [];
  const unknown: string[] = [];
  const rows = located.flatMap((one): QuotaRow[] => {
    const found: Problem[] = [];
    const resolved = resolveQuotas([tiled(one, plan.stratify)], {
      dimensions: plan.stratify,
      places: { size: places, slack },
      population: 'own',
      report: (problem) => found.push(problem),
    });
    if (found.some(({ code }) => OF_OTHERS.includes(code))) {
      unknown.push(nameOf(one));
      return [];
    }
    problems.push(...found);
    return resolved;
  });
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const dimensions = frame.dimensions.map(({ name }) => name);
  const strata = frame.strata.map(({ cell }) => cellNames(frame.dimensions, cell));
  const groups = expandQuotas(frame, rows, { size: places, slack }).flatMap(
    ({ group, min, max }): PlacesGroup[] => {
      const members = strata.flatMap((names, at) => (isInGroup(dimensions, names, group) ? [at] : []));
      const by = group.length === 1 ? dimensions.indexOf(group[0]?.dimension ?? '') : 'several';
      return [{ group, by, members, people: sizeOf(frame, members), min, max: Math.min(max, places) }];
    },
  );
  const notes = unknown.length === 0 ? [] : [warning('SIZE-018', undefined, { names: unknown })];
  return { source: 'quotas', groups, problems: notes };
}

/** A quota on a dimension, or a category, that the letters' plan does not have. */
const OF_OTHERS = ['PLAN-053', 'PLAN-055'];

function sizeOf({ strata }: Stratification, members: readonly number[]): number {
  return members.reduce((sum, at) => sum + (strata[at]?.size ?? 0), 0);
}

function nameOf({ quota }: LocatedQuota): string {
  return quota.group
    .map(({ dimension, categories }) => `${dimension}: ${categories?.join(' + ') ?? 'each'}`)
    .join(' / ');
}

async function locatedQuotas(
  files: Files,
  loaded: LoadedPlan,
  dimensions: readonly DimensionPlan[],
  header: readonly string[],
): Promise<LocatedQuota[]> {
  const { input, folder, targets: typed, locate } = loaded;
  const quotas = typed ?? input.panel?.sample?.quotas ?? [];
  if (typeof quotas === 'object' && 'from_frame' in quotas) {
    const at = (key: string) => locate(`panel.${key}`);
    return quotasOfFrame(quotas, { dimensions, locate: at, report: () => {} });
  }
  if (typeof quotas !== 'string')
    return quotas.map((row, index) => {
      const at = `panel.sample.quotas.${index}`;
      return { quota: row, place: (key) => locate(key === undefined ? at : `${at}.${key}`) };
    });
  const asPlan = { ...loaded, input: { ...input, sample: { quotas } } };
  const { targets } = await readTables(asPlan, new SideFiles(files, [folder]));
  if (targets === null) return [];
  const names = dimensions.map(({ name }) => name);
  const read = withPlanNames(targets, header, names, names.includes('age'));
  if (read.problems.length > 0) throw new Refusal('invalid', read.problems);
  return read.quotas.map(({ quota, place }) => ({ quota, place: () => place }));
}

/** A panel's age band that several bands of the letters make up is those bands. */
function tiled(located: LocatedQuota, dimensions: readonly DimensionPlan[]): LocatedQuota {
  const group = located.quota.group.map((part) => {
    const dimension = dimensions.find(({ name }) => name === part.dimension);
    if (dimension?.source !== 'age' || part.categories === null) return part;
    const { bands } = dimension;
    const categories = part.categories.flatMap((written) => {
      const wanted = readBand(written);
      if (wanted === null) return [written];
      const inside = bands
        .filter(
          ({ from, to }) => from >= wanted.from && (wanted.to === null || (to !== null && to <= wanted.to)),
        )
        .sort((a, b) => a.from - b.from);
      const isWhole =
        inside[0]?.from === wanted.from &&
        inside.at(-1)?.to === wanted.to &&
        inside.every(({ from }, at) => at === 0 || from === (inside[at - 1]?.to ?? 0) + 1);
      return isWhole ? inside.map(({ name }) => name) : [written];
    });
    return { ...part, categories };
  });
  return { ...located, quota: { ...located.quota, group } };
}

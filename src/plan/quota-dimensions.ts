import { OLDEST } from '../core/age.js';
import type { AgeBand } from '../core/plan.js';
import { readBand } from './dimensions.js';
import { areRows, type QuotaInput } from './quota-input.js';
import type { PlanInput } from './schema.js';
import type { TargetDimension, Targets } from './targets.js';

type Stratify = NonNullable<PlanInput['stratify']>;

/** The dimensions of a plan that has quotas and no `stratify`. */
export interface QuotaStratify {
  readonly stratify: Stratify;
  /** dimensions that are columns of this name, also `age` */
  readonly plainColumns: readonly string[];
  /** the plan does not say whether people below this age, that of the first band, are left out */
  readonly openBelow: number | null;
  /** the values come from a file of targets, where letter case may differ from the register's */
  readonly anyCase: boolean;
}

/** The age at which people may vote everywhere; a list of bands that begins here or below is meant as it is. */
const ADULT = 18;

/**
 * The dimensions in the order in which the quotas name them. Those of a targets file have just its values;
 * others have the values that are present. `age` becomes age bands if the quotas name bands and no column is
 * itself called `age`.
 * @returns `null` if the plan has its own `stratify`, or no quotas
 */
export function quotaStratify(
  input: PlanInput,
  targets: Targets | null,
  header: readonly string[],
): QuotaStratify | null {
  const { allocation, quotas } = input.sample ?? {};
  if (allocation !== 'quotas' || quotas === undefined || input.stratify !== undefined) return null;
  const closed = typeof quotas === 'string';
  const dimensions = areRows(quotas) ? dimensionsOf(quotas) : closed ? (targets?.dimensions ?? []) : [];
  let openBelow: number | null = null;
  const stratify = dimensions.map(({ name, values }): Stratify[number] => {
    const bands = name === 'age' && !header.includes(name) ? ageBands(values) : null;
    if (bands === null) return closed ? { [name]: [...values] } : name;
    if (closed) return { age: bands.map((band) => band.name) };
    const [first] = bands;
    const least = input.eligibility?.min_age;
    if (least === undefined && first !== undefined && first.from > ADULT) openBelow = first.from;
    return { age: everyAge(bands, least, input.eligibility?.max_age) };
  });
  const names = dimensions.map(({ name }) => name);
  return {
    stratify,
    plainColumns: names.filter((name) => name === 'age' && header.includes(name)),
    openBelow,
    anyCase: closed,
  };
}

/** Every dimension with the categories that the quotas name, each once. */
function dimensionsOf(quotas: readonly QuotaInput[]): TargetDimension[] {
  const named = new Map<string, Set<string>>();
  for (const { dimension, categories } of quotas.flatMap(({ group }) => group)) {
    const values = named.get(dimension) ?? new Set<string>();
    for (const value of categories ?? []) values.add(value);
    named.set(dimension, values);
  }
  return [...named].map(([name, values]) => ({ name, values: [...values] }));
}

/** In ascending order; `null` if they are not all age bands. */
function ageBands(values: readonly string[]): AgeBand[] | null {
  const bands = values.map(readBand).filter((band) => band !== null);
  return bands.length < values.length || bands.length === 0 ? null : bands.sort((a, b) => a.from - b.from);
}

/** With the ages between the bands and above them: a quota for the young does not leave out the old. */
function everyAge(bands: readonly AgeBand[], least?: number, greatest?: number): string[] {
  const names: string[] = [];
  let next = least ?? bands[0]?.from ?? 0;
  for (const band of bands) {
    if (next < band.from) names.push(bandName(next, band.from - 1));
    names.push(band.name);
    next = Math.max(next, (band.to ?? Number.POSITIVE_INFINITY) + 1);
  }
  if (next <= (greatest ?? OLDEST)) names.push(bandName(next, greatest ?? null));
  return names;
}

function bandName(from: number, to: number | null): string {
  if (to === null) return `${from}+`;
  return to === from ? String(from) : `${from}-${to}`;
}

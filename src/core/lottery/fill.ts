import type { Outcome, QuotaGroup, QuotaModel } from './outcome.js';
import { canFillTwo } from './two-families.js';

/** Whether people who said yes can fill all places under quotas. */

/** Groups that have nobody in common, as few families of them as are found; every group is in one. */
export function families(groups: readonly QuotaGroup[]): number[][] {
  const found: { readonly members: Set<number>; readonly groups: number[] }[] = [];
  for (const [at, { members }] of groups.entries()) {
    let family = found.find((one) => !members.some((type) => one.members.has(type)));
    if (family === undefined) {
      family = { members: new Set(), groups: [] };
      found.push(family);
    }
    for (const type of members) family.members.add(type);
    family.groups.push(at);
  }
  return found.map((one) => one.groups);
}

/**
 * People coming in one by one. As long as a group has too few of them, or the groups of a family, each up to its
 * maximum, have fewer than there are places, the places can't be filled. With one family they can then be.
 */
export class Arrivals {
  readonly #model: Omit<QuotaModel, 'sizes'>;
  /** for each type, and each family, the group that it is in; -1: none */
  readonly #groupOf: readonly (readonly number[])[];
  readonly #have: Int32Array;
  readonly #usable: Int32Array;
  readonly counts: number[];
  #total = 0;
  #lacking = 0;

  constructor(model: Omit<QuotaModel, 'sizes'>, types: number) {
    this.#model = model;
    const own = families(model.groups);
    this.#groupOf = groupsByFamily(model.groups, own, types);
    this.#have = new Int32Array(model.groups.length);
    this.#usable = new Int32Array(own.length);
    this.counts = new Array<number>(types).fill(0);
    this.clear();
  }

  clear(): void {
    this.#have.fill(0);
    this.#usable.fill(0);
    this.counts.fill(0);
    this.#total = 0;
    const { groups, size } = this.#model;
    this.#lacking = groups.filter(({ min }) => min > 0).length + (size > 0 ? this.#usable.length : 0);
  }

  add(type: number): void {
    const { groups, size } = this.#model;
    this.counts[type] = (this.counts[type] as number) + 1;
    this.#total++;
    for (const [family, at] of (this.#groupOf[type] as readonly number[]).entries()) {
      const group = groups[at];
      if (group !== undefined) {
        const have = (this.#have[at] as number) + 1;
        this.#have[at] = have;
        if (have === group.min) this.#lacking--;
        if (have > group.max) continue;
      }
      const usable = (this.#usable[family] as number) + 1;
      this.#usable[family] = usable;
      if (usable === size) this.#lacking--;
    }
  }

  /** False: the places can't be filled. True: they can, if there is one family; otherwise they may. */
  get mayFill(): boolean {
    return this.#lacking === 0 && this.#total >= this.#model.size;
  }
}

/**
 * Whether people can fill all places, as far as that can be told without a solver: by a way that is found, or by two
 * families that stand against each other.
 */
export class Filling {
  readonly #quotas: Omit<QuotaModel, 'sizes'>;
  readonly #families: readonly (readonly number[])[];
  /** for each type, and each family, the group that it is in; -1: none */
  readonly #groupOf: readonly (readonly number[])[];

  constructor(quotas: Omit<QuotaModel, 'sizes'>, types: number) {
    this.#quotas = quotas;
    this.#families = families(quotas.groups);
    this.#groupOf = groupsByFamily(quotas.groups, this.#families, types);
  }

  /** `null`: it can't be told. @param counts people of each type, who have passed {@link Arrivals.mayFill} */
  canFill(counts: readonly number[]): boolean | null {
    if (this.#families.length <= 1) return true;
    const model = { ...this.#quotas, sizes: counts };
    if (fillGreedily(model, this.#groupOf).isWhole) return true;
    for (const [at, first] of this.#families.entries())
      for (const second of this.#families.keys())
        if (second > at && !this.#canFillTwo(counts, at, second, first)) return false;
    return this.#families.length === 2 ? true : null;
  }

  #canFillTwo(counts: readonly number[], at: number, second: number, first: readonly number[]): boolean {
    const { groups, size } = this.#quotas;
    const columns = this.#families[second] ?? [];
    const place = (family: readonly number[], group: number) =>
      group < 0 ? family.length : family.indexOf(group);
    const cells = new Int32Array((first.length + 1) * (columns.length + 1));
    for (const [type, people] of counts.entries()) {
      const own = this.#groupOf[type] ?? [];
      const cell = place(first, own[at] ?? -1) * (columns.length + 1) + place(columns, own[second] ?? -1);
      cells[cell] = (cells[cell] as number) + people;
    }
    const bounds = (family: readonly number[]) => [
      ...family.map((group) => groups[group] ?? { min: 0, max: size }),
      { min: 0, max: size },
    ];
    return canFillTwo({ cells, rows: bounds(first), columns: bounds(columns), places: size });
  }
}

function groupsByFamily(
  groups: readonly QuotaGroup[],
  own: readonly (readonly number[])[],
  types: number,
): number[][] {
  const members = groups.map((group) => new Set(group.members));
  return Array.from({ length: types }, (_, type) =>
    own.map((family) => family.find((at) => members[at]?.has(type)) ?? -1),
  );
}

export interface Begun {
  /** how many of each type are taken */
  readonly taken: Outcome;
  /** whether that is an outcome */
  readonly isWhole: boolean;
}

/**
 * Fills the places one by one, each with somebody of whose groups most is still wanted for the people there are.
 * @param groupsOf of each type; -1 counts for nothing
 */
export function fillGreedily(model: QuotaModel, groupsOf: readonly (readonly number[])[]): Begun {
  const { sizes, size, groups } = model;
  const taken = sizes.map(() => 0);
  const need = groups.map(({ min }) => min);
  const room = groups.map(({ max }) => max);
  const left = groups.map(({ members }) => members.reduce((sum, type) => sum + (sizes[type] as number), 0));
  for (let place = 0; place < size; place++) {
    let best = -1;
    let most = -1;
    for (let type = 0; type < sizes.length; type++) {
      if (taken[type] === sizes[type]) continue;
      const urgency = urgencyOf(groupsOf[type] as readonly number[], need, room, left);
      if (urgency > most) [best, most] = [type, urgency];
    }
    if (best < 0) return { taken, isWhole: false };
    taken[best] = (taken[best] as number) + 1;
    for (const at of groupsOf[best] as readonly number[]) {
      if (at < 0) continue;
      need[at] = Math.max(0, (need[at] as number) - 1);
      room[at] = (room[at] as number) - 1;
      left[at] = (left[at] as number) - 1;
    }
  }
  return { taken, isWhole: need.every((one) => one === 0) };
}

/** -1: one of the groups is full. */
function urgencyOf(
  groups: readonly number[],
  need: readonly number[],
  room: readonly number[],
  left: readonly number[],
): number {
  let sum = 0;
  for (const at of groups) {
    if (at < 0) continue;
    if ((room[at] as number) <= 0) return -1;
    // What is wanted counts first, then room, so that nothing is full before its time.
    sum += (1000 * (need[at] as number) + (room[at] as number)) / (left[at] as number);
  }
  return sum;
}

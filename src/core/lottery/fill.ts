import type { Outcome, QuotaGroup, QuotaModel } from './outcome.js';

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
    this.#groupOf = Array.from({ length: types }, (_, type) =>
      own.map((groups) => groups.find((at) => model.groups[at]?.members.includes(type)) ?? -1),
    );
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
 * Fills the places one by one, each with somebody of whose groups most is still wanted for the people there are.
 * @returns how many of each type are taken; `null`: it found no way, and there may be one
 */
export function fillGreedily(model: QuotaModel, groupsOf: readonly (readonly number[])[]): Outcome | null {
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
    if (best < 0) return null;
    taken[best] = (taken[best] as number) + 1;
    for (const at of groupsOf[best] as readonly number[]) {
      need[at] = Math.max(0, (need[at] as number) - 1);
      room[at] = (room[at] as number) - 1;
      left[at] = (left[at] as number) - 1;
    }
  }
  return need.every((one) => one === 0) ? taken : null;
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
    if ((room[at] as number) <= 0) return -1;
    // What is wanted counts first, then room, so that nothing is full before its time.
    sum += (1000 * (need[at] as number) + (room[at] as number)) / (left[at] as number);
  }
  return sum;
}

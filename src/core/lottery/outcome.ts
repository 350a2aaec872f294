/**
 * People with the same features are interchangeable, so a lottery under quotas is about counts: how many
 * people of each type are drawn. Letters and panels are the same problem.
 */
export interface QuotaModel {
  /** N_t: people of each type */
  readonly sizes: readonly number[];
  /** n: people to draw */
  readonly size: number;
  readonly groups: readonly QuotaGroup[];
}

/** From `min` to `max` people are wanted of these types together, both ends included. */
export interface QuotaGroup {
  /** types, ascending, each once */
  readonly members: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** x_t: how many people of each type are drawn, one whole number a type; packed where there are thousands of both. */
export type Outcome = readonly number[] | Int32Array;

/** The types that somebody is drawn of, ascending, and how many; where there are many, most types have nobody. */
export function presentTypes(outcome: Outcome): [type: number, people: number][] {
  const present: [number, number][] = [];
  for (let type = 0; type < outcome.length; type++) {
    const people = outcome[type] as number;
    if (people > 0) present.push([type, people]);
  }
  return present;
}

/** The type of each person that is drawn, ascending. */
export function typesOfPeople(outcome: Outcome): Int32Array {
  return Int32Array.from(
    presentTypes(outcome).flatMap(([type, people]) => new Array<number>(people).fill(type)),
  );
}

/** For each type the positions of the groups that it belongs to, ascending. */
export function groupsOfTypes(model: QuotaModel): number[][] {
  const groups: number[][] = model.sizes.map(() => []);
  for (const [at, group] of model.groups.entries()) for (const type of group.members) groups[type]?.push(at);
  return groups;
}

/** How many people of each group an outcome has. */
export function groupTotals(model: QuotaModel, outcome: Outcome): number[] {
  return model.groups.map((group) => totalOf(group, outcome));
}

/** Positions of the groups whose quota the outcome does not meet. */
function unmetGroups(model: QuotaModel, outcome: Outcome): number[] {
  return model.groups.flatMap((group, at) => {
    const total = totalOf(group, outcome);
    return total < group.min || total > group.max ? [at] : [];
  });
}

/** Whether the outcome has exactly n people, no more of a type than there are, and meets every quota. */
export function isOutcome(model: QuotaModel, outcome: Outcome): boolean {
  if (outcome.length !== model.sizes.length) return false;
  let total = 0;
  for (let type = 0; type < outcome.length; type++) {
    const people = outcome[type] as number;
    if (!Number.isSafeInteger(people) || people < 0 || people > (model.sizes[type] as number)) return false;
    total += people;
  }
  return total === model.size && unmetGroups(model, outcome).length === 0;
}

function totalOf(group: QuotaGroup, outcome: Outcome): number {
  let total = 0;
  for (const type of group.members) total += outcome[type] ?? 0;
  return total;
}

/** By the number of people of the first type in which two outcomes differ, more people first. */
export function compareOutcomes(a: Outcome, b: Outcome): number {
  for (const [type, people] of a.entries()) {
    const difference = (b[type] as number) - people;
    if (difference !== 0) return difference;
  }
  return 0;
}

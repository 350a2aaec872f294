/**
 * What somebody can still think who sees the published numbers and no others. Each guess here is whole: people in every
 * table, all of them whole numbers from 0 on, that give every published number. So whatever a guess shows is possible,
 * and nobody can rule it out. There may be more that is possible; less there is not.
 */

/** The same people, counted in several tables. */
export interface Population {
  /** kinds of people: the measures that count them, a bit each; no two are the same, and each is counted somewhere */
  readonly kinds: readonly number[];
  /** people by table, row and kind; every table has as many of each kind */
  readonly tables: readonly Table[];
  /** measures of which one holds the next, from the widest to the narrowest; by their bits */
  readonly chains: readonly (readonly number[])[];
  /** all measures by their bits, those first that a reader misses least */
  readonly dispensable: readonly number[];
}

export interface Table {
  /** measures that its rows have numbers of; totals there are of all measures */
  readonly measures: number;
  /** people by row and kind */
  readonly rows: readonly (readonly number[])[];
}

/** Which numbers are published: measures by their bits. */
export interface Published {
  totals: number;
  /** by table and row */
  readonly rows: readonly number[][];
}

/** A number of people: those of a row, or of all, whom one measure counts and another one does not. */
export interface Item {
  /** `null`: all people */
  readonly place: { readonly table: number; readonly row: number } | null;
  readonly counted: number;
  /** 0: all that are counted */
  readonly without: number;
}

export function isOf({ counted, without }: Item, kind: number): boolean {
  return (kind & counted) !== 0 && (kind & without) === 0;
}

/** Somebody of a row who is thought to be of another kind. */
interface Step {
  readonly table: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Nobody counts them, so there may be as many as somebody likes: more than are ever thought of at once. */
const OUTSIDE = 100;

/** One guess, at first the truth. */
export class Guess {
  /** those of the population, and people whom nothing counts */
  readonly #kinds: readonly number[];
  readonly #people: number[][][];
  #done: Step[] = [];

  constructor(
    readonly population: Population,
    readonly published: Published,
  ) {
    this.#kinds = [...population.kinds, 0];
    this.#people = population.tables.map(({ rows }) => rows.map((row) => [...row, OUTSIDE]));
  }

  value(item: Item): number {
    const kinds = this.#kinds;
    const { table, row } = item.place ?? { table: 0, row: null };
    const rows = this.#people[table] ?? [];
    const some = row === null ? rows : [rows[row] ?? []];
    return some.reduce(
      (sum, one) =>
        sum + one.reduce((people, count, kind) => people + (isOf(item, kinds[kind] ?? 0) ? count : 0), 0),
      0,
    );
  }

  /** Makes it a guess with one more, or one less, of this. @returns whether there is one that differs by whole moves */
  step(item: Item, more: boolean): boolean {
    const kinds = this.#kinds;
    for (const [from, a] of kinds.entries())
      for (const [to, b] of kinds.entries()) {
        if (isOf(item, a) === more || isOf(item, b) !== more) continue;
        this.#done = [];
        if (item.place === null ? this.#turnAll(from, to) : this.#turnOne(item, from, to)) return true;
        for (const { table, row, from: was, to: is } of this.#done.reverse())
          this.#move({ table, row, from: is, to: was });
      }
    return false;
  }

  /** Somebody is of another kind, in every table. */
  #turnAll(from: number, to: number): boolean {
    return this.#areAlike(from, to, this.published.totals) && this.#turnIn(this.#allTables(), from, to);
  }

  #allTables(but = -1): number[] {
    return this.population.tables.map((_, table) => table).filter((table) => table !== but);
  }

  #turnIn(tables: readonly number[], from: number, to: number): boolean {
    return tables.every((table) => this.#follow(this.#ways(table, from, null), from, to));
  }

  /** Somebody of one row is of another kind; others of the table make up for it, or all other tables follow. */
  #turnOne(item: Item, from: number, to: number): boolean {
    const { table, row } = item.place ?? { table: 0, row: 0 };
    if ((this.#people[table]?.[row]?.[from] ?? 0) === 0) return false;
    if (!this.#areAlike(from, to, this.published.rows[table]?.[row] ?? 0)) return false;
    this.#do({ table, row, from, to });
    const back = this.#ways(table, to, item);
    if (back[from] !== undefined) return this.#follow(back, to, from);
    const others = this.#allTables(table);
    const along = others.map((other) => this.#ways(other, from, null));
    const end = this.#kinds.findIndex(
      (_, kind) =>
        (kind === to || back[kind] !== undefined) &&
        this.#areAlike(from, kind, this.published.totals) &&
        along.every((ways) => ways[kind] !== undefined),
    );
    if (end < 0) return false;
    return this.#follow(back, to, end) && along.every((ways) => this.#follow(ways, from, end));
  }

  /**
   * By which step each kind is reached, if there is to be one less of the first kind in a table, and no row's published
   * numbers may change.
   * @param kept an item of a row of this table that is to stay as it is
   */
  #ways(table: number, begin: number, kept: Item | null): (Step | undefined)[] {
    const kinds = this.#kinds;
    const ways: (Step | undefined)[] = kinds.map(() => undefined);
    const queue = [begin];
    for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
      // Rows of which the same is told lead to the same kinds.
      const looked = new Set<number>();
      for (const [row, people] of (this.#people[table] ?? []).entries()) {
        if ((people[from] ?? 0) === 0) continue;
        const told = this.published.rows[table]?.[row] ?? 0;
        const isKept = kept?.place?.row === row;
        if (!isKept && looked.has(told)) continue;
        if (!isKept) looked.add(told);
        for (const [to, kind] of kinds.entries()) {
          if (to === begin || ways[to] !== undefined || !this.#areAlike(from, to, told)) continue;
          if (isKept && kept !== null && isOf(kept, kind) !== isOf(kept, kinds[from] ?? 0)) continue;
          ways[to] = { table, row, from, to };
          queue.push(to);
        }
      }
    }
    return ways;
  }

  #follow(ways: readonly (Step | undefined)[], begin: number, end: number): boolean {
    const steps: Step[] = [];
    for (let at = end; at !== begin; ) {
      const step = ways[at];
      if (step === undefined) return false;
      steps.push(step);
      at = step.from;
    }
    for (const step of steps) this.#do(step);
    return true;
  }

  #do(step: Step): void {
    this.#done.push(step);
    this.#move(step);
  }

  #move({ table, row, from, to }: Step): void {
    const people = this.#people[table]?.[row] ?? [];
    people[from] = (people[from] ?? 0) - 1;
    people[to] = (people[to] ?? 0) + 1;
  }

  /** Whether no published number tells the two kinds apart. */
  #areAlike(a: number, b: number, measures: number): boolean {
    const kinds = this.#kinds;
    return (((kinds[a] ?? 0) ^ (kinds[b] ?? 0)) & measures) === 0;
  }
}

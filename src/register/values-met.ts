/** Beyond it values are no categories. */
const MOST_MET = 500;

/** The values of a rule's column as they are met, without counts: those that exclude, and the others. */
export class ValuesMet {
  readonly hitting = new Set<string>();
  readonly others = new Set<string>();

  add(value: string, hits: boolean): void {
    const set = hits ? this.hitting : this.others;
    if (set.size < MOST_MET) set.add(value);
  }

  /** Takes over what another part of the register had. */
  merge({ hitting, others }: Pick<ValuesMet, 'hitting' | 'others'>): void {
    for (const value of hitting) this.add(value, true);
    for (const value of others) this.add(value, false);
  }
}

const FIRST_FIELDS = 64;

/** Where the fields of a record stand, and a few bits on each. */
export class FieldList {
  count = 0;
  #starts = new Int32Array(FIRST_FIELDS);
  #ends = new Int32Array(FIRST_FIELDS);
  #flags = new Uint8Array(FIRST_FIELDS);

  add(start: number, end: number, flags: number): void {
    if (this.count === this.#starts.length) this.#more();
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.#flags[this.count] = flags;
    this.count++;
  }

  start(field: number): number {
    return this.#starts[field] as number;
  }

  end(field: number): number {
    return this.#ends[field] as number;
  }

  has(field: number, flag: number): boolean {
    return ((this.#flags[field] as number) & flag) !== 0;
  }

  #more(): void {
    const double = <T extends Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const length = 2 * this.#starts.length;
    this.#starts = double(this.#starts, new Int32Array(length));
    this.#ends = double(this.#ends, new Int32Array(length));
    this.#flags = double(this.#flags, new Uint8Array(length));
  }
}

/** `="0012"` within quotation marks is the text that it stands for. */
export function withoutFormula(text: string): string {
  return /^="[^"]*"$/.test(text) ? text.slice(2, -1) : text;
}

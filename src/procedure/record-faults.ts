import { error, type Place, type Problem, type ProblemLine, SHOWN_LINES } from '../core/problem.js';

/** What is wrong with rows of replies, collected by kind. A typed reply has no line. */
export class Faults {
  readonly #lines = new Map<string, number[]>();
  /** those that are shown */
  readonly #typing: { readonly typed: string; readonly near: readonly string[]; readonly line: number }[] =
    [];
  #mistyped = 0;
  readonly #contradictions: { readonly line: number; readonly was: string; readonly now: string }[] = [];

  /** @param file `null`: the reply was typed */
  constructor(readonly file: string | null) {}

  note(code: string, line: number): void {
    const lines = this.#lines.get(code) ?? [];
    lines.push(line);
    this.#lines.set(code, lines);
  }

  /** @param typed whatever it is; it is shown only if it is no more than a code can be */
  mistyped(typed: string, near: () => readonly string[], line: number): void {
    this.#mistyped++;
    if (this.#typing.length < SHOWN_LINES)
      this.#typing.push({ typed: typed.length <= 16 ? typed : '', near: near(), line });
  }

  contradiction(line: number, was: string, now: string): void {
    this.#contradictions.push({ line, was, now });
  }

  get problems(): Problem[] {
    return [
      ...this.#typing.map(({ typed, near, line }) =>
        error('REC-009', this.#place([line], this.#mistyped), { typed, near, count: near.length }),
      ),
      ...[...this.#lines].map(([code, lines]) => error(code, this.#place(lines, lines.length))),
      ...this.#contradicting(),
    ];
  }

  #contradicting(): Problem[] {
    const all = this.#contradictions;
    if (all.length === 0) return [];
    const changes: ProblemLine[] = all.slice(0, SHOWN_LINES).map(({ line, was, now }) => ({
      text: this.file === null ? 'record.change' : 'record.change-at',
      ...{ line, outcome: was, now },
    }));
    const place = this.#place(
      all.map(({ line }) => line),
      all.length,
    );
    return [error('REC-012', place, { changes, count: all.length })];
  }

  #place(lines: readonly number[], total: number): Place | undefined {
    return this.file === null ? undefined : { file: this.file, lines: lines.slice(0, SHOWN_LINES), total };
  }
}

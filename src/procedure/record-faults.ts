import { error, type Place, type Problem, type ProblemLine, SHOWN_LINES } from '../core/problem.js';

/** What is wrong with rows of replies, collected by kind. A typed reply has no line. */
export class Faults {
  readonly #lines = new Map<string, number[]>();
  readonly #typing: { readonly typed: string; readonly near: readonly string[]; readonly line: number }[] =
    [];
  readonly #contradictions: { readonly line: number; readonly was: string; readonly now: string }[] = [];

  /** @param file `null`: the reply was typed */
  constructor(readonly file: string | null) {}

  note(code: string, line: number): void {
    this.#lines.set(code, [...(this.#lines.get(code) ?? []), line]);
  }

  /** @param typed whatever it is; it is shown only if it is no more than a code can be */
  mistyped(typed: string, near: readonly string[], line: number): void {
    this.#typing.push({ typed: typed.length <= 16 ? typed : '', near, line });
  }

  contradiction(line: number, was: string, now: string): void {
    this.#contradictions.push({ line, was, now });
  }

  get problems(): Problem[] {
    return [
      ...this.#typing
        .slice(0, SHOWN_LINES)
        .map(({ typed, near, line }) =>
          error('REC-009', this.#place([line], this.#typing.length), { typed, near, count: near.length }),
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

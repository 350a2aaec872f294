import type * as z from 'zod';
import {
  BASIS_SCHEMAS,
  type BasisLog,
  COMMITMENT_SCHEMA,
  DRAWN_SCHEMAS,
  type DrawLog,
  LOTTERY_SCHEMA,
  prefixOf,
  REDRAW_SCHEMA,
  type Stage,
} from './entries/draw.js';
import type { ReadEntry } from './entries/line.js';
import { PURGE, type PurgeBody, purgeBodySchema } from './entries/purge.js';

/**
 * Which lines of a log belong to what: one draw of letters at its beginning, unless it begins with a panel, and then
 * panels. Behind a finished draw stands what was deleted of it. There is nothing else in a log; whatever belongs to
 * none of them is a stray.
 */

export interface LogPart {
  readonly stage: Stage;
  /** number of its first line, from 0 */
  readonly begin: number;
  /** `null`: one of these entries is missing or holds something else */
  readonly basis: BasisLog | null;
  /** `null`: nothing has been drawn, or one of all its entries is missing or holds something else */
  readonly log: DrawLog | null;
  /** it ends with a commitment, the seed is still to come, and no panel stands behind it */
  readonly isOpen: boolean;
}

export interface LogParts {
  readonly parts: readonly LogPart[];
  /** types of entries that are missing or hold something else, and of strays; `line 8` for a type that nobody knows */
  readonly wrong: readonly string[];
  /** numbers of lines (from 0) with which something begins that has a time of its own */
  readonly begins: ReadonlySet<number>;
  /** after how many lines the log may have been published */
  readonly ends: readonly number[];
  /** what was deleted, in order */
  readonly purges: readonly LinedPurge[];
}

/** An entry `purge` and where it stands. */
export interface LinedPurge extends PurgeBody {
  /** from 0 */
  readonly line: number;
}

const PANEL_START = `${prefixOf('panel')}plan`;

type Line = Pick<ReadEntry, 'type' | 'body'> | null;
type Schemas = Readonly<Record<string, z.ZodType>>;

/**
 * @param lines `null`: no entry
 * @param hashOf the hash of a line, by its number from 0
 */
export function readLogParts(lines: readonly Line[], hashOf: (line: number) => string): LogParts {
  const reader = new PartReader(lines, hashOf);
  const parts: LogPart[] = [];
  if (lines[0]?.type !== PANEL_START) parts.push(reader.part('letters'));
  while (reader.goToPanel()) parts.push(reader.part('panel'));
  const { begins, ends, purges } = reader;
  const wrong = [...new Set([...reader.wrong, ...reader.notPurges, ...reader.strays])];
  return { parts, wrong, begins, ends, purges };
}

class PartReader {
  readonly wrong: string[] = [];
  readonly strays: string[] = [];
  readonly begins = new Set<number>();
  readonly ends: number[] = [];
  readonly purges: LinedPurge[] = [];
  /** their types, as those of strays: the draw before them stands as it is */
  readonly notPurges: string[] = [];
  #at = 0;

  constructor(
    readonly lines: readonly Line[],
    readonly hashOf: (line: number) => string,
  ) {}

  /** Passes over strays to where a panel begins. @returns whether there is one */
  goToPanel(): boolean {
    for (; this.#at < this.lines.length && !this.#isPanelNext(); this.#at++) this.#stray();
    return this.#at < this.lines.length;
  }

  part(stage: Stage): LogPart {
    const begin = this.#at;
    this.begins.add(begin);
    const before = this.wrong.length;
    const bodies = this.#all(stage, BASIS_SCHEMAS);
    // Of a plan that can't be read nobody knows.
    const hasLottery = isUnderQuotas(bodies) ?? this.#isNext(stage, 'lottery');
    if (hasLottery) Object.assign(bodies, this.#all(stage, LOTTERY_SCHEMA));
    const isCommitted = this.#isNext(stage, 'commitment');
    if (isCommitted) Object.assign(bodies, this.#commitment(stage));
    const basis = this.wrong.length === before ? (bodies as unknown as BasisLog) : null;
    const isOpen = isCommitted && !this.#isNext(stage, 'seed') && !this.#isPanelNext();
    if (isOpen) return { stage, begin, basis, log: null, isOpen };
    let drawn = this.#all(stage, DRAWN_SCHEMAS);
    this.ends.push(this.#at);
    this.#purged();
    const redraws: unknown[] = [];
    const setAside: unknown[] = [];
    while (isCommitted && this.#isNext(stage, 'redraw')) {
      const aside = this.#at - 1;
      this.begins.add(this.#at);
      const { redraw } = this.#all(stage, REDRAW_SCHEMA) as { redraw?: { sets_aside: string } };
      if (redraw !== undefined && redraw.sets_aside !== this.hashOf(aside))
        this.wrong.push(`${prefixOf(stage)}redraw`);
      redraws.push(redraw);
      setAside.push(drawn);
      drawn = this.#all(stage, DRAWN_SCHEMAS);
      this.ends.push(this.#at);
      this.#purged();
    }
    const whole = { ...bodies, ...drawn, redraws, setAside };
    const log = this.wrong.length === before ? (whole as unknown as DrawLog) : null;
    return { stage, begin, basis, log, isOpen };
  }

  /** What was deleted, each time by itself; only behind something that was drawn. */
  #purged(): void {
    for (; this.lines[this.#at]?.type === PURGE; this.ends.push(this.#at)) {
      const parsed = purgeBodySchema.safeParse(this.lines[this.#at]?.body);
      if (parsed.success) this.purges.push({ ...parsed.data, line: this.#at });
      else this.notPurges.push(PURGE);
      this.begins.add(this.#at++);
    }
  }

  #commitment(stage: Stage): Readonly<Record<string, unknown>> {
    const fingerprint = this.hashOf(this.#at);
    const { commitment } = this.#all(stage, COMMITMENT_SCHEMA);
    this.ends.push(this.#at);
    this.begins.add(this.#at);
    return commitment === undefined ? {} : { commitment: { ...commitment, fingerprint } };
  }

  /** The entries of these types, one a line; what is not there or can't be read is noted. */
  #all(stage: Stage, schemas: Schemas): Record<string, object> {
    const bodies: Record<string, object> = {};
    for (const [type, schema] of Object.entries(schemas)) {
      this.#passStrays(stage, type);
      const isThere = this.#isNext(stage, type);
      const parsed = isThere ? schema.safeParse(this.lines[this.#at]?.body) : undefined;
      if (parsed?.success === true) bodies[type] = parsed.data as object;
      else this.wrong.push(prefixOf(stage) + type);
      if (isThere) this.#at++;
    }
    return bodies;
  }

  /** Passes over what stands in front of this entry; nothing of what comes after it, and no panel's beginning. */
  #passStrays(stage: Stage, type: string): void {
    const stops = [type, ...ORDER.slice(ORDER.indexOf(type) + 1)].map((name) => prefixOf(stage) + name);
    const isStop = (line: Line) => line !== null && [...stops, PANEL_START].includes(line.type);
    for (; this.#at < this.lines.length && !isStop(this.lines[this.#at] ?? null); this.#at++) this.#stray();
  }

  #isNext(stage: Stage, type: string): boolean {
    return this.lines[this.#at]?.type === prefixOf(stage) + type;
  }

  #isPanelNext(): boolean {
    return this.lines[this.#at]?.type === PANEL_START;
  }

  #stray(): void {
    const line = this.lines[this.#at];
    if (line !== undefined && line !== null) this.strays.push(strayName(line.type, this.#at));
  }
}

/** `undefined`: the plan is missing or can't be read */
function isUnderQuotas({ plan }: Readonly<Record<string, object>>): boolean | undefined {
  const { plan: effective } = (plan ?? {}) as Partial<BasisLog['plan']>;
  return effective === undefined ? undefined : effective.sample.allocation === 'quotas';
}

/** All entries of a part, in their order. */
const ORDER = Object.keys({
  ...BASIS_SCHEMAS,
  ...LOTTERY_SCHEMA,
  ...COMMITMENT_SCHEMA,
  ...DRAWN_SCHEMAS,
  ...REDRAW_SCHEMA,
});

/** A type that is known; a stranger's words are not repeated. */
function strayName(type: string, at: number): string {
  const isKnown = type === PURGE || ORDER.some((name) => [name, prefixOf('panel') + name].includes(type));
  return isKnown ? type : `line ${at + 1}`;
}

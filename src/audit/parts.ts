import type * as z from 'zod';
import {
  BASIS_SCHEMAS,
  type BasisLog,
  COMMITMENT_SCHEMA,
  DRAWN_SCHEMAS,
  type DrawLog,
  type DrawnLog,
  LOTTERY_SCHEMA,
  prefixOf,
  REDRAW_SCHEMA,
  type Stage,
} from './entries/draw.js';
import type { ReadEntry } from './entries/line.js';
import { PURGE, type PurgeBody, purgeBodySchema } from './entries/purge.js';
import { REPLACEMENT, type ReplacementBody, replacementBodySchema } from './entries/replacement.js';
import { REPLY, type ReplyBody, replyBodySchema } from './entries/reply.js';
import { SUPPLEMENT, type SupplementBody, supplementBodySchema } from './entries/supplement.js';

/**
 * Which lines of a log belong to what: one draw of letters at its beginning, unless it begins with a panel, and then
 * panels. Behind a finished draw or panel stands what came afterwards: replies to the letters, runs of replacements,
 * supplementary rounds, and what was deleted. There is nothing else in a log; whatever belongs to none of them is a stray.
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
  /** numbers of the last lines of all draws, from 0, the one that counts at the end; none: nothing has been drawn */
  readonly lasts: readonly number[];
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
  /** what came after the letters, in order: of all draws, also those set aside */
  readonly afterwards: readonly Afterwards[];
}

/** Something that came after the letters, and the line with which it begins, from 0. */
export type Afterwards =
  | { readonly kind: 'reply'; readonly line: number; readonly body: ReplyBody }
  | { readonly kind: 'run'; readonly line: number; readonly run: Run }
  | { readonly kind: 'supplement'; readonly line: number; readonly round: SupplementLog };

/** A run of replacements: all that were called at once, and the list of them. */
export interface Run {
  readonly replacements: readonly ReplacementBody[];
  readonly outputs: DrawLog['outputs'];
}

/** A supplementary round: who could be drawn, and what came of its seed. */
export interface SupplementLog extends DrawnLog {
  readonly supplement: SupplementBody;
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
  const { begins, ends, purges, afterwards } = reader;
  const wrong = [...new Set([...reader.wrong, ...reader.misread, ...reader.strays])];
  return { parts, wrong, begins, ends, purges, afterwards };
}

class PartReader {
  readonly wrong: string[] = [];
  readonly strays: string[] = [];
  readonly begins = new Set<number>();
  readonly ends: number[] = [];
  readonly purges: LinedPurge[] = [];
  readonly afterwards: Afterwards[] = [];
  /** types of what came after a draw and has another form: the draw before it stands as it is */
  readonly misread: string[] = [];
  #hasLetters = false;
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
    if (isOpen) return { stage, begin, basis, log: null, isOpen, lasts: [] };
    this.#hasLetters ||= stage === 'letters';
    let drawn = this.#all(stage, DRAWN_SCHEMAS);
    const lasts = [this.#at - 1];
    this.ends.push(this.#at);
    this.#afterwards();
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
      lasts.push(this.#at - 1);
      this.ends.push(this.#at);
      this.#afterwards();
    }
    const whole = { ...bodies, ...drawn, redraws, setAside };
    const log = this.wrong.length === before ? (whole as unknown as DrawLog) : null;
    return { stage, begin, basis, log, isOpen, lasts };
  }

  /** What came after something that was drawn, each thing by itself. */
  #afterwards(): void {
    for (;;) {
      const begin = this.#at;
      const type = this.lines[begin]?.type;
      if (type === PURGE) this.#purge();
      else if (this.#hasLetters && type === REPLY) this.#reply();
      else if (this.#hasLetters && type === REPLACEMENT) this.#run();
      else if (this.#hasLetters && type === SUPPLEMENT) this.#supplement();
      else return;
      this.begins.add(begin);
      this.ends.push(this.#at);
    }
  }

  #purge(): void {
    const line = this.#at;
    const body = this.#one(PURGE, purgeBodySchema);
    if (body !== null) this.purges.push({ ...body, line });
  }

  #reply(): void {
    const line = this.#at;
    const body = this.#one(REPLY, replyBodySchema);
    if (body !== null) this.afterwards.push({ kind: 'reply', line, body });
  }

  /** The replacements that were made at once, closed by their list. */
  #run(): void {
    const line = this.#at;
    const replacements: ReplacementBody[] = [];
    while (this.#isNext('letters', REPLACEMENT)) {
      const body = this.#one(REPLACEMENT, replacementBodySchema);
      if (body !== null) replacements.push(body);
    }
    const { outputs } = this.#block({ outputs: DRAWN_SCHEMAS.outputs }) ?? {};
    if (outputs !== undefined) this.afterwards.push({ kind: 'run', line, run: { replacements, outputs } });
  }

  #supplement(): void {
    const line = this.#at;
    const round = this.#block({ supplement: supplementBodySchema, ...DRAWN_SCHEMAS });
    if (round !== null) this.afterwards.push({ kind: 'supplement', line, round });
  }

  /** The entry that stands here; `null`: it has another form. */
  #one<T>(type: string, schema: z.ZodType<T>): T | null {
    const parsed = schema.safeParse(this.lines[this.#at++]?.body);
    if (parsed.success) return parsed.data;
    this.misread.push(type);
    return null;
  }

  /** Entries that stand here one behind the other; `null`: one of them is missing or has another form. */
  #block<S extends Schemas>(schemas: S): { readonly [K in keyof S]: z.output<S[K]> } | null {
    const bodies: Record<string, unknown> = {};
    for (const [type, schema] of Object.entries(schemas)) {
      if (!this.#isNext('letters', type)) {
        this.misread.push(type);
        return null;
      }
      const body = this.#one(type, schema);
      if (body === null) return null;
      bodies[type] = body;
    }
    return bodies as { readonly [K in keyof S]: z.output<S[K]> };
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

const AFTERWARDS: readonly string[] = [PURGE, REPLY, REPLACEMENT, SUPPLEMENT];

/** A type that is known; a stranger's words are not repeated. */
function strayName(type: string, at: number): string {
  const isKnown =
    AFTERWARDS.includes(type) || ORDER.some((name) => [name, prefixOf('panel') + name].includes(type));
  return isKnown ? type : `line ${at + 1}`;
}

import type * as z from 'zod';
import type { Draw } from '../../core/draw.js';
import { areRowsShown } from '../../core/frame.js';
import { allocationBody, allocationBodySchema } from './allocation.js';
import { frameBody, frameBodySchema } from './frame.js';
import type { LogEvent, ReadEntry } from './line.js';
import { type OutputFacts, outputsBody, outputsBodySchema } from './outputs.js';
import { type PlanSource, planBody, planBodySchema } from './plan.js';
import { type RegisterFacts, registerBody, registerBodySchema } from './register.js';
import { seedBody, seedBodySchema } from './seed.js';
import { selectionBody, selectionBodySchema } from './selection.js';

/**
 * The seven entries of a draw (SPEC 8). The same functions write a log and say, when it is verified, what it
 * should have said; each stands beside the schema that it is read by.
 */
const SCHEMAS = {
  plan: planBodySchema,
  register: registerBodySchema,
  frame: frameBodySchema,
  seed: seedBodySchema,
  allocation: allocationBodySchema,
  selection: selectionBodySchema,
  outputs: outputsBodySchema,
};

/** The bodies of a draw's seven entries. */
export type DrawLog = { readonly [K in keyof typeof SCHEMAS]: z.output<(typeof SCHEMAS)[K]> };

const DRAW_ENTRIES = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];

/** A panel that is drawn later leaves the same seven entries, their types with this in front. */
const PANEL_PREFIX = 'panel.';

/** What the seven entries are of: letters to people of a register, or a panel of those who said yes. */
export type Stage = 'letters' | 'panel';

const prefixOf = (stage: Stage) => (stage === 'panel' ? PANEL_PREFIX : '');

/** What a draw's log says besides the draw. */
export interface LoggedFacts {
  readonly source: PlanSource;
  readonly register: RegisterFacts;
  readonly outputs: readonly OutputFacts[];
}

/** The entries of a draw, in their order. */
export function drawEvents(stage: Stage, draw: Draw, { source, register, outputs }: LoggedFacts): LogEvent[] {
  const { plan, frame, seed, allocation, lottery } = draw;
  const bodies = {
    plan: planBody(plan, source),
    register: registerBody(register, areRowsShown(plan, frame)),
    frame: frameBody(plan, frame),
    seed: seedBody(seed, plan.seed.source),
    allocation: allocationBody(plan, frame, allocation, lottery),
    selection: selectionBody(draw),
    outputs: outputsBody(outputs),
  };
  return DRAW_ENTRIES.map((type) => ({ type: prefixOf(stage) + type, body: bodies[type] }));
}

export interface ReadDraw {
  /** `null`: an entry is missing or holds something else */
  readonly log: DrawLog | null;
  /** types of these entries */
  readonly wrong: readonly string[];
}

type Line = Pick<ReadEntry, 'type' | 'body'> | null;

/**
 * The draws of a log: one of letters at its beginning, unless it begins with a panel, and all panels. There is
 * nothing else in a log: whatever belongs to none of them is a stray.
 * @param lines `null`: no entry
 */
export function readDraws(lines: readonly Line[]): {
  letters: ReadDraw;
  panels: ReadDraw[];
  /** types of strays, or `line 8` for a type that nobody knows */
  strays: string[];
} {
  const isPanelAlone = lines[0]?.type === `${PANEL_PREFIX}plan`;
  const starts = lines.flatMap((line, at) => (line?.type === `${PANEL_PREFIX}plan` ? [at] : []));
  const owned = new Set<number>();
  for (const [stage, start] of [
    ...(isPanelAlone ? [] : [['letters', 0] as const]),
    ...starts.map((start) => ['panel', start] as const),
  ])
    for (const [at, type] of DRAW_ENTRIES.entries())
      if (lines[start + at]?.type === prefixOf(stage) + type) owned.add(start + at);
  return {
    letters: isPanelAlone ? { log: null, wrong: [] } : readDraw(lines, 0, 'letters'),
    panels: starts.map((start) => readDraw(lines, start, 'panel')),
    strays: lines.flatMap((line, at) => (line === null || owned.has(at) ? [] : [strayName(line.type, at)])),
  };
}

/** The seven entries from there on. */
function readDraw(lines: readonly Line[], from: number, stage: Stage): ReadDraw {
  const bodies: Record<string, unknown> = {};
  const wrong = DRAW_ENTRIES.flatMap((type, at) => {
    const line = lines[from + at];
    const name = prefixOf(stage) + type;
    const parsed = line?.type === name ? SCHEMAS[type].safeParse(line.body) : undefined;
    if (parsed?.success !== true) return [name];
    bodies[type] = parsed.data;
    return [];
  });
  return { log: wrong.length === 0 ? (bodies as unknown as DrawLog) : null, wrong };
}

/** A type that is known; a stranger's words are not repeated. */
function strayName(type: string, at: number): string {
  const isKnown = DRAW_ENTRIES.some((name) => type === name || type === PANEL_PREFIX + name);
  return isKnown ? type : `line ${at + 1}`;
}

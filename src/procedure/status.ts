import { digest } from '#machine';
import { type Aftermath, aftermathOf } from '../audit/aftermath.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { readLog } from '../audit/read-log.js';
import type { OutputPlan } from '../core/plan.js';
import { refuse } from '../core/problem.js';
import {
  type CountedStrata,
  type Evidence,
  type EvidenceSources,
  evidenceOf,
  type PanelSource,
} from '../report/evidence.js';
import { evidenceDocument, evidenceTable } from '../report/evidence-files.js';
import { publicEvidence } from '../report/evidence-public.js';
import type { CallNotes } from '../report/standing.js';
import type { LedgerContent } from './ledger.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';
import { locate, readLogFile, unfinishedBeside } from './verify-target.js';

export {
  acceptanceRate,
  type Evidence,
  type Figure,
  HIDDEN,
  responseRate,
  shareOf,
} from '../report/evidence.js';
export { evidenceDocument } from '../report/evidence-files.js';
export { FATES, MEASURES } from '../report/standing.js';

/** Where a procedure stands, and the evidence: from the log alone, and what the private file adds. */

export interface StatusRequest {
  /** the folder of the draw, or its log */
  readonly target: string;
  /** `null`: there is no private file */
  readonly ledger: LedgerContent | null;
  readonly isPublic: boolean;
  /** the only dimensions that are shown, as people call them; left out: all */
  readonly by?: readonly string[] | undefined;
  /** what people call a dimension */
  readonly calledAs: (dimension: string) => string;
  /** the file that is wanted; `null`: none */
  readonly output: { readonly name: string; readonly form: 'csv' | 'json' } | null;
}

export interface StatusFacts {
  readonly evidence: Evidence;
  /** what there is to be known of visits, and of who came */
  readonly known: { readonly visits: boolean; readonly presence: boolean };
  readonly fingerprint: string;
}

/**
 * Who was called, answered and came.
 * @throws Refusal LOG-001, LOG-002 (not sound), CALL-002 (no letters were drawn), STATUS-001 (no such dimension)
 */
export async function status(
  request: StatusRequest,
  { files }: Pick<Tools, 'files'>,
): Promise<Result<StatusFacts>> {
  const target = locate(files, request.target);
  const read = readLog(digest, await readLogFile(files, target.log, unfinishedBeside(files, target)));
  const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: target.log }, { checks: failed });
  const aftermath = aftermathOf(digest, read);
  if (aftermath === null) throw refuse('invalid', 'CALL-002', { file: target.log });
  const notes = notesOf(request.ledger);
  const sources = evidenceSources(aftermath, read.panels, notes);
  const whole = request.isPublic ? publicEvidence(sources) : evidenceOf(sources);
  const evidence = request.by === undefined ? whole : onlyBy(whole, request.by, request.calledAs, target.log);
  return {
    facts: {
      ...{ evidence, fingerprint: read.fingerprint },
      known: { visits: notes !== null, presence: notes !== null && notes.present !== null },
    },
    files:
      request.output === null
        ? []
        : [outputFile(evidence, request.output, aftermath.draw.plan.plan.output.dialect)],
    lines: [],
    problems: [],
  };
}

/** What evidence is made of; the protocol of a procedure has the same. */
export function evidenceSources(
  { people, draw, events }: Aftermath,
  panels: readonly DrawLog[],
  notes: CallNotes | null,
): EvidenceSources {
  return {
    title: draw.plan.plan.title,
    frame: strataOf(draw),
    called: [...people.values()],
    notes,
    runs: events.filter(({ kind }) => kind === 'run').length,
    steps: events.flatMap((event) =>
      event.kind === 'run' ? event.run.replacements.map(({ step }) => step) : [],
    ),
    panels: panelSources(panels),
  };
}

export function panelSources(panels: readonly DrawLog[]): PanelSource[] {
  return panels.map(panelSource);
}

/** What the private file says of visits and of who came. */
export function notesOf(ledger: LedgerContent | null): CallNotes | null {
  if (ledger === null) return null;
  const visits = ledger.attempts.filter(({ way }) => way === 'visit');
  const came = ledger.presence.filter(({ present }) => present);
  return {
    visited: new Set(visits.map(({ label }) => label)),
    met: new Set(visits.filter(({ met }) => met).map(({ label }) => label)),
    // As long as nothing has been noted it is not known, and nobody has stayed away.
    present: ledger.presence.length === 0 ? null : new Set(came.map(({ label }) => label)),
  };
}

function strataOf({ frame: { dimensions, strata } }: Pick<DrawLog, 'frame'>): CountedStrata {
  return { dimensions, strata: strata.map(({ stratum, N_h }) => ({ categories: stratum, people: N_h })) };
}

function panelSource({ frame, selection, lottery }: DrawLog): PanelSource {
  return {
    pool: strataOf({ frame }),
    drawn: selection.strata.map(({ stratum, invited }) => ({ categories: stratum, people: invited.length })),
    quotas: lottery?.quotas ?? [],
  };
}

/** @throws Refusal STATUS-001 */
function onlyBy(
  evidence: Evidence,
  by: readonly string[],
  calledAs: StatusRequest['calledAs'],
  file: string,
): Evidence {
  const panels = evidence.panels.flatMap(({ dimensions }) => dimensions);
  const names = [...new Set([...evidence.dimensions, ...panels].map(({ name }) => name))];
  const wanted = by.map((typed) => names.find((name) => typed === name || typed === calledAs(name)));
  if (wanted.includes(undefined)) throw refuse('usage', 'STATUS-001', { file }, { dimensions: names });
  const isWanted = ({ name }: { readonly name: string }) => wanted.includes(name);
  return {
    ...evidence,
    dimensions: evidence.dimensions.filter(isWanted),
    panels: evidence.panels.map((panel) => ({ ...panel, dimensions: panel.dimensions.filter(isWanted) })),
  };
}

function outputFile(
  evidence: Evidence,
  { name, form }: NonNullable<StatusRequest['output']>,
  dialect: OutputPlan['dialect'],
) {
  if (form === 'csv') return { name, bytes: evidenceTable(evidence, dialect) };
  const text = `${JSON.stringify(evidenceDocument(evidence), null, 2)}\n`;
  return { name, bytes: new TextEncoder().encode(text) };
}

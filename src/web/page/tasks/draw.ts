import { LOG_NAME } from '../../../audit/names.js';
import { hasEqualChances } from '../../../core/draw.js';
import { frameSize } from '../../../core/frame.js';
import type { Problem } from '../../../core/problem.js';
import { type Language, textOf } from '../../../messages/catalogue.js';
import { type Committed, commitmentIn, requireOpen } from '../../../procedure/committed.js';
import { committedPlan } from '../../../procedure/committed-plan.js';
import { draw } from '../../../procedure/draw.js';
import { letterWorkbooks, panelWorkbooks, type SheetNames } from '../../../procedure/list-workbooks.js';
import { numberedPageWords } from '../../../procedure/numbered-page.js';
import { panel } from '../../../procedure/panel.js';
import type { LoadedPlan } from '../../../procedure/plan-file.js';
import { type ProtocolFacts, protocolFacts } from '../../../procedure/report.js';
import type { OutputFile } from '../../../procedure/result.js';
import { type GivenSeed, seedFrom } from '../../../procedure/seed.js';
import type { Tools } from '../../../procedure/tools.js';
import type { Workplace } from '../workplace.js';
import { alreadyOf, blobsOf, type Ground, planOf } from './ground.js';

export interface DrawRequest extends Ground {
  /** `null`: the ids are the labels */
  readonly key: string | null;
  /** what was committed to: its log is among the files */
  readonly isCommitted: boolean;
  /** the log of the draw that a panel continues is among the files */
  readonly continues: boolean;
  readonly seed: GivenSeed;
  /** why the draw that was made on the commitment is set aside; empty: none is */
  readonly reason: string;
  /** the number that the balls gave; `null`: there are no balls */
  readonly panelNumber: number | null;
  readonly language: Language;
  readonly sheets: SheetNames;
}

export interface Drawn {
  /** lists and log */
  readonly files: ReadonlyMap<string, Blob>;
  /** the lists once more, for people */
  readonly workbooks: ReadonlyMap<string, Blob>;
  readonly lists: readonly { readonly name: string; readonly rows: number }[];
  readonly fingerprint: string;
  readonly seed: string;
  readonly title: string | null;
  readonly people: number;
  readonly drawn: number;
  /** left out: none are drawn */
  readonly substitutes?: number;
  readonly equal: boolean;
  /** what a protocol says of it, for the house; the page draws its charts */
  readonly protocol: ProtocolFacts;
  readonly problems: readonly Problem[];
}

/** `draw` or `panel`, on a commitment or without one. */
export async function drawByPlan(request: DrawRequest, at: Workplace): Promise<Drawn> {
  const tools = at.tools(request.files);
  const committed = await committedIn(request, tools);
  return (request.stage === 'panel' ? drawPanel : drawLetters)(request, committed, tools);
}

async function committedIn(
  { isCommitted, stage, reason }: DrawRequest,
  { files }: Tools,
): Promise<Committed | null> {
  const committed = isCommitted ? await commitmentIn(files, '.', stage) : null;
  if (committed !== null) requireOpen(committed, reason === '' ? undefined : reason);
  return committed;
}

async function settledOrTyped(request: DrawRequest, committed: Committed | null, tools: Tools) {
  const typed = { plan: request.plan, overrides: {}, ...alreadyOf(request) };
  const plan =
    committed === null ? await planOf(request, tools) : await committedPlan(tools.files, committed, typed);
  const seed = await seedFrom(tools.files, request.seed, plan);
  const key = request.key === null ? {} : { key: request.key };
  const reason = request.reason === '' ? {} : { reason: request.reason };
  return { ...key, ...reason, plan, seed, committed, register: request.register };
}

/** As `--protocol` does it: with the plan's own words on who was there. */
function protocolOf(
  { files }: { readonly files: readonly OutputFile[] },
  { input, file, folder }: LoadedPlan,
  tools: Tools,
): Promise<ProtocolFacts> {
  const bytes = files.find(({ name }) => name === LOG_NAME)?.bytes ?? new Uint8Array(0);
  const plan = { input, path: file?.name ?? null, folder, problems: [] };
  return protocolFacts({ bytes, file: LOG_NAME, isPublic: false, plan }, tools);
}

async function drawLetters(request: DrawRequest, committed: Committed | null, tools: Tools): Promise<Drawn> {
  const asked = await settledOrTyped(request, committed, tools);
  const result = await draw(asked, tools);
  const { facts, problems } = result;
  const { plan, frame, seed } = facts.draw;
  return {
    files: blobsOf(result),
    workbooks: blobs(await letterWorkbooks(facts, request.sheets)),
    lists: facts.lists.map(({ name, rows }) => ({ name, rows })),
    ...{ fingerprint: facts.fingerprint, seed: seed.text, title: plan.title },
    ...{ people: frameSize(frame.stratification), drawn: plan.sample.size },
    equal: hasEqualChances(plan),
    protocol: await protocolOf(result, asked.plan, tools),
    problems,
  };
}

async function drawPanel(request: DrawRequest, committed: Committed | null, tools: Tools): Promise<Drawn> {
  const asked = await settledOrTyped(request, committed, tools);
  const result = await panel(
    {
      ...asked,
      ...continuedBy(request, committed),
      numbered: false,
      ...(request.panelNumber === null ? {} : { panelNumber: request.panelNumber }),
      page: numberedWords(request.language),
    },
    tools,
  );
  const { facts, problems } = result;
  const { draw: drawn } = facts.conducted;
  const { substitutes } = drawn.plan.sample;
  return {
    files: blobsOf(result),
    workbooks: blobs(await panelWorkbooks(facts.conducted, request.sheets)),
    lists: facts.lists.map(({ name, rows }) => ({ name, rows })),
    ...{ fingerprint: facts.fingerprint ?? '', seed: drawn.seed.text, title: drawn.plan.title },
    people: frameSize(drawn.frame.stratification),
    // Whoever is on the panel already has a place that nobody was drawn for.
    drawn: drawn.selection.reduce((sum, { invited }) => sum + invited.length, 0),
    ...(substitutes === undefined ? {} : { substitutes }),
    equal: false,
    protocol: await protocolOf(result, asked.plan, tools),
    problems,
  };
}

/** What a panel goes on from; on a commitment that is settled already. */
function continuedBy(request: DrawRequest, committed: Committed | null) {
  if (committed !== null) return {};
  return { ...(request.continues ? { draw: '.' } : {}), ...alreadyOf(request) };
}

const numberedWords = (language: Language) =>
  numberedPageWords(language, (key, params) => textOf(language, key, params));

export interface Numbered {
  /** for the public, and who is behind the numbers */
  readonly files: ReadonlyMap<string, Blob>;
  readonly problems: readonly Problem[];
}

/** `panel --numbered`: the panels 000 to 999, from which balls will pick one. */
export async function numberPanels(request: DrawRequest, at: Workplace): Promise<Numbered> {
  const tools = at.tools(request.files);
  const committed = await committedIn(request, tools);
  const asked = await settledOrTyped(request, committed, tools);
  const page = numberedWords(request.language);
  const result = await panel({ ...asked, ...continuedBy(request, committed), numbered: true, page }, tools);
  return { files: blobsOf(result), problems: result.problems };
}

function blobs(files: readonly OutputFile[]): ReadonlyMap<string, Blob> {
  return blobsOf({ files });
}

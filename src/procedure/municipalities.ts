import { digest, sha256Bytes } from '#machine';
import { logFile, fingerprint as logFingerprint, logLines } from '../audit/chain.js';
import {
  hitsEvent,
  lettersEvent,
  municipalitiesEvent,
  settledHash,
} from '../audit/entries/municipalities.js';
import { outputsBody } from '../audit/entries/outputs.js';
import { seedBody } from '../audit/entries/seed.js';
import { LOG_NAME, MUNICIPALITIES_NAME, sheetName } from '../audit/names.js';
import {
  type DrawnUnit,
  drawMunicipalities,
  drawnMunicipalities,
  everyMunicipality,
  type LetteredMunicipality,
  lettersInAll,
  type MunicipalityPlan,
  peopleInAll,
  seedTextOf,
} from '../core/municipalities.js';
import { refuse } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { listFile } from '../report/lists.js';
import { type SheetPlan, type SheetWords, sheetPage } from '../report/municipality-sheet.js';
import type { Files } from './files.js';
import { type OpenedTable, openTable, type TableRequest } from './municipality-file.js';
import { type LoadedPlan, loadPlan, readPlanFile } from './plan-file.js';
import { planTextOf } from './plan-text.js';
import type { OutputFile, Result } from './result.js';
import { seedNotes } from './seed.js';
import type { Tools } from './tools.js';

/** `municipalities`: which municipalities write how many letters. */

export interface MunicipalitiesRequest extends TableRequest {
  readonly seed: Seed;
  /** path of the plan for the draws in the municipalities; left out: none is sent along */
  readonly plan?: string;
  /** what stands on a municipality's sheet, in the reader's language */
  readonly words: (facts: SheetFacts) => SheetWords;
}

/** What a municipality is told. */
export interface SheetFacts {
  readonly municipality: LetteredMunicipality;
  /** empty: the table has none */
  readonly name: string;
  readonly seed: string;
  /** of the draw in the municipality */
  readonly seedText: string;
  readonly plan: SheetPlan | null;
  readonly settled: string;
  /** everybody's chance: letters and people in all */
  readonly chance: readonly [number, number];
}

export interface MunicipalitiesFacts {
  readonly opened: OpenedTable;
  readonly seed: Seed;
  readonly drawn: readonly DrawnUnit[];
  readonly lettered: readonly LetteredMunicipality[];
  readonly settled: string;
  readonly chance: readonly [number, number];
  readonly fingerprint: string;
}

/** @throws Refusal as {@link openTable}; MUNI-013 for a plan whose seed is another event's, PLAN-001 .. */
export async function municipalities(
  request: MunicipalitiesRequest,
  tools: Tools,
): Promise<Result<MunicipalitiesFacts>> {
  const opened = await openTable(tools.files, request);
  const sheetPlan = request.plan === undefined ? null : await planToSend(tools.files, request.plan);
  const { plan, file } = opened;
  const { seed } = request;
  const drawn = drawMunicipalities(digest, plan, seed.text);
  const lettered = drawnMunicipalities(drawn);
  const settled = settledHash(digest, plan);
  const chance = [lettersInAll(plan), peopleInAll(plan)] as const;
  const names = new Map(opened.table.municipalities.map(({ key, name }) => [key, name]));
  const sheets = lettered.map((municipality): OutputFile => {
    const { key } = municipality;
    const facts = {
      municipality,
      name: names.get(key) ?? '',
      seed: seed.text,
      plan: sheetPlan,
      settled,
      chance,
    };
    const page = sheetPage(request.words({ ...facts, seedText: seedTextOf(seed.text, key) }), sheetPlan);
    return { name: sheetName(key), bytes: page };
  });
  const lists = [{ name: MUNICIPALITIES_NAME, bytes: municipalityList(drawn) }, ...sheets];
  const events = [
    municipalitiesEvent(digest, plan, file, tools.program),
    { type: 'seed', body: seedBody(seed, null) },
    hitsEvent(plan, drawn),
    lettersEvent(plan, drawn),
    { type: 'outputs', body: outputsBody(lists.map((list) => outputFacts(list, plan))) },
  ];
  const lines = logLines(digest, events, tools.now());
  return {
    facts: { opened, seed, drawn, lettered, settled, chance, fingerprint: logFingerprint(digest, lines) },
    files: [...lists, { name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [...opened.problems, ...seedNotes(seed)],
  };
}

function outputFacts({ name, bytes }: OutputFile, plan: MunicipalityPlan) {
  const rows = name === MUNICIPALITIES_NAME ? plan.municipalities.length : 1;
  return { name, rows, bytes: bytes.length, sha256: sha256Bytes(bytes) };
}

/** Every municipality with its unit, the unit's hits, and its own letters. */
export function municipalityList(drawn: readonly DrawnUnit[]): Uint8Array {
  const rows = everyMunicipality(drawn).map(({ key, land, people, unit, letters }) =>
    [key, land, people, unit.name, unit.hits, letters].map(String),
  );
  return listFile({ header: ['key', 'land', 'people', 'unit', 'hits', 'letters'], rows }, 'excel-de');
}

/** @throws Refusal MUNI-013 if it announces an event: the seed of a municipality's draw is a text */
async function planToSend(files: Files, path: string): Promise<SheetPlan> {
  const { bytes } = await readPlanFile(files, path);
  const { input, file, locate }: LoadedPlan = await loadPlan(files, { plan: path, overrides: {} });
  const event = input.seed?.event;
  if (event !== undefined && event.type !== 'text')
    throw refuse('invalid', 'MUNI-013', locate('seed.event'), { event: event.type });
  return { name: file?.name ?? '', sha256: sha256Bytes(bytes), text: planTextOf(bytes) ?? '' };
}

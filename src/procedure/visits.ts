import { LETTERBOX_NAME, UNPLACED_NAME, visitNames } from '../audit/names.js';
import { lastReply } from '../core/called.js';
import type { Land } from '../core/land.js';
import { USUAL_NEEDS } from '../core/outcome.js';
import type { OutputPlan } from '../core/plan.js';
import { error, type Problem, Refusal, refuse, warning } from '../core/problem.js';
import { shownCode } from '../core/reply-code.js';
import { MOST_VISITS, type VisitsInput } from '../plan/visits-schema.js';
import { listFile } from '../report/lists.js';
import { letterboxPage } from '../report/visits/letterbox-page.js';
import { listPage } from '../report/visits/list-page.js';
import { phonePage } from '../report/visits/phone-page.js';
import { visitTable } from '../report/visits/visit-table.js';
import { peopleOf, type Stop, teamsOf, type Visit, walkOf } from '../report/visits/walk.js';
import type { VisitWords } from '../report/visits/words.js';
import { type AnnouncedPlan, announcedPlan } from './announced-plan.js';
import { type CalledPeople, calledPeople } from './called-people.js';
import type { Files } from './files.js';
import type { LedgerContent } from './ledger.js';
import type { OutputFile, Result } from './result.js';
import type { Tools } from './tools.js';
import { visitColumns } from './visit-columns.js';

/** Lists for those who go to the doors of people who did not answer. It reads what is known and decides nothing. */

export interface VisitsRequest {
  /** the folder of the draw */
  readonly target: string;
  readonly keyFile?: string | undefined;
  /** left out: the usual one, if it is the log's */
  readonly plan?: string | undefined;
  readonly teams: number;
  /** only those who were called by this run of replacements */
  readonly run?: number | undefined;
  /** where it goes: a list to print, a table, or a folder with everything */
  readonly output: string;
  /** visits that had no outcome; `null`: there is no private file */
  readonly ledger: LedgerContent | null;
  readonly words: (said: VisitSettings) => VisitWords;
}

/** What the plan says of visits. */
export interface VisitSettings {
  readonly title: string;
  readonly language: 'de' | 'en' | undefined;
  readonly land: Land;
  readonly acknowledged: string;
  readonly attempts: number;
  readonly contact: string;
  /** codes */
  readonly needs: readonly string[];
}

export interface VisitsFacts {
  readonly settings: VisitSettings;
  /** of each team */
  readonly teams: readonly { readonly people: number; readonly addresses: number }[];
  /** people whose street or house number is missing */
  readonly unplaced: number;
  /** paths of what is written that `purge.files` of the plan does not name */
  readonly unnamed: readonly string[];
}

export type VisitsForm = 'list' | 'table' | 'folder';

/** @returns `null`: a file of a kind that is not written */
export function formOf(output: string): VisitsForm | null {
  const name = output.split(/[\\/]/).at(-1) ?? '';
  const ending = /.\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase();
  if (ending === 'html' || ending === 'htm') return 'list';
  if (ending === 'csv') return 'table';
  return ending !== undefined && /^(?:pdf|xlsx?|docx?|odt|ods|txt|json|md|tsv)$/.test(ending)
    ? null
    : 'folder';
}

/**
 * @throws Refusal as {@link calledPeople} and {@link announcedPlan}, VISIT-001 (visits are not switched on), VISIT-002
 *   (another Land than the plan's), VISIT-003 (no such run), VISIT-004 (more teams than addresses), VISIT-005 (no
 *   names or no addresses on the lists), VISIT-007 (no such kind of file), VISIT-008 (lists of more teams lie there)
 */
export async function visits(request: VisitsRequest, { files }: Tools): Promise<Result<VisitsFacts>> {
  const { target, keyFile, output, teams } = request;
  const form = formOf(output);
  if (form === null) throw refuse('usage', 'VISIT-007', { file: output });
  const called = await calledPeople(files, { target, keyFile });
  const plan = await announcedPlan(files, request.plan, called.read);
  const settings = settingsOf(plan, called);
  const { stops, unplaced } = walkOf(openVisits(called, request));
  const most = Math.max(1, stops.length);
  if (teams > most) throw refuse('usage', 'VISIT-004', undefined, { teams, addresses: stops.length });
  if (form === 'folder') refuseMoreTeams(files, output, teams);
  const parts = stops.length === 0 ? [] : teamsOf(stops, teams);
  const made = { parts, unplaced, settings, dialect: called.plan.output.dialect };
  const written = stops.length + unplaced.length === 0 ? [] : filesOf(form, made, request);
  return {
    facts: {
      settings,
      teams: parts.map((part) => ({ people: peopleOf(part), addresses: part.length })),
      unplaced: unplaced.length,
      unnamed: unnamed(
        files,
        plan,
        form === 'folder' ? written.map(({ name }) => files.join(output, name)) : [output],
      ),
    },
    files: written,
    lines: [],
    problems: [...plan.problems, ...notes(settings, form, plan)],
  };
}

function notes({ land, contact }: VisitSettings, form: VisitsForm, { path }: AnnouncedPlan): Problem[] {
  const place = path === null ? undefined : { file: path };
  return [
    ...(land === 'BW' ? [warning('VISIT-006')] : []),
    ...(contact === '' && form === 'folder' ? [warning('VISIT-009', place)] : []),
  ];
}

/** @throws Refusal VISIT-001, VISIT-002 */
function settingsOf({ input, path, problems }: AnnouncedPlan, { plan }: CalledPeople): VisitSettings {
  const { land, acknowledged = '', attempts = MOST_VISITS, contact = '' }: VisitsInput = input?.visits ?? {};
  const lands = [input?.land, plan.land].filter((one) => one !== undefined);
  const place = path === null ? undefined : { file: path, key: 'visits' };
  if (land === undefined || acknowledged.trim() === '') {
    const missing = error('VISIT-001', place, { land: land ?? lands[0] ?? 'BW' });
    throw new Refusal('invalid', [missing, ...problems]);
  }
  const other = lands.find((one) => one !== land);
  if (other !== undefined) throw refuse('invalid', 'VISIT-002', place, { land, other });
  return {
    ...{ title: input?.title ?? plan.title ?? '', language: input?.language, land, attempts },
    ...{ acknowledged: acknowledged.trim(), contact: contact.trim() },
    needs: [...new Set<string>(input?.replies?.needs ?? USUAL_NEEDS)],
  };
}

/**
 * Everybody called of whom nothing is known yet.
 * @throws Refusal VISIT-003, VISIT-005
 */
function openVisits(
  { aftermath, columns, people, plan, folder }: CalledPeople,
  { run, ledger }: Pick<VisitsRequest, 'run' | 'ledger'>,
): Visit[] {
  const runs = [...aftermath.people.values()].flatMap((called) => called.run ?? []);
  if (run !== undefined && !runs.includes(run))
    throw refuse(
      'usage',
      'VISIT-003',
      { file: folder },
      { number: String(run), values: [...new Set(runs)].map(String) },
    );
  const found = visitColumns(columns, plan.register.columns.district);
  if (found.street === null || !found.hasName)
    throw refuse('invalid', 'VISIT-005', { file: folder }, { columns });
  return people
    .filter(({ called }) => lastReply(called) === null && (run === undefined || called.run === run))
    .map(({ called: { label }, code, fields }) => {
      const notes = ledger?.attempts.filter((note) => note.label === label) ?? [];
      return {
        ...{ code: shownCode(code), ...found.read(fields) },
        // The letter was the first.
        attempts: Math.max(1, ...notes.map(({ attempts }) => attempts)),
        visits: notes.filter(({ way }) => way === 'visit').length,
      };
    });
}

/** @throws Refusal VISIT-008, so that nobody is visited by two teams */
function refuseMoreTeams(files: Files, folder: string, teams: number): void {
  const { list } = visitNames(teams + 1);
  if (files.kind(files.join(folder, list)) !== null)
    throw refuse('overwrite', 'VISIT-008', { file: folder }, { name: list });
}

interface Made {
  readonly parts: readonly (readonly Stop[])[];
  readonly unplaced: readonly Visit[];
  readonly settings: VisitSettings;
  readonly dialect: OutputPlan['dialect'];
}

/** One file without a name of its own, or those of a folder. */
function filesOf(form: VisitsForm, made: Made, { words: wordsFor }: VisitsRequest): OutputFile[] {
  const { parts, unplaced, settings, dialect } = made;
  const { attempts } = settings;
  const words = wordsFor(settings);
  const teams = parts.map((stops, at) => ({ team: at + 1, stops }));
  const sheet = { of: teams.length, attempts };
  if (form === 'list') return [{ name: '', bytes: listPage({ ...sheet, teams, unplaced }, words) }];
  if (form === 'table') return [{ name: '', bytes: listFile(visitTable(teams, unplaced), dialect) }];
  const own = teams.flatMap(({ team, stops }) => {
    const names = visitNames(team);
    const file = `team-${team}-answers.csv`;
    return [
      { name: names.list, bytes: listPage({ ...sheet, teams: [{ team, stops }], unplaced: [] }, words) },
      { name: names.table, bytes: listFile(visitTable([{ team, stops }], []), dialect) },
      { name: names.phone, bytes: phonePage({ ...sheet, team, stops, file }, words) },
    ];
  });
  return [
    ...own,
    ...(parts.length === 0 ? [] : [{ name: LETTERBOX_NAME, bytes: letterboxPage(parts.flat(), words) }]),
    ...(unplaced.length === 0
      ? []
      : [{ name: UNPLACED_NAME, bytes: listPage({ ...sheet, teams: [], unplaced }, words) }]),
  ];
}

function unnamed(files: Files, { input, folder }: AnnouncedPlan, paths: readonly string[]): string[] {
  const named = (input?.purge?.files ?? []).map((path) => files.at(folder, path));
  return paths.filter((path) => !named.includes(files.at('.', path)));
}

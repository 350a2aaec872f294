import type { DrawPlan, OutputPlan } from '../core/plan.js';

/** The log's name in the folder of a draw. */
export const LOG_NAME = 'audit.jsonl';

/** The private file of replies, beside the log. */
export const STATE_NAME = 'replies.sqlite';

/** The text for the gazette that a commitment is written with. */
export const ANNOUNCEMENT_NAME = 'announcement.txt';

/** The record that `draw` or `panel` writes with its lists, if it is asked for. */
export const PROTOCOL_NAMES = { draw: 'protocol.html', panel: 'panel-protocol.html' } as const;

/** Lists of people, which are a workbook if the plan says so. */
const PEOPLE_LISTS = [
  'invitations.csv',
  'reserve.csv',
  'panel.csv',
  'substitutes.csv',
  'not_drawn.csv',
  'numbers.csv',
] as const;

/** The list of those who come after a panel: the reserve of its pots, or substitutes that were drawn with it. */
export function secondList({ sample }: DrawPlan): 'reserve' | 'substitutes' {
  return sample.substitutes === undefined ? 'reserve' : 'substitutes';
}

/** The name of a list of people, by the name that it has as a CSV file (SPEC 8). */
export function listName(name: string, dialect: OutputPlan['dialect']): string {
  return dialect === 'xlsx' ? inWorkbook(name) : name;
}

const inWorkbook = (name: string) => name.replace(/\.csv$/, '.xlsx');

/** The lists of draws and panels, and what a commitment is written with: what the program may put beside a log. */
export const LIST_NAMES: readonly string[] = [
  ...PEOPLE_LISTS.flatMap((name) => [name, inWorkbook(name)]),
  ...['panels.csv', 'panels.html'],
  ...['urn.csv', ANNOUNCEMENT_NAME],
  ...[PROTOCOL_NAMES.draw, PROTOCOL_NAMES.panel],
];

/** All slips, to be printed. */
export const SLIPS_PAGE = 'slips.html';

/** What `prove` puts into a folder of its own: slips for everybody who was drawn, and the page to print them. */
export function isSlipName(name: string): boolean {
  return name === SLIPS_PAGE || /^slip(?:-reserve|-substitute)?-[1-9]\d*\.json$/.test(name);
}

/**
 * Whether a list says who somebody is: those of draws and panels, of replacements, of supplementary rounds. Numbered
 * panels say it of nobody.
 */
export function isPrivateList(name: string): boolean {
  return PEOPLE_LISTS.some((one) => name === one || name === inWorkbook(one)) || LATER_LIST.test(name);
}

const LATER_LIST = /^(?:replacements|supplement(?:-reserve)?)-[1-9]\d{0,5}\.(?:csv|xlsx)$/;

/** The list of a run of replacements. @param run from 1 on, counted through the whole log */
export const replacementsList = (run: number): string => `replacements-${run}.csv`;

/** The lists of a supplementary round: those who are called, and their reserve. @param round from 2 on */
export const supplementLists = (round: number) =>
  [`supplement-${round}.csv`, `supplement-reserve-${round}.csv`] as const;

/** The list of municipalities with their letters. */
export const MUNICIPALITIES_NAME = 'municipalities.csv';

/** What a draw of municipalities writes beside its log: the list, and a sheet to be sent to each that has letters. */
export function municipalityFiles(drawn: readonly { readonly key: string }[]): string[] {
  return [MUNICIPALITIES_NAME, ...drawn.map(({ key }) => sheetName(key))];
}

export const sheetName = (key: string): string => `sheet-${key}.html`;

export function isMunicipalityFile(name: string): boolean {
  return name === MUNICIPALITIES_NAME || /^sheet-\d{8}\.html$/.test(name);
}

/** What `visits` puts into a folder of its own: for each team a list to print, a table, and a page for a telephone. */
export const visitNames = (team: number) => ({
  list: `team-${team}.html`,
  table: `team-${team}.csv`,
  phone: `team-${team}-phone.html`,
});

/** Notes for the letterbox, and people whose address is not whole. */
export const LETTERBOX_NAME = 'letterbox.html';
export const UNPLACED_NAME = 'without-address.html';

export function isVisitName(name: string): boolean {
  return (
    name === LETTERBOX_NAME ||
    name === UNPLACED_NAME ||
    /^team-[1-9]\d?(?:\.html|\.csv|-phone\.html)$/.test(name)
  );
}

import type { DrawLog } from '../audit/entries/draw.js';
import { ANNOUNCEMENT_NAME, LOG_NAME } from '../audit/names.js';
import type { ReadLog } from '../audit/read-log.js';
import { isListHeader } from '../core/list-cells.js';
import { URN_NAME } from '../core/urn.js';

/** What files are that somebody chose to verify a draw with, by what is in them and by what the log says of them. */

export const FILE_KINDS = [
  'log',
  'list',
  'urn',
  'slip',
  'register',
  'answers',
  'plan',
  'input',
  'key',
  'public-key',
  'signature',
  'round',
  'unknown',
] as const;

/**
 * `input`: a list of ids, quotas or a table that the plan names. `round`: of a beacon. `unknown`: of no use here, or
 * something that nobody should hand on.
 */
export type FileKind = (typeof FILE_KINDS)[number];

export interface ChosenFile {
  readonly name: string;
  readonly bytes: number;
  /** its first 64 KB, or all of it */
  readonly begin: Uint8Array;
  /** of all its bytes, in hexadecimal digits */
  readonly sha256: () => Promise<string>;
}

export interface RecognisedFile {
  readonly kind: FileKind;
  /** what it is called beside the log: a browser saves `urn.csv` as `urn (1).csv` if there is one already */
  readonly as: string;
}

/** As much of a file as its kind is told by, where nothing else tells it. */
export const ENOUGH = 1 << 16;
/** A larger one is not hashed only to find out what it is. */
const MOST_HASHED = 1 << 27;

/** By its content alone; `table`: lines of fields, of which only the log says what they are. */
export function kindOf({ name, begin }: Pick<ChosenFile, 'name' | 'begin'>): FileKind | 'table' {
  const text = new TextDecoder().decode(begin);
  if (/\.jsonl\b/i.test(name) && !/\.minisig$/i.test(name)) return 'log';
  if (/^\s*\{/.test(text)) return jsonKind(text);
  if (text.startsWith('untrusted comment:')) {
    if (/^trusted comment:/m.test(text)) return 'signature';
    return /^untrusted comment:[^\n]*secret key/i.test(text) ? 'unknown' : 'public-key';
  }
  if (/\.minisig$/i.test(name)) return 'signature';
  if (/^[0-9a-f]{64}\s*$/.test(text)) return 'key';
  if (/\.ya?ml$/i.test(name)) return 'plan';
  if (/^label(?:,|\n)/.test(text) && /^[^\n]*\n[0-9a-f]{64}\b/.test(text)) return 'urn';
  if (/^%PDF|^</.test(text) || plainName(name) === ANNOUNCEMENT_NAME) return 'unknown';
  return isTable(begin) ? 'table' : 'unknown';
}

/** A workbook, UTF-16, or any text: a list of ids has one column and nothing between fields. */
function isTable(begin: Uint8Array): boolean {
  return isWorkbook(begin) || isUtf16(begin) || !begin.includes(0);
}

function jsonKind(text: string): FileKind {
  if (/^\s*\{"at":"/.test(text) || text.includes('"v":"losverfahren/')) return 'log';
  if (text.includes('"secret"') || text.includes('"losverfahren-slip/')) return 'slip';
  return text.includes('"signature"') && text.includes('"round"') ? 'round' : 'unknown';
}

/** @param log `null`: there is none among the files, or it can't be read */
export async function recognise(file: ChosenFile, log: ReadLog | null): Promise<RecognisedFile> {
  const sheet = log?.municipalities?.outputs.files.find(({ name }) => name === plainName(file.name));
  if (sheet !== undefined) return { kind: 'list', as: sheet.name };
  const kind = kindOf(file);
  const found: RecognisedFile = { kind: kind === 'table' ? 'unknown' : kind, as: file.name };
  if (kind === 'log') return { kind, as: LOG_NAME };
  if (kind === 'signature') return { kind, as: `${LOG_NAME}.minisig` };
  if (kind === 'urn') return { kind, as: URN_NAME };
  if (kind !== 'table') return found;
  return log === null ? withoutLog(file) : tableIn(file, log);
}

/** Nobody says more than the header. */
function withoutLog({ name, begin }: ChosenFile): RecognisedFile {
  if (!isLikePeople(begin)) return { kind: 'unknown', as: name };
  return { kind: hasListHeader(begin) ? 'list' : name === URN_NAME ? 'urn' : 'register', as: name };
}

async function tableIn(file: ChosenFile, log: ReadLog): Promise<RecognisedFile> {
  const parts = log.parts.flatMap(({ basis, stage }) => (basis === null ? [] : [{ basis, stage }]));
  const registers = parts.map(({ basis, stage }) => ({
    kind: stage === 'panel' ? ('answers' as const) : ('register' as const),
    files: basis.register.files,
  }));
  const inputs = parts.flatMap(({ basis }) => basis.plan.inputs);
  const isSame = ({ bytes, name }: { readonly bytes: number; readonly name: string }) =>
    bytes === file.bytes && name === file.name;
  // First what is told by name and size, then by hash if only the name is another, then by the name alone.
  for (const judge of [async () => isSame, () => hashEqual(file, log)]) {
    const isIt = await judge();
    const source = registers.find(({ files }) => files.some(isIt));
    if (source !== undefined) return { kind: source.kind, as: file.name };
    const list = listsOf(log).find(isIt);
    if (list !== undefined) return { kind: 'list', as: list.name };
    const input = inputs.find(isIt);
    if (input !== undefined) return { kind: 'input', as: input.name };
  }
  const isNamed = ({ name }: { readonly name: string }) => name === plainName(file.name);
  const list = listsOf(log).find(isNamed);
  if (list !== undefined) return { kind: 'list', as: list.name };
  if (file.name === URN_NAME) return { kind: 'urn', as: URN_NAME };
  const input = inputs.find(isNamed);
  if (input !== undefined) return { kind: 'input', as: input.name };
  const named = registers.find(({ files }) => files.some(isNamed));
  if (named === undefined && !isLikePeople(file.begin)) return { kind: 'unknown', as: file.name };
  const source = named ?? registers[0];
  if (hasListHeader(file.begin) && source?.kind !== 'answers') return { kind: 'list', as: file.name };
  return { kind: source?.kind ?? 'register', as: file.name };
}

type Hashed = { readonly bytes: number; readonly name: string; readonly sha256: string };

/** By their hashes; of large files, and where nothing has their size, it is not asked for. */
async function hashEqual(file: ChosenFile, log: ReadLog): Promise<(one: Hashed) => boolean> {
  const known = log.parts.flatMap(({ basis }) =>
    basis === null ? [] : [...basis.register.files, ...basis.plan.inputs],
  );
  const isOfSize = [...known, ...listsOf(log)].some(({ bytes }) => bytes === file.bytes);
  if (!isOfSize || file.bytes > MOST_HASHED) return () => false;
  const hash = await file.sha256();
  return ({ sha256 }) => sha256 === hash;
}

/** All lists that the log says were written. */
export function listsOf({ parts, afterwards }: Pick<ReadLog, 'parts' | 'afterwards'>): readonly Hashed[] {
  const later = afterwards.flatMap((event): DrawLog['outputs'][] => {
    if (event.kind === 'reply') return [];
    return [event.kind === 'run' ? event.run.outputs : event.round.outputs];
  });
  return [...parts.flatMap(({ log }) => (log === null ? [] : [log.outputs])), ...later].flatMap(
    ({ files }) => files,
  );
}

function hasListHeader(begin: Uint8Array): boolean {
  const [header = ''] = new TextDecoder().decode(begin).split(/\r?\n/, 1);
  return isListHeader(header.split(/[;,\t|]/).map((name) => name.replaceAll('"', '').trim()));
}

/**
 * Whether a file that no log knows may have a row for each person: fields with something between them. Workbooks for
 * people lie beside the lists; one is a register only if the log says so.
 */
function isLikePeople(begin: Uint8Array): boolean {
  if (isWorkbook(begin)) return false;
  return isUtf16(begin) || /^(?:[^\n]*\n){0,10}[^\n]*[;,\t|]/.test(new TextDecoder().decode(begin));
}

function isUtf16([first, second]: Uint8Array): boolean {
  return first === 0xff && second === 0xfe;
}

function isWorkbook([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}

/** `urn.csv` of `urn (1).csv`. */
function plainName(name: string): string {
  return name.replace(/ ?\(\d+\)(?=\.[^.]*$)/, '');
}

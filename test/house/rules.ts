import { isBuiltin } from 'node:module';
import { callArguments, codeOf, importsOf } from './code.js';

/** The rules of the house that a program can check, for one source file at a time. */
export const RULES = {
  arrow: 'imports point one way: cli -> {procedure, messages, node}, web -> {procedure, messages}, and so on',
  package: 'every package has its rooms, and no other package is used',
  platform: "Node's modules and names only in node, cli and machine/node.ts",
  chance: 'nothing that decides or proves reads a clock, a locale or an unseeded random number',
  write: 'only node writes to the disk',
  network: 'nothing speaks to a network',
  terminal: 'only the command line touches terminal and environment, and nobody the console',
  exit: 'only cli/main.ts ends the process',
  types: 'no any, and no compiler error silenced',
  default: 'no default exports',
  length: 'no file has more than 300 lines, the messages excepted',
} as const;

export type Rule = keyof typeof RULES;

export interface Finding {
  readonly rule: Rule;
  readonly file: string;
  readonly what: string;
}

const MIDDLE = ['plan', 'register', 'audit', 'lottery', 'report', 'simulation'];

/** From which rooms a room may import, besides itself and the machine, which is for everybody. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  machine: [],
  core: [],
  ...Object.fromEntries(MIDDLE.map((room) => [room, ['core']])),
  procedure: [...MIDDLE, 'core'],
  messages: ['core'],
  node: ['register', 'core'],
  web: ['procedure', 'messages', 'core'],
  cli: ['procedure', 'messages', 'node', 'core'],
  bin: ['cli'],
};

/** What is alike on every machine: the assembler, and the tables of SHA-256. */
const ON_EVERY_MACHINE = /^(?:src|dist)\/machine\/(?:wasm-module|sha-constants)\.js$/;

/** What the files of a draw are called, for all who write them or speak of them. */
const NAMES = /^(?:src|dist)\/audit\/names\.js$/;
const MAY_NAME = ['node', 'web', 'cli'];

/** Types weigh nothing: of them also those of all rooms behind, and of the procedure what node gives it. */
const TYPES_OF: Readonly<Record<string, readonly string[]>> = {
  node: ['procedure'],
  web: MIDDLE,
  cli: MIDDLE,
};

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@noble/curves': ['audit'],
  '@noble/hashes': ['core', 'machine', 'audit'],
  '@observablehq/plot': ['report'],
  chalk: ['cli'],
  commander: ['cli'],
  '#csv-parse': ['register'],
  '#csv-stringify': ['report'],
  fflate: ['web'],
  highs: ['lottery'],
  linkedom: ['node'],
  marked: ['report'],
  preact: ['web'],
  'node-sqlite3-wasm': ['node'],
  qr: ['report'],
  saxen: ['register'],
  seedrandom: ['simulation'],
  'write-excel-file': ['report'],
  yaml: ['plan'],
  zod: ['plan', 'audit'],
};

/** Where Node's own modules and names are at home. */
const NODE_ROOMS = ['node', 'cli', 'bin'];
const NODE_FILE = 'src/machine/node.ts';
/** Where the clock on the wall may be asked: by who hands it on. */
const CLOCK_ROOMS = ['node', 'cli', 'web', 'bin'];

const NETWORK_MODULE = /^(?:node:)?(?:https?2?|net|tls|dns|dgram)(?:\/promises)?$/;
const FILE_SYSTEM = /^(?:node:)?fs(?:\/promises)?$/;
/** What may be imported of node:fs where nothing is written; `open` only to read, see below. */
const READING =
  /^(?:access|exists|l?stat|readFile|readdir|realpath|read|open|close)(?:Sync)?$|^createReadStream$|^constants$|^fstatSync$|^FileHandle$|^(?:BigInt)?Stats$/;

/** Everything that a file does against the rules. `file` is its path from the top, with `/`. */
export function findings(file: string, source: string): Finding[] {
  const code = codeOf(source);
  const room = roomOf(file);
  const found: Finding[] = [];
  const report = (rule: Rule, what: string) => found.push({ rule, file, what });
  const forbid = (rule: Rule, pattern: RegExp, text = code) => {
    for (const match of text.matchAll(pattern)) report(rule, match[0].trim());
  };
  const isOfNode = NODE_ROOMS.includes(room) || file === NODE_FILE;
  if (MAY_IMPORT[room] === undefined) report('arrow', `no such room: ${room}`);
  for (const { name, isType } of importsOf(source, code)) {
    if (NETWORK_MODULE.test(name)) report('network', name);
    if (name.startsWith('.')) {
      if (!mayImport(room, resolve(file, name), isType)) report('arrow', name);
    } else if (isBuiltin(name)) {
      if (!isOfNode) report('platform', name);
    } else if (name !== '#machine' && !packageRooms(name).includes(room)) report('package', name);
  }
  forbid('arrow', /\bimport\s*\(\s*(?!\s|['"])|\bcreateRequire\b|\bgetBuiltinModule\b/g);
  if (!isOfNode) {
    forbid('platform', /\b(?:Buffer|process|NodeJS|(?:set|clear)Immediate|SharedArrayBuffer|Atomics)\b/g);
    forbid('platform', /\b__(?:dir|file)name\b|\bimport\s*\.\s*meta\b/g);
  }
  if (!CLOCK_ROOMS.includes(room)) {
    forbid(
      'chance',
      /\bMath\s*\.\s*random\b|\bDate\b|\bperformance\b|\brandom(?:Bytes|UUID|Int|FillSync)\b/g,
    );
    forbid('chance', /\bgetRandomValues\b|\blocaleCompare\b|\btoLocale\w*/g);
    if (room !== 'messages') forbid('chance', /\bIntl\b/g);
  }
  forbid('network', /(?<!\.\s*)\bfetch\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b/g);
  if (room !== 'node') for (const what of writes(source, code)) report('write', what);
  forbid('terminal', /\bconsole\b/g);
  if (room !== 'cli' && room !== 'bin') {
    forbid('terminal', /\bprocess\s*\.\s*(?:env|argv|exitCode|std(?:in|out|err)|emit)\b/g);
  }
  if (file !== 'src/cli/main.ts') {
    forbid('exit', /\bprocess\s*\.\s*(?:exit|abort|reallyExit)\b|\bexit\b[^{}]*\}\s*=\s*process\b/g);
  }
  forbid('types', /(?<!\bPromise\s*\.\s*)\bany\b/g);
  forbid('types', /@ts-(?:ignore|nocheck|expect-error)/g, source);
  forbid('default', /\bexport\s+default\b|\bas\s+default\b(?=[^{}]*\})/g);
  const lines = source.split('\n').length - 1;
  if (lines > 300 && room !== 'messages') report('length', `${lines} lines`);
  return found;
}

/** `core` for `src/core/age.ts`; what is built counts as what it is built from. */
function roomOf(file: string): string {
  const [top = '', room = '', ...rest] = file.split('/');
  if (top === 'src' || top === 'dist') return rest.length > 0 ? room : top;
  return top;
}

function resolve(file: string, name: string): string {
  return new URL(name, `file:///${file}`).pathname.slice(1);
}

function mayImport(room: string, file: string, isType: boolean): boolean {
  if (NAMES.test(file) && MAY_NAME.includes(room)) return true;
  if (ON_EVERY_MACHINE.test(file)) return true;
  const other = roomOf(file);
  const allowed = MAY_IMPORT[room] ?? [];
  return other === room || allowed.includes(other) || (isType && (TYPES_OF[room] ?? []).includes(other));
}

/** Where a package is at home; `zod` for `zod/mini`. */
function packageRooms(name: string): readonly string[] {
  const [first = '', second = ''] = name.split('/');
  return PACKAGES[first.startsWith('@') ? `${first}/${second}` : first] ?? [];
}

function writes(source: string, code: string): string[] {
  const found: string[] = [];
  let named = 0;
  for (const match of code.matchAll(/\bimport\s+(?:type\s+)?\{([^{}]*)\}\s*from\s*(['"]) *\2/g)) {
    const text = source.slice(match.index, match.index + match[0].length);
    if (!FILE_SYSTEM.test(/(['"])(.*)\1$/.exec(text)?.[2] ?? '')) continue;
    named++;
    const names = (match[1] ?? '').split(',').map((name) => name.replace(/^\s*type\s+/, '').trim());
    found.push(...names.filter((name) => name !== '' && !READING.test(name)));
  }
  const all = importsOf(source, code).filter(({ name }) => FILE_SYSTEM.test(name)).length;
  if (all !== named) found.push('node:fs, not by named imports');
  if (named === 0) return found;
  for (const match of code.matchAll(/(?<![.\w]|function\s+)open(?:Sync)?\s*\(/g)) {
    const [, flags = "'r'"] = callArguments(source, code, match.index + match[0].length);
    if (!/^(['"])r\1$/.test(flags)) found.push(`open for ${flags}`);
  }
  return found;
}

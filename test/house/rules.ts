import { isBuiltin } from 'node:module';

/** The rules of the house that a program can check, for one source file at a time. */
export const RULES = {
  arrow: 'imports point one way: cli -> report -> {audit, register, plan, lottery, simulation} -> core',
  package: 'the core imports no node:* and no package but @noble/hashes; seedrandom and highs have one place',
  chance: 'nothing that decides or proves reads a clock, a locale or an unseeded random number',
  write: 'only cli/files.ts writes to the disk',
  terminal: 'only the command line touches the process, and nobody the console',
  exit: 'only cli/main.ts ends the process',
  types: 'no any, and no compiler error silenced',
  default: 'no default exports',
  length: 'no file has more than 300 lines, the message catalogues excepted',
} as const;

export type Rule = keyof typeof RULES;

export interface Finding {
  readonly rule: Rule;
  readonly file: string;
  readonly what: string;
}

const MIDDLE = ['audit', 'register', 'plan', 'lottery', 'simulation'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  ...Object.fromEntries(MIDDLE.map((room) => [room, [room, 'core']])),
  report: ['report', ...MIDDLE, 'core'],
  cli: ['cli', 'report', ...MIDDLE, 'core'],
  bin: ['cli'],
};
const DECIDING = ['core', 'register', 'audit', 'report', 'lottery'];
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
  if (MAY_IMPORT[room] === undefined) report('arrow', `no such room: ${room}`);
  for (const name of importsOf(source, code)) {
    if (name.startsWith('.')) {
      if (!MAY_IMPORT[room]?.includes(roomOf(resolve(file, name)))) report('arrow', name);
    } else if (isMisplaced(name, room, file)) report('package', name);
  }
  forbid('arrow', /\bimport\s*\(\s*(?!\s|['"])|\bcreateRequire\b|\bgetBuiltinModule\b/g);
  if (DECIDING.includes(room)) {
    forbid(
      'chance',
      /\bMath\s*\.\s*random\b|\bDate\b|\bperformance\b|\brandom(?:Bytes|UUID|Int|FillSync)\b/g,
    );
    forbid('chance', /\bgetRandomValues\b|\blocaleCompare\b|\bIntl\b|\btoLocale\w*/g);
  }
  if (file !== 'src/cli/files.ts') for (const what of writes(source, code)) report('write', what);
  forbid('terminal', /\bconsole\b/g);
  if (room !== 'cli' && room !== 'bin') forbid('terminal', /\bprocess\b/g);
  if (file !== 'src/cli/main.ts') {
    forbid('exit', /\bprocess\s*\.\s*(?:exit|abort|reallyExit)\b|\bexit\b[^{}]*\}\s*=\s*process\b/g);
  }
  forbid('types', /(?<!\bPromise\s*\.\s*)\bany\b/g);
  forbid('types', /@ts-(?:ignore|nocheck|expect-error)/g, source);
  forbid('default', /\bexport\s+default\b|\bas\s+default\b(?=[^{}]*\})/g);
  const lines = source.split('\n').length - 1;
  if (lines > 300 && !file.startsWith('src/cli/messages/')) report('length', `${lines} lines`);
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

function isMisplaced(name: string, room: string, file: string): boolean {
  if (name === 'seedrandom') return file !== 'src/simulation/random.ts';
  if (name === 'highs') return room !== 'lottery';
  return room === 'core' && (isBuiltin(name) || !name.startsWith('@noble/hashes/'));
}

/** The names of all modules that are imported or exported from, statically or not. */
function importsOf(source: string, code: string): string[] {
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])( *)\1/g);
  return [...found].map((match) => {
    const end = match.index + match[0].length - 1;
    return source.slice(end - (match[2] ?? '').length, end);
  });
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
  const all = importsOf(source, code).filter((name) => FILE_SYSTEM.test(name)).length;
  if (all !== named) found.push('node:fs, not by named imports');
  if (named === 0) return found;
  for (const match of code.matchAll(/(?<![.\w]|function\s+)open(?:Sync)?\s*\(/g)) {
    const [, flags = "'r'"] = callArguments(source, code, match.index + match[0].length);
    if (!/^(['"])r\1$/.test(flags)) found.push(`open for ${flags}`);
  }
  return found;
}

/** The arguments of a call, whose opening bracket ends at `start`. */
function callArguments(source: string, code: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < code.length && depth >= 0; at++) {
    const character = code[at] ?? '';
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (depth < 0 || (depth === 0 && character === ',')) {
      found.push(source.slice(from, at).trim());
      from = at + 1;
    }
  }
  return found.filter((argument) => argument !== '');
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const TEXT = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const PATTERN =
  /(?<=(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|\bcase)\s*)\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** The source with comments and the insides of texts and patterns blank, and every place where it was. */
export function codeOf(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const inside = (text: string) => `${text.slice(0, 1)}${blank(text.slice(1, -1))}${text.slice(-1)}`;
  /** for each template that is open, how many braces are open in its expression */
  const templates: number[] = [];
  let code = '';
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = code.length;
    return pattern.exec(source)?.[0];
  };
  const template = () => {
    code += blank(take(TEMPLATE) ?? '');
    if (source[code.length] === '$') {
      code += '${';
      templates.push(0);
    } else code += '`';
  };
  while (code.length < source.length) {
    const comment = take(COMMENT);
    const text = take(TEXT) ?? (comment === undefined ? take(PATTERN) : undefined);
    const character = source[code.length] ?? '';
    const braces = templates.at(-1);
    if (comment !== undefined) code += blank(comment);
    else if (text !== undefined) code += inside(text);
    else if (character === '}' && braces === 0) {
      code += character;
      templates.pop();
      template();
    } else {
      if (braces !== undefined && '{}'.includes(character)) {
        templates[templates.length - 1] = braces + (character === '{' ? 1 : -1);
      }
      code += character;
      if (character === '`') template();
    }
  }
  return code.slice(0, source.length);
}

import { error, type Problem, Refusal } from '../../core/problem.js';
import { COMMANDS, type CommandName } from './commands.js';
import { flagsOf, type NamedFlag } from './named.js';

/**
 * What can be taken apart and is still not what was meant: a parser takes `-seed="3 12"` for `-s` with the value
 * `eed=3 12`, and `--seed 3 12 17` for the seed 3 and two registers.
 * @throws Refusal USE-003, USE-030, USE-031 with every such fault
 */
export function refuseMistyped(argv: readonly string[]): void {
  const at = argv.findIndex(isCommand);
  const command = argv[at];
  if (command === undefined || !isCommand(command)) return;
  const problems = faults(argv.slice(at + 1), command);
  if (problems.length > 0) throw new Refusal('usage', problems);
}

const isCommand = (word: string): word is CommandName => COMMANDS.some((name) => name === word);

function faults(words: readonly string[], command: CommandName): Problem[] {
  const flags = flagsOf(command);
  const problems: Problem[] = [];
  for (let at = 0; at < words.length && words[at] !== '--'; at++) {
    const word = words[at] ?? '';
    const glued = gluedValue(word, flags);
    if (glued !== undefined) problems.push(glued);
    const flag = flags.find((one) => isCalled(one, word));
    if (flag?.as === undefined) continue;
    const hasOwn = word.includes('=');
    const value = hasOwn ? word.slice(word.indexOf('=') + 1) : words[at + 1];
    if (!hasOwn && flags.some((one) => isCalled(one, value ?? ''))) {
      problems.push(error('USE-003', undefined, { name: flag.name, command }));
      continue;
    }
    if (!hasOwn) at++;
    // A text in words: the shell has taken it apart where it has no quotation marks, or others than its own.
    // What comes behind the last number may be a file.
    const rest = wordsFrom(words, at + 1);
    const behind = rest.slice(0, rest.findLastIndex(isNumber) + 1);
    if (flag.flag.endsWith('<text>') && behind.length > 0) {
      const whole = [value ?? '', ...behind].join(' ').replace(/["'„“”‚‘’]/g, '');
      problems.push(error('USE-031', undefined, { flag: flag.name, whole, words: behind }));
      at += behind.length;
    }
  }
  return problems;
}

/** Whether a word is this flag, with or without a value of its own behind `=`. */
function isCalled({ name, flag }: NamedFlag, word: string): boolean {
  return (
    word === name || word.startsWith(`${name}=`) || (/^-[a-z]$/i.test(word) && flag.startsWith(`${word},`))
  );
}

/** One hyphen and more than a letter, where the first letter is a flag that takes a value. */
function gluedValue(word: string, flags: readonly NamedFlag[]): Problem | undefined {
  const short = /^-[a-z](?=.)/i.exec(word)?.[0];
  const flag = flags.find((one) => one.as !== undefined && one.flag.startsWith(`${short},`));
  if (short === undefined || flag === undefined) return undefined;
  const [meant = ''] = word.slice(1).split('=');
  const long = flags.find(({ name }) => name === `--${meant}`)?.name ?? flag.name;
  return error('USE-030', undefined, { word, short, value: word.slice(2), long });
}

/** The words that are no flags, from there on. */
function wordsFrom(words: readonly string[], from: number): string[] {
  const end = words.findIndex((word, at) => at >= from && /^-./.test(word));
  return words.slice(from, end < 0 ? words.length : end);
}

const isNumber = (word: string) => /^["'„“”‚‘’]?\d+["'„“”‚‘’.,;:]*$/.test(word);

import { expect } from 'vitest';
import { csvText, MARKS, markedTown, PLAN, save } from './registers.js';
import { contents, newFolder, type Outcome, run, SEED } from './run.js';

/** What every refusal has in common, whatever its reason. */

export interface Case {
  readonly title: string;
  readonly code: string;
  readonly exit: number;
  /** the whole command line; without it: `draw` with plan, seed and output */
  readonly args?: readonly string[];
  /** more arguments behind the usual ones */
  readonly more?: readonly string[];
  /** the plan's text */
  readonly plan?: string;
  /** puts more files into the folder */
  readonly arrange?: (folder: string) => void;
  /** what the message must name besides its code */
  readonly names?: string;
}

export const DRAW = ['draw', 'register.csv', '--plan', 'plan.yaml', '--seed', SEED, '--output', 'out'];

/** The usual plan with one place changed. */
export function changed(from: string, to: string): string {
  if (!PLAN.includes(from)) throw new Error(`not in the plan: ${from}`);
  return PLAN.replace(from, to);
}

const HEADS = { de: 'Fehler', en: 'Error' };
const register = csvText(markedTown(60));

/** Runs the case in a folder of its own and demands code, exit code, place and an untouched folder. */
export async function expectRefusal(one: Case, language: 'de' | 'en'): Promise<void> {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', (one.plan ?? PLAN).replace('size: 40', 'size: 8'));
  one.arrange?.(folder);
  const before = contents(folder);
  const outcome = await run([...(one.args ?? DRAW), ...(one.more ?? [])], { cwd: folder, language });
  expect(codesIn(outcome, language)).toContain(one.code);
  expect(new Set(codesIn(outcome, language))).toEqual(new Set([one.code]));
  expect(outcome.code).toBe(one.exit);
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).not.toMatch(/\{\w+[?}]|undefined|\bat .*\.js:/);
  if (one.names !== undefined) expect(outcome.stderr).toContain(one.names);
  expectNoMarks(outcome);
  expect(contents(folder)).toEqual(before);
}

/** The codes of the errors, in this language; an error in the other one does not count. */
export function codesIn(outcome: Outcome, language: 'de' | 'en'): string[] {
  const pattern = new RegExp(`^${HEADS[language]} ([A-Z]+-\\d{3}): \\S`, 'gm');
  return [...outcome.stderr.matchAll(pattern)].map(([, code = '']) => code);
}

export function expectNoMarks(outcome: Outcome): void {
  const output = outcome.stdout + outcome.stderr;
  expect(MARKS.filter((mark) => output.includes(mark))).toEqual([]);
  expect(output).not.toMatch(/P\d{9}/);
}

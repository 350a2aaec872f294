import { sha256Text } from '../../src/core/digest.js';
import type { Problem } from '../../src/core/problem.js';
import { Refusal } from '../../src/core/problem.js';
import { readSeed } from '../../src/core/seed.js';
import { type CheckFacts, checkRegister } from '../../src/procedure/check.js';
import { draw } from '../../src/procedure/draw.js';
import { loadPlan } from '../../src/procedure/plan-file.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

/** Registers of 200 invented people whose columns hold what a test wants, and plans with some rules for them. */

export const PEOPLE = 200;

/** @param columns more columns, with what stands in each row */
export function registerOf(columns: Readonly<Record<string, (row: number) => string>>): string {
  const names = Object.keys(columns);
  const header = ['PersonID', 'Stadtteil', 'Geschlecht', 'Geburtsdatum', ...names];
  const rows = Array.from({ length: PEOPLE }, (_, row) => [
    String(4_000_000 + row).padStart(10, '0'),
    ['Nord', 'Süd', 'Sankt Georgen'][row % 3] ?? '',
    row % 2 === 0 ? 'w' : 'm',
    `0${1 + (row % 9)}.05.${1940 + (row % 60)}`,
    ...names.map((name) => columns[name]?.(row) ?? ''),
  ]);
  return [header, ...rows].map((row) => row.join(';')).join('\r\n');
}

/** A plan with these lines under `eligibility`; 20 people of 200 are invited. */
export function planOf(...eligibility: readonly string[]): string {
  const rules = eligibility.map((line) => `  ${line}\n`).join('');
  return `version: 1
register: { columns: { id: PersonID, district: Stadtteil, birth_date: Geburtsdatum, gender: Geschlecht } }
eligibility:
  reference_date: 2026-12-01
${rules}stratify: [district]
sample: { size: 20 }
`;
}

export const rule = (text: string) => planOf('exclude:', `  - { ${text} }`);

const SEED = readSeed(sha256Text, '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');

type Contents = Readonly<Record<string, string | Uint8Array>>;

async function filesAnd(register: string, plan: string | Uint8Array, more: Contents) {
  const files = new MemoryFiles({ 'register.csv': register, 'plan.yaml': plan, ...more });
  const loaded = await loadPlan(files, { plan: 'plan.yaml', overrides: {} });
  return { request: { plan: loaded, register: ['register.csv'] }, tools: toolsFor(files) };
}

/** What `check` finds. */
export async function checked(
  register: string,
  plan: string | Uint8Array,
  more: Contents = {},
): Promise<{ facts: CheckFacts; problems: readonly Problem[] }> {
  const { request, tools } = await filesAnd(register, plan, more);
  return checkRegister(request, tools);
}

/** The problems of a draw, whether it is refused or not. */
export async function drawn(
  register: string,
  plan: string | Uint8Array,
  more: Contents = {},
): Promise<readonly Problem[]> {
  try {
    const { request, tools } = await filesAnd(register, plan, more);
    return (await draw({ ...request, seed: SEED }, tools)).problems;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems;
  }
}

/** `error PLAN-081` */
export const heads = (problems: readonly Problem[]) =>
  problems.map(({ severity, code }) => `${severity} ${code}`);

/** Draw and check must say the same of a rule. */
export async function bothSay(
  register: string,
  plan: string,
  more: Contents = {},
): Promise<readonly Problem[]> {
  const said = await drawn(register, plan, more);
  const found = (await checked(register, plan, more)).problems;
  const codes = new Set(said.map(({ code }) => code));
  const same = found.filter(({ code }) => codes.has(code));
  if (JSON.stringify(same) !== JSON.stringify(said))
    throw new Error(`${JSON.stringify(said)} is not ${JSON.stringify(found)}`);
  return said;
}

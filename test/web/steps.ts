import type { Problem } from '../../src/core/problem.js';
import { problemText } from '../../src/messages/catalogue.js';
import { draw } from '../../src/procedure/draw.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import type { OutputFile } from '../../src/procedure/result.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { sign } from '../../src/procedure/sign.js';
import type { Program, Tools } from '../../src/procedure/tools.js';
import { givenPlan, type VerifyRequest, verify } from '../../src/procedure/verify.js';

/** The same steps of the procedure in a page and on Node, as plain data that can be compared. */

/** Where the steps are taken. */
export interface Ground {
  readonly tools: Tools;
  /** the same with these files as well, and the path of the folder that has them */
  readonly beside: (files: readonly OutputFile[]) => { readonly tools: Tools; readonly folder: string };
}

export interface Taken {
  /** by their names; every byte is a character of its own */
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly fingerprint: string | null;
  readonly problems: readonly Problem[];
  /** the same as sentences */
  readonly said: readonly string[];
  /** what the verification found: each check's name, and what speaks against it */
  readonly checks: readonly string[];
}

/** What a page offers as `page` of its global object. */
export interface PageUnderTest {
  readonly letters: (program: Program, at: string) => Promise<Taken>;
  readonly people: (program: Program, at: string) => Promise<Taken>;
  readonly signed: (program: Program, at: string) => Promise<Taken>;
}

export const DRAW = { plan: 'musterstadt.yaml', register: 'musterstadt.csv' } as const;
export const PANEL = { plan: 'gremium.yaml', register: 'zusagen.csv' } as const;
const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const PANEL_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';

/** Letters by the plan `musterstadt.yaml`, and their verification. */
export async function letters(ground: Ground): Promise<Taken> {
  const { tools } = ground;
  const plan = await loadPlan(tools.files, { plan: DRAW.plan, overrides: {} });
  const request = { plan, register: [DRAW.register], seed: typedSeed(SEED) };
  const { facts, files, lines, problems } = await draw(request, tools);
  const { fingerprint } = facts;
  const checks = await checked(ground, files, {
    ...{ plan: DRAW.plan, seed: SEED, fingerprint },
    ...{ register: [DRAW.register], optimality: false },
  });
  return { files: texts(files), lines, fingerprint, problems, said: sentences(problems), checks };
}

/** A panel under the quotas of `gremium.yaml`, and its verification with the lottery made once more. */
export async function people(ground: Ground): Promise<Taken> {
  const { tools } = ground;
  const plan = await loadPanelPlan(tools.files, { plan: PANEL.plan, overrides: {} });
  const page = () => {
    throw new Error('there are no numbered panels');
  };
  const request = { plan, register: [], seed: typedSeed(PANEL_SEED), numbered: false, page };
  const { facts, files, lines, problems } = await panel(request, tools);
  const { fingerprint } = facts;
  const checks = await checked(ground, files, {
    ...{ plan: PANEL.plan, seed: PANEL_SEED, ...(fingerprint === null ? {} : { fingerprint }) },
    ...{ answers: [PANEL.register], optimality: true },
  });
  return { files: texts(files), lines, fingerprint, problems, said: sentences(problems), checks };
}

/** The letters' log signed with a key that is always the same, and the signature held against that. */
export async function signed(ground: Ground): Promise<Taken> {
  const { tools } = ground;
  const plan = await loadPlan(tools.files, { plan: DRAW.plan, overrides: {} });
  const { files } = await draw({ plan, register: [DRAW.register], seed: typedSeed(SEED) }, tools);
  const drawn = ground.beside(files);
  const request = {
    ...{ target: drawn.folder, secretKey: 'stadt.key', comment: 'Bürgerrat', isPasswordGiven: false },
    password: async () => new Uint8Array(),
    random: (bytes: number) => new Uint8Array(bytes).fill(7),
  };
  const { facts, keyFiles, files: made } = await sign(request, drawn.tools);
  const pair = keyFiles.map(({ path, bytes }) => ({ name: path, bytes }));
  const checks = await checked(ground, [...files, ...made], {
    ...{ plan: DRAW.plan, publicKey: facts.publicKey, optimality: false },
  });
  const { fingerprint } = facts;
  return { files: texts([...made, ...pair]), lines: [], fingerprint, problems: [], said: [], checks };
}

type Announced = Omit<VerifyRequest, 'target' | 'plan'> & { readonly plan: string };

async function checked(
  ground: Ground,
  files: readonly OutputFile[],
  announced: Announced,
): Promise<readonly string[]> {
  const { tools, folder } = ground.beside(files);
  const plan = await givenPlan(tools.files, announced.plan);
  const { facts, problems } = await verify({ ...announced, plan, target: folder }, tools);
  const notes = problems.map(({ code, severity }) => `${severity} ${code}`);
  return [...facts.checks.map(({ name, passed }) => `${passed ? '✓' : '✗'} ${name}`), ...notes];
}

function sentences(problems: readonly Problem[]): string[] {
  return problems.map((problem) => problemText('de', problem).what);
}

function texts(files: readonly OutputFile[]): Record<string, string> {
  const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return Object.fromEntries(files.map(({ name, bytes }) => [name, latin(bytes)]));
}

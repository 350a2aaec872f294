import { digest } from '#machine';
import { differingFields, isSame } from '../audit/checks.js';
import { basisEvents, type DrawBasis, prefixOf } from '../audit/entries/draw.js';
import { loggedFrame } from '../audit/frame.js';
import { judgeList, loggedList, poolErrors } from '../audit/lottery.js';
import type { Json } from '../core/canonical.js';
import type { Frame } from '../core/frame.js';
import { certify, figuresOf } from '../core/lottery/certificate.js';
import type { LotteryPool } from '../core/lottery/record.js';
import { error, type Problem, Refusal, refuse } from '../core/problem.js';
import type { UrnFacts } from '../core/urn.js';
import type { FrameReading } from '../register/read.js';
import type { Committed } from './committed.js';
import { basisFacts } from './log.js';
import type { ListOnRecord } from './lottery.js';
import type { Preparation } from './opening.js';
import type { Tools } from './tools.js';
import { urnOf } from './urn.js';

/** What is settled before the seed, once more, beside what was committed to (SPEC 11). */

export interface SettledAgain {
  readonly preparation: Preparation;
  readonly reading: FrameReading;
  readonly frame: Frame;
  readonly lottery: DrawBasis['lottery'] | undefined;
}

type Body = Readonly<Record<string, Json>>;

/**
 * The same files, key and version: whatever else differs would follow from them.
 * @throws Refusal with every cause: CMT-010 (key), CMT-011 (plan file), CMT-012 (other files), CMT-013 (version),
 *   CMT-014 (register)
 */
export function requireUnchanged(
  committed: Committed,
  { preparation, reading, frame }: Omit<SettledAgain, 'lottery'>,
  { program }: Pick<Tools, 'program'>,
): void {
  const { stage } = committed;
  const facts = basisFacts(preparation, reading, program);
  const made = basisEvents(stage, { plan: preparation.plan, frame }, facts);
  const [plan, register] = ['plan', 'register'].map(
    (name) => made.find(({ type }) => type === prefixOf(stage) + name)?.body as Body,
  );
  const causes = causesOf(committed, plan ?? {}, register ?? {});
  if (causes.length > 0) throw new Refusal('invalid', causes);
}

/**
 * All must come out the same, but for the time and the version of Node, which decides nothing.
 * @throws Refusal as {@link requireUnchanged}; or CMT-016 for what comes out otherwise
 */
export async function requireSettled(
  committed: Committed,
  { preparation, reading, frame, lottery }: SettledAgain,
  { program, reading: options }: Tools,
): Promise<void> {
  requireUnchanged(committed, { preparation, reading, frame }, { program });
  const { basis, stage, path } = committed;
  const { number, balls } = basis.commitment;
  const { plan, key, bytes } = preparation;
  const facts = basisFacts(preparation, reading, program);
  const events = (urn: UrnFacts) => {
    const again = { plan, frame, ...(lottery === undefined ? {} : { lottery }) };
    const keyHash = key === null ? '' : digest(key);
    const made = basisEvents(stage, again, facts, { keyHash, urn, number, balls });
    return new Map(made.map(({ type, body }) => [type.slice(prefixOf(stage).length), body as Body]));
  };
  const { facts: urn } = await urnOf(plan, reading, frame, options(bytes));
  const { fingerprint: _, ...commitment } = basis.commitment;
  const logged = { ...basis, commitment };
  const differing = [...events(urn)].flatMap(([type, body]) =>
    differingFields(body, (logged[type as keyof typeof logged] ?? {}) as Json)
      .filter((field) => field !== 'node_version')
      .map((field) => `${type}.${field}`),
  );
  if (differing.length > 0)
    throw new Refusal('invalid', [error('CMT-016', { file: path }, { fields: differing })]);
}

/** Who picks the outcome was committed to: the seed, or balls. @throws Refusal CMT-005, CMT-006 */
export function requirePicked(
  { basis, path }: Committed,
  { numbered, panelNumber }: { readonly numbered: boolean; readonly panelNumber?: number },
): void {
  const { balls } = basis.commitment;
  const isNumbered = numbered || panelNumber !== undefined;
  if (balls && !isNumbered) throw refuse('usage', 'CMT-005', { file: path });
  if (!balls && isNumbered) throw refuse('usage', 'CMT-006', { file: path });
}

/** The committed list of outcomes. @throws Refusal CMT-016 if it does not hold, or is none for these people */
export function committedList(
  { basis, stage, path }: Committed,
  frame: Frame,
  people: LotteryPool,
): ListOnRecord {
  const logged = loggedFrame(basis);
  const list = logged === null ? null : loggedList(basis, logged);
  const failed = logged === null ? [] : judgeList(basis, logged, stage).filter(({ passed }) => !passed);
  const fields = list === null ? ['lottery'] : poolErrors(list.list, people).map((part) => `lottery.${part}`);
  const wrong = [...fields, ...failed.map(({ name }) => name)];
  if (list === null || wrong.length > 0)
    throw refuse('invalid', 'CMT-016', { file: path }, { fields: wrong });
  return { record: list.list, figures: figuresOf(certify(frame.stratification, list.list)) };
}

/** Causes from which everything else that differs follows. */
function causesOf({ basis, path }: Committed, plan: Body, register: Body): Problem[] {
  const place = { file: path };
  const { plan: logged } = basis;
  const problems: Problem[] = [];
  if (plan.label_key_hash !== logged.label_key_hash) problems.push(error('CMT-010', place));
  if (!isSame(plan.plan_file ?? null, logged.plan_file)) {
    const names = [plan.plan_file, logged.plan_file].map(nameOf);
    problems.push(error('CMT-011', place, { given: names[0] ?? '', committed: names[1] ?? '' }));
  }
  const inputs = changedFiles(plan.inputs, logged.inputs);
  if (inputs.length > 0) problems.push(error('CMT-012', place, { names: inputs }));
  if (plan.tool_version !== logged.tool_version)
    problems.push(
      error('CMT-013', place, { given: String(plan.tool_version), committed: logged.tool_version }),
    );
  const files = changedFiles(register.files, basis.register.files);
  if (files.length > 0) problems.push(error('CMT-014', place, { names: files }));
  return problems;
}

const nameOf = (file: Json | undefined): string => {
  const { name } = (file ?? {}) as { readonly name?: string };
  return name ?? '–';
};

/** Names of files that are not the ones of then, or are called otherwise. */
function changedFiles(
  given: Json | undefined,
  logged: readonly { readonly name: string; readonly sha256: string }[],
) {
  const files = (given ?? []) as unknown as typeof logged;
  const same = (a: { name: string; sha256: string }) =>
    logged.some((b) => a.name === b.name && a.sha256 === b.sha256);
  const strangers = files.filter((file) => !same(file)).map(({ name }) => name);
  return files.length === logged.length || strangers.length > 0 ? strangers : logged.map(({ name }) => name);
}

import { hashBytes } from '#machine';
import { sha256Text } from '../../../src/core/digest.js';
import { leafHash, nodeHash } from '../../../src/core/merkle.js';
import type { DrawPlan } from '../../../src/core/plan.js';
import type { StoredBytes } from '../../../src/core/stored.js';
import { householdLabel, labelOf } from '../../../src/core/ticket.js';
import { urnHeader, urnLine } from '../../../src/core/urn.js';
import type { DrawSettings } from '../../../src/register/frame-builder.js';
import { talliedFrame } from '../../../src/register/frame-tally.js';
import { openRegister, type ReadOptions, readFrame } from '../../../src/register/read.js';
import type { RegisterSource } from '../../../src/register/source.js';
import { makeUrn } from '../../../src/register/urn/make.js';
import { register } from '../registers.js';

/** Urns made of small registers, and the same by the specification alone. */

export const KEY = sha256Text('a key');

export interface UrnPerson {
  readonly id: string;
  readonly categories: readonly string[];
  /** left out: there is no household limit */
  readonly household?: string;
}

/** The root as RFC 6962, 2.1 defines it. */
export function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first, ...more] = leaves;
  if (first === undefined) return hashBytes(new Uint8Array(0));
  if (more.length === 0) return first;
  let split = 1;
  while (2 * split < leaves.length) split *= 2;
  return nodeHash(hashBytes, rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** An urn as the specification says it, in a few lines. */
export function urnByDefinition(
  people: readonly UrnPerson[],
  dimensions: readonly string[],
  households: boolean,
  key = KEY,
) {
  const lines = people
    .map(({ id, categories, household = '' }) =>
      urnLine({
        label: labelOf(sha256Text, id, key),
        categories,
        ...(households ? { household: householdLabel(sha256Text, household, key) } : {}),
      }),
    )
    .sort();
  const text = [urnHeader(dimensions, households), ...lines].map((line) => `${line}\n`).join('');
  const leaves = lines.map((line) => leafHash(hashBytes, Buffer.from(line)));
  const facts = { rows: lines.length, sha256: sha256Text(text), root: hex(rootByDefinition(leaves)) };
  return { lines, text, facts };
}

export function textOf(content: StoredBytes): string {
  const pieces = [...content.chunks()].map((piece) => Buffer.from(piece));
  const bytes = Buffer.concat(pieces);
  if (bytes.length !== content.size) throw new Error('the size is not that of the bytes');
  return bytes.toString();
}

export interface UrnWay extends ReadOptions {
  /** bytes of memory for the file */
  readonly budget?: number;
  readonly draw?: DrawSettings;
  readonly key?: string;
}

/** The urn of a register by the program. */
export async function urnOf(
  source: string | readonly RegisterSource[],
  plan: DrawPlan,
  { draw, key = KEY, budget, ...options }: UrnWay = {},
) {
  const opened = await openRegister(typeof source === 'string' ? [register(source)] : source, plan.register);
  const households = plan.sample.max_per_household !== null;
  const settings = { plan, key, idLists: new Map(), draw: draw ?? null, survey: false, urn: { households } };
  const reading = await readFrame(opened, settings, options);
  if (reading.urn === null) throw new Error('there is no urn');
  const frame = talliedFrame(plan.stratify, reading.tally);
  const names = plan.stratify.map(({ name }) => name);
  const made = await makeUrn(reading.urn, frame, names, options, budget);
  return { reading, frame, facts: made.facts, text: textOf(made.content) };
}

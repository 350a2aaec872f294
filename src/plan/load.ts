import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { error, type Place, type Problem, Refusal, refuse } from '../core/problem.js';
import { nearest } from './nearest.js';
import { type PlanInput, planJsonSchema, planSchema } from './schema.js';

/**
 * Reads a plan file's text.
 * @param file base name, for messages
 * @throws Refusal with every problem: PLAN-002 (no YAML) or PLAN-010 .. PLAN-015, each with its line
 */
export function parsePlan(source: string, file: string): PlanInput {
  const lines = new LineCounter();
  const document = parseDocument(source.normalize('NFC'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((cause) =>
      error('PLAN-002', { file, lines: [lines.linePos(cause.pos[0]).line] }, { detail: cause.code }),
    );
    throw new Refusal('invalid', problems);
  }
  keepSources(document);
  const value = plainValue(document, file, lines) ?? {};
  const result = planSchema.safeParse(value);
  if (result.success) return result.data;
  const locate = (path: readonly PropertyKey[], key?: string): Place => ({
    file,
    key: [...path, ...(key === undefined ? [] : [key])].map(String).join('.'),
    lines: [lines.linePos(offsetOf(document, path, key)).line],
  });
  throw new Refusal(
    'invalid',
    result.error.issues.flatMap((issue) => issueProblems(issue, [], { locate, value })),
  );
}

/** The line of a key such as `sample.quotas.2` in a plan's text; what is missing has its section's line. */
export function planLines(source: string): (key: string) => number | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source.normalize('NFC'), { lineCounter: lines, prettyErrors: false });
  return (key) => {
    const path = key.split('.');
    if (!document.hasIn(path.slice(0, 1))) return undefined;
    const owner = path.slice(0, -1);
    const isKey = owner.length === 0 || isMap(document.getIn(owner));
    const offset = isKey ? offsetOf(document, owner, path.at(-1)) : offsetOf(document, path);
    return lines.linePos(offset).line;
  };
}

/** @throws Refusal PLAN-002 for an alias of nothing, which the parser finds only now */
function plainValue(document: Document, file: string, lines: LineCounter): unknown {
  try {
    return document.toJS();
  } catch {
    const line = lines.linePos(strayAlias(document)).line;
    throw refuse('invalid', 'PLAN-002', { file, lines: [line] }, { detail: 'BAD_ALIAS' });
  }
}

/** Where the first alias stands that has no anchor. */
function strayAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias: (_, node) => {
      if (node.resolve(document) !== undefined) return undefined;
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Keys whose values are true or false, however they are spelt. */
const SWITCHES = ['confidential', 'allow_shortfall'];

/** `01` would be read as the number 1, `NULL` as nothing; where the two differ the text is what was meant. */
function keepSources(document: Document): void {
  visit(document, {
    Scalar: (_, node, path) => {
      const { value, source } = node;
      const owner = path.at(-1);
      if (isPair(owner) && isScalar(owner.key) && SWITCHES.includes(String(owner.key.value))) return;
      if (source === undefined || typeof value === 'string' || source === String(value)) return;
      if (value !== null || source.toLowerCase() === 'null') node.value = source;
    },
  });
}

function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const parent = document.getIn(path.slice(0, length).map(String), true);
    const node = length === 0 ? document.contents : parent;
    if (!isNode(node)) continue;
    return keyOffset(node, length === path.length ? key : String(path[length])) ?? node.range?.[0] ?? 0;
  }
  return 0;
}

function keyOffset(node: Node, key: string | undefined): number | undefined {
  if (key === undefined || !('items' in node) || !Array.isArray(node.items)) return undefined;
  for (const item of node.items) {
    if (isPair(item) && isScalar(item.key) && String(item.key.value) === key) return item.key.range?.[0];
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

/** Where issues are, and what stands there. */
interface Spot {
  readonly locate: (path: readonly PropertyKey[], key?: string) => Place;
  readonly value: unknown;
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return found === undefined;
}

function issueProblems(issue: Issue, prefix: readonly PropertyKey[], spot: Spot): Problem[] {
  const path = [...prefix, ...issue.path];
  const { locate } = spot;
  if (issue.code !== 'unrecognized_keys' && isMissing(spot.value, path)) {
    const expected = issue.code === 'invalid_value' ? issue.values.map(String).join(', ') : expectedOf(issue);
    return [error('PLAN-013', locate(path), { expected })];
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = allowedKeys(path);
      return issue.keys.map((key) =>
        error('PLAN-010', locate(path, key), { name: key, allowed, nearest: nearest(key, allowed) ?? '' }),
      );
    }
    case 'invalid_union': {
      const branch = likeliest(issue.errors);
      if (branch === undefined) return [error('PLAN-011', locate(path), { expected: 'union' })];
      return branch.flatMap((inner) => issueProblems(inner, path, spot));
    }
    case 'invalid_type':
      return [error('PLAN-011', locate(path), { expected: issue.expected })];
    case 'invalid_value':
      return [error('PLAN-012', locate(path), { allowed: issue.values.map(String) })];
    case 'too_small':
      return [error('PLAN-014', locate(path), { bound: String(issue.minimum), sign: '>=' })];
    case 'too_big':
      return [error('PLAN-014', locate(path), { bound: String(issue.maximum), sign: '<=' })];
    default:
      return [error('PLAN-015', locate(path))];
  }
}

function expectedOf(issue: Issue): string {
  return issue.code === 'invalid_type' ? issue.expected : 'union';
}

/** Of the readings that a value could have had, the one that failed latest, with the fewest problems. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((issue) => issue.path.length), 0);
  const weight = (branch: readonly Issue[]) =>
    branch.filter((issue) => issue.code === 'unrecognized_keys').length;
  return [...branches].sort((a, b) => depth(b) - depth(a) || weight(a) - weight(b) || a.length - b.length)[0];
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** The keys that the plan's schema knows at this place. */
function allowedKeys(path: readonly PropertyKey[]): string[] {
  let nodes: SchemaNode[] = [planJsonSchema() as SchemaNode];
  for (const step of path) {
    nodes = nodes
      .flatMap(alternatives)
      .flatMap((node) => (typeof step === 'number' ? node.items : node.properties?.[String(step)]) ?? []);
  }
  const keys = nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
  return [...new Set(keys)];
}

function alternatives(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf === undefined ? [node] : node.anyOf.flatMap(alternatives);
}

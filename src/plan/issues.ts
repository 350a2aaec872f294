import type { z } from 'zod';
import { error, type Place, type Problem } from '../core/problem.js';
import { nearest } from './nearest.js';
import { planJsonSchema } from './schema.js';

/** What the plan's schema finds wrong, as problems with places. */

type Issue = z.core.$ZodIssue;

/** The place of a value, or of a key in it. */
export type Locate = (path: readonly PropertyKey[], key?: string) => Place;

/** @returns PLAN-010 .. PLAN-015 for each thing that the schema refuses of this value */
export function schemaProblems(found: z.ZodError, value: unknown, locate: Locate): Problem[] {
  return found.issues.flatMap((issue) => issueProblems(issue, [], { locate, value }));
}

/** Where issues are, and what stands there. */
interface Spot {
  readonly locate: Locate;
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
  const read = readAt(spot.value, path);
  if (issue.code !== 'unrecognized_keys' && isMissing(spot.value, path)) {
    const allowed = issue.code === 'invalid_value' ? issue.values : kindsOf(issue);
    const expected = allowed?.map(String).join(', ') ?? expectedOf(issue, path);
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
      const kinds = kindsOf(issue);
      if (kinds !== undefined) return [error('PLAN-012', locate(path), { allowed: kinds, read })];
      const branch = likeliest(issue.errors);
      if (branch === undefined)
        return [error('PLAN-011', locate(path), { expected: expectedOf(issue, path), read })];
      return branch.flatMap((inner) => issueProblems(inner, path, spot));
    }
    case 'invalid_type':
      return [error('PLAN-011', locate(path), { expected: expectedOf(issue, path), read })];
    case 'invalid_value':
      return [error('PLAN-012', locate(path), { allowed: issue.values.map(String), read })];
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? [error('PLAN-015', locate(path), { expected: issue.origin === 'array' ? 'filled' : 'text', read })]
        : [error('PLAN-014', locate(path), { bound: String(issue.minimum), sign: '>=', read })];
    case 'too_big':
      return [error('PLAN-014', locate(path), { bound: String(issue.maximum), sign: '<=', read })];
    default:
      return [error('PLAN-015', locate(path), { expected: formOf(path), read })];
  }
}

/** The kinds that a section can be of, if it is of none of them. */
function kindsOf(issue: Issue): string[] | undefined {
  return issue.code === 'invalid_union' && 'options' in issue ? issue.options?.map(String) : undefined;
}

/** What has a form of its own, as {@link formOf} calls it. */
const FORMS: Readonly<Record<string, string>> = { reference_date: 'date', date: 'date', reserve: 'decimal' };

/** The form of a text at this place. */
function formOf(path: readonly PropertyKey[]): string {
  if (path[0] === 'purge') return path[1] === 'files' ? 'below' : 'date';
  return FORMS[String(path.at(-1))] ?? 'text';
}

function expectedOf(issue: Issue, path: readonly PropertyKey[]): string {
  const form = FORMS[String(path.at(-1))];
  return form ?? (issue.code === 'invalid_type' ? issue.expected : 'union');
}

const LONGEST_SHOWN = 60;

/** What stands in the plan there, as far as that can be said in a sentence. */
function readAt(value: unknown, path: readonly PropertyKey[]): string {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[step];
  const isScalar = ['string', 'number', 'boolean'].includes(typeof found);
  return isScalar ? String(found).slice(0, LONGEST_SHOWN) : '';
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

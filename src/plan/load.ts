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
import { error, type Place, Refusal, refuse, SHOWN_LINES } from '../core/problem.js';
import { schemaProblems } from './issues.js';
import { type PlanInput, planSchema } from './schema.js';

/**
 * Reads a plan file's text.
 * @param file base name, for messages
 * @throws Refusal with every problem: PLAN-002 (no YAML) or PLAN-010 .. PLAN-015, each with its line
 */
export function parsePlan(source: string, file: string): PlanInput {
  const lines = new LineCounter();
  const document = parseDocument(source.normalize('NFC'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const tabs = tabbedLines(source);
    // Whatever else the parser says follows from them.
    if (tabs.length > 0) {
      const place = { file, lines: tabs.slice(0, SHOWN_LINES), total: tabs.length };
      throw refuse('invalid', 'PLAN-088', place, { total: tabs.length });
    }
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
  throw new Refusal('invalid', schemaProblems(result.error, value, locate));
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

/** The lines that are indented by a tab. */
function tabbedLines(source: string): number[] {
  return source.split(/\r\n|\r|\n/).flatMap((line, at) => (/^ *\t[ \t]*[^ \t#]/.test(line) ? [at + 1] : []));
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
const SWITCHES = ['confidential', 'may_be_empty', 'allow_shortfall', 'spiel_77', 'super_6'];

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

/**
 * What stands in a template between double braces: `{{Code}}` is filled in, `{{#letters.reply_by}} .. {{/letters.reply_by}}`
 * is left out where the value is empty, `{{^letters.reply_by}} .. {{/letters.reply_by}}` where it is not.
 */

export interface Placeholder {
  /** `#` and `^` begin a section, `/` ends it */
  readonly kind: '' | '#' | '^' | '/';
  readonly name: string;
  /** from 1 on */
  readonly line: number;
}

export interface TemplateFault {
  readonly kind: 'broken' | 'unopened' | 'unclosed';
  readonly name: string;
  readonly line: number;
}

const BRACES = /\{\{\s*([#^/]?)\s*([^{}\n]*?)\s*\}\}/g;

/** Every placeholder, in order. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...text.matchAll(BRACES)].map(({ 1: kind = '', 2: name = '', index }) => ({
    kind: kind as Placeholder['kind'],
    name,
    line: lineAt(text, index),
  }));
}

/** Braces that are no placeholder, and sections that do not begin or end. */
export function faultsOf(text: string): TemplateFault[] {
  const rest = text.replace(BRACES, (found, _kind, name: string) =>
    name === '' ? found : ' '.repeat(found.length),
  );
  const broken = [...rest.matchAll(/\{\{|\}\}/g)].map(({ index }) => lineAt(text, index));
  const faults: TemplateFault[] = [...new Set(broken)].map((line) => ({ kind: 'broken', name: '', line }));
  const open: Placeholder[] = [];
  for (const one of placeholdersOf(text)) {
    if (one.kind === '#' || one.kind === '^') open.push(one);
    if (one.kind !== '/') continue;
    const last = open.pop();
    if (last?.name === one.name) continue;
    faults.push({ kind: 'unopened', name: one.name, line: one.line });
    if (last !== undefined) open.push(last);
  }
  return [...faults, ...open.map(({ name, line }) => ({ kind: 'unclosed' as const, name, line }))];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** A line with nothing but the beginning or the end of a section goes with it. */
const ALONE = /^[ \t]*(\{\{\s*[#^/][^{}\n]*\}\})[ \t]*\n/gm;

/** The template for those whose values are these. @param isEmpty whether a value is; the template has no faults */
export function withSections(text: string, isEmpty: (name: string) => boolean): string {
  const source = text.replace(ALONE, '$1');
  const left: boolean[] = [];
  let result = '';
  let at = 0;
  for (const match of source.matchAll(BRACES)) {
    const [whole, kind = '', name = ''] = match;
    const isShown = !left.includes(true);
    if (isShown) result += source.slice(at, kind === '' ? match.index + whole.length : match.index);
    at = match.index + whole.length;
    if (kind === '/') left.pop();
    else if (kind !== '') left.push((kind === '#') === isEmpty(name));
  }
  return left.includes(true) ? result : result + source.slice(at);
}

/** The names that sections depend on. */
export function sectionNames(text: string): string[] {
  return [
    ...new Set(
      placeholdersOf(text).flatMap(({ kind, name }) => (kind === '#' || kind === '^' ? [name] : [])),
    ),
  ];
}

import { error, type Place, type Problem, Refusal, refuse } from '../core/problem.js';
import { nearest } from '../plan/nearest.js';
import { QR } from '../report/letters/page.js';
import { readTemplate, type Template } from '../report/letters/template.js';
import type { Files } from './files.js';

/** The template of printed letters: one of the program's own, or somebody's file. */
export type TemplateSource = { readonly name: string; readonly text: string } | { readonly path: string };

/** Templates of the program, by their names. */
export type OwnTemplates = ReadonlyMap<string, string>;

/**
 * What was typed behind `--template`: a name of ours comes before a file that is called so.
 * @throws Refusal LETTER-007 for a word that is neither
 */
export function templateSource(files: Files, typed: string, own: OwnTemplates): TemplateSource {
  if (!own.has(typed) && (/[./\\]/.test(typed) || files.kind(typed) !== null)) return { path: typed };
  return { name: typed, text: ownTemplate(typed, own) };
}

/** @throws Refusal LETTER-007 */
export function ownTemplate(name: string, own: OwnTemplates): string {
  const text = own.get(name);
  if (text !== undefined) return text;
  const names = [...own.keys()];
  throw refuse('usage', 'LETTER-007', undefined, { name, nearest: nearest(name, names) ?? '', names });
}

/** More is no letter. */
const MOST_BYTES = 200_000;

/** @throws Refusal LETTER-005 (braces), LETTER-016 (it can't be read), LETTER-017 (a setting that there is not) */
export async function loadTemplate(files: Files, source: TemplateSource): Promise<Template> {
  const template = readTemplate('text' in source ? source.text : await textOf(files, source.path));
  const file = nameOf(source);
  const at = (line: number): Place => ({ file, lines: [line] });
  const problems = [
    ...template.unknown.map(({ line, name }) => error('LETTER-017', at(line), { name })),
    ...template.faults.map(({ kind, name, line }) => error('LETTER-005', at(line), { braces: kind, name })),
  ];
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return template;
}

export function nameOf(source: TemplateSource): string {
  return 'text' in source ? source.name : source.path;
}

async function textOf(files: Files, path: string): Promise<string> {
  const bytes = await files.read(path, MOST_BYTES).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'LETTER-016', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    // The Windows editor of old saves so.
    return new TextDecoder('windows-1252').decode(bytes).normalize('NFC');
  }
}

export interface KnownValues {
  /** of a person */
  readonly columns: readonly string[];
  /** of the plan; empty: it does not say */
  readonly plan: ReadonlyMap<string, string>;
}

/** @throws Refusal LETTER-004 (placeholders that nobody knows), LETTER-006 (the plan does not say what is asked for) */
export function judgePlaceholders(
  { placeholders }: Template,
  source: TemplateSource,
  { columns, plan }: KnownValues,
  planFile: string | null,
): void {
  const file = nameOf(source);
  const own = [...new Set([...columns, QR, ...plan.keys()])];
  const problems: Problem[] = [];
  const asked = new Set<string>();
  for (const { kind, name, line } of placeholders) {
    if (kind === '/') continue;
    const place = { file, lines: [line] };
    if (!own.includes(name)) {
      problems.push(error('LETTER-004', place, { name, nearest: nearest(name, own) ?? '', known: own }));
    } else if (kind === '#' || kind === '^') asked.add(name);
    else if (plan.get(name) === '' && !asked.has(name))
      problems.push(error('LETTER-006', place, { name, plan: planFile ?? '' }));
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
}

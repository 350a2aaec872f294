import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom/worker';
import { done } from './commitments.js';
import type { RunOptions } from './run.js';

/** Protocols as their readers have them. */

export interface Read {
  readonly html: string;
  /** what is seen, blanks put together */
  readonly text: string;
  readonly document: ReturnType<typeof parseHTML>['document'];
  /** the cells of each table, by rows */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

export function readPage(path: string): Read {
  const html = readFileSync(path, 'utf8');
  const { document } = parseHTML(html);
  const textOf = (node: { readonly textContent: string | null }) =>
    (node.textContent ?? '').replace(/\s+/g, ' ').trim();
  const tables = [...document.querySelectorAll('table')].map((table) =>
    [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')].map(textOf)),
  );
  const text = [...document.querySelectorAll('main, footer')].map(textOf).join(' ');
  return { html, text, document, tables };
}

/** What `report` writes of a folder. */
export async function reported(
  folder: string,
  target = 'out',
  more: readonly string[] = [],
  options: RunOptions = {},
): Promise<Read> {
  await done(folder, ['report', target, '-o', 'bericht.html', '--force', ...more], options);
  return readPage(join(folder, 'bericht.html'));
}

/** The hashes of a log, but for those of people (labels, tickets) and of its own chain. */
export function hashesIn(lines: readonly string[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, key = ''): void => {
    if (['label', 'ticket', 'next', 'prev', 'in', 'out'].includes(key)) return;
    if (typeof value === 'string' && /^(?:[0-9a-f]{64}|[0-9a-f]{96})$/.test(value)) found.add(value);
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? key : name);
  };
  for (const line of lines) walk(JSON.parse(line));
  return [...found];
}

/** Labels and tickets. */
export function secretsIn(lines: readonly string[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, key = ''): void => {
    if (['label', 'ticket', 'in', 'out'].includes(key) && typeof value === 'string') found.add(value);
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? key : name);
  };
  for (const line of lines) walk(JSON.parse(line));
  return [...found];
}

import { escaped } from '../html.js';

/** The pieces that a protocol is put together from. What is called `html` is HTML already; everything else is text. */

export function section(heading: string, ...html: readonly string[]): string {
  return `<section>\n<h2>${escaped(heading)}</h2>\n${html.filter(Boolean).join('\n')}\n</section>\n`;
}

export function subheading(text: string): string {
  return `<h3>${escaped(text)}</h3>`;
}

export function paragraph(text: string, kind?: 'small' | 'warn'): string {
  return text === '' ? '' : `<p${kind === undefined ? '' : ` class="${kind}"`}>${withCode(text)}</p>`;
}

export function list(items: readonly string[], kind?: 'checks'): string {
  const named = kind === undefined ? '' : ` class="${kind}"`;
  return items.length === 0
    ? ''
    : `<ul${named}>${items.map((item) => `<li>${withCode(item)}</li>`).join('\n')}</ul>`;
}

/** @param html a command or a seed, in its own line */
export function code(text: string): string {
  return `<pre>${escaped(text)}</pre>`;
}

/** A cell: HTML; figures stand right. */
export interface Column {
  readonly name: string;
  readonly isFigure?: boolean;
}

/**
 * @param caption text; empty: none
 * @param rows HTML, the first cell of each being its name
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const kind = (at: number) => (columns[at]?.isFigure === true ? ' class="n"' : '');
  const head = columns.map(({ name }, at) => `<th scope="col"${kind(at)}>${escaped(name)}</th>`).join('');
  const body = rows.map(([first = '', ...more]) => {
    const cells = more.map((cell, at) => `<td${kind(at + 1)}>${cell}</td>`).join('');
    return `<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  const named = caption === '' ? '' : `<caption>${escaped(caption)}</caption>`;
  return `<table>${named}<thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

/** Names and what is said of them. @param rows text, and HTML */
export function named(rows: readonly (readonly [name: string, html: string])[]): string {
  return `<dl>${rows.map(([name, html]) => `<dt>${escaped(name)}</dt><dd>${html}</dd>`).join('\n')}</dl>`;
}

/** What stands between grave accents is to be typed. */
export function withCode(text: string): string {
  return escaped(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}

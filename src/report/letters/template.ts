import { filled, type Pattern, patternOf } from './markdown.js';
import {
  faultsOf,
  type Placeholder,
  placeholdersOf,
  sectionNames,
  type TemplateFault,
  withSections,
} from './placeholders.js';

/** A letter's template: Markdown, and before it perhaps a few lines between `---` that say how it is printed. */

export interface Template {
  /** of the letter; `null`: it does not say */
  readonly language: 'de' | 'en' | null;
  /** of the text, in points */
  readonly size: number;
  readonly placeholders: readonly Placeholder[];
  readonly faults: readonly TemplateFault[];
  /** lines between `---` that say nothing */
  readonly unknown: readonly { readonly line: number; readonly name: string }[];
  readonly body: string;
}

const USUAL_SIZE = 11;
const [SMALLEST, LARGEST] = [8, 20];
const HEAD = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

export function readTemplate(source: string): Template {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const head = HEAD.exec(text)?.[0] ?? '';
  // Lines are counted as the file has them.
  const body = head.replace(/[^\n]/g, '') + text.slice(head.length);
  let language: Template['language'] = null;
  let size = USUAL_SIZE;
  const unknown: Template['unknown'][number][] = [];
  for (const [at, line] of head.split('\n').entries()) {
    const [, name = '', value = ''] = /^\s*([^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    const points = /^\d{1,2}(?:\.\d)?$/.test(value) ? Number(value) : 0;
    if (/^(?:---.*|\s*|\s*#.*)$/.test(line)) continue;
    if (name === 'language' && (value === 'de' || value === 'en')) language = value;
    else if (name === 'size' && points >= SMALLEST && points <= LARGEST) size = points;
    else unknown.push({ line: at + 1, name: name === '' ? line.trim() : name });
  }
  return { language, size, unknown, body, placeholders: placeholdersOf(body), faults: faultsOf(body) };
}

/** Fills a template again and again; what depends on which values are empty is read once for each such case. */
export class Filler {
  readonly #patterns = new Map<string, Pattern>();
  readonly #sections: readonly string[];

  constructor(readonly template: Template) {
    this.#sections = sectionNames(template.body);
  }

  /** @param html of a value, by its name @param isEmpty whether there is none */
  fill(html: (name: string) => string, isEmpty: (name: string) => boolean): string {
    const key = this.#sections.map((name) => (isEmpty(name) ? '0' : '1')).join('');
    let pattern = this.#patterns.get(key);
    if (pattern === undefined) {
      pattern = patternOf(withSections(this.template.body, isEmpty));
      this.#patterns.set(key, pattern);
    }
    return filled(pattern, html);
  }
}

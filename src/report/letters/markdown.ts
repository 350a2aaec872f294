import { Marked, type Tokens } from 'marked';
import { escaped } from '../html.js';
import { placeholdersOf } from './placeholders.js';

/**
 * A template's Markdown as HTML with holes for what is filled in. The Markdown is read once, before any value is there,
 * so that no name of a register can be one of its signs; HTML in it is shown as it is written. Nothing is linked to and
 * nothing is fetched: what is printed can't be clicked, so an address stands there in full.
 */

/** HTML, and the names of the holes between its pieces: one piece more than holes. */
export interface Pattern {
  readonly pieces: readonly string[];
  readonly holes: readonly string[];
}

/** For private use in Unicode: a letter to Markdown, and in no template. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const MARKS = /[\ue000\ue001]/g;
const HOLE = /\ue000(\d+)\ue001/;

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
    image: ({ text }: Tokens.Image) => escaped(text),
    link({ tokens, href, autolink }: Tokens.Link) {
      const text = this.parser.parseInline(tokens);
      const address = href.replace(/^(?:mailto|tel):/, '');
      return autolink === true || text === escaped(address) ? text : `${text} (${escaped(address)})`;
    },
    checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☒ ' : '☐ '),
  },
});

/** @param template without sections and faults */
export function patternOf(template: string): Pattern {
  const holes: string[] = [];
  const names = placeholdersOf(template.replace(MARKS, ''));
  const source = template.replace(MARKS, '').replace(/\{\{[^{}\n]*\}\}/g, () => {
    const number = holes.push(names[holes.length]?.name ?? '') - 1;
    return `${OPEN}${number}${CLOSE}`;
  });
  const html = marked.parse(source, { async: false });
  const parts = html.split(HOLE);
  const order = parts.filter((_, at) => at % 2 === 1).map(Number);
  return {
    pieces: parts.filter((_, at) => at % 2 === 0),
    holes: order.map((number) => holes[number] ?? ''),
  };
}

export function filled({ pieces, holes }: Pattern, value: (name: string) => string): string {
  return pieces.map((piece, at) => (at === 0 ? piece : value(holes[at - 1] ?? '') + piece)).join('');
}

import { escaped } from '../html.js';
import { qrPicture } from '../qr.js';
import { LETTER_STYLE } from './style.js';
import { Filler, type Template } from './template.js';

/** Letters to be printed: one HTML file, a sheet or more for each person, without a script or anything from elsewhere. */

export interface Letter {
  /** of the address, without empty ones */
  readonly address: readonly string[];
  /** what the QR picture says */
  readonly qr: string;
  /** what a placeholder stands for */
  readonly value: (name: string) => string;
}

/** What all letters have in common. */
export interface LetterFrame {
  readonly template: Template;
  readonly language: 'de' | 'en';
  /** of the file; shown by a browser, not printed */
  readonly title: string;
  /** who writes, for the line above the address; empty: nobody says */
  readonly sender: readonly string[];
  /** beside the address */
  readonly info: readonly (readonly string[])[];
  /** place and date; empty: none */
  readonly date: string;
  /** what the picture is, for those who do not see it */
  readonly qrName: string;
}

/** The placeholder of the picture, and of the code in its own type. */
export const QR = 'QR';
export const CODE = 'Code';

/** Letters that go into one piece of the file. */
const AT_ONCE = 32;

/** The file, piece by piece. */
export function* letterPages(letters: Iterable<Letter>, frame: LetterFrame): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const filler = new Filler(frame.template);
  yield encoder.encode(`<!doctype html>
<html lang="${frame.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(frame.title)}</title>
<style>${LETTER_STYLE}.text { font-size: ${frame.template.size}pt }</style>
`);
  let pending: string[] = [];
  for (const letter of letters) {
    pending.push(section(letter, frame, filler));
    if (pending.length < AT_ONCE) continue;
    yield encoder.encode(pending.join(''));
    pending = [];
  }
  yield encoder.encode(`${pending.join('')}</html>\n`);
}

function section(letter: Letter, frame: LetterFrame, filler: Filler): string {
  const { address, qr, value } = letter;
  const html = (name: string) => {
    if (name === QR) return `<span class="qr">${qrPicture(qr, frame.qrName)}</span>`;
    const text = shown(value(name));
    return name === CODE ? `<span class="code">${text}</span>` : text;
  };
  const text = filler.fill(html, (name) => name !== QR && value(name) === '');
  const from = frame.sender.map(shown).join(' · ');
  const info = frame.info.filter((lines) => lines.length > 0);
  return `<section class="letter">
<table class="sheet" role="presentation"><thead><tr><td></td></tr></thead><tfoot><tr><td></td></tr></tfoot><tbody><tr><td>
<div class="head"><div class="window"><p class="from${from.length > FROM_LINE ? ' long' : ''}">${from}</p><address class="to${lengthOf(address)}">${address.map(shown).join('<br>')}</address></div>
<div class="info">${info.map((lines) => `<p>${lines.map(shown).join('<br>')}</p>`).join('')}</div></div>
${frame.date === '' ? '' : `<p class="date">${shown(frame.date)}</p>`}
<div class="text">
${text}</div>
</td></tr></tbody></table>
<i class="mark" style="top:105mm"></i><i class="mark" style="top:148.5mm"></i><i class="mark" style="top:210mm"></i>
</section>
`;
}

/** Characters of the return address that fit beside each other. */
const FROM_LINE = 60;
/** Characters of the address that fit beside each other, for certain. */
const LINE = 38;
/** Lines that have room in the usual size and in a smaller one: above the address there is some to spare. */
const [USUAL, SMALL] = [8, 10];

function lengthOf(address: readonly string[]): '' | ' long' | ' longer' {
  const lines = address.reduce((sum, line) => sum + Math.ceil(line.length / LINE), 0);
  if (lines <= USUAL) return '';
  return lines <= SMALL ? ' long' : ' longer';
}

/** Scripts that are written from right to left. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A value as it stands in the text, whatever is in it; line ends are kept. */
function shown(value: string): string {
  const html = escaped(value).replaceAll('\n', '<br>');
  return FROM_RIGHT.test(value) ? `<bdi>${html}</bdi>` : html;
}

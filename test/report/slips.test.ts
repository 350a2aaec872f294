import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { digest } from '#machine';
import { inFours } from '../../src/core/slip.js';
import { type SlipSheet, type SlipWords, slipsPage } from '../../src/report/slips.js';

/** The printed slip: its picture can be read by a camera, and nothing of it comes from elsewhere. */

const WORDS: SlipWords = {
  ...{ language: 'de', title: 'Beleg <b>', about: 'Worum & wozu', label: 'Kennung', result: 'Ergebnis' },
  ...{ commitment: 'Festlegung', own: 'Nur "für" Sie', id: 'Id', secret: 'Geheim', keep: 'aufheben' },
  ...{ how: 'So', steps: ['vergleichen', 'rechnen: `printf %s A:B | sha256sum`'] },
};

function sheet(number: number): SlipSheet {
  const [commitment, secret, label] = ['c', 's', 'l'].map((letter) => digest(`${letter}${number}`));
  if (commitment === undefined || secret === undefined || label === undefined) throw new Error('too few');
  return {
    slip: { commitment, id: `Müller\u001f<i>${number}`, secret, label },
    note: `Rang ${number}`,
    result: ['Gezogen.', 'Los & Anteil'],
  };
}

const pageOf = (count: number) => {
  const sheets = Array.from({ length: count }, (_, at) => sheet(at + 1));
  return { sheets, html: new TextDecoder().decode(slipsPage(sheets, WORDS)) };
};

/** What a camera reads of a picture that is made of bars. */
function read(svg: string): string {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const scale = 6;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = (row * side + Number(x) * scale) * 4;
      data.fill(0, from, from + Number(length) * scale * 4);
      for (let at = from + 3; at < from + Number(length) * scale * 4; at += 4) data[at] = 255;
    }
  }
  return decodeQR({ width: side, height: side, data }, { timeLimit: 10_000 });
}

describe('the page', () => {
  test('has a picture of each label that is read as the label, digit for digit', () => {
    const { sheets, html } = pageOf(12);
    const pictures = html.match(/<svg .*?<\/svg>/g) ?? [];
    expect(pictures.map(read)).toEqual(sheets.map(({ slip }) => slip.label));
  });

  test('has label, fingerprint and secret in groups of four, a page for each person', () => {
    const { sheets, html } = pageOf(3);
    const parts = html.split('<section>').slice(1);
    expect(parts).toHaveLength(3);
    for (const [at, { slip, note }] of sheets.entries()) {
      for (const digits of [slip.label, slip.commitment, slip.secret])
        expect(parts[at]).toContain(`>${inFours(digits)}<`);
      expect(parts[at]).toContain(`<p class="note">${note}</p>`);
      const others = sheets.filter((one) => one.slip !== slip);
      for (const stranger of others) expect(parts[at]).not.toContain(inFours(stranger.slip.secret));
    }
    expect(html).toContain('break-after: page');
    expect(html).toContain('@page { size: A4');
  });

  test('shows every text as it is, U+001F by its sign, and what is to be typed as such', () => {
    const { html } = pageOf(1);
    expect(html).toContain('<title>Beleg &lt;b&gt;</title>');
    expect(html).toContain('Worum &amp; wozu');
    expect(html).toContain('Nur &quot;für&quot; Sie');
    expect(html).toContain('Müller<span class="us">US</span>&lt;i&gt;1<');
    expect(html).toContain('<p>Gezogen.</p><p>Los &amp; Anteil</p>');
    expect(html).toContain('<li>rechnen: <code>printf %s A:B | sha256sum</code></li>');
    expect(html).not.toMatch(/<[bi]>/);
  });

  test('needs nothing from elsewhere and runs nothing', () => {
    const { html } = pageOf(2);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|<link|<img|<iframe|url\(|@import|src=|href=|javascript|\son\w+=/i,
    );
    expect(html).not.toContain('\u001f');
  });
});

test('groups of four have every digit, and no blank at the end', () => {
  expect(inFours('47f0f2338a67')).toBe('47f0 f233 8a67');
  expect(inFours('47f0f')).toBe('47f0 f');
  expect(inFours('')).toBe('');
  const digits = digest('x');
  expect(inFours(digits).replaceAll(' ', '')).toBe(digits);
});

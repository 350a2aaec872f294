import { parseHTML } from 'linkedom/worker';
import { describe, expect, test } from 'vitest';
import { blankDocument } from '../../../src/node/document.js';
import { barCharts, type Chart } from '../../../src/report/protocol/charts.js';

/** Charts say what their numbers say, without colours, and whatever a category is called. */

const chart = (names: readonly string[], shares: readonly (number | null)[] = [0.5, 0.25]): Chart => ({
  name: 'Anteile',
  series: shares.map((_, at) => ({ name: `Reihe ${at + 1}`, tone: at })),
  categories: names.map((name) => ({
    name,
    bars: shares.map((share) => ({ share, label: share === null ? '*' : `${share * 100} %` })),
  })),
});

async function drawn(one: Chart): Promise<string[]> {
  return barCharts(await blankDocument(), one);
}

/** The picture as a browser would read it. */
function parsed(svg: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const all = [...document.querySelectorAll('*')];
  return {
    all,
    texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
    bars: [...document.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('width'))),
    fills: [...document.querySelectorAll('rect')].map((bar) => bar.parentElement?.getAttribute('fill') ?? ''),
  };
}

describe('a bar', () => {
  test('is as long as its share, and has its name and its number beside it', async () => {
    const [svg = ''] = await drawn(chart(['Altstadt', 'Zähringen'], [0.5, 0.25, 0.125]));
    const { bars, texts } = parsed(svg);
    const longest = Math.max(...bars);
    const expected = [1, 1, 0.5, 0.5, 0.25, 0.25].map((part) => part * longest);
    for (const [at, bar] of [...bars].sort((a, b) => b - a).entries())
      expect(bar).toBeCloseTo(expected[at] ?? 0, 6);
    for (const name of ['Altstadt', 'Zähringen', 'Reihe 1', 'Reihe 2', 'Reihe 3', '50 %', '25 %', '12.5 %'])
      expect(texts).toContain(name);
  });

  test('that is not published has an asterisk and no length', async () => {
    const [svg = ''] = await drawn(chart(['Nord'], [0.5, null]));
    const { bars, texts } = parsed(svg);
    expect(bars.filter((bar) => bar > 0)).toHaveLength(1);
    expect(texts).toContain('*');
  });

  test('differs from the others in lightness, so that grey paper shows which is which', async () => {
    const [svg = ''] = await drawn(chart(['Nord'], [0.4, 0.3, 0.2, 0.1]));
    const part = (fill: string, at: number) => Number.parseInt(fill.slice(at, at + 2), 16);
    const grey = parsed(svg).fills.map(
      (fill) => 0.2126 * part(fill, 1) + 0.7152 * part(fill, 3) + 0.0722 * part(fill, 5),
    );
    expect(grey).toHaveLength(4);
    const sorted = [...grey].sort((a, b) => a - b);
    for (const [at, one] of sorted.slice(1).entries()) expect(one - (sorted[at] ?? 0)).toBeGreaterThan(50);
  });
});

describe('a picture', () => {
  test('has no style, no script and no address, whatever a category is called', async () => {
    const names = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' & </svg> <b>", ']]>'];
    const [svg = ''] = await drawn({ ...chart(names), name: '"><script>alert(2)</script>' });
    const { all, texts } = parsed(svg);
    const kinds = new Set(all.map(({ localName }) => localName.toLowerCase()));
    for (const kind of ['script', 'img', 'style', 'b', 'a', 'image', 'foreignobject'])
      expect(kinds).not.toContain(kind);
    const attributes = all.flatMap((element) => [...element.attributes].map(({ name }) => name));
    expect(attributes.filter((name) => /^on|^(?:xlink:)?href$|^src$|^style$/.test(name))).toEqual([]);
    expect(texts.join(' ')).toContain('<script>');
  });

  test('is one of several where there are many categories, and none is missing', async () => {
    const names = Array.from({ length: 47 }, (_, at) => `Bezirk ${at + 1}`);
    const pictures = await drawn(chart(names, [0.5, 0.25, 0.1]));
    expect(pictures.length).toBeGreaterThan(5);
    const texts = pictures.flatMap((svg) => parsed(svg).texts);
    expect(names.filter((name) => !texts.includes(name))).toEqual([]);
    // Bars of all pictures can be compared with each other.
    const longest = pictures.map((svg) => Math.max(...parsed(svg).bars).toFixed(6));
    expect(new Set(longest).size).toBe(1);
  });

  test('of nobody can be drawn as well', async () => {
    const [svg = ''] = await drawn(chart(['Nord'], [null, null]));
    expect(parsed(svg).bars.every((bar) => bar === 0)).toBe(true);
    expect(await drawn({ name: 'leer', series: [], categories: [] })).toEqual([]);
  });
});

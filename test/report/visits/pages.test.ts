import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { letterboxPage } from '../../../src/report/visits/letterbox-page.js';
import { listPage } from '../../../src/report/visits/list-page.js';
import { embeddedJson, printed } from '../../../src/report/visits/page.js';
import { phonePage } from '../../../src/report/visits/phone-page.js';
import { walkOf } from '../../../src/report/visits/walk.js';
import { visit, WORDS } from './people.js';

/** The pages: nothing in a register runs in them, and they ask nobody for anything. */

const HOSTILE = [
  ...['<script>alert(1)</script>', '</script><img src=x onerror=alert(1)>', '<!--', '" onclick="x', "'><b>"],
  ...[
    '=cmd|calc',
    '\u202etxet',
    '\u2028',
    '\u0007',
    '&amp;',
    '{name}',
    '$' + '{x}',
    ']]>',
    '</title></style>',
  ],
];
const visits = [
  ...HOSTILE.map((text, at) =>
    visit(`H${at}`, `Weg ${at + 1}`, { name: text, sortName: text, extra: text, area: text }),
  ),
  ...HOSTILE.map((text, at) => {
    const one = visit(`S${at}`, 'Weg 1');
    return {
      ...one,
      address: { ...one.address, street: text, houseNumber: text, town: text, postcode: text },
    };
  }),
];
const words = { ...WORDS, title: '</script><script>alert(1)</script>\u2028' };
const { stops, unplaced } = walkOf([...visits, visit('X', 'Weg', { name: '</td><script>' })]);
const own = { of: 1, attempts: 3 };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const PAGES = {
  list: text(listPage({ ...own, teams: [{ team: 1, stops }], unplaced }, words)),
  letterbox: text(letterboxPage(stops, words)),
  phone: text(phonePage({ ...own, team: 1, stops, file: 'a.csv' }, words)),
};

describe.each(Object.entries(PAGES))('%s', (name, html) => {
  test('allows its own style and script by their hashes, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const hash = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1];
    expect(policy.split('; ')).toEqual([
      ...["default-src 'none'", `style-src ${hash(style)}`],
      ...(script === undefined ? [] : [`script-src ${hash(script)}`]),
      ...["base-uri 'none'", "form-action 'none'"],
    ]);
    expect(script === undefined).toBe(name !== 'phone');
  });

  test('has no element, attribute or unseen character that came out of a cell', () => {
    const body = html.slice(html.indexOf('<body>')).replace(/<script>[\s\S]*?<\/script>/, '');
    const tags = new Set([...body.matchAll(/<\/?([a-z!-]+\d?)/gi)].map(([, tag = '']) => tag));
    expect([...tags].filter((tag) => ['img', '!--', 'title', 'style'].includes(tag))).toEqual([]);
    expect(body.match(/<script/g) ?? []).toHaveLength(name === 'phone' ? 1 : 0);
    expect(body).not.toMatch(/\son[a-z]+="/);
    expect(body).not.toMatch(/[\u202a-\u202e\u2028\u2029\u0007]/);
    expect(html).not.toMatch(/(?:src|href|url\()\s*=?\s*["']?(?:https?:|\/\/)/);
  });

  test('has the code of everybody who has an address, once as it is read out', () => {
    for (const { code } of stops.flatMap((stop) => stop.visits))
      expect([code, html.split(`>${code}</span>`).length - 1]).toEqual([code, 1]);
  });
});

test('people without an address are on the list alone, by name and code', () => {
  expect(PAGES.list).toContain('<td class="code">X</td><td><bdi>&lt;/td&gt;&lt;script&gt;</bdi></td>');
  expect(PAGES.phone + PAGES.letterbox).not.toContain('>X<');
});

test('the outside of a note says nothing but to whom it goes', () => {
  const [one] = /<div class="outside">[\s\S]*?<\/div>/.exec(
    text(letterboxPage(walkOf([visit('C1', 'Weg 1', { name: 'Ada Öz' })]).stops, WORDS)),
  ) ?? [''];
  expect(one).toBe('<div class="outside">Persönlich<b><bdi>Ada Öz</bdi></b><bdi>Weg 1</bdi></div>');
});

test('data in a script element cannot end it', () => {
  const value = { a: HOSTILE, b: '</SCRIPT ><!--<script>\u2028\u2029&' };
  expect(embeddedJson(value)).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(embeddedJson(value))).toEqual(value);
});

test('marks that turn a line around are shown as signs', () => {
  expect(printed('a\u202eb\tc\n<d>')).toBe('<bdi>a\ufffdb c &lt;d&gt;</bdi>');
});

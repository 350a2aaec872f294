import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LETTER_KINDS, LETTER_TEMPLATES, TEMPLATES } from '../../../src/messages/letter-templates.js';
import { faultsOf, placeholdersOf, withSections } from '../../../src/report/letters/placeholders.js';
import { Filler, readTemplate } from '../../../src/report/letters/template.js';

/** Templates: what is filled in, what is left out, and what can never get through. */

const inHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const fill = (body: string, values: Readonly<Record<string, string>>) =>
  new Filler(readTemplate(body)).fill(
    (name) => inHtml(values[name] ?? ''),
    (name) => (values[name] ?? '') === '',
  );

describe('a section', () => {
  const empty =
    (...names: readonly string[]) =>
    (name: string) =>
      names.includes(name);
  test.each([
    ['a{{#x}}b{{/x}}c', [], 'abc'],
    ['a{{#x}}b{{/x}}c', ['x'], 'ac'],
    ['a{{^x}}b{{/x}}c', [], 'ac'],
    ['a{{^x}}b{{/x}}c', ['x'], 'abc'],
    ['{{#x}}a{{#y}}b{{/y}}c{{/x}}d', ['y'], 'acd'],
    ['{{#x}}a{{#y}}b{{/y}}c{{/x}}d', ['x'], 'd'],
    ['{{#x}}a{{^y}}b{{/y}}c{{/x}}d', ['x', 'y'], 'd'],
    ['1\n{{#x}}\n2\n{{/x}}\n3\n', [], '1\n2\n3\n'],
    ['1\n{{#x}}\n2\n{{/x}}\n3\n', ['x'], '1\n3\n'],
    ['{{a}} {{#x}}{{b}}{{/x}}', [], '{{a}} {{b}}'],
  ])('%j without %j is %j', (text, names, result) => {
    expect(withSections(text, empty(...names))).toBe(result);
  });

  test('leaves nothing of itself, however sections stand in each other', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.array(fc.oneof({ maxDepth: 4 }, fc.constantFrom('t', 'u\n', '{{v}}'), tie('section')), {
        maxLength: 4,
      }),
      section: fc.tuple(fc.constantFrom('#', '^'), fc.constantFrom('x', 'y'), tie('tree')),
    }));
    const written = (nodes: unknown): string =>
      (nodes as unknown[])
        .map((node) => {
          if (typeof node === 'string') return node;
          const [kind, name, inner] = node as [string, string, unknown];
          return `{{${kind}${name}}}${written(inner)}{{/${name}}}`;
        })
        .join('');
    const meant = (nodes: unknown, isEmpty: (name: string) => boolean): string =>
      (nodes as unknown[])
        .map((node) => {
          if (typeof node === 'string') return node;
          const [kind, name, inner] = node as [string, string, unknown];
          return (kind === '#') === isEmpty(name) ? '' : meant(inner, isEmpty);
        })
        .join('');
    fc.assert(
      fc.property(tree, fc.subarray(['x', 'y']), (nodes, names) => {
        const text = written(nodes);
        expect(faultsOf(text)).toEqual([]);
        // Line ends beside a section that stands alone go with it.
        const plain = (one: string) => one.replaceAll('\n', '');
        expect(plain(withSections(text, empty(...names)))).toBe(plain(meant(nodes, empty(...names))));
      }),
    );
  });
});

describe('what is wrong in a template', () => {
  test.each([
    ['a\n{{Code}\nb', [{ kind: 'broken', name: '', line: 2 }]],
    ['}} a', [{ kind: 'broken', name: '', line: 1 }]],
    ['{{ }}', [{ kind: 'broken', name: '', line: 1 }]],
    ['{{#x}}\na', [{ kind: 'unclosed', name: 'x', line: 1 }]],
    ['a\n\n{{/x}}', [{ kind: 'unopened', name: 'x', line: 3 }]],
    [
      '{{#x}}{{#y}}{{/x}}{{/y}}',
      [
        { kind: 'unopened', name: 'x', line: 1 },
        { kind: 'unclosed', name: 'x', line: 1 },
      ],
    ],
    ['{{a}} {{ b c }} {{#x}}{{/x}}', []],
  ])('%j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('has the line of the file, also below its settings', () => {
    const { placeholders, language, size } = readTemplate(
      '\ufeff---\r\nlanguage: en\r\nsize: 13\r\n---\r\n# a\r\n{{Code}}\r\n',
    );
    expect([placeholders, language, size]).toEqual([[{ kind: '', name: 'Code', line: 6 }], 'en', 13]);
  });

  test.each(['language: fr', 'size: 40', 'schrift: Arial', 'Hallo'])(
    'a setting that says nothing: %s',
    (line) => {
      expect(readTemplate(`---\n${line}\n---\nText`).unknown).toEqual([
        { line: 2, name: line.split(':')[0] },
      ]);
    },
  );
});

describe('a filled template', () => {
  test('is Markdown', () => {
    const html = fill('# {{t}}\n\nLieber **{{n}}**\nzweite Zeile\n\n- [ ] ja\n- [x] nein', {
      t: 'T',
      n: 'N',
    });
    expect(html).toContain('<h1>T</h1>');
    expect(html).toContain('<p>Lieber <strong>N</strong><br>zweite Zeile</p>');
    expect(html).toMatch(/<li>☐ ja<\/li>\s*<li>☒ nein<\/li>/);
  });

  test('shows HTML as it is written, and fetches nothing', () => {
    const html = fill(
      '<script>alert(1)</script>\n\na <b onclick="x">b</b> ![bild](https://x/y.png) [da](javascript:a) <https://z.example>',
      {},
    );
    expect(html.match(/<\/?[a-z]+/g)?.filter((tag) => !/^<\/?(?:p|br)$/.test(tag))).toEqual([]);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('bild da (javascript:a) https://z.example');
  });

  test('has values only as text, whatever stands in them, wherever they stand', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<script>',
        '"><img src=x onerror=a>',
        '**a**',
        '# x',
        '{{Code}}',
        '\ue0000\ue001',
        '&lt;',
        '| a |',
        '[a](b)',
      ),
    );
    const body =
      '# {{a}}\n\n**{{a}}** `{{b}}` [{{a}}](https://x/{{b}})\n\n> {{b}}\n\n| {{a}} | x |\n|---|---|\n| {{b}} | y |\n';
    const blank = fill(body, { a: 'AA', b: 'BB' });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const parts = blank
          .split(/(AA|BB)/)
          .map((part) => (part === 'AA' ? inHtml(a) : part === 'BB' ? inHtml(b) : part));
        expect(fill(body, { a, b })).toBe(parts.join(''));
      }),
    );
  });

  test('can ask for a name with any signs in it', () => {
    expect(fill('*{{a*b_c}}* und _{{Straße_Nr}}_', { 'a*b_c': '1', Straße_Nr: '2' })).toContain(
      '<em>1</em> und <em>2</em>',
    );
  });
});

describe('the templates of the program', () => {
  const values = [
    'plan.title',
    'letters.reply_url',
    'letters.reply_by',
    'letters.event.date',
    'letters.event.place',
    'letters.contact',
    'letters.signature',
    'Vertretung_von',
  ];

  test('have names of their own, five in each language', () => {
    expect([...TEMPLATES.keys()]).toEqual([
      ...['einladung', 'einladung-leicht', 'erinnerung', 'dank', 'zusage'],
      ...['invitation', 'invitation-plain', 'reminder', 'thanks', 'confirmation'],
    ]);
  });

  test.each([...TEMPLATES])('%s is sound, says its language, and greets', (name, text) => {
    const { faults, unknown, language, placeholders } = readTemplate(text);
    expect([faults, unknown]).toEqual([[], []]);
    const kind = LETTER_KINDS.find((one) => LETTER_TEMPLATES[one].de.name === name);
    expect(language).toBe(kind === undefined ? 'en' : 'de');
    expect(placeholders.map((one) => one.name)).toContain('Briefanrede');
  });

  test.each([...TEMPLATES])('%s leaves no gap: what is not known goes with its sentence', (_, text) => {
    fc.assert(
      fc.property(fc.subarray(values), (known) => {
        const asked: string[] = [];
        new Filler(readTemplate(text)).fill(
          (name) => {
            asked.push(name);
            return 'x';
          },
          (name) => !known.includes(name),
        );
        const always = ['Briefanrede', 'Code', 'QR', 'QR_Text'];
        expect(asked.filter((name) => !known.includes(name) && !always.includes(name))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(LETTER_KINDS)('%s asks for the same in both languages', (kind) => {
    const asked = ({ text }: { readonly text: string }) =>
      placeholdersOf(text).map(({ kind: sign, name }) => sign + name);
    expect(asked(LETTER_TEMPLATES[kind].en)).toEqual(asked(LETTER_TEMPLATES[kind].de));
  });
});

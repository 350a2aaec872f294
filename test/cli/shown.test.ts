import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Terminal } from '../../src/cli/terminal.js';
import { error, warning } from '../../src/core/problem.js';
import { forge } from '../audit/verifying.js';
import { UNSEEN, unseenText } from '../messages/unseen.js';
import { csvText, save, town } from './registers.js';
import { newFolder, type Outcome, run, SEED, worldIn } from './run.js';

/** What stands in files never rules the screen. */

const COLOURS = /\u001b\[(?:1|22|3[0-9]|39)m/g;

/** The lines of what was said, without the colours that are the program's own. */
const linesOf = (said: string) => said.replace(COLOURS, '').split('\n');

/** All ways to say something, with this text in each place that a file can fill. */
function said(text: string, settings: { readonly width?: number } = {}): string {
  const world = worldIn({ env: { FORCE_COLOR: '1' } });
  const { width } = settings;
  const stdout = Object.assign(world.stdout, width === undefined ? {} : { isTTY: true, columns: width });
  const flags = { language: 'en', json: false, quiet: false, verbose: true, color: undefined } as const;
  const terminal = new Terminal({ ...flags, input: false }, { ...world, stdout });
  terminal.say(`  ${text}`);
  terminal.tell('draw.written', { folder: text }, 2);
  terminal.tell('verify.places', { places: [text, text] });
  terminal.heading('draw.title', { title: text });
  terminal.field('field.register', text);
  terminal.named(text, text);
  terminal.table(
    [
      ['a', 'b'],
      [text, '1'],
      ['c', text],
    ],
    [false, true],
  );
  terminal.passed(text);
  terminal.failed(`${text}  [log.chain]`);
  terminal.problems([
    warning('DRAW-005', { file: text, column: text, key: text }, { reason: text }),
    error('PLAN-027', { file: text, lines: [1] }, { name: text, nearest: text, names: [text] }),
  ]);
  return world.stdout.text + world.stderr.text;
}

describe('a text from a file', () => {
  test('whatever it is, leaves no control, direction or zero width in any line, and adds no line', () => {
    const usual = linesOf(said('a')).length;
    fc.assert(
      fc.property(unseenText, (text) => {
        const lines = linesOf(said(text));
        expect(lines.filter((line) => UNSEEN.test(line))).toEqual([]);
        expect(lines.length).toBe(usual);
      }),
    );
  });

  test('on a terminal is broken at words only, and the words stay the same', () => {
    const words = (output: string) => output.replace(COLOURS, '').split(/[ \n]+/);
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 40, max: 120 }), (text, width) => {
        expect(words(said(text, { width }))).toEqual(words(said(text)));
      }),
    );
  });
});

const FALSE = '\u001b[2K\u001b[32m✓ alles in Ordnung\u001b[0m\r\n\u202e\u200b\u009b1A';

/** A plan that has a text wherever a plan can have one. */
const plan = (text: string) => `version: 1
title: ${JSON.stringify(`T${text}`)}
register:
  columns: { id: PersonID, district: Stadtteil, birth_date: Geburtsdatum, gender: Geschlecht }
eligibility:
  reference_date: 2026-12-01
  exclude:
    - { column: Status, values: [verstorben], reason: ${JSON.stringify(`R${text}`)} }
stratify:
  - gender: { ${JSON.stringify(`W${text}`)}: [w], ${JSON.stringify(`M${text}`)}: [m, d, x, ""] }
sample: { size: 20, reserve: 1 }
seed: { source: ${JSON.stringify(`Q${text}`)} }
panel:
  sample:
    size: 2
    allocation: table
    table: [{ gender: ${JSON.stringify(`W${text}`)}, size: 2 }]
  stratify:
    - gender: { ${JSON.stringify(`W${text}`)}: [w], ${JSON.stringify(`M${text}`)}: [m, d, x, ""] }
`;

/** Every command with such a plan, and `verify` of a log in which something is amiss in such a stratum. */
async function commands(text: string): Promise<readonly Outcome[]> {
  const folder = newFolder();
  const name = `plan${text.replaceAll('\0', '')}.yaml`;
  // As escapes: a plan that has control characters itself is refused.
  const escaped = (sign: string) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  save(folder, name, plan(text).replace(/[\u009b\u200b\u202e]/g, escaped));
  save(folder, 'register.csv', csvText(town(300)));
  const options = { cwd: folder, env: { FORCE_COLOR: '1' } };
  const from = ['register.csv', '--plan', name];
  const outcomes = [
    await run(['check', ...from], options),
    await run(['preview', ...from], options),
    await run(['simulate', ...from, '--runs', '20'], options),
    await run(['draw', ...from, '--seed', `${SEED}${text}`, '--output', 'out'], options),
    await run(['panel', ...from, '--seed', `${SEED}${text}`, '--output', 'panel'], options),
    await run(['verify', 'out', '--plan', name, '--register', 'register.csv'], options),
  ];
  forge(folder, (entries) => {
    const allocation = entries[4]?.body as { strata: { n_h: number }[] };
    if (allocation.strata[0] !== undefined) allocation.strata[0].n_h += 1;
  });
  return [
    ...outcomes,
    await run(['verify', 'out'], options),
    await run(['draw', ...from, '--seed', SEED, '--exclude', `Kein${text}=1`, '--output', 'two'], options),
    await run(['init', 'register.csv', '--output', `neu${text.replaceAll('\0', '')}.yaml`], options),
    await run(['verify', `no${text}`], options),
    await run([`no${text}`], options),
  ];
}

describe('a file of a stranger', () => {
  let usual: readonly Outcome[] = [];
  let evil: readonly Outcome[] = [];
  beforeAll(async () => {
    usual = await commands('');
    evil = await commands(FALSE);
  });

  test('is understood as one without such characters', () => {
    expect(usual.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 4, 3, 0, 3, 2]);
    expect(evil.map(({ code }) => code)).toEqual(usual.map(({ code }) => code));
  });

  test('paints nothing on the screen, in any command', () => {
    for (const { stdout, stderr } of evil)
      expect([...linesOf(stdout), ...linesOf(stderr)].filter((line) => UNSEEN.test(line))).toEqual([]);
    expect(evil[0]?.stdout).toContain('R\\u{1b}[2K\\u{1b}[32m✓ alles in Ordnung');
  });

  test('adds no line to what a command says', () => {
    const count = ({ stdout }: Outcome) => linesOf(stdout).length;
    expect(evil.map(count)).toEqual(usual.map(count));
  });
});

test('the page with numbered panels shows its title and seed likewise', async () => {
  const folder = newFolder();
  const fixtures = new URL('../../fixtures/', import.meta.url);
  for (const name of ['zusagen.csv', 'quoten.csv']) save(folder, name, readFileSync(new URL(name, fixtures)));
  const text = readFileSync(new URL('gremium.yaml', fixtures), 'utf8');
  save(folder, 'plan.yaml', text.replace(/^title: .*$/m, 'title: "A\\u202eB\\u001bC"'));
  const args = ['panel', 'zusagen.csv', '--plan', 'plan.yaml', '--numbered', '--seed', `${SEED}\u2066`];
  expect((await run([...args, '--output', 'out'], { cwd: folder })).code).toBe(0);
  const page = readFileSync(join(folder, 'out/panels.html'), 'utf8');
  expect(page.split('\n').filter((line) => UNSEEN.test(line))).toEqual([]);
  expect(page).toContain('A\\u{202e}B\\u{1b}C');
});

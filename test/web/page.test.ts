import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { disk } from '../../src/node/disk.js';
import { type Bundle, bundle, pageOf } from './bundle.js';
import { browser } from './chromium.js';
import {
  DRAW,
  type Ground,
  letters,
  PANEL,
  type PageUnderTest,
  people,
  signed,
  type Taken,
} from './steps.js';

/**
 * The procedure in a browser: one page, opened from a disk, that may run nothing but its own script and ask
 * nobody for anything, draws the same people as Node and writes the same log, byte for byte.
 */

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const AT = '2026-12-05T19:30:00Z';
const PROGRAM = { toolVersion: '0.1.0', nodeVersion: 'v20.19.0' };
const CHOSEN = [DRAW.register, DRAW.plan, 'ratsmitglieder.csv', PANEL.register, PANEL.plan, 'quoten.csv'];

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));

let bundling: Promise<Bundle> | undefined;
function script(): Promise<Bundle> {
  bundling ??= bundle();
  return bundling;
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Opened {
  readonly page: Page;
  readonly url: string;
  /** every address that the page asked for */
  readonly requests: readonly string[];
  /** what it said on the console, and what it threw */
  readonly said: readonly string[];
}

/** A page with files chosen in it. */
async function open(name: string, policy: readonly string[], from = FIXTURES): Promise<Opened> {
  const path = join(folder, name);
  writeFileSync(path, pageOf((await script()).script, policy));
  const url = pathToFileURL(path).href;
  const page = await (await browser()).newPage();
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(url);
  await page.setInputFiles(
    'input',
    CHOSEN.map((file) => join(from, file)),
  );
  return { page, url, requests, said };
}

function inPage(page: Page, step: keyof PageUnderTest): Promise<Taken> {
  return page.evaluate(
    ([name, program, at]) =>
      (globalThis as unknown as { readonly page: PageUnderTest }).page[name](program, at),
    [step, PROGRAM, AT] as const,
  );
}

/** The letters as Node draws them. */
let drawn: Promise<Taken> | undefined;
const lettersOnNode = () => {
  drawn ??= letters(onNode());
  return drawn;
};

/** The ordinary way, from the disk. */
function onNode(): Ground {
  const tools = {
    files: disk(FIXTURES, Readable.from([])),
    program: PROGRAM,
    reading: () => ({}),
    search: { pause: () => new Promise<void>((resolve) => setImmediate(resolve)) },
    now: () => AT,
  };
  return {
    tools,
    beside: (files) => {
      const drawn = mkdtempSync(join(folder, 'drawn-'));
      for (const { name, bytes } of files) writeFileSync(join(drawn, name), bytes);
      return { tools, folder: drawn };
    },
  };
}

describe('the script of the page', () => {
  const placesIn = ({ inputs }: Bundle, placeOf: (path: string) => string | undefined) => {
    const found = Object.keys(inputs).map(placeOf);
    return [...new Set(found.filter((place) => place !== undefined))].sort();
  };

  test('has what the procedure needs, and nothing of a command line', async () => {
    const bundled = await script();
    const rooms = ['audit', 'core', 'lottery', 'machine', 'messages', 'plan', 'procedure', 'register'];
    const roomOf = (path: string) => /^src\/\w+/.exec(path)?.[0];
    expect(placesIn(bundled, roomOf)).toEqual([...rooms, 'report', 'web'].map((room) => `src/${room}`));
    const packages = [
      ...['@noble/curves', '@noble/hashes', 'csv-parse', 'csv-stringify', 'fflate', 'highs', 'saxen'],
      ...['write-excel-file', 'yaml', 'zod'],
    ];
    const packageOf = (path: string) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    expect(placesIn(bundled, packageOf)).toEqual(packages);
    expect(Object.keys(bundled.inputs).filter((path) => /messages\/(?:help|init)/.test(path))).toEqual([]);
    // Never reached outside of Node.
    expect(bundled.imports).toEqual(['node:module']);
  });

  test('is small beside the solver', async () => {
    const bundled = await script();
    const bytesOf = (belongs: (path: string) => boolean) =>
      Object.entries(bundled.inputs)
        .filter(([path]) => belongs(path))
        .reduce((total, [, { bytesInOutput }]) => total + bytesInOutput, 0);
    const isSentence = (path: string) => path.startsWith('src/messages/');
    const program = bytesOf((path) => !path.endsWith('.wasm') && !isSentence(path));
    expect(program).toBeGreaterThan(400_000);
    // The curve of drand's signatures is some 70 KB of it, workbooks, read and written, are some 100, and the search for
    // lotteries over hundreds of types, their mixing and soft quotas some 100 more.
    expect(program).toBeLessThan(1_100_000);
    // Each kind of mistake in a register has its sentences, in two languages.
    const sentences = bytesOf(isSentence);
    expect(sentences).toBeGreaterThan(50_000);
    expect(sentences).toBeLessThan(500_000);
  });
});

describe('a page from the disk that may run its own script and WebAssembly', () => {
  let opening: Promise<Opened> | undefined;
  const whole = () => {
    opening ??= open('whole.html', ["'wasm-unsafe-eval'"]);
    return opening;
  };

  test('draws the letters as Node does, to the byte, and verifies them', async () => {
    const here = await lettersOnNode();
    const there = await inPage((await whole()).page, 'letters');
    expect(Object.keys(there.files)).toEqual(['invitations.csv', 'reserve.csv', 'audit.jsonl']);
    expect(there.checks).toContain('✓ register.lists');
    expect(there.checks.filter((check) => !check.startsWith('✓'))).toEqual([]);
    expect(there).toEqual(here);
  });

  test('draws the panel under quotas as Node does, to the byte, and finds the same lottery again', async () => {
    const here = await people(onNode());
    const there = await inPage((await whole()).page, 'people');
    expect(Object.keys(there.files)).toEqual(['panel.csv', 'not_drawn.csv', 'audit.jsonl']);
    expect(there.checks).toContain('✓ lottery.optimal');
    expect(there.checks).toContain('✓ register.lists');
    expect(there.checks.filter((check) => !check.startsWith('✓'))).toEqual([]);
    expect(there).toEqual(here);
  });

  test('signs a log as Node does, to the byte, and verifies the signature', async () => {
    const here = await signed(onNode());
    const there = await inPage((await whole()).page, 'signed');
    expect(Object.keys(there.files)).toEqual(['audit.jsonl.minisig', 'stadt.key', 'stadt.pub']);
    expect(there.checks).toContain('✓ log.signature');
    expect(there.checks.filter((check) => !check.startsWith('✓'))).toEqual([]);
    expect(there).toEqual(here);
  });

  test('refuses a register that changes after it was chosen, and one that was not chosen', async () => {
    const copies = mkdtempSync(join(folder, 'chosen-'));
    for (const file of CHOSEN) cpSync(join(FIXTURES, file), join(copies, file));
    const { page } = await open('changed.html', ["'wasm-unsafe-eval'"], copies);
    appendFileSync(join(copies, DRAW.register), '\n');
    await expect(inPage(page, 'letters')).rejects.toThrow('Refusal: REG-020');
    await page.setInputFiles('input', [join(copies, DRAW.plan)]);
    await expect(inPage(page, 'letters')).rejects.toThrow('Refusal: REG-001');
  });

  test('has asked for nothing but itself, and has had nothing to complain about', async () => {
    const { requests, said, url } = await whole();
    expect(requests).toEqual([url]);
    expect(said).toEqual([]);
  });
});

describe('a page that may not run WebAssembly', () => {
  let opening: Promise<Opened> | undefined;
  const refused = () => {
    opening ??= open('refused.html', []);
    return opening;
  };

  test('draws the same people the slow way, says so, and asks for nothing either', async () => {
    const { page, url, requests } = await refused();
    const here = await lettersOnNode();
    const there = await inPage(page, 'letters');
    const notes = ({ problems }: Taken) => problems.map(({ code }) => code);
    expect(notes(here)).not.toContain('RUN-003');
    expect(notes(there)).toEqual([...notes(here), 'RUN-003']);
    expect(there.said.at(-1)).toMatch(/langsame.* \(WebAssembly ist hier nicht erlaubt\)$/);
    expect(there.files).toEqual(here.files);
    expect(there.lines).toEqual(here.lines);
    expect(there.fingerprint).toBe(here.fingerprint);
    expect(requests).toEqual([url]);
  });

  test('cannot search for a lottery, and says that instead of drawing another way', async () => {
    const { page } = await refused();
    await expect(inPage(page, 'people')).rejects.toThrow('the solver ended with status not loaded');
  });
});

describe('a script that is not the one that was allowed', () => {
  test('does not run', async () => {
    const path = join(folder, 'other.html');
    const html = pageOf((await script()).script, ["'wasm-unsafe-eval'"]);
    writeFileSync(path, html.replace('</script>', ';</script>'));
    const page = await (await browser()).newPage();
    await page.goto(pathToFileURL(path).href);
    expect(await page.evaluate(() => 'page' in globalThis)).toBe(false);
  });
});

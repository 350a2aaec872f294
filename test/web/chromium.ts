import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { makePage } from '../../build/page.mjs';

/** What all tests of pages share: one Chromium for a file of tests, and the offline page made once for all of them. */

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TOP = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(TOP, 'node_modules/.cache/losverfahren-page');

let starting: Promise<Browser> | undefined;

/** Begun by the first test that needs it, so that without Chromium every test fails and none is passed over. */
export function browser(): Promise<Browser> {
  starting ??= (async () => {
    if (!existsSync(CHROMIUM))
      throw new Error(`this test needs Chromium at ${CHROMIUM} (apt-get install chromium, or set CHROMIUM)`);
    const args = ['--headless', '--no-sandbox', '--disable-gpu'];
    return chromium.launch({ executablePath: CHROMIUM, args });
  })();
  return starting;
}

afterAll(async () => {
  await (await starting?.catch(() => undefined))?.close();
});

let making: Promise<string> | undefined;

/** The path of the page as it is made of what is written now; kept under the hash of everything that it is made of. */
export function pageFile(): Promise<string> {
  making ??= (async () => {
    const hash = createHash('sha256');
    for (const path of ['package-lock.json', 'build/page.mjs', ...sources()])
      hash.update(`${path}\n`).update(readFileSync(join(TOP, path)));
    const kept = join(KEPT, `${hash.digest('hex')}.html`);
    if (!existsSync(kept)) {
      const page = await makePage();
      mkdirSync(KEPT, { recursive: true });
      for (const old of readdirSync(KEPT))
        if (isOld(join(KEPT, old))) rmSync(join(KEPT, old), { force: true });
      // Whole or not at all: another file of tests may look for it.
      writeFileSync(`${kept}.${process.pid}`, page);
      renameSync(`${kept}.${process.pid}`, kept);
    }
    return kept;
  })();
  return making;
}

const DAY = 86_400_000;
const isOld = (path: string) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY;

export const pageUrl = async () => pathToFileURL(await pageFile()).href;

function sources(): string[] {
  const names = readdirSync(join(TOP, 'src'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(?:tsx?|css)$/.test(name))
    .sort()
    .map((name) => `src/${name}`);
}

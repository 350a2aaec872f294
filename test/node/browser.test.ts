import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { Browser } from '../../src/node/browser.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { newFolder } from '../cli/run.js';

/** The browser that makes PDFs: found, given a folder of its own, and ended. */

const PAGE = [new TextEncoder().encode('<!doctype html><title>a</title><p>Ägir')];

/** A program that does this instead of a browser. */
function stub(script: string): string {
  const path = join(newFolder(), 'browser.sh');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

function browser(environment: Readonly<Record<string, string>>, platform: NodeJS.Platform = 'linux') {
  const unfinished = new Unfinished();
  return { unfinished, browser: new Browser(unfinished, { platform, env: environment }) };
}

async function refusal(action: () => unknown): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems[0]?.code;
  }
}

/** What commands have left in the folder for temporary files. */
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('.losverfahren.partial-'));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Ended, and nobody has asked for its exit code yet.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('the browser', () => {
  const PRINTS = `for a in "$@"; do case $a in --print-to-pdf=*) pdf=\${a#*=};; file://*) page=\${a#file://};; esac; done`;

  test('is given the page, in a folder that nobody else can read and that is gone afterwards', async () => {
    const seen = join(newFolder(), 'seen');
    const program = stub(
      `${PRINTS}\nstat -c '%a %a' "$page" "$(dirname "$page")" > ${seen}; cat "$page" >> ${seen}; printf '%%PDF-1.4\\n%%%%EOF\\n' > "$pdf"`,
    );
    const { unfinished, browser: one } = browser({ LOSVERFAHREN_BROWSER: program });
    const before = left();
    const pdf = Buffer.concat([...(await one.print(PAGE, 20))]).toString('utf8');
    expect(pdf).toBe('%PDF-1.4\n%%EOF\n');
    const [page, folder, ...html] = readFileSync(seen, 'utf8').split('\n');
    expect([page, folder, html.join('\n')]).toEqual([
      '600 600',
      '700 700',
      Buffer.concat(PAGE).toString('utf8'),
    ]);
    expect(left().length).toBe(before.length + 1);
    expect(unfinished.discard()).toEqual([]);
    expect(left()).toEqual(before);
  });

  test.each([
    ['writes nothing', 'exit 1'],
    ['writes half a PDF', `${PRINTS}\nprintf '%%PDF-1.4\\n' > "$pdf"`],
    ['writes something else', `${PRINTS}\nprintf 'Hallo %%%%EOF\\n' > "$pdf"`],
  ])('that %s is refused', async (_, script) => {
    const { unfinished, browser: one } = browser({ LOSVERFAHREN_BROWSER: stub(script) });
    expect(await refusal(() => one.print(PAGE, 20))).toBe('PDF-002');
    unfinished.discard();
  });

  test('that does not end is ended with all that it began', async () => {
    const mark = join(newFolder(), 'pid');
    const program = stub(`sleep 60 & echo $! > ${mark}\nsleep 60`);
    const { unfinished, browser: one } = browser({ LOSVERFAHREN_BROWSER: program });
    expect(await refusal(() => one.print(PAGE, 0.5))).toBe('PDF-003');
    if (existsSync(mark)) {
      const pid = Number(readFileSync(mark, 'utf8'));
      await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 5000);
    }
    expect(unfinished.discard()).toEqual([]);
  });

  test('leaves no listener behind', async () => {
    const before = process.listenerCount('SIGINT');
    const { unfinished, browser: one } = browser({ LOSVERFAHREN_BROWSER: stub('exit 0') });
    await refusal(() => one.print(PAGE, 20));
    expect(process.listenerCount('SIGINT')).toBe(before);
    unfinished.discard();
  });

  test('is found on the path, and not in the folder at hand', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'google-chrome'), '');
    chmodSync(join(folder, 'google-chrome'), 0o755);
    const found = browser({ PATH: `.:${folder}` }).browser;
    // One that the machine has comes first, wherever it is.
    expect(found.require()).toMatch(/^\//);
  });
});

test('none: it is refused, and nothing is begun', async () => {
  const { browser: one } = browser({ LOSVERFAHREN_BROWSER: '/gibt/es/nicht' });
  expect(await refusal(() => one.require())).toBe('PDF-001');
  expect(await refusal(() => one.print(PAGE, 20))).toBe('PDF-001');
});

const CHROMIUM = '/usr/bin/chromium';
test.skipIf(!existsSync(CHROMIUM))('a real one makes a PDF', { timeout: 60_000 }, async () => {
  const { unfinished, browser: one } = browser({ LOSVERFAHREN_BROWSER: CHROMIUM });
  const pdf = Buffer.concat([...(await one.print(PAGE, 55))]).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(unfinished.discard()).toEqual([]);
});

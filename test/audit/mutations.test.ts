import { isUtf8 } from 'node:buffer';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.js';
import { copyOf, drawn, fingerprintOf, logText, verdict, writeLog } from './verifying.js';

/** Changes to the log's bytes and lines by somebody who does not mend the chain. */

let home: string;
let scratch: string;
let log: Buffer;
let lines: string[];
let fingerprint: string;

beforeAll(async () => {
  home = await drawn();
  scratch = copyOf(home);
  log = Buffer.from(logText(home));
  lines = logText(home).trimEnd().split('\n');
  fingerprint = fingerprintOf(home);
});

/** The log alone is enough to notice; most of these tests do without register and plan. */
async function failedWith(content: string | Buffer): Promise<readonly string[]> {
  writeLog(scratch, content);
  const found = await verdict(scratch, { register: false, plan: false, fingerprint });
  expect([found.code, found.refused]).toEqual([4, []]);
  return found.failed;
}

const asLog = (changed: readonly string[]) => changed.map((line) => `${line}\n`).join('');

describe('a draw that nobody touched', () => {
  test('passes every check, with register, plan, seed and fingerprint', async () => {
    const found = await verdict(home, { fingerprint });
    expect(found).toEqual({ code: 0, failed: [], notes: [], refused: [] });
  });

  test('passes every check from the log and the lists alone', async () => {
    const found = await verdict(home, { register: false, plan: false });
    expect(found).toEqual({ code: 0, failed: [], notes: [], refused: [] });
  });
});

describe('one byte of the log', () => {
  /** 70 places over the whole log, whatever they hold. */
  const places = () => Array.from({ length: 70 }, (_, at) => Math.floor(((at + 0.5) * log.length) / 70));
  const lineOf = (at: number) => log.subarray(0, at).filter((byte) => byte === 10).length;

  test('changed anywhere breaks the chain, or in the last line the fingerprint', async () => {
    for (const at of places()) {
      const changed = Buffer.from(log);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const check = lineOf(at) < lines.length - 1 ? 'log.chain' : 'log.fingerprint';
      expect([at, await failedWith(changed)]).toEqual([at, expect.arrayContaining([check])]);
    }
  });

  test('removed anywhere breaks the chain, or in the last line the fingerprint', async () => {
    for (const at of places()) {
      const changed = Buffer.concat([log.subarray(0, at), log.subarray(at + 1)]);
      const broken = lineOf(at) < lines.length - 1 ? 'log.chain' : 'log.fingerprint';
      // Without half of an umlaut nothing of the file can be read.
      const check = isUtf8(changed) ? broken : 'log.lines';
      expect([at, await failedWith(changed)]).toEqual([at, expect.arrayContaining([check])]);
    }
  });

  test('that is not UTF-8 leaves no lines to read', async () => {
    for (const at of [0, 500, log.length - 2]) {
      const changed = Buffer.from(log);
      changed[at] = 0xff;
      expect(await failedWith(changed)).toEqual(expect.arrayContaining(['log.lines', 'log.entries']));
    }
  });
});

describe('one line of the log', () => {
  const each = [0, 1, 2, 3, 4, 5, 6];

  test.each(each)('removed: no. %i', async (at) => {
    const failed = await failedWith(asLog(lines.toSpliced(at, 1)));
    expect(failed).toEqual(
      expect.arrayContaining(at === 6 ? ['log.entries', 'log.fingerprint'] : ['log.chain', 'log.entries']),
    );
  });

  test.each(each)('doubled: no. %i', async (at) => {
    const failed = await failedWith(asLog(lines.toSpliced(at, 0, lines[at] ?? '')));
    expect(failed).toContain('log.chain');
  });

  test.each(each.slice(1))('swapped with the one before: no. %i', async (at) => {
    const failed = await failedWith(asLog(lines.toSpliced(at - 1, 2, lines[at] ?? '', lines[at - 1] ?? '')));
    expect(failed).toEqual(expect.arrayContaining(['log.chain', 'log.entries']));
  });

  test('cut off at the end, at many places', async () => {
    const last = log.lastIndexOf(10, log.length - 2) + 1;
    for (const at of [last + 1, last + 40, Math.floor((last + log.length) / 2), log.length - 2]) {
      const failed = await failedWith(log.subarray(0, at));
      expect(failed).toEqual(expect.arrayContaining(['log.lines', 'log.entries']));
    }
  });

  test.each([
    ['without the last line feed', (text: string) => text.slice(0, -1), 'log.lines'],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n'), 'log.canonical'],
    ['with a byte order mark', (text: string) => `\ufeff${text}`, 'log.lines'],
    ['with an empty line at the end', (text: string) => `${text}\n`, 'log.lines'],
    ['with a blank behind a comma', (text: string) => text.replace(',"body"', ', "body"'), 'log.canonical'],
    [
      'with the fields in another order',
      (text: string) => text.replace(/^\{("at":"[^"]*"),(.*)\}$/m, '{$2,$1}'),
      'log.canonical',
    ],
    [
      'with a key twice',
      (text: string) => text.replace('"v":', '"v":"losverfahren/2","v":'),
      'log.canonical',
    ],
    ['with 1.0 for 1', (text: string) => text.replace('"seq":1', '"seq":1.0'), 'log.canonical'],
    [
      'with an umlaut as an escape',
      (text: string) => text.replace('Bürgerrat', 'B\\u00fcrgerrat'),
      'log.canonical',
    ],
    [
      'of the earlier form',
      (text: string) => text.replaceAll('losverfahren/2', 'losverfahren/1'),
      'log.version',
    ],
    ['empty', () => '', 'log.lines'],
    ['of something else', () => 'Einladungen;40\n', 'log.lines'],
    ['of an array', () => '[]\n', 'log.lines'],
  ] as const)('the log %s', async (_, change, check) => {
    const text = log.toString('utf8');
    expect(change(text)).not.toBe(text);
    expect(await failedWith(change(text))).toContain(check);
  });
});

describe('on the command line', () => {
  test.each([
    ['de', '✗ Kette der Prüfsummen ist lückenlos  [log.chain]', 'Eine Zeile wurde geändert'],
    ['en', '✗ the chain of hashes is unbroken  [log.chain]', 'A line was changed'],
  ] as const)('a broken chain exits with 4 and is explained (%s)', async (language, check, meaning) => {
    writeLog(scratch, asLog(lines.with(2, (lines[2] ?? '').replace('"N":', '"N":1'))));
    const outcome = await run(['verify', 'out'], { cwd: scratch, language });
    expect(outcome.code).toBe(4);
    expect(outcome.stdout).toContain(check);
    expect(outcome.stdout).toContain(meaning);
    expect(outcome.stderr).toBe('');
  });

  test('--json names the failed checks and their places', async () => {
    writeLog(scratch, asLog(lines.with(2, (lines[2] ?? '').replace('"N":', '"N":1'))));
    const outcome = await run(['verify', 'out', '--json'], { cwd: scratch });
    expect(outcome.code).toBe(4);
    const { verified, checks } = JSON.parse(outcome.stdout) as {
      verified: boolean;
      checks: { name: string; passed: boolean; places: string[] }[];
    };
    expect(verified).toBe(false);
    expect(checks.find(({ name }) => name === 'log.chain')).toEqual({
      name: 'log.chain',
      passed: false,
      places: ['4'],
    });
  });
});

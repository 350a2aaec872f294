import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../src/node/threads/chunks.js';
import { moduleOf, runOn, told } from './failing.js';
import { csvText, PLAN, save, town } from './registers.js';
import { BIN, contents, execute, newFolder, type RunOptions, SEED } from './run.js';

/** A thread that reads the register dies in the middle of it: said, exit code 1, and nothing is written. */

const register = csvText(town(16_000));
/** More than one part, or a thread would have nothing to die in the middle of. */
const PARTS = Math.ceil(Buffer.byteLength(register) / CHUNK_BYTES);
/** What a thread tells: every part, all that it has gathered, and the ids that occur twice. */
const MESSAGES = PARTS + 2;
const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--force'];

/** A folder with a register, a plan, and lists of an earlier draw. */
function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', PLAN);
  mkdirSync(join(folder, 'out'));
  for (const list of ['invitations.csv', 'reserve.csv']) save(join(folder, 'out'), list, 'old\n');
  return folder;
}

/** After so many messages of a thread, this happens instead of the next one. */
const dying = (messages: number, happens: string) => `
  import { isMainThread, parentPort } from 'node:worker_threads';
  let left = ${messages};
  const fail = () => { ${happens} };
  if (!isMainThread) {
    const post = parentPort.postMessage.bind(parentPort);
    parentPort.postMessage = (...message) => { if (left-- > 0) post(...message); else fail(); };
  }`;

/** A command whose reading threads die after so many messages. */
function run(args: readonly string[], options: RunOptions, messages: number, happens = 'process.exit(3)') {
  return runOn(
    ({ readerThread }) => ({
      readerThread: moduleOf(`${dying(messages, happens)}\nawait import(${JSON.stringify(readerThread)});`),
    }),
    args,
    options,
  );
}

describe('RUN-001: a reading thread dies', () => {
  test('at any message it sends: which one and how is said, and nothing is written', async () => {
    expect(PARTS).toBeGreaterThan(2);
    for (let messages = 0; messages < MESSAGES; messages++) {
      const cwd = prepared();
      const before = contents(cwd);
      const outcome = await run([...DRAW, '--workers', '1', '--json'], { cwd }, messages);
      expect([messages, outcome.code, outcome.stdout]).toEqual([messages, 1, '']);
      expect(told(outcome)).toEqual([['RUN-001', { worker: '1', detail: 'exit 3' }]]);
      expect(contents(cwd)).toEqual(before);
    }
  });

  test('after its last message there is nothing to fail any more: the draw is written', async () => {
    const cwd = prepared();
    const outcome = await run([...DRAW, '--workers', '1'], { cwd }, MESSAGES);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(readdirSync(join(cwd, 'out'))).toContain('audit.jsonl');
  });

  test.each(['check', 'preview'])('%s with several threads says so as well', async (command) => {
    const args = [command, '-c', 'plan.yaml', '--workers', '3', '--json'];
    const outcome = await run(args, { cwd: prepared() }, 1, 'process.exit(7)');
    expect([outcome.code, outcome.stdout]).toEqual([1, '']);
    const worker = expect.stringMatching(/^[123]$/);
    expect(told(outcome)).toEqual([['RUN-001', { worker, detail: 'exit 7' }]]);
  });

  test('of an error in it only the name is said', async () => {
    const happens = "throw new RangeError('Erika Geheim\\n    at Geheimweg (geheim.js:1:2)')";
    for (const more of [[], ['--verbose'], ['--json']]) {
      const cwd = prepared();
      const before = contents(cwd);
      const outcome = await run([...DRAW, '--workers', '2', ...more], { cwd }, 1, happens);
      expect([outcome.code, outcome.stdout]).toEqual([1, '']);
      expect(outcome.stderr).toMatch(/RUN-001.*RangeError/s);
      expect(outcome.stderr.toLowerCase()).not.toContain('geheim');
      expect(contents(cwd)).toEqual(before);
    }
  });

  test.each([
    ['en', /^Error RUN-001: reader 1 died \(exit 3\)\n/],
    ['de', /^Fehler RUN-001: Lesevorgang 1 ist abgebrochen \(exit 3\)\n/],
  ] as const)('%s: the sentence names the thread, and a way round it', async (language, head) => {
    const outcome = await run([...DRAW, '--workers', '1'], { cwd: prepared(), language }, 0);
    expect(outcome.stderr).toMatch(head);
    expect(outcome.stderr).toContain('--workers 0');
  });

  test('as a process: exit code 1, no word of the thread itself, and nothing is left anywhere', async () => {
    const cwd = prepared();
    const before = contents(cwd);
    const temporary = newFolder();
    const load = moduleOf(dying(1, 'console.log("out"); console.error("err"); process.exit(3)')).href;
    const args = ['--import', load, BIN, ...DRAW, '--workers', '2'];
    const outcome = await execute(process.execPath, args, {
      cwd,
      env: { TMPDIR: temporary, TEMP: temporary },
    });
    expect([outcome.code, outcome.stdout]).toEqual([1, '']);
    expect(outcome.stderr).toMatch(/^Error RUN-001: [^\n]+\n {2}why [^\n]+\n {2}remedy [^\n]+\n$/);
    expect([contents(cwd), readdirSync(temporary)]).toEqual([before, []]);
  });
});

test.each(['0', '2'])(
  'a read error in the middle of the register, read by %s threads: its own message, and nothing is written',
  async (workers) => {
    const cwd = prepared();
    const before = contents(cwd);
    // The register is read in a thread by the one call, without threads by the other.
    const load = moduleOf(`
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import { isMainThread } from 'node:worker_threads';
    const failed = () => Object.assign(new Error('EIO: Geheim'), { code: 'EIO', syscall: 'read' });
    const { readSync } = fs;
    let calls = 0;
    fs.readSync = (...given) => {
      if (isMainThread === (${workers} === 0) && ++calls === 2) throw failed();
      return readSync(...given);
    };
    syncBuiltinESMExports();`).href;
    const args = ['--import', load, BIN, ...DRAW, '--workers', workers, '--json'];
    const outcome = await execute(process.execPath, args, { cwd });
    expect([outcome.code, outcome.stdout]).toEqual([3, '']);
    expect(told(outcome)).toEqual([['RUN-010', { reason: 'EIO' }]]);
    expect(outcome.stderr).not.toContain('Geheim');
    expect(contents(cwd)).toEqual(before);
  },
);

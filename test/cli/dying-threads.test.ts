import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../src/node/threads/chunks.js';
import { failing, told } from './failing.js';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, newFolder, SEED } from './run.js';

/** A thread that reads the register dies in the middle of it: said, exit code 1, and nothing is written. */

const register = csvText(town(16_000));
/** More than one part, or a thread would have nothing to die in the middle of. */
const PARTS = Math.ceil(Buffer.byteLength(register) / CHUNK_BYTES);
const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];

/** A folder with a register, a plan, and lists of an earlier draw. */
function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', PLAN);
  mkdirSync(join(folder, 'out'));
  for (const list of ['invitations.csv', 'reserve.csv']) save(join(folder, 'out'), list, 'old\n');
  return folder;
}

/** Before each of a thread's messages but the first ones, this happens instead. */
const inThread = (messages: number, happens: string) => `
  import { isMainThread, parentPort } from 'node:worker_threads';
  let left = ${messages};
  const fail = () => { ${happens} };
  if (!isMainThread) {
    const post = parentPort.postMessage.bind(parentPort);
    parentPort.postMessage = (...message) => { if (left-- > 0) post(...message); else fail(); };
  }`;

describe('RUN-001: a reading thread dies', () => {
  test('at any message it sends: which one and how is said, and nothing is written', async () => {
    const found: unknown[] = [];
    // Every part, what the thread has gathered, and the ids that occur twice.
    for (let messages = 0; messages < PARTS + 2; messages++) {
      const cwd = prepared();
      const before = contents(cwd);
      const outcome = await failing([...DRAW, '--force', '--workers', '1', '--json'], {
        cwd,
        before: inThread(messages, 'process.exit(3)'),
      });
      expect([outcome.code, outcome.stdout, outcome.left]).toEqual([1, '', []]);
      expect(contents(cwd)).toEqual(before);
      found.push(...told(outcome));
    }
    expect(PARTS).toBeGreaterThan(2);
    expect(found).toEqual(Array(PARTS + 2).fill(['RUN-001', { worker: '1', detail: 'exit 3' }]));
  });

  test('after its last message there is nothing to fail any more: the draw is written', async () => {
    const cwd = prepared();
    const outcome = await failing([...DRAW, '--force', '--workers', '1'], {
      cwd,
      before: inThread(PARTS + 2, 'process.exit(3)'),
    });
    expect([outcome.code, outcome.stderr, outcome.left]).toEqual([0, '', []]);
    expect(readdirSync(join(cwd, 'out'))).toContain('audit.jsonl');
  });

  test.each(['check', 'preview'])('%s says so as well', async (command) => {
    const outcome = await failing([command, '-c', 'plan.yaml', '--workers', '3', '--json'], {
      cwd: prepared(),
      before: inThread(1, 'process.exit(7)'),
    });
    expect([outcome.code, outcome.stdout, outcome.left]).toEqual([1, '', []]);
    expect(told(outcome)).toEqual([
      ['RUN-001', { worker: expect.stringMatching(/^[123]$/), detail: 'exit 7' }],
    ]);
  });

  test('of an error in it only the name is said', async () => {
    const happens = "throw new RangeError('Erika Geheim\\n    at Geheimweg (geheim.js:1:2)')";
    for (const more of [[], ['--verbose'], ['--json']]) {
      const cwd = prepared();
      const before = contents(cwd);
      const args = [...DRAW, '--force', '--workers', '2', ...more];
      const outcome = await failing(args, { cwd, before: inThread(1, happens) });
      expect([outcome.code, outcome.stdout]).toEqual([1, '']);
      expect(outcome.stderr).toContain('RUN-001');
      expect(outcome.stderr).toContain('RangeError');
      expect(outcome.stderr.toLowerCase()).not.toContain('geheim');
      expect(contents(cwd)).toEqual(before);
    }
  });

  test.each([
    ['en', /^Error RUN-001: reader 1 died \(exit 3\)\n/, '--workers 0'],
    ['de', /^Fehler RUN-001: Lesevorgang 1 ist abgebrochen \(exit 3\)\n/, '--workers 0'],
  ] as const)('%s: the sentence names the thread, and a way round it', async (language, head, way) => {
    const outcome = await failing([...DRAW, '--force', '--workers', '1'], {
      cwd: prepared(),
      before: inThread(0, 'process.exit(3)'),
      language,
    });
    expect(outcome.stderr).toMatch(head);
    expect(outcome.stderr).toContain(way);
  });
});

import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { fileSource } from '../../src/node/file-source.js';
import { inThreads } from '../../src/node/threads/parallel.js';
import { type FrameReading, openRegister, type ReadOptions, readFrame } from '../../src/register/read.js';
import { hashSource, type RegisterSource } from '../../src/register/source.js';
import { byColumn, places, planOf, refusal } from './registers.js';

/** A register that changes while it is read: the result could never be verified. */

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'losverfahren-'));
  path = join(folder, 'register.csv');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const plan = planOf({ stratify: [byColumn('Ort')] });
const REFUSED = [['REG-020', { file: 'register.csv' }]];
const LATER = new Date('2031-01-01T00:00:00Z');

/** A content of this many rows, all of the same length. */
const content = (rows: number, ort = 'Nord', header = 'Nr;Ort') =>
  `${header}\n${Array.from({ length: rows }, (_, nr) => `${String(nr).padStart(7, '0')};${ort}\n`).join('')}`;

/** Other bytes, as many as before, and a time that no clock decides. */
function rewrite(text: string): void {
  writeFileSync(path, text);
  utimesSync(path, LATER, LATER);
}

const SETTINGS = { plan, key: null, idLists: new Map(), draw: null, survey: false };

async function readSource(source: RegisterSource, options: ReadOptions = {}): Promise<FrameReading> {
  return readFrame(await openRegister([source], plan.register), SETTINGS, options);
}

describe.each([
  ['of one buffer', 100],
  ['of several buffers', 300_000],
])('a file %s', (_, rows) => {
  beforeEach(() => writeFileSync(path, content(rows)));

  /** Reads the file and changes it as soon as the first bytes have been read. */
  async function readWhile(change: () => void): Promise<FrameReading> {
    let changed = false;
    const progress = () => {
      if (!changed) change();
      changed = true;
    };
    return readSource(await fileSource(path), { progress });
  }

  test('that nobody touches is read', async () => {
    const { tally, problems } = await readWhile(() => {});
    expect([tally.rows, problems]).toEqual([rows, []]);
  });

  test('that grows is refused', async () => {
    const problems = await refusal(() => readWhile(() => appendFileSync(path, '9999999;Nord\n')));
    expect(places(problems)).toEqual(REFUSED);
  });

  test('that grows is refused even if its time says nothing of it', async () => {
    utimesSync(path, LATER, LATER);
    const grow = () => {
      appendFileSync(path, '9999999;Nord\n');
      utimesSync(path, LATER, LATER);
    };
    expect(places(await refusal(() => readWhile(grow)))).toEqual(REFUSED);
  });

  test('that is cut off at a record is refused', async () => {
    const problems = await refusal(() => readWhile(() => truncateSync(path, content(rows / 2).length)));
    expect(places(problems)).toEqual(REFUSED);
  });

  test('in whose place others of the same size are written is refused', async () => {
    const problems = await refusal(() => readWhile(() => rewrite(content(rows, 'Ost!'))));
    expect(places(problems)).toEqual(REFUSED);
  });

  test('that has faults as well is refused for the change', async () => {
    writeFileSync(path, content(rows, ''));
    const problems = await refusal(() => readWhile(() => appendFileSync(path, '1;"')));
    expect(places(problems)).toEqual(REFUSED);
  });

  // Windows does not let anybody replace an open file.
  test.skipIf(process.platform === 'win32')(
    'that another one takes the place of is read as it was',
    async () => {
      const before = await hashSource(await fileSource(path));
      const reading = readWhile(() => {
        writeFileSync(`${path}.new`, content(rows, 'Ost!'));
        renameSync(`${path}.new`, path);
      });
      const outcome = await reading.then(
        ({ files, tally }) => [files[0]?.sha256, tally.strata.map(({ categories }) => categories.join())],
        (cause: unknown) => (cause instanceof Refusal ? places(cause.problems) : cause),
      );
      // To refuse it is right as well; only a mixture of both would be wrong.
      expect([[before, ['Nord']], REFUSED]).toContainEqual(outcome);
    },
  );
});

describe('a file that two threads read', () => {
  const rows = 50_000;
  // The built file: a thread can't run TypeScript.
  const entry = new URL('../../dist/node/threads/reader-thread.js', import.meta.url);
  const parallel = { workers: 2, entry, chunkBytes: 1 << 16, scratch: '' };
  beforeEach(() => writeFileSync(path, content(rows)));

  /** Changes the file when its hash is to be made, which is before any thread has begun. */
  async function readAfter(change: () => void): Promise<FrameReading> {
    const source = await fileSource(path);
    const register = await openRegister([source], plan.register);
    const open = () => {
      change();
      return source.open();
    };
    const changing = register.map((file) => ({ ...file, source: { ...source, open } }));
    return readFrame(changing, SETTINGS, { parallel: inThreads({ ...parallel, scratch: folder }) });
  }

  test('is read if nobody touches it', async () => {
    const { tally, problems } = await readAfter(() => {});
    expect([tally.rows, problems]).toEqual([rows, []]);
  });

  test.each<[string, () => void]>([
    ['grows', () => appendFileSync(path, '9999999;Nord\n')],
    ['is cut off at a record', () => truncateSync(path, content(rows / 2).length)],
    ['is written anew in the same size', () => rewrite(content(rows, 'Ost!'))],
  ])('is refused if it %s', async (_, change) => {
    expect(places(await refusal(() => readAfter(change)))).toEqual(REFUSED);
  });
});

describe('between two readings of one file', () => {
  test('columns that changed places after the header was read are not mistaken for each other', async () => {
    const header = 'Nr;Ort;Alt';
    writeFileSync(path, content(100, 'Nord;Wald', header));
    const register = await openRegister([await fileSource(path)], plan.register);
    rewrite(content(100, 'Wald;Nord', 'Nr;Alt;Ort'));
    expect(places(await refusal(() => readFrame(register, SETTINGS)))).toEqual(REFUSED);
  });

  test('a file that changes before double ids are named is refused', async () => {
    writeFileSync(path, content(50) + content(50).slice('Nr;Ort\n'.length));
    const source = await fileSource(path);
    let armed = false;
    let opened = 0;
    const changing: RegisterSource = {
      ...source,
      open: () => {
        // The first opening is for the frame, the second for the ids.
        if (armed && ++opened === 2) rewrite(content(100));
        return source.open();
      },
    };
    const register = await openRegister([changing], plan.register);
    armed = true;
    expect(places(await refusal(() => readFrame(register, SETTINGS)))).toEqual(REFUSED);
  });
});

describe('a file that cannot be read', () => {
  test('is named with the reason', async () => {
    const problems = await refusal(() => fileSource(join(folder, 'keins.csv')));
    expect(problems).toMatchObject([
      { code: 'REG-001', where: [{ file: join(folder, 'keins.csv') }], params: { reason: 'ENOENT' } },
    ]);
    expect(await refusal(() => fileSource(folder))).toMatchObject([
      { code: 'REG-001', where: [{ file: folder }], params: { reason: 'ENOTFILE' } },
    ]);
  });

  test('that is gone when it is to be read, too', async () => {
    writeFileSync(path, content(3));
    const source = await fileSource(path);
    rmSync(path);
    expect(await refusal(() => readSource(source))).toMatchObject([
      { code: 'REG-001', where: [{ file: path }], params: { reason: 'ENOENT' } },
    ]);
  });
});

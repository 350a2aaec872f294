import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { csvText, save, town, withColumn } from '../cli/registers.js';
import { bodyOf, type Entry, newFolder, run, SEED } from '../cli/run.js';
import { forge, logText, verdict } from './verifying.js';

/**
 * A confidential rule that hits fewer than 5 people, with no other rule to be put together with. That it may
 * exclude nobody stands in each plan, so it does not tell that it does.
 */

const ROWS = 137;
const PLAN = `version: 1
title: Wenige Sperren
register: { columns: { id: PersonID, gender: Geschlecht } }
eligibility:
  exclude:
    - { column: Auskunftssperre, values: nonempty, reason: Sperre, confidential: true, may_be_empty: true }
stratify:
  - gender: { w: [w], m: [m, d, x, ""] }
sample: { size: 20, reserve: 1 }
`;

let folder = '';
const made = async (blocked: number) => {
  folder = newFolder();
  const people = withColumn(town(ROWS), 'Auskunftssperre', (row) => (row < blocked ? 'ja' : ''));
  save(folder, 'register.csv', csvText(people));
  save(folder, 'plan.yaml', PLAN);
  const args = ['draw', 'register.csv', '--plan', 'plan.yaml', '--seed', SEED, '--output', 'out'];
  return run(args, { cwd: folder });
};

describe('of 0 to 4 people', () => {
  test.each([0, 1, 4])(
    '%i: neither their number nor what tells it stands in the log, and it is verified',
    async (blocked) => {
      const { code, stdout } = await made(blocked);
      expect(code).toBe(0);
      expect(bodyOf(join(folder, 'out'), 'frame')).toMatchObject({
        rows: null,
        N: ROWS - blocked,
        excluded: [{ rules: [{ kind: 'exclude', reason: 'Sperre' }], count: null }],
      });
      expect(bodyOf(join(folder, 'out'), 'register')).toMatchObject({ files: [{ rows: null }] });
      // Rows are nowhere else either.
      expect(logText(folder)).not.toContain(`"rows":${ROWS}`);
      expect(stdout).toContain('  Excluded           fewer than 5  Sperre\n');
      expect(await verdict(folder)).toMatchObject({ code: 0, failed: [] });
      expect(await verdict(folder, { register: false, plan: false })).toMatchObject({ code: 0, failed: [] });
    },
  );

  test('check and preview do not show it, for people and for programs', async () => {
    await made(3);
    for (const command of ['check', 'preview']) {
      const args = [command, 'register.csv', '--plan', 'plan.yaml'];
      expect((await run(args, { cwd: folder })).stdout).toContain('fewer than 5  Sperre');
      const { excluded } = JSON.parse((await run([...args, '--json'], { cwd: folder })).stdout);
      expect(excluded).toEqual([{ rules: [{ kind: 'exclude', reason: 'Sperre' }], count: null }]);
    }
  });
});

test('of 5 people: all is shown', async () => {
  await made(5);
  expect(bodyOf(join(folder, 'out'), 'frame')).toMatchObject({ rows: ROWS, excluded: [{ count: 5 }] });
});

describe('a log', () => {
  const body = (entries: readonly Entry[], type: string) =>
    entries.find((entry) => entry.type === type)?.body as {
      rows: number | null;
      excluded: { count: number | null }[];
      files: { rows: number | null }[];
      plan: { eligibility: { exclude: { confidential: boolean }[] } };
    };
  const failedOf = async (change: (entries: Entry[]) => void) => {
    forge(folder, change);
    return (await verdict(folder, { register: false, plan: false })).failed;
  };

  describe('that hides a count', () => {
    beforeEach(async () => {
      await made(2);
    });

    test.each([
      [
        'shows the rows of the frame',
        (entries: Entry[]) => {
          body(entries, 'frame').rows = ROWS;
        },
      ],
      [
        'shows the rows of a file',
        (entries: Entry[]) => {
          for (const file of body(entries, 'register').files) file.rows = ROWS;
        },
      ],
      [
        'has no confidential rule',
        (entries: Entry[]) => {
          for (const rule of body(entries, 'plan').plan.eligibility.exclude) rule.confidential = false;
        },
      ],
      [
        'shows it after all, and hides the rows',
        (entries: Entry[]) => {
          for (const one of body(entries, 'frame').excluded) one.count = 2;
        },
      ],
    ])('and %s fails', async (_, change) => {
      expect(await failedOf(change)).toContain('frame.sums');
    });
  });

  test('that hides more than it may fails: from the log if there are several counts, else with the register', async () => {
    await made(30);
    forge(folder, (entries) => {
      const frame = body(entries, 'frame');
      frame.rows = null;
      for (const one of frame.excluded) one.count = null;
      for (const file of body(entries, 'register').files) file.rows = null;
    });
    expect((await verdict(folder, { plan: false })).failed).toContain('register.frame');
  });
});

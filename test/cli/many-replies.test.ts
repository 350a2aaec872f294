import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logFile, logLines } from '../../src/audit/chain.js';
import { replyEvent } from '../../src/audit/entries/reply.js';
import { readLog } from '../../src/audit/read-log.js';
import { digest } from '../../src/machine/node.js';
import { isThorough } from '../thorough.js';
import { done } from './commitments.js';
import { entriesOf, LATER, listed, REPLACE } from './later.js';
import { csvText, save, town } from './registers.js';
import { BIN, environment, newFolder, SEED } from './run.js';

/** All who were written to have answered: what `verify` keeps grows with the people, and not with people times replies. */

const LETTERS = 10_000;
/** The state of all people after every reply would need thousands. */
const MEGABYTES = 192;

test.runIf(isThorough)(
  'verify holds a replacement after thousands of replies against the register, in little memory',
  async () => {
    const folder = newFolder();
    save(folder, 'register.csv', csvText(town(LETTERS + 500, 'many')));
    const sized = [
      '--size',
      `${LETTERS}`,
      '--stratify',
      'district,gender',
      '--reference-date',
      '2026-12-01',
      '--reserve',
      '0',
    ];
    await done(folder, ['draw', 'register.csv', ...sized, '-s', SEED, '-o', 'out']);
    const path = join(folder, 'out/audit.jsonl');
    const { lines } = readLog(digest, readFileSync(path));
    const replies = listed(folder, 'invitations.csv').map(({ PersonID: label = '' }, at) =>
      replyEvent({
        label,
        way: 'letter',
        attempts: 1,
        needs: [],
        outcome: at === 0 ? 'declined' : 'accepted',
      }),
    );
    expect(replies).toHaveLength(LETTERS);
    writeFileSync(path, logFile(logLines(digest, replies, LATER, lines)));
    await done(folder, [...REPLACE, '-r', 'register.csv']);
    expect(entriesOf(folder, 'replacement')).toHaveLength(1);

    const limit = `--max-old-space-size=${MEGABYTES}`;
    const args = [limit, BIN, 'verify', 'out', '-r', 'register.csv', '--json'];
    // It may take its time; what is tried is its memory.
    const made = spawnSync(process.execPath, args, {
      cwd: folder,
      env: environment({}),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const { status: code, stdout, stderr } = made;
    expect([code, code === 0 ? '' : stderr.slice(0, 2000)]).toEqual([0, '']);
    const { checks } = JSON.parse(stdout) as {
      readonly checks: readonly { name: string; passed: boolean }[];
    };
    expect(checks).toContainEqual(expect.objectContaining({ name: 'replacements.order', passed: true }));
  },
);

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runs } from '../thorough.js';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, FIXTURES, newFolder, type Outcome, run, runProcess, SEED } from './run.js';

/** Several processes that write to one place: exactly one has its way, and the others end with code 6. */

const AT_ONCE = 4;
const register = csvText(town(120));

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', PLAN);
  return folder;
}

/** Starts them together, each with a number of its own. */
function atOnce(cwd: string, args: (number: number) => readonly string[]): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: AT_ONCE }, (_, at) => runProcess(args(at), { cwd })));
}

/** The one that had its way. */
function winner(outcomes: readonly Outcome[]): number {
  const codes = outcomes.map(({ code }) => code);
  expect([...codes].sort()).toEqual([0, 6, 6, 6]);
  return codes.indexOf(0);
}

const fingerprintIn = ({ stdout }: Outcome) => (JSON.parse(stdout) as { fingerprint: string }).fingerprint;

describe('at once', { timeout: 180_000 }, () => {
  test('several rounds of draws into one folder: the one that was reported is the one that is there', async () => {
    for (let round = 0; round < runs(8, 4); round++) {
      const cwd = prepared();
      // Some rounds into a folder that is there already.
      if (round % 3 === 1) mkdirSync(join(cwd, 'out'));
      const outcomes = await atOnce(cwd, (at) => [
        ...['draw', '-c', 'plan.yaml', '-s', `${SEED} ${at}`, '-o', 'out', '--json'],
        ...(round % 3 === 2 ? ['--force'] : []),
      ]);
      const won = outcomes[winner(outcomes)] as Outcome;
      const verify = ['verify', 'out', '-r', 'register.csv', '--fingerprint', fingerprintIn(won)];
      const verified = await run(verify, { cwd });
      expect([round, verified.code]).toEqual([round, 0]);
      expect(readdirSync(cwd).sort()).toEqual(['out', 'plan.yaml', 'register.csv']);
      expect(readdirSync(join(cwd, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
    }
  });

  test('panels into one folder', async () => {
    for (let round = 0; round < 2; round++) {
      const cwd = newFolder();
      const plan = ['-c', join(FIXTURES, 'lostoepfe.yaml')];
      const outcomes = await atOnce(cwd, (at) => [
        ...['panel', join(FIXTURES, 'zusagen.csv'), ...plan, '-s', `${SEED} ${at}`, '-o', 'panel', '--json'],
      ]);
      const won = outcomes[winner(outcomes)] as Outcome;
      const answers = ['--answers', join(FIXTURES, 'zusagen.csv')];
      const verify = ['verify', 'panel', ...answers, '--fingerprint', fingerprintIn(won)];
      const verified = await run(verify, { cwd });
      expect(verified.code).toBe(0);
      expect(readdirSync(cwd)).toEqual(['panel']);
    }
  });

  test('plans and invented registers under one name', async () => {
    for (let round = 0; round < 3; round++) {
      const cwd = prepared();
      winner(await atOnce(cwd, () => ['init', 'register.csv', '-o', 'new.yaml']));
      const towns = await atOnce(cwd, (at) => ['synth', '--rows', '2000', '-s', `${at}`, '-o', 'town.csv']);
      const seed = winner(towns);
      const alone = newFolder();
      await run(['synth', '--rows', '2000', '-s', `${seed}`, '-o', 'town.csv'], { cwd: alone });
      expect(contents(cwd)['town.csv']).toBe(contents(alone)['town.csv']);
      expect(existsSync(join(cwd, 'new.yaml'))).toBe(true);
      expect(readdirSync(cwd)).toHaveLength(4);
    }
  });
});

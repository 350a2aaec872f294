import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, save, town } from './registers.js';
import { newFolder, run, SEED } from './run.js';

/** The next step that a command names is a call that works as it stands there. */

let folder: string;
beforeAll(() => {
  folder = newFolder();
  save(folder, 'mein register.csv', csvText(town(150)));
  save(folder, '-plan.yaml', PLAN.replace('register.csv', '"mein register.csv"'));
});

/** The words of a printed call, as a shell takes them. */
function wordsOf(output: string, command: string): string[] {
  const line = output.split('\n').find((one) => one.includes(`losverfahren ${command}`)) ?? '';
  const call = line.slice(line.indexOf('losverfahren '));
  return [...call.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '').slice(1);
}

describe('the next step', () => {
  test.each(['./-plan.yaml', '--plan=./-plan.yaml'])(
    'after check (%s) is a preview that runs',
    async (plan) => {
      const given = plan.startsWith('--') ? [plan] : ['--plan', plan];
      const checked = await run(['check', ...given], { cwd: folder });
      expect(checked.code).toBe(0);
      const words = wordsOf(checked.stdout, 'preview');
      expect(words[0]).toBe('preview');
      expect((await run(words, { cwd: folder })).code).toBe(0);
    },
  );

  test('after preview is a draw that runs, once the seed is there', async () => {
    const seen = await run(['preview', 'mein register.csv', '--plan', './-plan.yaml'], { cwd: folder });
    const words = wordsOf(seen.stdout, 'draw').map((word) => (word === '…' ? SEED : word));
    expect(words).toContain('mein register.csv');
    expect((await run(words, { cwd: folder })).code).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { moduleOf, told } from './failing.js';
import { csvText, PLAN, save, town } from './registers.js';
import { BIN, contents, execute, newFolder, type Outcome, SEED } from './run.js';

/** Files of the program itself that can't be read: said by name, exit code 1, and nothing is written. */

const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--json'];

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(town(120)));
  save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 6'));
  return folder;
}

/** A process in which this call of the file system fails or gives something else. */
function failing(happens: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const before = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readFileSync } = fs;
    const failed = (code) => Object.assign(new Error(code + ': Geheim'), { code, syscall: 'read' });
    fs.readFileSync = (path, ...more) => {
      if (String(path).endsWith('package.json')) { ${happens} }
      return readFileSync(path, ...more);
    };
    syncBuiltinESMExports();`;
  return execute(process.execPath, ['--import', moduleOf(before).href, BIN, ...args], { cwd });
}

describe('package.json', () => {
  test.each([
    ['that cannot be read', "throw failed('EIO');", 'EIO'],
    ['that nobody may read', "throw failed('EACCES');", 'EACCES'],
    ['that is cut off', `return '{"version": "0.';`, 'EIO'],
  ])('%s: it is named, and nothing is written', async (_, happens, reason) => {
    const cwd = prepared();
    const before = contents(cwd);
    const outcome = await failing(happens, DRAW, cwd);
    expect([outcome.code, outcome.stdout]).toEqual([1, '']);
    expect(told(outcome)).toEqual([['RUN-011', { file: 'package.json', reason }]]);
    expect(outcome.stderr).not.toContain('Geheim');
    expect(contents(cwd)).toEqual(before);
  });
});

test('a part of the program that is loaded when it is needed and is not there is named', async () => {
  const cwd = prepared();
  const hooks = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(\`
      export async function resolve(name, context, next) {
        if (!name.endsWith('/plan/load.js')) return next(name, context);
        return next(name.replace('load.js', 'gone.js'), context);
      }\`));`;
  const args = ['--import', moduleOf(hooks).href, BIN, ...DRAW];
  const outcome = await execute(process.execPath, args, { cwd });
  expect([outcome.code, outcome.stdout]).toEqual([1, '']);
  expect(told(outcome)).toEqual([['RUN-011', { file: 'gone.js', reason: 'ENOENT' }]]);
});

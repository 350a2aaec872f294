import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesOf } from './commitments.js';
import { csvText, markedTown, save } from './registers.js';
import { newFolder, type Outcome, run, SEED } from './run.js';

/** Registers are found by paths as people write them; what has no place in a list fails for its municipality, or is refused. */

function office(): string {
  const cwd = newFolder();
  mkdirSync(join(cwd, 'mit leer'));
  mkdirSync(join(cwd, 'aus'));
  save(cwd, 'plan.yaml', 'version: 1\nstratify: [district]\n');
  const names = ['mit leer/Größe.csv', 'Gro\u0308ße.csv', 'absolut.csv', 'aus/08111004.csv'];
  for (const [at, name] of names.entries()) save(cwd, name, csvText(markedTown(20 + at)));
  return cwd;
}
const CALL = ['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'aus'];
const last = ({ stdout }: Outcome) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

test('with blanks, backslashes, quotation marks, absolute, decomposed, and in the folder of the draws', async () => {
  const cwd = office();
  const rows = [
    '08111001;mit leer\\Größe.csv;3',
    // The disk has its letters taken apart.
    '08111002;Größe.csv;3',
    `08111003;"""${join(cwd, 'absolut.csv')}""";3`,
    '08111004;./aus/08111004.csv;3',
  ];
  save(cwd, 'liste.csv', `AGS;Register;Briefe\n${rows.join('\n')}\n`);
  const outcome = await run(CALL, { cwd });
  expect(outcome.code, outcome.stderr).toBe(0);
  const verified = await run(['verify', 'aus', '--register', 'liste.csv'], { cwd });
  expect(verified.stdout).toContain('4 recomputed with the register');
});

test('a list that names itself, an empty register, a folder, and another one saved twice: each fails for itself', async () => {
  const cwd = office();
  save(cwd, 'leer.csv', '');
  save(cwd, 'kopie.csv', csvText(markedTown(22)));
  const registers = ['liste.csv', 'leer.csv', 'aus', 'absolut.csv', 'kopie.csv', 'Größe.csv'];
  const rows = registers.map((register, at) => `0811100${at};${register};3\n`);
  save(cwd, 'liste.csv', `AGS;Register;Briefe\n${rows.join('')}`);
  const outcome = await run([...CALL, '--json'], { cwd });
  const { drawn, failed, causes } = last(outcome);
  expect([outcome.code, drawn, failed]).toEqual([3, 1, 5]);
  const codes = new Map<string, string[]>(
    causes.map(({ code, keys }: { code: string; keys: string[] }) => [code, keys]),
  );
  expect(codes.get('BATCH-018')).toEqual(['08111003', '08111004']);
  expect(codes.get('REG-002')).toEqual(['08111001']);
  expect(codes.get('REG-001')).toEqual(['08111002']);
});

test('a folder of draws without the log about all of them says what to do', async () => {
  const cwd = office();
  save(cwd, 'liste.csv', 'AGS;Register;Briefe\n08111001;absolut.csv;3\n08111002;nichts.csv;3\n');
  expect((await run(CALL, { cwd })).code).toBe(3);
  const outcome = await run(['verify', 'aus'], { cwd });
  expect([outcome.code, outcome.stderr]).toEqual([
    3,
    expect.stringContaining('losverfahren verify aus/08111001'),
  ]);
});

test('files that lie in the way are told with what a batch can do', async () => {
  const cwd = office();
  mkdirSync(join(cwd, 'aus/08111001'));
  save(cwd, 'aus/08111001/invitations.csv', 'alt');
  save(cwd, 'liste.csv', 'AGS;Register;Briefe\n08111001;absolut.csv;3\n');
  const outcome = await run(CALL, { cwd, language: 'de' });
  expect([outcome.code, outcome.stderr]).toEqual([
    6,
    expect.stringContaining('nehmen; danach denselben Aufruf'),
  ]);
  expect(outcome.stderr).not.toContain('--force');
});

test('an own plan that is not there is refused before anything is drawn', async () => {
  const cwd = office();
  save(cwd, 'liste.csv', 'AGS;Register;Briefe;Plan\n08111001;absolut.csv;3;fehlt.yaml\n');
  const outcome = await run([...CALL, '--json'], { cwd });
  expect([outcome.code, codesOf(outcome.stderr)]).toEqual([3, ['PLAN-001']]);
});

test('a letter for nobody is refused without a draw of municipalities', async () => {
  const cwd = office();
  save(cwd, 'liste.csv', 'AGS;Register;Briefe\n08111001;absolut.csv;0\n');
  expect(codesOf((await run([...CALL, '--json'], { cwd })).stderr)).toEqual(['BATCH-006']);
});

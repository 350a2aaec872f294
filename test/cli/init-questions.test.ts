import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { csvText, save, town } from './registers.js';
import { newFolder } from './run.js';

/** `init` on a terminal, which `script` pretends to be: it asks, and off a terminal it does not. */

const PROGRAM = fileURLToPath(new URL('../../bin/losverfahren.js', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(town(40)));
});

function onTerminal(typed: string): { code: number | null; output: string } {
  const command = `${process.execPath} ${PROGRAM} init register.csv --lang de`;
  const outcome = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    input: typed,
    timeout: 30_000,
  });
  if (outcome.error) throw outcome.error;
  return { code: outcome.status, output: outcome.stdout.toString() };
}

const plan = () => parsePlan(readFileSync(join(folder, 'losverfahren.yaml'), 'utf8'), 'losverfahren.yaml');

describe('questions of init', () => {
  test('are answered by lines typed ahead, and an answer that does not fit is asked for again', () => {
    const { code, output } = onTerminal('Bürgerrat Test\nviele\n12\n18\n1.12.2026\n2026-12-01\n');
    expect([code, output.split('Wie viele Personen').length - 1]).toEqual([0, 2]);
    const { title, sample, eligibility } = plan();
    expect([title, sample?.size]).toEqual(['Bürgerrat Test', 12]);
    expect([eligibility?.min_age, eligibility?.reference_date]).toEqual([18, '2026-12-01']);
  });

  test('keep what was found where nothing is typed', () => {
    const { code } = onTerminal('\n\n\n\n');
    expect([code, plan().sample?.size, plan().eligibility?.min_age]).toEqual([0, 200, 16]);
  });
});

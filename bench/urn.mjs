import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, summary } from './measure.mjs';
import { PLAN, PLAN_FLAGS, PROGRAM } from './plan.mjs';
import { rowCounts, run } from './process.mjs';
import { register } from './registers.mjs';
import { record } from './results.mjs';

/**
 * What an urn costs beside a plain draw of the same register, turn by turn: committing to it (reading, urn.csv, log),
 * and verifying a draw by urn and log alone.
 */

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000,10000000' }, runs: { type: 'string', default: '5' } },
});

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const KEY_FILE = join(folder, 'key.txt');
writeFileSync(KEY_FILE, `${'5c'.repeat(32)}\n`);

const program = (...args) => [process.execPath, PROGRAM, ...args, '--quiet'];

/** A plan file with what the flags of the other measurements say. */
const PLAN_FILE = join(folder, 'plan.yaml');
writeFileSync(
  PLAN_FILE,
  [
    'version: 1',
    'register:',
    '  columns: {id: PersonID, district: Stadtteil, birth_date: Geburtsdatum, gender: Geschlecht}',
    'eligibility:',
    `  reference_date: ${PLAN.reference}`,
    `  min_age: ${PLAN.minAge}`,
    '  exclude: [{column: Auskunftssperre, values: nonempty, reason: Auskunftssperre}]',
    'stratify:',
    '  - district',
    '  - gender',
    `  - age: [${PLAN.bands.map(({ name }) => `"${name}"`).join(', ')}]`,
    `sample: {size: ${PLAN.size}, reserve: ${PLAN.reserve}}`,
    '',
  ].join('\n'),
);

const goOn = (file) =>
  program(
    ...['draw', file, '--plan', PLAN_FILE, '--key-file', KEY_FILE],
    ...['--seed', PLAN.seed, '--output', join(folder, 'commit')],
  );

const urns = [];
for (const rows of rowCounts(values.rows)) {
  const file = await register(rows);
  const at = (name) => join(folder, name);
  const commands = {
    draw: program('draw', file, ...PLAN_FLAGS, '--output', at('draw')),
    commit: program('commit', file, '--plan', PLAN_FILE, '--key-file', KEY_FILE, '-o', at('commit')),
    verify: program('verify', at('commit/audit.jsonl'), '--urn', at('commit/urn.csv')),
  };
  const measured = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let turn = 0; turn < Number(values.runs); turn++) {
    for (const [name, command] of Object.entries(commands)) {
      // A draw in a folder with a commitment continues it.
      if (name === 'verify') await run(goOn(file));
      measured[name].push(await measure(command));
    }
    for (const made of ['draw', 'commit']) rmSync(at(made), { recursive: true });
  }
  const taken = Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, summary(all)]));
  for (const [name, { median, peakBytes }] of Object.entries(taken)) {
    const ratio = (median / taken.draw.median).toFixed(2);
    const peak = peakBytes === null ? '' : `, ${Math.round(peakBytes / 2 ** 20)} MB`;
    console.log(
      `${rows.toLocaleString('en')} rows, ${name}: ${median.toFixed(2)} s (${ratio} of draw)${peak}`,
    );
  }
  urns.push({ rows, ...taken });
}
await record({ urns });

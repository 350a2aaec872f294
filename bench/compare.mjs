import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, summary } from './measure.mjs';
import { run } from './process.mjs';

/**
 * Times contenders on registers, turn by turn: each once on each, then each again, so that what slows the
 * machine for a while slows all of them. Whoever draws must draw the same people, else nothing is reported.
 * @param registers each with its number of rows and its file
 */
export async function compare(registers, contenders, runs) {
  const trials = registers.map((register) => trial(register, contenders));
  for (const { file } of trials) await warmUp(file);
  for (let turn = 1; turn <= runs; turn++) {
    for (const one of trials) {
      console.log(`${one.rows.toLocaleString('en')} rows, ${turn} of ${runs}`);
      await takeTurn(one);
    }
  }
  return trials.map(({ rows, file, people, measured }) => ({
    rows,
    bytes: statSync(file).size,
    people: [...people.values()][0] ?? null,
    contenders: [...measured].map(([{ name, label }, taken]) => ({ name, label, ...summary(taken) })),
  }));
}

/** A register with what was measured on it so far and who came out. */
function trial({ rows, file }, contenders) {
  const taking = contenders.filter(({ most = Number.POSITIVE_INFINITY }) => rows <= most);
  return { rows, file, people: new Map(), measured: new Map(taking.map((contender) => [contender, []])) };
}

async function takeTurn({ file, people, measured }) {
  for (const [contender, taken] of measured) {
    const one = await once(contender, file, people);
    taken.push(one);
    console.log(`  ${contender.label.padEnd(32)} ${one.seconds.toFixed(2).padStart(8)} s`);
  }
}

/** Reads the file once, so that nobody has to be the first to fetch it from the disk. */
async function warmUp(file) {
  await run([
    process.execPath,
    '--eval',
    "for await (const part of (await import('node:fs')).createReadStream(process.argv[1]));",
    '--input-type=module',
    '--',
    file,
  ]);
}

async function once(contender, file, people) {
  const folder = mkdtempSync(join(tmpdir(), 'losverfahren-bench-'));
  try {
    await contender.before?.(file, folder);
    const { seconds, peakBytes, output } = await measure(contender.command(file, folder));
    if (contender.people) people.set(contender.label, contender.people(output, folder));
    assertSame(people);
    return { seconds, peakBytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function assertSame(people) {
  if (new Set(people.values()).size <= 1) return;
  const lines = [...people].map(([label, hash]) => `${label}: ${hash}`);
  throw new Error(`not the same people came out\n${lines.join('\n')}`);
}

import { measure, summary } from './measure.mjs';
import { PROGRAM } from './plan.mjs';
import { record } from './results.mjs';

/** How long a person waits for `--help`, and how long for Node alone. */

const RUNS = 21;
const commands = {
  help: [process.execPath, PROGRAM, '--help'],
  node: [process.execPath, '--eval', '0'],
};
const measured = { help: [], node: [] };
for (let turn = 0; turn < RUNS; turn++) {
  for (const [name, command] of Object.entries(commands)) measured[name].push(await measure(command));
}
const startup = Object.fromEntries(
  Object.entries(measured).map(([name, taken]) => {
    const { median, min } = summary(taken);
    return [name, { runs: RUNS, median, min }];
  }),
);
for (const [name, { median, min }] of Object.entries(startup)) {
  console.log(`${name}: median ${(median * 1000).toFixed(0)} ms, fastest ${(min * 1000).toFixed(0)} ms`);
}
await record({ startup });

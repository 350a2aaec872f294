import { parseArgs } from 'node:util';
import { compare } from './compare.mjs';
import { chosen } from './contenders.mjs';
import { rowCounts } from './process.mjs';
import { passingRegister, register, removePassing, synthesise } from './registers.mjs';
import { record, results } from './results.mjs';
import { targetTable } from './targets.mjs';

/** A register of everybody in Germany, made, drawn from and removed, beside one of 10 million rows. */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '84000000' },
    base: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '2' },
    only: { type: 'string', default: 'losverfahren,sha256sum' },
  },
});
const [rows] = rowCounts(values.rows);
const [base] = rowCounts(values.base);
const contenders = await chosen(values.only.split(','));
const file = passingRegister(rows);
process.on('exit', () => removePassing(rows));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const baseFile = await register(base);
console.log(`making a register of ${rows.toLocaleString('en')} rows`);
await synthesise(rows, file);
const registers = [
  { rows: base, file: baseFile },
  { rows, file },
];
const huge = await compare(registers, contenders, Number(values.runs));
await record({ huge });
console.log(targetTable(results()));

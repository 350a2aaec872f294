import { parseArgs } from 'node:util';
import { compare } from './compare.mjs';
import { chosen } from './contenders.mjs';
import { rowCounts } from './process.mjs';
import { register } from './registers.mjs';
import { record, results } from './results.mjs';
import { drawTables } from './table.mjs';

/** The same draw by everybody, on registers of several sizes. */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,1000000,5000000' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const contenders = await chosen(values.only?.split(','));
const draws = [];
for (const rows of rowCounts(values.rows)) {
  const registers = [{ rows, file: await register(rows) }];
  draws.push(...(await compare(registers, contenders, Number(values.runs))));
}
console.log('the same people came out everywhere');
await record({ draws });
console.log(drawTables(results().draws));

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, median } from './measure.mjs';
import { PROGRAM } from './plan.mjs';
import { run } from './process.mjs';

/**
 * Replies to 10,000 letters: all of them in one file, and one by one. `npm run replies -- SINGLE`, where SINGLE is how
 * many are recorded one by one (300 if it is left out).
 */

const LETTERS = 10_000;
const SINGLE = Number(process.argv[2] ?? 300);
const folder = mkdtempSync(join(tmpdir(), 'losverfahren-replies-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const at = (name) => join(folder, name);
const call = (...args) => [process.execPath, PROGRAM, ...args];
const OUTCOMES = ['zugesagt', 'abgesagt', 'nicht angetroffen', 'verzogen', 'unentschlossen'];

await run(call('synth', '--rows', '60000', '--seed', 'replies', '-o', at('register.csv')));
const draw = ['--size', String(LETTERS), '--stratify', 'district,gender', '--reference-date', '2026-12-01'];
const seed = ['-s', '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913'];
await run(call('draw', at('register.csv'), ...draw, ...seed, '-o', at('out')));
const [header = '', ...people] = readFileSync(at('out/invitations.csv'), 'utf8').trimEnd().split(/\r?\n/);
const place = header.split(';').indexOf('PersonID');
const ids = people.map((line) => line.split(';')[place]);
const rows = ids.map((id, row) => `${id};${OUTCOMES[row % OUTCOMES.length]};Notiz ${row}`);
writeFileSync(at('antworten.csv'), ['PersonID;Ergebnis;Notiz', ...rows, ''].join('\n'));

const seconds = (value) => `${value.toFixed(2)} s`;
const file = [];
for (let turn = 0; turn < 5; turn++) {
  cpSync(at('out'), at(`whole${turn}`), { recursive: true });
  file.push(await measure(call('record', at(`whole${turn}`), '--replies', at('antworten.csv'))));
}
const peak = Math.max(...file.map(({ peakBytes }) => peakBytes ?? 0)) / 2 ** 20;
console.log(`one file: ${seconds(median(file.map((one) => one.seconds)))}, at most ${peak.toFixed(0)} MB`);
const again = await measure(call('record', at('whole0'), '--replies', at('antworten.csv')));
console.log(`the same file again: ${seconds(again.seconds)}`);
const replaced = await measure(call('replace', at('whole0'), '--register', at('register.csv')));
console.log(`replace: ${seconds(replaced.seconds)}`);

const single = [];
for (const id of ids.slice(0, SINGLE))
  single.push((await measure(call('record', at('out'), '--id', id, '--outcome', 'zugesagt'))).seconds);
const part = Math.min(20, Math.floor(SINGLE / 2));
const [first, last] = [median(single.slice(0, part)), median(single.slice(-part))];
console.log(
  `one by one: the first ${part} ${seconds(first)} each, the last of ${SINGLE} ${seconds(last)} each`,
);

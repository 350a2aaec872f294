import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PLAN } from './plan.mjs';
import { isMain, rowCounts } from './process.mjs';
import { register } from './registers.mjs';

/**
 * A Land of invented people: as many municipalities as Baden-Württemberg has, with sizes as they are there, each with a
 * register of its own; and one file with the same rows. Kept in `data/` (not in git).
 */

const DATA = fileURLToPath(new URL('data/', import.meta.url));

export const MUNICIPALITIES = 1101;
export const PEOPLE = 11_200_000;

/**
 * The size at some ranks, rounded: the nine big cities one by one, then how many municipalities have at least 20,000,
 * 10,000, 5,000 people and so on. Between them the logarithm of the size is linear in that of the rank.
 */
const AT_RANK = [
  [1, 633_000],
  [2, 316_000],
  [3, 309_000],
  [4, 237_000],
  [5, 162_000],
  [6, 130_000],
  [7, 129_000],
  [8, 128_000],
  [9, 118_000],
  [10, 95_000],
  [25, 50_000],
  [103, 20_000],
  [265, 10_000],
  [535, 5_000],
  [930, 2_000],
  [1060, 700],
  [1101, 100],
];

/** People of each municipality, the largest first. Those between the ends give way until the sum is {@link PEOPLE}. */
export function sizes() {
  const rough = Array.from({ length: MUNICIPALITIES }, (_, at) => interpolated(at + 1));
  const isFixed = (at) => at < 9 || at === MUNICIPALITIES - 1;
  const sum = (some) => some.reduce((total, one) => total + one, 0);
  const fixed = sum(rough.filter((_, at) => isFixed(at)));
  const factor = (PEOPLE - fixed) / (sum(rough) - fixed);
  const scaled = rough.map((one, at) => (isFixed(at) ? one : Math.round(one * factor)));
  // What rounding leaves over goes to the tenth.
  scaled[9] += PEOPLE - sum(scaled);
  return scaled;
}

function interpolated(rank) {
  const next = AT_RANK.findIndex(([at]) => at >= rank);
  const [to, large] = AT_RANK[next];
  if (to === rank) return large;
  const [from, small] = AT_RANK[next - 1];
  const share = Math.log(rank / from) / Math.log(to / from);
  return Math.round(small * (large / small) ** share);
}

/** Eight digits as in Baden-Württemberg; large and small ones stand beside each other, as they do there. */
const keyOf = (at) => `08${String(100 + ((at * 389) % MUNICIPALITIES)).padStart(6, '0')}`;

/** One letter for so many people. */
const PEOPLE_FOR_A_LETTER = 1000;

/** The plan of each municipality, and of one file with all their rows. */
export const COUNTRY_PLAN = [
  'version: 1',
  'register:',
  '  columns: {id: PersonID, birth_date: Geburtsdatum, gender: Geschlecht}',
  'eligibility:',
  `  reference_date: ${PLAN.reference}`,
  `  min_age: ${PLAN.minAge}`,
  '  exclude: [{column: Auskunftssperre, values: nonempty, reason: Auskunftssperre, may_be_empty: true}]',
  'stratify:',
  '  - gender',
  `  - age: [${PLAN.bands.map(({ name }) => `"${name}"`).join(', ')}]`,
  'sample: {reserve: 1.5}',
  '',
].join('\n');

/**
 * Every n-th municipality, with registers; made if they are not there yet.
 * @returns the file with all rows, the list for `batch`, the plan, the rows and the letters in all
 */
export async function country(every) {
  const chosen = sizes().flatMap((people, at) =>
    at % every === Math.floor((every - 1) / 2) ? [{ key: keyOf(at), people }] : [],
  );
  const towns = chosen
    .map((one) => ({ ...one, letters: Math.max(1, Math.round(one.people / PEOPLE_FOR_A_LETTER)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = towns.reduce((sum, { people }) => sum + people, 0);
  const all = await register(rows);
  const folder = `${DATA}country-${every}/`;
  if (!existsSync(folder)) {
    const part = `${DATA}country-${every}.part/`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part);
    await split(
      all,
      towns.map(({ key, people }) => ({ file: `${part}${key}.csv`, rows: people })),
    );
    const list = towns.map(({ key, letters }) => `${key};Ort ${key};${key}.csv;${letters}`);
    writeFileSync(`${part}list.csv`, `${['key;name;register;size', ...list].join('\r\n')}\r\n`);
    writeFileSync(`${part}plan.yaml`, COUNTRY_PLAN);
    renameSync(part, folder);
  }
  const letters = towns.reduce((sum, one) => sum + one.letters, 0);
  return { all, list: `${folder}list.csv`, plan: `${folder}plan.yaml`, towns, rows, letters };
}

const LINE_FEED = 0x0a;

/** The rows of a file without quotation marks, in their order, as several files with its first line. */
async function split(file, parts) {
  const source = openSync(file, 'r');
  const buffer = Buffer.alloc(1 << 22);
  let header = null;
  let at = -1;
  let left = 0;
  let out = null;
  const open = async () => {
    if (out !== null) await closed(out);
    at += 1;
    left = parts[at]?.rows ?? Number.POSITIVE_INFINITY;
    out = at < parts.length ? createWriteStream(parts[at].file) : null;
    out?.write(header);
  };
  for (;;) {
    const size = readSync(source, buffer, 0, buffer.length, null);
    if (size === 0) break;
    let begin = 0;
    if (header === null) {
      begin = buffer.indexOf(LINE_FEED) + 1;
      header = Buffer.from(buffer.subarray(0, begin));
      await open();
    }
    for (let place = begin; ; ) {
      const end = left === 0 ? -1 : buffer.subarray(0, size).indexOf(LINE_FEED, place);
      if (left === 0) {
        out.write(Buffer.from(buffer.subarray(begin, place)));
        begin = place;
        await open();
        continue;
      }
      if (end < 0) break;
      place = end + 1;
      left -= 1;
    }
    if (begin < size && out !== null && !out.write(Buffer.from(buffer.subarray(begin, size))))
      await once(out, 'drain');
  }
  if (out !== null) await closed(out);
}

function closed(stream) {
  stream.end();
  return once(stream, 'close');
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({ options: { every: { type: 'string', default: '20' } } });
  const [every] = rowCounts(values.every);
  const { towns, rows, letters, list } = await country(every);
  console.log(`${towns.length} registers of ${rows.toLocaleString('en')} rows, ${letters} letters: ${list}`);
}

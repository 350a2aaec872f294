/**
 * What is handed out for Windows, run by Debian's wine, beside the program as it is built, run by the same version of Node
 * for Linux: same lists, same logs to the last byte, same outputs.
 *
 *   apt-get install wine unzip && npm run test:windows
 *
 * Prints what was compared. Wine is no Windows: whether its console shows everything, only a real one tells.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFor } from '../../build/release/nodes.mjs';
import { makeRelease } from '../../build/release.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SEED = ['--seed', '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913', '--at', '2026-12-05T19:30:00Z'];
const SECOND = ['--seed', '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365', '--at', '2027-01-30T19:30:00Z'];
const LETTERS = ['musterstadt.csv', '--plan', 'musterstadt.yaml'];
const PANEL = ['zusagen.csv', '--plan', 'gremium.yaml'];
/** A name that only Unicode has. */
const NAMED = 'Melderegister Zähringen – Straße.csv';
const CALLS = [
  [0, '--help', '--lang', 'de'],
  [0, 'draw', ...LETTERS, ...SEED, '--output', 'ziehung', '--lang', 'de'],
  [0, 'draw', ...LETTERS, ...SEED, '--output', 'vorgänge', '--workers', '2', '--key-file', 'key'],
  [0, 'draw', NAMED, '--size', '50', '--title', 'Rat „Fluß & Tal“', ...SEED, '--output', 'Zähringen'],
  [0, 'panel', ...PANEL, ...SECOND, '--output', 'gremium'],
  [0, 'verify', 'ziehung', '--register', 'musterstadt.csv', '--lang', 'de'],
  [0, 'verify', 'gremium', '--answers', 'zusagen.csv'],
  [4, 'verify', 'ziehung', '--register', NAMED],
  [0, 'record', 'ziehung', '--id', 'INVITED', '--outcome', 'zugesagt', '--at', '2026-12-20T10:00:00Z'],
  [0, 'status', 'ziehung', '--json'],
  [0, 'report', 'ziehung', '--output', 'niederschrift.html'],
  [0, 'page', '--output', 'seite.html'],
  [3, 'check', 'fehlt.csv'],
];

const work = mkdtempSync(join(tmpdir(), 'windows-'));
// Wine's own services go on for some seconds after the last program.
process.on('exit', () => rmSync(work, { recursive: true, force: true, maxRetries: 30, retryDelay: 1000 }));
const environment = {
  ...{ PATH: process.env.PATH, HOME: work, TMPDIR: work, LANG: 'en_US.UTF-8', LC_ALL: 'C.UTF-8' },
  ...{ SOURCE_DATE_EPOCH: '1796500800', WINEPREFIX: join(work, 'wine'), WINEDEBUG: '-all' },
};

/** Standard output goes to a file: Node takes a pipe of wine's for none of its own. */
function run(program, args, cwd, env = environment) {
  const file = join(work, 'said');
  const stdout = openSync(file, 'w');
  const { status, error } = spawnSync(program, args, {
    ...{ cwd, env, timeout: 600_000 },
    stdio: ['ignore', stdout, openSync('/dev/null', 'w')],
  });
  closeSync(stdout);
  if (error !== undefined) throw error;
  return { code: status, stdout: readFileSync(file, 'utf8') };
}

function ground(name) {
  const folder = join(work, name);
  mkdirSync(folder);
  cpSync(join(ROOT, 'fixtures'), folder, {
    recursive: true,
    filter: (path) => !/fixtures\/[^/]+\//.test(path),
  });
  copyFileSync(join(folder, 'musterstadt-windows-1252.csv'), join(folder, NAMED));
  writeFileSync(join(folder, 'key'), 'ab'.repeat(32));
  return folder;
}

/** Runs everything; outputs and files by their names. What is to be typed next is quoted as each system's shell wants it. */
function walk(name, program, before) {
  const folder = ground(name);
  const results = new Map();
  for (const [wanted, ...call] of CALLS) {
    const args = call.map((word) => (word === 'INVITED' ? invited(folder) : word));
    const { code, stdout } = run(program, [...before, ...args], folder);
    results.set(
      `$ losverfahren ${args.join(' ')}`,
      `${code}${code === wanted ? '' : ` (not ${wanted})`}\n${stdout.replace(`"${NAMED}"`, `'${NAMED}'`)}`,
    );
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // The private file of replies has the user's name in it.
    if (!entry.name.endsWith('.sqlite'))
      results.set(path.slice(folder.length + 1), readFileSync(path, 'latin1'));
  }
  return results;
}

/** The id of the first who is invited. */
function invited(folder) {
  const [head = '', first = ''] = readFileSync(join(folder, 'ziehung/invitations.csv'), 'utf8').split('\r\n');
  return first.split(';')[head.split(';').indexOf('PersonID')] ?? '';
}

const out = join(work, 'out');
const [archive] = (await makeRelease(['windows-x64'], out)).filter(({ name }) => name.endsWith('.zip'));
const unzipped = spawnSync('unzip', ['-q', join(out, archive.name), '-d', work]);
if (unzipped.status !== 0) throw new Error(`unzip: ${unzipped.error ?? unzipped.stderr}`);
const unpacked = join(work, archive.name.replace(/\.zip$/, ''));
const STARTER = join(unpacked, 'losverfahren.cmd').replaceAll('/', '\\');
// Wine says that it is an older Windows, which Node does not run on.
run('wine', ['winecfg', '-v', 'win10'], work);

const node = join(work, 'node');
writeFileSync(node, nodeFor('linux-x64'));
chmodSync(node, 0o755);
const built = walk('linux', node, [join(ROOT, 'bin/losverfahren.js')]);
const started = Date.now();
const windows = walk('windows', 'wine', [
  'cmd',
  '/c',
  join(unpacked, 'losverfahren.cmd').replaceAll('/', '\\'),
]);
console.log(`${CALLS.length} calls under wine: ${Math.round((Date.now() - started) / 1000)} s`);

let [passed, failed] = [0, 0];
const check = (what, holds, detail = '') => {
  holds ? passed++ : failed++;
  if (!holds) console.log(`  ${what}${detail}`);
};
for (const what of new Set([...built.keys(), ...windows.keys()])) {
  const [a, b] = [built.get(what), windows.get(what)];
  const at = [...(a ?? '')].findIndex((sign, place) => sign !== b?.[place]);
  const around = (text) => JSON.stringify(text?.slice(Math.max(0, at - 60), at + 60));
  check(what, a === b && !/^\d+ \(not/.test(a ?? ''), `\n  - ${around(a)}\n  + ${around(b)}`);
}
// A double-click: no argument, help in German, and a prompt that ends here, for nobody types.
// On a machine whose language nobody has set.
const { LANG, LC_ALL, ...unset } = environment;
const clicked = run('wine', ['cmd', '/c', STARTER], work, unset);
check('double-click', clicked.stdout.includes('Befehle:'), `\n${clicked.stdout.slice(0, 300)}`);
console.log(`${archive.name}, ${(archive.bytes / 1e6).toFixed(1)} MB, SHA-256 ${archive.sha256}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

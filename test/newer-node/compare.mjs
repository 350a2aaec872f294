/**
 * The package as it is installed, with the oldest Node that it promises and with newer ones, and what is handed out for
 * this kind of machine with the Node in it, beside the Node that runs this: same outputs, same lists, same logs but for the
 * version of Node that they name.
 *
 *   npm run build && node test/newer-node/compare.mjs
 *
 * Prints a line for each Node, and how much was compared. Anything that differs fails, and so does a Node that
 * can't be had or a command that nobody put on the list.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MACHINES } from '../../build/release/nodes.mjs';
import { makeRelease } from '../../build/release.mjs';
import { COMMANDS, FILES } from './commands.mjs';

const NODES = ['20.19.0', '22', '24', '26'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'newer-node-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** @throws Error with all that was said if the program fails */
function must(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}\n${error ?? ''}${stdout ?? ''}${stderr ?? ''}`);
  return stdout.trim();
}

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund'];

/** What would be published, with what it needs to run, in the versions of the lock file, and nothing else. */
function installPackage() {
  const tarball = must('npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', work);
  must('tar', '-xzf', join(work, tarball), '-C', work);
  const folder = join(work, 'package');
  copyFileSync(join(ROOT, 'package-lock.json'), join(folder, 'package-lock.json'));
  must('npm', 'ci', '--prefix', folder, '--omit=dev', ...QUIETLY);
  return folder;
}

/** npm's package `node` has a script that fetches the one for this kind of machine; here it is asked for by name. */
function installNodes() {
  const machine = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(work, 'nodes');
  mkdirSync(folder);
  const packages = NODES.map((range) => `node-${range}@npm:node-${machine}@${range}`);
  must('npm', 'install', '--prefix', folder, ...QUIETLY, ...packages);
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return NODES.map((range) => join(folder, 'node_modules', `node-${range}`, 'bin', binary));
}

/** What is handed out for this kind of machine, unpacked; `null`: there is nothing for it. */
async function unpackRelease() {
  const system = { darwin: 'macos', win32: 'windows' }[process.platform] ?? process.platform;
  const machine = `${system}-${process.arch}`;
  if (system === 'windows' || !MACHINES.includes(machine)) return null;
  const folder = join(work, 'release');
  const [archive] = (await makeRelease([machine], folder)).filter(({ name }) => name.endsWith('.tar.gz'));
  must('tar', '-xzf', join(folder, archive.name), '-C', folder);
  return join(folder, archive.name.replace(/\.tar\.gz$/, ''));
}

/** Nothing is inherited, so neither NODE_OPTIONS nor the language of the machine has a say. */
function environment(node) {
  const PATH = [dirname(node), process.env.PATH].join(delimiter);
  return { PATH, TMPDIR: work, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', SOURCE_DATE_EPOCH: '1796500800' };
}

function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: [], stderr: [] };
    child.stdout.on('data', (part) => said.stdout.push(part));
    child.stderr.on('data', (part) => said.stderr.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      const [stdout, stderr] = [Buffer.concat(said.stdout), Buffer.concat(said.stderr)];
      resolve({ code, stdout: stdout.toString('latin1'), stderr: stderr.toString('latin1') });
    });
  });
}

const sha256 = (text) => createHash('sha256').update(text, 'latin1').digest('hex');

/** Runs everything with one Node; outputs and files by their names, and what went wrong anyhow. */
async function walk(node, installed, beside, name = must(node, '--version')) {
  const version = must(node, '--version');
  const folder = join(work, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  symlinkSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'));
  symlinkSync(join(installed, 'bin'), join(folder, 'bin'));
  symlinkSync(beside?.folder ?? folder, join(folder, 'beside'));
  const results = new Map();
  const faults = [];
  const note = (what, wanted, { code, stdout, stderr }) => {
    if (code !== wanted) faults.push(`${what}: exit code ${code}, not ${wanted}\n${stderr}`);
    if (/\(node:\d+\)|Warning:/.test(stderr)) faults.push(`${what}: Node has something to say\n${stderr}`);
    results.set(`$ ${what}`, JSON.stringify({ stdout, stderr }, null, 1));
  };
  const options = { cwd: folder, env: environment(node) };
  note('npm start', 0, await run(scripts.start, [], { ...options, shell: true }));
  for (const [code, ...args] of COMMANDS)
    note(
      `losverfahren ${args.join(' ')}`,
      code,
      await run(node, [join('bin', 'losverfahren.js'), ...args], options),
    );
  for (const file of filesIn(folder)) results.set(file, readFileSync(join(folder, file), 'latin1'));
  const hashes = new Map([...(beside?.hashes ?? []), ...lineHashes(results)]);
  return { version, folder, hashes, faults, results: masked(results, version, hashes) };
}

/** Files below a folder; links are not followed. */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** What each line of a log is called, by its hash. */
function lineHashes(results) {
  const hashes = new Map();
  for (const [file, text] of results) {
    if (!file.endsWith('audit.jsonl')) continue;
    const lines = text.trimEnd().split('\n');
    for (const [at, line] of lines.entries()) hashes.set(sha256(line), `<hash of ${file}, line ${at + 1}>`);
  }
  return hashes;
}

/**
 * Logs name the version of Node, so hashes of their lines and signatures differ; all are replaced, wherever they
 * are said. Whether a signature is right, `verify` says.
 */
function masked(results, version, hashes) {
  const mask = (text) =>
    text
      .replaceAll(`"node_version":"${version}"`, '"node_version":"<this>"')
      .replaceAll(/^[A-Za-z0-9+/]{86,99}={1,2}$/gm, '<signature>')
      .replaceAll(/\b[0-9a-f]{64}\b/g, (hash) => hashes.get(hash) ?? hash)
      .replaceAll(
        /\b(?:[0-9a-f]{4} ){15}[0-9a-f]{4}\b/g,
        (four) => hashes.get(four.replaceAll(' ', '')) ?? four,
      );
  return new Map([...results].map(([what, text]) => [what, mask(text)]));
}

/** What differs, by its name and first line. */
function differences(ours, theirs) {
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((what) => {
    const [a, b] = [ours.get(what), theirs.get(what)];
    if (a === b) return [];
    if (a === undefined || b === undefined)
      return [`${what}: ${a === undefined ? 'is there' : 'is missing'}`];
    const [as, bs] = [a.split('\n'), b.split('\n')];
    const at = as.findIndex((line, place) => line !== bs[place]);
    return [`${what}: line ${at + 1}\n  - ${as[at]?.slice(0, 300)}\n  + ${bs[at]?.slice(0, 300)}`];
  });
}

/** Commands that the program has and that are not on the list. */
function forgotten(help) {
  const names = [
    ...JSON.parse(help)
      .stdout.split('Commands:')[1]
      .matchAll(/^ {2}([a-z]+) /gm),
  ];
  return names.map(([, name]) => name).filter((name) => !COMMANDS.some(([, first]) => first === name));
}

/** As many at a time as there are processors. */
async function inTurns(tasks) {
  const results = [];
  const waiting = [...tasks.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

let [passed, failed] = [0, 0];
function say(title, results, faults) {
  failed += faults.length;
  passed += Math.max(results.size - faults.length, 0);
  const outputs = [...results.keys()].filter((what) => what.startsWith('$ ')).length;
  const amount = `${outputs} outputs and ${results.size - outputs} files`;
  console.log(`${title}: ${amount}${faults.length === 0 ? '' : `, ${faults.length} faults`}`);
  for (const fault of faults) console.log(`  ${fault.split('\n').slice(0, 4).join('\n  ')}`);
}

const installed = installPackage();
const nodes = installNodes();
const release = await unpackRelease();
const own = await walk(process.execPath, installed, null);
const lacking = forgotten(own.results.get('$ losverfahren --help')).map((one) => `${one}: is not run at all`);
say(`Node ${own.version}`, own.results, [...own.faults, ...lacking]);
for (const other of await inTurns(nodes.map((node) => () => walk(node, installed, own)))) {
  const faults = [...other.faults, ...differences(own.results, other.results)];
  say(`Node ${other.version}, same as ${own.version}`, other.results, faults);
}
if (release !== null) {
  const unpacked = await walk(join(release, 'node'), release, own, 'unpacked');
  const faults = [...unpacked.faults, ...differences(own.results, unpacked.results)];
  // By its own starter too, by way of a link, as somebody has it who puts one on the path.
  symlinkSync(join(release, 'losverfahren'), join(work, 'linked'));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const said = must(join(work, 'linked'), '--version');
  if (said !== version) faults.push(`losverfahren --version: ${said}`);
  say(`What is handed out, Node ${unpacked.version}, same as ${own.version}`, unpacked.results, faults);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileOfTar } from './archives.mjs';
import { TOP } from './bundle.mjs';

/**
 * Node for each machine, unchanged, from the packages that `release/package-lock.json` pins by their SHA-512; what is
 * taken out of them `release/node.json` pins once more by its own SHA-256.
 */

const PINNED = JSON.parse(readFileSync(join(TOP, 'release/node.json'), 'utf8'));
const { packages: LOCKED } = JSON.parse(readFileSync(join(TOP, 'release/package-lock.json'), 'utf8'));

/** The machines that there is a package for: `windows-x64`, .. */
export const MACHINES = Object.keys(PINNED.machines);

/**
 * @param {string} machine one of {@link MACHINES}
 * @returns {Uint8Array} node or node.exe
 * @throws Error if it is not what was pinned
 */
export function nodeFor(machine) {
  const { package: name, file, sha256 } = PINNED.machines[machine];
  return pinned(fileOfTar(packageTar(name), `package/${file}`), sha256, `${name} ${file}`);
}

/** @returns {Uint8Array} what Node and all that is in it are licensed under */
export function nodeLicense() {
  const { package: name, file, sha256 } = PINNED.license;
  return pinned(fileOfTar(packageTar(name), `package/${file}`), sha256, `${name} ${file}`);
}

const fetched = new Map();

function packageTar(name) {
  const known = fetched.get(name);
  if (known !== undefined) return known;
  const { version, integrity } = LOCKED[`node_modules/${name}`];
  const folder = mkdtempSync(join(tmpdir(), 'release-node-'));
  try {
    const npm = ['pack', `${name}@${version}`, '--silent', '--ignore-scripts', '--pack-destination', folder];
    const { status, stderr, error } = spawnSync('npm', npm, {
      encoding: 'utf8',
      cwd: folder,
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm ${npm.join(' ')}\n${error ?? stderr}`);
    const bytes = readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
    const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name} ${version}: ${found}, not ${integrity}`);
    const archive = gunzipSync(bytes);
    fetched.set(name, archive);
    return archive;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pinned(bytes, sha256, what) {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${what}: SHA-256 ${found}, not ${sha256}`);
  return bytes;
}

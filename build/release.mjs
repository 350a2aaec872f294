import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isLocked, readSecretKey, unlock } from '../dist/audit/secret-key.js';
import { sign, signatureFile } from '../dist/audit/signature.js';
import { bundlePage, PAGE } from './page.mjs';
import { bundleProgram, TOP } from './release/bundle.mjs';
import { MACHINES, nodeFor, nodeLicense } from './release/nodes.mjs';
import { noticesText, packagesOf } from './release/notices.mjs';
import { packageFor } from './release/package.mjs';

/**
 * What is handed out, into `release/out`: a package for each machine, the offline page, `SHA256SUMS`, and with a secret key
 * its signature. The same commit gives the same bytes but for the signature's time.
 *
 *   npm run release
 *   npm run release -- --only windows-x64 --output FOLDER --secret-key FILE --password-file FILE
 */

export const OUT = join(TOP, 'release/out');

/**
 * @param {readonly string[]} machines
 * @param {string} folder is emptied first
 * @returns {Promise<{ name: string, sha256: string, bytes: number }[]>} what was written
 */
export async function makeRelease(machines, folder) {
  const { files: program, inputs } = await bundleProgram();
  const page = await bundlePage();
  const notices = noticesText(packagesOf([...inputs, ...Object.keys(page.inputs)]));
  const license = nodeLicense();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const written = [];
  const write = ({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ name, sha256, bytes: bytes.length });
  };
  for (const machine of machines)
    write(packageFor(machine, { program, node: nodeFor(machine), nodeLicense: license, notices }));
  // The page has work of others in it as well, and no room for their licences.
  write({ name: 'NOTICES.txt', bytes: Buffer.from(notices) });
  write({ name: 'losverfahren.html', bytes: readFileSync(PAGE) });
  const sums = [...written].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(join(folder, 'SHA256SUMS'), sums.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
  return sums;
}

/** Signs `SHA256SUMS` in minisign's format. @throws Error if the key can't be used */
export async function signSums(folder, secretKey, passwordFile) {
  const key = readSecretKey(readFileSync(secretKey));
  if (key === null) throw new Error(`${secretKey}: no secret key`);
  if (isLocked(key) && passwordFile === undefined)
    throw new Error(`${secretKey}: has a password, give --password-file`);
  const password = () => readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '');
  const secret = isLocked(key) ? await unlock(key, Buffer.from(password())) : key;
  if (secret === null) throw new Error(`${secretKey}: another password`);
  const at = Math.floor(Date.now() / 1000);
  const signature = sign(
    readFileSync(join(folder, 'SHA256SUMS')),
    `timestamp:${at}\tfile:SHA256SUMS\thashed`,
    secret,
  );
  writeFileSync(join(folder, 'SHA256SUMS.minisig'), signatureFile(signature));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: Object.fromEntries(
      ['only', 'output', 'secret-key', 'password-file'].map((name) => [name, { type: 'string' }]),
    ),
  });
  const machines = values.only?.split(',') ?? MACHINES;
  const unknown = machines.filter((one) => !MACHINES.includes(one));
  if (unknown.length > 0) {
    stdout.write(`${unknown.join(', ')}: there is only ${MACHINES.join(', ')}\n`);
    exit(2);
  }
  const folder = values.output ?? OUT;
  for (const { name, sha256, bytes } of await makeRelease(machines, folder))
    stdout.write(`${sha256}  ${name}  ${(bytes / 1e6).toFixed(1)} MB\n`);
  if (values['secret-key'] !== undefined)
    await signSums(folder, values['secret-key'], values['password-file']);
}

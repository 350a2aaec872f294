import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAN_PAGES } from '../man.mjs';
import { tarGz, zip } from './archives.mjs';
import { packageJson, TOP } from './bundle.mjs';

/** What is unpacked and runs: the program, Node, what starts it, licences. */

/**
 * @param {string} machine `windows-x64`, ..
 * @param {{ program: Map<string, Uint8Array>, node: Uint8Array, nodeLicense: Uint8Array, notices: string }} parts
 * @returns {{ name: string, bytes: Uint8Array }} the archive
 */
export function packageFor(machine, parts) {
  const isWindows = machine.startsWith('windows');
  const folder = `losverfahren-${packageJson().version}-${machine}`;
  const files = new Map(
    [...packageFiles(isWindows, parts)].map(([path, entry]) => [`${folder}/${path}`, entry]),
  );
  return isWindows
    ? { name: `${folder}.zip`, bytes: zip(files) }
    : { name: `${folder}.tar.gz`, bytes: tarGz(files) };
}

/** @returns {Map<string, import('./archives.mjs').Entry>} files by their paths in the package's folder */
export function packageFiles(isWindows, { program, node, nodeLicense, notices }) {
  const file = (bytes) => ({ bytes, isProgram: false });
  const runs = (bytes) => ({ bytes, isProgram: true });
  const text = (path) => readFileSync(join(TOP, path), 'utf8');
  // Notepad wants to be told that it is UTF-8, cmd.exe must not be.
  const forWindows = (words) => Buffer.from(words.replace(/\r?\n/g, '\r\n'));
  const read = (words) => file(isWindows ? Buffer.concat([BOM, forWindows(words)]) : Buffer.from(words));
  const ending = isWindows ? '.txt' : '';
  return new Map([
    ...[...program].map(([path, bytes]) => [path, file(bytes)]),
    [`LICENSE${ending}`, read(text('LICENSE'))],
    [`NOTICES${ending}`, read(notices)],
    [`LICENSE-node${ending}`, read(Buffer.from(nodeLicense).toString('utf8'))],
    ...(isWindows
      ? [
          ['LIESMICH.txt', read(text('release/LIESMICH.txt'))],
          ['losverfahren.cmd', runs(forWindows(text('release/losverfahren.cmd')))],
          ['node.exe', runs(node)],
        ]
      : [
          ['losverfahren', runs(Buffer.from(text('release/losverfahren.sh')))],
          ['node', runs(node)],
          ['share/man/man1/losverfahren.1', file(Buffer.from(text(MAN_PAGES.en)))],
          ['share/man/de/man1/losverfahren.1', file(Buffer.from(text(MAN_PAGES.de)))],
        ]),
  ]);
}

const BOM = Buffer.from('﻿');

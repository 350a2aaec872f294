import { gzipSync, zipSync } from 'fflate';

/** Archives that have the same bytes for the same files, whoever makes them, when and where. */

/** @typedef {{ bytes: Uint8Array, isProgram: boolean }} Entry */

/** 1980-01-01 in UTC, in seconds: the earliest time that a ZIP can say. */
const TAR_TIME = 315_532_800;
const BLOCK = 512;
const PROGRAM = 0o755;
const FILE = 0o644;
const FOLDER = 0o755;

/**
 * @param {Map<string, Entry>} files by their paths
 * @returns {Uint8Array}
 */
export function zip(files) {
  // The same, by the clock of wherever one is, for a ZIP knows no zone.
  const mtime = new Date(1980, 0, 1);
  const entries = sorted(files).map(([path, { bytes }]) => [path, [bytes, { mtime, level: 9 }]]);
  return zipSync(Object.fromEntries(entries));
}

/**
 * @param {Map<string, Entry>} files by their paths
 * @returns {Uint8Array}
 */
export function tarGz(files) {
  return gzipSync(tar(files), { level: 9, mtime: 0 });
}

/** POSIX's ustar. @param {Map<string, Entry>} files */
export function tar(files) {
  const parts = [];
  const folders = new Set();
  for (const [path, { bytes, isProgram }] of sorted(files)) {
    for (const [at, sign] of [...path].entries())
      if (sign === '/' && !folders.has(path.slice(0, at + 1))) {
        folders.add(path.slice(0, at + 1));
        parts.push(header(path.slice(0, at + 1), 0, FOLDER, '5'));
      }
    parts.push(header(path, bytes.length, isProgram ? PROGRAM : FILE, '0'), bytes);
    parts.push(new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK));
  }
  parts.push(new Uint8Array(2 * BLOCK));
  return Buffer.concat(parts);
}

function sorted(files) {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** @throws Error if the name is too long for a header */
function header(name, size, mode, type) {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name}: too long for a tar`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value, at, length) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  block.write(name, 0, 'utf8');
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(TAR_TIME, 136, 12);
  block.write(' '.repeat(8), 148, 'latin1');
  block.write(type, 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/**
 * A file of a tar.
 * @param {Uint8Array} archive not compressed
 * @param {string} wanted its path
 * @returns {Uint8Array}
 */
export function fileOfTar(archive, wanted) {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.length);
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const text = (from, length) =>
      bytes.toString('latin1', at + from, at + from + length).replace(/\0[\s\S]*$/, '');
    const size = Number.parseInt(text(124, 12), 8) || 0;
    const prefix = text(345, 155);
    const path = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    if (path === wanted) return bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`${wanted}: not in the archive`);
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { newKey, publicKeyOf, secretKeyFile } from '../../src/audit/secret-key.js';
import { publicKeyText } from '../../src/audit/signature.js';
import { newFolder } from '../cli/run.js';

/** The parts of a release, without Node inside and without the network. */

interface Entry {
  readonly bytes: Uint8Array;
  readonly isProgram: boolean;
}
interface Archives {
  readonly zip: (files: ReadonlyMap<string, Entry>) => Uint8Array;
  readonly tarGz: (files: ReadonlyMap<string, Entry>) => Uint8Array;
  readonly tar: (files: ReadonlyMap<string, Entry>) => Uint8Array;
  readonly fileOfTar: (archive: Uint8Array, path: string) => Uint8Array;
}
interface Bundle {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly inputs: readonly string[];
}
interface Notice {
  readonly name: string;
  readonly license: string;
  readonly text: string;
}

const TOP = join(import.meta.dirname, '../..');
const load = (file: string): Promise<unknown> =>
  import(/* @vite-ignore */ pathToFileURL(join(TOP, 'build', file)).href);
const archives = (await load('release/archives.mjs')) as Archives;
const { bundleProgram } = (await load('release/bundle.mjs')) as { bundleProgram: () => Promise<Bundle> };
const { ACCEPTED, packagesOf } = (await load('release/notices.mjs')) as {
  ACCEPTED: readonly string[];
  packagesOf: (inputs: Iterable<string>) => readonly Notice[];
};

const text = (words: string) => new TextEncoder().encode(words);
const FILES = new Map<string, Entry>([
  ['a/start', { bytes: text('#!/bin/sh\necho started\n'), isProgram: true }],
  ['a/b/c.txt', { bytes: text('Straße'), isProgram: false }],
  ['a/leer', { bytes: new Uint8Array(0), isProgram: false }],
  ['a/block', { bytes: new Uint8Array(1024).fill(7), isProgram: false }],
]);

describe('archives', () => {
  test('have the same bytes whatever the order, the place on earth and the day', () => {
    const turned = new Map([...FILES].reverse());
    const zone = process.env.TZ;
    const before = [archives.zip(FILES), archives.tarGz(FILES)];
    process.env.TZ = 'Pacific/Kiritimati';
    try {
      expect([archives.zip(turned), archives.tarGz(turned)]).toEqual(before);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('a ZIP gives back every byte', () => {
    const unpacked = unzipSync(archives.zip(FILES));
    expect(Object.keys(unpacked).sort()).toEqual([...FILES.keys()].sort());
    for (const [path, { bytes }] of FILES) expect(unpacked[path]).toEqual(bytes);
  });

  test('a tarball is unpacked by tar, with every byte, and what is run can be run', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'all.tar.gz'), archives.tarGz(FILES));
    expect(spawnSync('tar', ['-xzf', 'all.tar.gz'], { cwd: folder }).status).toBe(0);
    for (const [path, { bytes, isProgram }] of FILES) {
      expect(new Uint8Array(readFileSync(join(folder, path)))).toEqual(bytes);
      expect((statSync(join(folder, path)).mode & 0o100) !== 0).toBe(isProgram);
    }
    expect(spawnSync(join(folder, 'a/start'), { encoding: 'utf8' }).stdout).toBe('started\n');
  });

  test('a file of a tarball is found by its path, and only by the whole', () => {
    const tar = archives.tar(FILES);
    expect(new Uint8Array(archives.fileOfTar(tar, 'a/b/c.txt'))).toEqual(text('Straße'));
    expect(() => archives.fileOfTar(tar, 'b/c.txt')).toThrow('not in the archive');
    expect(() => archives.tar(new Map([[`${'x'.repeat(101)}`, [...FILES.values()][0] as Entry]]))).toThrow();
  });
});

describe('the bundle', async () => {
  const { files, inputs } = await bundleProgram();

  test('is the same each time', async () => {
    const again = await bundleProgram();
    expect(
      [...again.files].every(([path, bytes]) => Buffer.from(bytes).equals(files.get(path) ?? text(''))),
    ).toBe(true);
  });

  test('needs nothing beside it: draws with threads, solves, records and shows the page', () => {
    const folder = newFolder();
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const call = (...args: string[]) =>
      spawnSync(process.execPath, [join(folder, 'bin/losverfahren.js'), ...args, '--lang', 'en'], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH },
      });
    const fixture = (name: string) => join(TOP, 'fixtures', name);
    const seed = ['--seed', '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365', '--workers', '2'];
    const letters = ['draw', fixture('musterstadt.csv'), '--plan', fixture('musterstadt.yaml'), ...seed];
    expect(call(...letters, '--output', 'letters')).toMatchObject({ status: 0, stderr: '' });
    const [head = '', first = ''] = readFileSync(join(folder, 'letters/invitations.csv'), 'utf8').split(
      '\r\n',
    );
    const id = first.split(';')[head.split(';').indexOf('PersonID')] ?? '';
    const panel = ['panel', fixture('zusagen.csv'), '--plan', fixture('gremium.yaml'), ...seed.slice(0, 2)];
    expect(call(...panel, '--output', 'panel')).toMatchObject({ status: 0 });
    expect(call('record', 'letters', '--id', id, '--outcome', 'accepted')).toMatchObject({ status: 0 });
    expect(call('page', '--output', 'page.html')).toMatchObject({ status: 0, stderr: '' });
  });

  test('names all that it holds, each under a licence that goes together with the EUPL, with its text', () => {
    const packages = packagesOf(inputs);
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['highs', 'node-sqlite3-wasm', 'zod', 'linkedom', 'htmlparser2']),
    );
    for (const { license, text: words } of packages) {
      expect(ACCEPTED).toContain(license);
      expect(words.length).toBeGreaterThan(200);
    }
  });

  test('holds nothing of what only development needs', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
    const held = packagesOf(inputs).map(({ name }) => name);
    expect(held.filter((name) => name in devDependencies)).toEqual([]);
  });
});

test('every dependency, and all that these need, has a licence that goes together with the EUPL', () => {
  const { packages } = JSON.parse(readFileSync(join(TOP, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; license?: string }>;
  };
  const others = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .filter(([, { license = '' }]) => !ACCEPTED.includes(license));
  expect(others).toEqual([]);
});

describe('SHA256SUMS', async () => {
  const { signSums } = (await load('release.mjs')) as {
    signSums: (folder: string, secretKey: string, passwordFile?: string) => Promise<void>;
  };
  const key = newKey(new Uint8Array(40).fill(9));
  const folder = newFolder();
  const file = (name: string) => join(folder, name);
  writeFileSync(file('SHA256SUMS'), `${'0'.repeat(64)}  losverfahren.html\n`);
  writeFileSync(file('plain.key'), secretKeyFile(key));
  writeFileSync(file('other'), 'no key');

  test('is signed so that minisign itself accepts it, and nothing that was changed', async () => {
    await signSums(folder, file('plain.key'));
    const minisign = () =>
      spawnSync('minisign', ['-Vm', 'SHA256SUMS', '-P', publicKeyText(publicKeyOf(key))], { cwd: folder })
        .status;
    expect(minisign()).toBe(0);
    writeFileSync(file('SHA256SUMS'), `${'1'.repeat(64)}  losverfahren.html\n`);
    expect(minisign()).not.toBe(0);
  });

  test('is not signed with what is no key', async () => {
    await expect(signSums(folder, file('other'))).rejects.toThrow('no secret key');
  });
});

describe('what is pinned', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(TOP, 'release', file), 'utf8'));
  const { version, machines } = read('node.json') as {
    version: string;
    machines: Record<string, { package: string; sha256: string }>;
  };

  test('is one version of Node for five kinds of machine, by SHA-512 and SHA-256', () => {
    const { packages } = read('package-lock.json');
    expect(Object.keys(machines).sort()).toEqual([
      ...['linux-arm64', 'linux-x64', 'macos-arm64', 'macos-x64', 'windows-x64'],
    ]);
    for (const { package: name, sha256 } of Object.values(machines)) {
      expect(packages[`node_modules/${name}`]).toMatchObject({ version });
      expect(packages[`node_modules/${name}`].integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      expect(packages[`node_modules/${name}`].resolved).toBeUndefined();
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('what starts it on Windows is ASCII, for its console has a code page of its own', () => {
    expect(/[^\n -~]/.exec(readFileSync(join(TOP, 'release/losverfahren.cmd'), 'utf8'))).toBeNull();
  });
});

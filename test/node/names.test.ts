import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missingFolders } from '../../src/node/flushed.js';
import { nameProblem } from '../../src/node/names.js';

/** Names that Windows does not take, told on any system. */

const codeOf = (path: string, platform: NodeJS.Platform = 'win32') =>
  nameProblem(path, platform)?.[0] ?? null;

describe('a name on Windows', () => {
  test.each([
    'ziehung',
    'C:\\Ziehung 2026\\Bürgerrat',
    'c:/ziehung/liste.csv',
    '..\\ziehung\\.',
    '.\\ziehung\\',
    'C:\\',
    'C:ziehung',
    '\\\\server\\freigabe\\ziehung',
    '\\\\?\\C:\\ziehung',
    '.versteckt',
    'console',
    'com10',
    'nullen.csv',
    'Straße & Co. (2)!#%~^{}=+;,@',
  ])('%s is taken', (path) => {
    expect(codeOf(path)).toBeNull();
  });

  test.each([
    ['C:\\out"', 'OUT-016'],
    ['C:\\out" --force --seed 1', 'OUT-016'],
    ['aus<gabe', 'OUT-017'],
    ['aus>gabe', 'OUT-017'],
    ['C:\\a\\wann?.csv', 'OUT-017'],
    ['a*b', 'OUT-017'],
    ['a|b', 'OUT-017'],
    ['liste.csv:strom', 'OUT-017'],
    ['C:\\a:b', 'OUT-017'],
    ['a\u0007b', 'OUT-017'],
    ['a\tb', 'OUT-017'],
    ['nul', 'OUT-018'],
    ['NUL.csv', 'OUT-018'],
    ['C:\\a\\con', 'OUT-018'],
    ['con\\liste.csv', 'OUT-018'],
    ['prn.', 'OUT-018'],
    ['aux .txt', 'OUT-018'],
    ['Com1', 'OUT-018'],
    ['lpt9.tar.gz', 'OUT-018'],
    ['com²', 'OUT-018'],
    ['conout$', 'OUT-018'],
    ['\\\\.\\PhysicalDrive0', 'OUT-018'],
    ['ziehung.', 'OUT-019'],
    ['ziehung ', 'OUT-019'],
    ['C:\\Bürgerrat e.V.\\ziehung', 'OUT-019'],
    ['a\\... \\b', 'OUT-019'],
  ])('%j is refused: %s', (path, code) => {
    expect(codeOf(path)).toBe(code);
  });

  test('the sign, the device or the part is named', () => {
    expect(nameProblem('a\\wann?.csv', 'win32')?.[2]).toEqual({ piece: '?' });
    expect(nameProblem('a\u0007b', 'win32')?.[2]).toEqual({ piece: 'U+0007' });
    expect(nameProblem('C:\\x\\Nul.csv', 'win32')?.[2]).toEqual({ piece: 'Nul.csv' });
    expect(nameProblem('C:\\e.V.\\x', 'win32')?.[2]).toEqual({ piece: 'e.V.' });
  });
});

test.each(['nul', 'con.csv', 'a:b', 'wann?', 'ziehung.', 'ziehung ', 'a"b', 'a\\b'])(
  '%j is a name like any other elsewhere',
  (path) => {
    expect([codeOf(path, 'linux'), codeOf(path, 'darwin')]).toEqual([null, null]);
  },
);

describe('the folders on the way to a path', () => {
  const nothing = () => false;

  test('are made from the outermost on', () => {
    const isThere = (path: string) => path === 'C:\\';
    expect(missingFolders('C:\\a\\b', isThere, win32.dirname)).toEqual(['C:\\a', 'C:\\a\\b']);
    expect(missingFolders('/a/b', (path) => path === '/', posix.dirname)).toEqual(['/a', '/a/b']);
    expect(missingFolders('/a/b', () => true, posix.dirname)).toEqual([]);
  });

  test.each(['X:\\', '\\\\server\\freigabe\\'])(
    'end at %s, which is not there and is none of them',
    (root) => {
      expect(missingFolders(root, nothing, win32.dirname)).toEqual([]);
      expect(missingFolders(`${root}a\\b`, nothing, win32.dirname)).toEqual([`${root}a`, `${root}a\\b`]);
    },
  );
});

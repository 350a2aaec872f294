import { describe, expect, test } from 'vitest';
import { fingerprint, logFile, logLines } from '../../src/audit/chain.js';
import { drawEvents, readDraws } from '../../src/audit/entries/draw.js';
import { entryLine, readEntry } from '../../src/audit/entries/line.js';
import { readLog } from '../../src/audit/read-log.js';
import { sha256Text } from '../../src/core/digest.js';
import type { Draw } from '../../src/core/draw.js';
import { readSeed } from '../../src/core/seed.js';
import { planWith } from '../core/plans.js';
import { frameOf, listed } from '../core/tables.js';

/** What is written of a draw is what is read of it: one line, the seven entries, a chain. */

const AT = '2026-12-05T19:30:00Z';
const person = (label: string) => ({ label, ticket: sha256Text(label), household: '' });

/** Three of five invited, one of them in each reserve; nobody is excluded. */
const DRAW: Draw = {
  plan: planWith({ sample: { size: 3 }, stratify: [listed('dimension 0', ['category 0', 'category 1'])] }),
  frame: {
    rows: 5,
    excluded: [],
    stratification: frameOf([
      [[0], 2],
      [[1], 3],
    ]),
  },
  seed: readSeed(sha256Text, '1 2 3'),
  allocation: [1, 2],
  selection: [
    { invited: [person('a')], reserve: [person('b')], next: null, certain: true },
    { invited: [person('c'), person('d')], reserve: [person('e')], next: null, certain: true },
  ],
};
const hash = sha256Text('file');
const FACTS = {
  source: {
    ...{ planFile: null, overrides: { sample: { size: 3 } }, inputs: [], keyHash: null },
    ...{ toolVersion: '0.1.0', nodeVersion: 'v20.20.2' },
  },
  register: {
    files: [{ name: 'r.csv', bytes: 9, sha256: hash, rows: 5, encoding: 'utf-8', delimiter: ';' }],
  },
  outputs: [{ name: 'invitations.csv', rows: 3, bytes: 9, sha256: hash }],
};
const letters = drawEvents('letters', DRAW, FACTS);
const panel = drawEvents('panel', DRAW, FACTS);
const NAMES = ['plan', 'register', 'frame', 'seed', 'allocation', 'selection', 'outputs'];

describe('one line', () => {
  const entry = { seq: 3, prev: hash, type: 'reply', at: AT, body: { b: [1], a: 'ü' } };

  test('is canonical, and read as it was written', () => {
    const line = entryLine(entry);
    expect(line).toBe(
      `{"at":"${AT}","body":{"a":"ü","b":[1]},"prev":"${hash}","seq":3,"type":"reply","v":"losverfahren/1"}`,
    );
    expect(readEntry(line)).toEqual({ ...entry, isCanonical: true });
  });

  test('in another form is read, and it is said that it is not canonical', () => {
    expect(readEntry(entryLine(entry).replace('"seq":', '"seq": '))).toEqual({
      ...entry,
      isCanonical: false,
    });
  });

  test.each([
    ['of another version', (line: string) => line.replace('losverfahren/1', 'losverfahren/2')],
    ['with one field more', (line: string) => line.replace('"seq"', '"by":"me","seq"')],
    ['with a local time', (line: string) => line.replace('00Z', '00+01:00')],
    ['with half a number', (line: string) => line.replace('"seq":3', '"seq":3.5')],
    ['that is cut off', (line: string) => line.slice(0, -1)],
    ['with nothing in it', () => ''],
  ])('%s is no entry', (_, change) => {
    const line = entryLine(entry);
    expect(change(line)).not.toBe(line);
    expect(readEntry(change(line))).toBeNull();
  });
});

describe('the seven entries of a draw', () => {
  test('have their names and order, those of a panel with a word in front', () => {
    expect(letters.map(({ type }) => type)).toEqual(NAMES);
    expect(panel.map(({ type }) => type)).toEqual(NAMES.map((name) => `panel.${name}`));
    expect(panel.map(({ body }) => body)).toEqual(letters.map(({ body }) => body));
  });

  test('are read as they were written, letters and the panels behind them', () => {
    const found = readDraws([...letters, ...panel, ...panel]);
    const bodies = Object.fromEntries(letters.map(({ type, body }) => [type, body]));
    expect(found.letters).toEqual({ log: bodies, wrong: [] });
    expect(found.panels.map(({ log }) => log)).toEqual([bodies, bodies]);
    expect(found.strays).toEqual([]);
  });

  test('a panel alone is one', () => {
    const found = readDraws(panel);
    expect(found.letters).toEqual({ log: null, wrong: [] });
    expect(found.panels.map(({ log }) => log?.seed.text)).toEqual(['1 2 3']);
  });

  test.each(NAMES.map((name, at) => [name, at] as const))('without %s there is no draw', (name, at) => {
    const found = readDraws(letters.toSpliced(at, 1, { type: 'something', body: {} }));
    expect(found.letters).toEqual({ log: null, wrong: [name] });
    expect(found.strays).toEqual([`line ${at + 1}`]);
  });

  test.each(NAMES.map((name, at) => [name, at] as const))('%s with one field more is none', (name, at) => {
    const { type, body } = letters[at] ?? { type: '', body: {} };
    const found = readDraws(letters.toSpliced(at, 1, { type, body: { ...(body as object), more: 1 } }));
    expect(found.letters).toEqual({ log: null, wrong: [name] });
  });

  test('entries of a panel that has no beginning are strays', () => {
    const found = readDraws([...letters, ...panel.slice(1)]);
    expect(found.panels).toEqual([]);
    expect(found.strays).toEqual(NAMES.slice(1).map((name) => `panel.${name}`));
  });
});

describe('a log', () => {
  const before = logLines(sha256Text, letters, AT);

  test('is continued with every line before as it was', () => {
    const lines = logLines(sha256Text, panel, '2027-01-01T00:00:00Z', before);
    expect(lines.slice(0, 7)).toEqual(before);
    const read = readLog(sha256Text, logFile(lines));
    expect(read.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(read.lines).toEqual(lines);
    expect(read.panels).toEqual([read.log]);
    expect(read.fingerprint).toBe(sha256Text(lines[13] ?? ''));
  });

  test('has a fingerprint that is the hash of its last line; before the first there are zeros', () => {
    expect(fingerprint(sha256Text, before)).toBe(sha256Text(before[6] ?? ''));
    expect(fingerprint(sha256Text, [])).toBe('0'.repeat(64));
  });

  test('names the line whose predecessor was changed', () => {
    const lines = before.with(2, (before[2] ?? '').replace('"rows":5', '"rows":6'));
    const { checks } = readLog(sha256Text, logFile(lines));
    expect(checks.filter(({ passed }) => !passed)).toEqual([
      { name: 'log.chain', passed: false, places: ['4'] },
    ]);
  });
});

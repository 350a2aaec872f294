import { describe, expect, test } from 'vitest';
import { fingerprint, logFile, logLines } from '../../src/audit/chain.js';
import { entryLine, type LogEvent, readEntry } from '../../src/audit/entries/line.js';
import { readLogParts } from '../../src/audit/parts.js';
import { readLog } from '../../src/audit/read-log.js';
import { sha256Text } from '../../src/core/digest.js';
import { QUOTA_DRAW, whole } from './draw-entries.js';

/** What is written of a draw is what is read of it: one line, the entries, a chain. */

const AT = '2026-12-05T19:30:00Z';
const hash = sha256Text('file');
const letters = whole('letters');
const panel = whole('panel');
const NAMES = ['plan', 'register', 'frame', 'seed', 'allocation', 'selection', 'outputs'];

const read = (events: readonly LogEvent[]) => readLogParts(events, () => hash);
const bodiesOf = (events: readonly LogEvent[]) =>
  Object.fromEntries(events.map(({ type, body }) => [type.replace('panel.', ''), body]));

describe('one line', () => {
  const entry = { seq: 3, prev: hash, type: 'reply', at: AT, body: { b: [1], a: 'ü' } };

  test('is canonical, and read as it was written', () => {
    const line = entryLine(entry);
    expect(line).toBe(
      `{"at":"${AT}","body":{"a":"ü","b":[1]},"prev":"${hash}","seq":3,"type":"reply","v":"losverfahren/2"}`,
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
    ['of a later version', (line: string) => line.replace('losverfahren/2', 'losverfahren/3')],
    ['of an earlier version', (line: string) => line.replace('losverfahren/2', 'losverfahren/1')],
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

describe('the entries of a draw', () => {
  test('have their names and order, those of a panel with a word in front', () => {
    expect(letters.map(({ type }) => type)).toEqual(NAMES);
    expect(panel.map(({ type }) => type)).toEqual(NAMES.map((name) => `panel.${name}`));
    expect(panel.map(({ body }) => body)).toEqual(letters.map(({ body }) => body));
  });

  test('under quotas the whole list is one of its own, before the seed; the number stands behind it', () => {
    const events = whole('letters', QUOTA_DRAW);
    expect(events.map(({ type }) => type)).toEqual(NAMES.toSpliced(3, 0, 'lottery'));
    const { lottery, allocation } = bodiesOf(events);
    expect(Object.keys(lottery as object)).not.toContain('number');
    expect(allocation).toMatchObject({ method: 'quotas', number: 5, number_from: 'seed' });
    expect(Object.keys(bodiesOf(letters).allocation as object)).not.toContain('number');
  });

  test.each([
    ['without quotas', letters, panel],
    ['under quotas', whole('letters', QUOTA_DRAW), whole('panel', QUOTA_DRAW)],
  ])('%s are read as they were written, letters and the panels behind them', (_, one, two) => {
    const { parts, wrong } = read([...one, ...two, ...two]);
    const log = { ...bodiesOf(one), redraws: [], setAside: [] };
    expect(parts.map(({ stage }) => stage)).toEqual(['letters', 'panel', 'panel']);
    expect(parts.map((part) => part.log)).toEqual([log, log, log]);
    expect([wrong, parts.some(({ isOpen }) => isOpen)]).toEqual([[], false]);
  });

  test('a panel alone is one', () => {
    const { parts, wrong } = read(panel);
    expect(parts.map(({ stage, log }) => [stage, log?.seed.text])).toEqual([['panel', '1 2 3']]);
    expect(wrong).toEqual([]);
  });

  const each = NAMES.map((name, at) => [name, at] as const);

  test.each(each)('without %s there is no draw', (name, at) => {
    const { parts, wrong } = read(letters.toSpliced(at, 1));
    expect(parts.map(({ log }) => log)).toEqual([null]);
    expect(wrong).toEqual([name]);
  });

  test.each(each)('with something else for %s there is no draw', (name, at) => {
    const { parts, wrong } = read(letters.toSpliced(at, 1, { type: 'something', body: {} }));
    expect(parts.map(({ log }) => log)).toEqual([null]);
    expect(wrong).toEqual([name, `line ${at + 1}`]);
  });

  test.each(each)('%s with one field more is none', (name, at) => {
    const { type, body } = letters[at] ?? { type: '', body: {} };
    const { parts, wrong } = read(letters.toSpliced(at, 1, { type, body: { ...(body as object), more: 1 } }));
    expect(parts.map(({ log }) => log)).toEqual([null]);
    expect(wrong).toEqual([name]);
  });

  test.each(each)(
    'what stands before %s and belongs to nothing is a stray, and the draw is there',
    (_, at) => {
      const { parts, wrong } = read(letters.toSpliced(at, 0, { type: 'something', body: {} }));
      expect(parts.map(({ log }) => log?.seed.text)).toEqual(['1 2 3']);
      expect(wrong).toEqual([`line ${at + 1}`]);
    },
  );

  test('entries of a panel that has no beginning are strays', () => {
    const { parts, wrong } = read([...letters, ...panel.slice(1)]);
    expect(parts.map(({ stage }) => stage)).toEqual(['letters']);
    expect(wrong).toEqual(NAMES.slice(1).map((name) => `panel.${name}`));
  });
});

describe('a log', () => {
  const before = logLines(sha256Text, letters, AT);

  test('is continued with every line before as it was', () => {
    const lines = logLines(sha256Text, panel, '2027-01-01T00:00:00Z', before);
    expect(lines.slice(0, 7)).toEqual(before);
    const found = readLog(sha256Text, logFile(lines));
    expect(found.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(found.lines).toEqual(lines);
    expect(found.panels).toEqual([found.log]);
    expect(found.fingerprint).toBe(sha256Text(lines[13] ?? ''));
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

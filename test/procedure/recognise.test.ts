import { describe, expect, test } from 'vitest';
import { sha256Bytes } from '../../src/machine/node.js';
import { draw } from '../../src/procedure/draw.js';
import { recogniseAll } from '../../src/procedure/log-gist.js';
import { loadPlan } from '../../src/procedure/plan-file.js';
import { kindOf } from '../../src/procedure/recognise.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { toolsFor, withFixtures } from './in-memory.js';

/** What chosen files are taken for. */

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const kind = (name: string, content: string) => kindOf({ name, begin: bytesOf(content) });

describe('by its content alone', () => {
  const HASH = 'a'.repeat(64);
  test.each([
    ['a log by its name, even if it is empty', 'audit.jsonl', '', 'log'],
    ['a log by its beginning', 'protokoll.txt', '{"at":"2026-11-26T20:05:12Z","body":{}', 'log'],
    [
      'the signature of a log is no log',
      'audit.jsonl.minisig',
      'untrusted comment: x\nRUQ\ntrusted comment: y\n',
      'signature',
    ],
    ['a slip', 'meins.json', `{"commitment":"${HASH}","id":"1","secret":"${HASH}"`, 'slip'],
    ['a round of a beacon', 'runde.json', '{"round":1,"randomness":"ab","signature":"cd"}', 'round'],
    ['some other JSON', 'x.json', '{"a":1}', 'unknown'],
    ['a public key', 'stadt.pub', 'untrusted comment: minisign public key\nRW', 'public-key'],
    [
      'a secret key, which nobody should hand on',
      'stadt.key',
      'untrusted comment: minisign encrypted secret key\nRW',
      'unknown',
    ],
    ['the key of a draw', 'ziehung.key', `${HASH}\n`, 'key'],
    ['a plan', 'plan.yml', 'version: 1\n', 'plan'],
    ['an urn, whatever it is called', 'download (3).csv', `label,Viertel\n${HASH},Nord\n`, 'urn'],
    ['a register with a column of that name', 'register.csv', 'label;Name\n1;A\n', 'table'],
    ['a table', 'register.csv', 'id;name\n1;A\n', 'table'],
    ['the text for the gazette', 'announcement.txt', 'Stadt, Amt\nTermin, Ort\n', 'unknown'],
    ['a picture', 'bild.png', '\u0089PNG\r\n\u0000', 'unknown'],
    ['a list of ids', 'rat.csv', 'PersonID\n1\n', 'table'],
    ['a workbook, of which only the log says more', 'register.xlsx', 'PK\u0003\u0004', 'table'],
    ['a PDF', 'brief.pdf', '%PDF-1.7', 'unknown'],
    ['a page', 'seite.html', '<!doctype html>', 'unknown'],
  ])('%s', (_, name, content, expected) => {
    expect(kind(name, content)).toBe(expected);
  });
});

describe('with a log', () => {
  const ground = async () => {
    const files = withFixtures();
    const plan = await loadPlan(files, { plan: 'fixtures/musterstadt.yaml', overrides: {} });
    const request = { plan, register: ['fixtures/musterstadt.csv'], seed: typedSeed('1 2 3 4 5 6 7') };
    const made = await draw(request, toolsFor(files));
    const bytes = new Map(made.files.map((file) => [file.name, file.bytes] as const));
    bytes.set('musterstadt.csv', await files.read('fixtures/musterstadt.csv'));
    bytes.set('ratsmitglieder.csv', await files.read('fixtures/ratsmitglieder.csv'));
    return bytes;
  };
  const recognised = async (chosen: readonly (readonly [string, Uint8Array])[]) => {
    const { files, log } = await recogniseAll(
      chosen.map(([name, all]) => ({
        name,
        bytes: all.length,
        begin: all.slice(0, 1 << 16),
        read: async () => all,
      })),
    );
    return { log, files: files.map((file) => [file.kind, file.as]) };
  };
  const of = (bytes: ReadonlyMap<string, Uint8Array>, name: string) => bytes.get(name) ?? new Uint8Array();

  test('lists, register and other files are what the log says, also under the names that a browser gives them', async () => {
    const bytes = await ground();
    const { files, log } = await recognised([
      ['audit (1).jsonl', of(bytes, 'audit.jsonl')],
      ['invitations (2).csv', of(bytes, 'invitations.csv')],
      ['liste.csv', of(bytes, 'reserve.csv')],
      ['Auszug vom Amt.csv', of(bytes, 'musterstadt.csv')],
      ['ratsmitglieder.csv', of(bytes, 'ratsmitglieder.csv')],
    ]);
    expect(files).toEqual([
      ['log', 'audit.jsonl'],
      ['list', 'invitations.csv'],
      ['list', 'reserve.csv'],
      ['register', 'Auszug vom Amt.csv'],
      ['input', 'ratsmitglieder.csv'],
    ]);
    expect(log).toMatchObject({ hasLists: true, hasLetters: true, hasPanel: false, hasCommitment: false });
    expect(log?.inputs).toEqual(['ratsmitglieder.csv']);
  });

  test('files that were changed keep their places by their names', async () => {
    const bytes = await ground();
    const changed = (name: string) => Uint8Array.from([...of(bytes, name), 10]);
    const { files } = await recognised([
      ['audit.jsonl', of(bytes, 'audit.jsonl')],
      ['reserve (1).csv', changed('reserve.csv')],
      ['musterstadt.csv', changed('musterstadt.csv')],
      ['ratsmitglieder.csv', changed('ratsmitglieder.csv')],
    ]);
    expect(files.map(([one]) => one)).toEqual(['log', 'list', 'register', 'input']);
  });

  test('of several logs the last one counts', async () => {
    const bytes = await ground();
    const log = of(bytes, 'audit.jsonl');
    const { files } = await recognised([
      ['alt.jsonl', new Uint8Array()],
      ['neu.jsonl', log],
    ]);
    expect(files).toEqual([
      ['unknown', 'alt.jsonl'],
      ['log', 'audit.jsonl'],
    ]);
  });

  test('a large file is hashed only if its size is that of something in the log', async () => {
    const bytes = await ground();
    let read = 0;
    const table = bytesOf('id;name\n1;A\n');
    const log = of(bytes, 'audit.jsonl');
    const whole = (name: string, all: Uint8Array, count: boolean) => ({
      ...{ name, bytes: all.length, begin: all },
      read: async () => {
        if (count) read++;
        return all;
      },
    });
    await recogniseAll([whole('audit.jsonl', log, false), whole('andere.csv', table, true)]);
    expect(read).toBe(0);
    const register = of(bytes, 'musterstadt.csv');
    await recogniseAll([whole('audit.jsonl', log, false), whole('andere.csv', register, true)]);
    expect([read, sha256Bytes(register)]).toEqual([1, sha256Bytes(of(bytes, 'musterstadt.csv'))]);
  });

  test('a log that nobody can read says nothing of the others', async () => {
    const { files, log } = await recognised([
      ['audit.jsonl', bytesOf('kaputt')],
      ['register.csv', bytesOf('id;name\n')],
      ['liste.csv', bytesOf('los_rang;los_schicht;los_ticket\n')],
      ['notiz.txt', bytesOf('nur ein Satz\n')],
    ]);
    expect(log).toBeNull();
    expect(files.map(([one]) => one)).toEqual(['log', 'register', 'list', 'unknown']);
  });
});

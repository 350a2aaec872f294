import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as nodeSign,
  verify as nodeVerify,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyIdText, type PublicKey } from '../../src/audit/key-text.js';
import { readLog } from '../../src/audit/read-log.js';
import { newKey, publicKeyOf } from '../../src/audit/secret-key.js';
import {
  commentText,
  isByKey,
  isOfComment,
  isOfFile,
  publicKeyFile,
  publicKeyText,
  readPublicKey,
  readSignature,
  type Signature,
  sign,
  signatureFile,
} from '../../src/audit/signature.js';
import { digest } from '../../src/machine/node.js';
import { checkSignature } from '../../src/procedure/signed.js';
import { MemoryFiles } from '../procedure/in-memory.js';

/** Signatures in minisign's format. */

const bytes = (text: string) => new TextEncoder().encode(text);
const KEY = newKey(Uint8Array.from({ length: 40 }, (_, at) => 3 * at + 1));
const PUBLIC = publicKeyOf(KEY);
const LOG = bytes('{"seq":0}\n{"seq":1}\n');
const COMMENT = 'timestamp:1796500800\tfile:audit.jsonl\thashed\tBürgerrat';
const FILE = signatureFile(sign(LOG, COMMENT, KEY));

/** Every one of these bytes with every one of its bits turned. */
function* flips(whole: Uint8Array, from = 0): Generator<[place: string, flipped: Uint8Array<ArrayBuffer>]> {
  for (let at = from; at < whole.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const flipped = new Uint8Array(whole);
      flipped[at] = (whole[at] ?? 0) ^ (1 << bit);
      yield [`byte ${at}, bit ${bit}`, flipped];
    }
  }
}

/** What `verify` says of a signature: nothing if it holds. */
async function fault(
  file: Uint8Array,
  log: Uint8Array = LOG,
  key: PublicKey = PUBLIC,
): Promise<string | undefined> {
  const files = new MemoryFiles({ 'audit.jsonl.minisig': file });
  const of = { path: 'audit.jsonl', bytes: log, read: readLog(digest, log) };
  const { check, signed } = await checkSignature(files, of, key, 'audit.jsonl.minisig');
  expect(signed === null).toBe(!check.passed);
  expect(check.name).toBe('log.signature');
  if (!check.passed) expect(check.places).toEqual(['audit.jsonl.minisig']);
  return check.note;
}

describe('the published example', () => {
  // What minisign's own manual and its tests have; there is no trusted comment in it.
  const key = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3';
  const line =
    'RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=';
  const none = Buffer.alloc(64).toString('base64');
  const file = bytes(`untrusted comment: x\n${line}\ntrusted comment: y\n${none}\n`);
  const read = () => [readPublicKey(bytes(key)), readSignature(file)] as [PublicKey, Signature];

  test('is this key’s signature of the text "test", and of no other', () => {
    const [published, signature] = read();
    expect(keyIdText(published.id)).toBe('E7620F1842B4E81F');
    expect(isByKey(signature, published)).toBe(true);
    expect(signature.isPrehashed).toBe(true);
    expect(isOfFile(signature, published, bytes('test'))).toBe(true);
    expect(isOfFile(signature, published, bytes('test\n'))).toBe(false);
    expect(isOfComment(signature, published)).toBe(false);
  });

  test('with any bit of it turned is none', () => {
    const [published] = read();
    const start = file.indexOf(10) + 1;
    for (const [place, flipped] of flips(file.slice(0, start + line.length), start)) {
      const whole = Buffer.concat([flipped, file.slice(start + line.length)]);
      const signature = readSignature(whole);
      const holds =
        signature !== null && isByKey(signature, published) && isOfFile(signature, published, bytes('test'));
      expect([place, holds]).toEqual([place, false]);
    }
  });
});

test('the example of the specification is what this program makes', () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const key = newKey(new Uint8Array(Buffer.from(`0102030405060708${seed}`, 'hex')));
  const spec = readFileSync(new URL('../../docs/SPEC.md', import.meta.url), 'utf8');
  const [, example = ''] = spec.split('has, with the comment\n');
  const [section = ''] = example.split('\n## ');
  const file = section
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => `${line.trim()}\n`)
    .join('');
  const made = sign(bytes('abc\n'), 'timestamp:1796500800\tfile:audit.jsonl\thashed', key);
  expect(file).toBe(new TextDecoder().decode(signatureFile(made)));
  expect(spec).toContain(`\`${publicKeyText(publicKeyOf(key))}\``);
});

describe('a signature', () => {
  test('is read as it was written, and holds for its file and comment alone', () => {
    const line = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replace(/[\r\n]/g, ''));
    const random = fc.uint8Array({ minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), line, random, (file, other, comment, seed) => {
        const key = newKey(seed);
        const made = sign(file, comment, key);
        const read = readSignature(signatureFile(made)) as Signature;
        expect(read).toEqual(made);
        expect(commentText(read.comment)).toBe(comment);
        const mine = publicKeyOf(key);
        expect([isByKey(read, mine), isOfFile(read, mine, file), isOfComment(read, mine)]).toEqual([
          true,
          true,
          true,
        ]);
        const isSame = Buffer.compare(file, other) === 0;
        expect(isOfFile(read, mine, other)).toBe(isSame);
      }),
      { numRuns: 40 },
    );
  });

  test('has the bytes that Node’s own Ed25519 and BLAKE2b give', () => {
    const der = (head: string, body: Uint8Array) => Buffer.concat([Buffer.from(head, 'hex'), body]);
    const secret = createPrivateKey({
      key: der('302e020100300506032b657004220420', KEY.seed),
      format: 'der',
      type: 'pkcs8',
    });
    const open = createPublicKey({
      key: der('302a300506032b6570032100', PUBLIC.point),
      format: 'der',
      type: 'spki',
    });
    const made = readSignature(FILE) as Signature;
    const hash = createHash('blake2b512').update(LOG).digest();
    expect(Buffer.from(made.signature)).toEqual(nodeSign(null, hash, secret));
    const both = Buffer.concat([made.signature, bytes(COMMENT)]);
    expect(nodeVerify(null, both, open, made.commentSignature)).toBe(true);
  });

  test('of the old kind is of the file itself', async () => {
    const made = readSignature(FILE) as Signature;
    const old = signatureFile({ ...made, isPrehashed: false });
    expect(await fault(old)).toBe('other-bytes');
    const hash = new Uint8Array(createHash('blake2b512').update(LOG).digest());
    expect(isOfFile({ ...made, isPrehashed: false }, PUBLIC, hash)).toBe(true);
  });

  test('holds with the line ends of another system, and without the last one', async () => {
    const text = new TextDecoder().decode(FILE);
    expect(await fault(FILE)).toBeUndefined();
    expect(await fault(bytes(text.replaceAll('\n', '\r\n')))).toBeUndefined();
    expect(await fault(bytes(text.trimEnd()))).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['five lines', `${new TextDecoder().decode(FILE)}x\n`],
    ['three lines', new TextDecoder().decode(FILE).split('\n').slice(0, 3).join('\n')],
    ['a public key', new TextDecoder().decode(publicKeyFile(PUBLIC))],
    ['something else', 'x'.repeat(1000)],
    ['far too much', `untrusted comment: ${'x'.repeat(20_000)}\n`],
  ])('is told from %s', async (_, text) => {
    expect(await fault(bytes(text))).toBe('malformed-signature');
  });
});

describe('one bit turned is caught and named', () => {
  const text = new TextDecoder().decode(FILE);
  const ends = [...FILE.keys()].filter((at) => FILE[at] === 10);
  const [first = 0, second = 0, third = 0] = ends;

  test('in the signature file, wherever it is, but for the words that nobody vouches for', async () => {
    const free = [text.indexOf(':') + 2, first] as const;
    const named = new Map<string, Set<string>>();
    const part = (at: number) =>
      at <= first ? 'head' : at <= second ? 'signature' : at <= third ? 'comment' : 'second signature';
    for (const [place, flipped] of flips(FILE)) {
      const at = Number(/\d+/.exec(place)?.[0]);
      const found = await fault(flipped);
      if (at >= free[0] && at < free[1]) {
        expect([undefined, 'malformed-signature']).toContain(found);
        continue;
      }
      expect([place, found]).not.toEqual([place, undefined]);
      named.set(part(at), (named.get(part(at)) ?? new Set()).add(String(found)));
    }
    const sorted = [...named].map(([name, found]) => [name, [...found].sort()]);
    expect(sorted).toEqual([
      ['head', ['malformed-signature']],
      ['signature', ['malformed-signature', 'other-bytes', 'other-key']],
      ['comment', ['malformed-signature', 'other-comment']],
      ['second signature', ['malformed-signature', 'other-comment']],
    ]);
  });

  test('in the log', async () => {
    for (const [place, flipped] of flips(LOG))
      expect([place, await fault(FILE, flipped)]).toEqual([place, 'other-bytes']);
  });

  test('in the public key', async () => {
    const named = new Set<string>();
    for (const [place, flipped] of flips(bytes(publicKeyText(PUBLIC)))) {
      const key = readPublicKey(flipped);
      const found = key === null ? 'no key' : await fault(FILE, LOG, key);
      expect([place, found]).not.toEqual([place, undefined]);
      named.add(String(found));
    }
    expect([...named].sort()).toEqual(['no key', 'other-bytes', 'other-key']);
  });
});

describe('a public key', () => {
  test('is read from its file and from its line, with blanks around it', () => {
    const line = publicKeyText(PUBLIC);
    expect(line).toMatch(/^RW[\w+/]{54}$/);
    for (const written of [line, ` ${line}\n`, new TextDecoder().decode(publicKeyFile(PUBLIC))])
      expect(readPublicKey(bytes(written))).toEqual(PUBLIC);
  });

  test.each([
    ['too short', (line: string) => line.slice(0, -4)],
    ['too long', (line: string) => `${line}AAAA`],
    ['of another algorithm', (line: string) => `RU${line.slice(2)}`],
    ['twice', (line: string) => `${line}\n${line}`],
    ['with a letter that base64 lacks', (line: string) => `${line.slice(0, -1)}_`],
  ])('that is %s is none', (_, change) => {
    expect(readPublicKey(bytes(change(publicKeyText(PUBLIC))))).toBeNull();
  });
});

import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicKeyOf } from '../../src/audit/secret-key.js';
import { publicKeyText } from '../../src/audit/signature.js';
import { KEY as LOCKED, lockedFile, PASSWORD } from '../audit/locked-key.js';
import { runOn } from './failing.js';
import { onTerminal } from './on-terminal.js';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, execute, newFolder, type Outcome, problemsOf, run, SEED } from './run.js';

/** `sign` and `verify --public-key`, beside Debian's minisign. */

const LOG = 'ziehung/audit.jsonl';
const SIGNATURE = `${LOG}.minisig`;
const TARGETS = [
  'feature,value,min,max',
  ...['Altstadt', 'Zähringen', 'Östliche Vorstadt'].map((name) => `district,${name},0,6`),
  '',
].join('\n');
const KEY = ['--secret-key', 'keys/stadt.key'];

let drawn = '';
beforeAll(async () => {
  // A test that needs it and has it not says so, and does not pass.
  await execute('minisign', ['-v']).catch(() => {
    throw new Error('minisign is not installed: apt-get install minisign');
  });
  drawn = newFolder();
  save(drawn, 'register.csv', csvText(town(60)));
  save(drawn, 'plan.yaml', PLAN.replace('size: 40', 'size: 4'));
  const outcome = await run(['draw', '-c', 'plan.yaml', '-s', SEED], { cwd: drawn });
  expect(outcome.code, outcome.stderr).toBe(0);
});

/** A copy of a folder in which a draw has taken place. */
function withDraw(): string {
  const cwd = newFolder();
  cpSync(drawn, cwd, { recursive: true });
  return cwd;
}

interface Signed {
  readonly key_id: string;
  readonly public_key: string;
  readonly comment: string;
  readonly new_key: object | null;
}

async function signed(cwd: string, ...more: readonly string[]): Promise<Signed> {
  const outcome = await run(['sign', 'ziehung', ...KEY, '--json', ...more], { cwd });
  expect(outcome.code, outcome.stderr).toBe(0);
  return JSON.parse(outcome.stdout) as Signed;
}

/** The check of the signature, and what else `verify --json` says of it. */
async function verified(cwd: string, key: string, ...more: readonly string[]) {
  const outcome = await run(['verify', 'ziehung', '--public-key', key, '--json', ...more], { cwd });
  const { checks, signed, remarks } = JSON.parse(outcome.stdout) as {
    checks: { name: string; passed: boolean; note?: string; places: string[]; differs?: object }[];
    signed: { keyId: string; comment: string } | null;
    remarks: { kind: string }[];
  };
  const one = checks.find(({ name }) => name === 'log.signature');
  return { code: outcome.code, check: one, signed, remarks: remarks.map(({ kind }) => kind) };
}

const minisign = (cwd: string, args: readonly string[], input = ''): Promise<Outcome> =>
  execute('minisign', args, { cwd, input });
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const codes = (outcome: Outcome) => problemsOf(outcome).map(({ code }) => code);

describe('what sign makes', () => {
  test('minisign verifies, by the key as it is shown and by its file, with the comment', async () => {
    const cwd = withDraw();
    const { public_key, key_id, comment } = await signed(cwd, '--comment', 'Bürgerrat Wärme');
    expect(comment).toBe('timestamp:1796500800\tfile:audit.jsonl\thashed\tBürgerrat Wärme');
    for (const key of [
      ['-P', public_key],
      ['-p', 'keys/stadt.pub'],
    ]) {
      const outcome = await minisign(cwd, ['-V', '-H', '-m', LOG, ...key]);
      expect([outcome.code, outcome.stderr]).toEqual([0, '']);
      expect(outcome.stdout).toContain(`Trusted comment: ${comment}\n`);
    }
    expect(readFileSync(join(cwd, 'keys/stadt.pub'), 'utf8')).toContain(key_id);
  });

  test('is refused by minisign when log or comment were changed', async () => {
    const cwd = withDraw();
    const { public_key } = await signed(cwd);
    const file = readFileSync(join(cwd, SIGNATURE), 'utf8');
    save(cwd, SIGNATURE, file.replace('timestamp:1', 'timestamp:2'));
    expect((await minisign(cwd, ['-Vm', LOG, '-P', public_key])).code).toBe(1);
    save(cwd, SIGNATURE, file);
    save(cwd, LOG, `${readFileSync(join(cwd, LOG), 'utf8')}\n`);
    expect((await minisign(cwd, ['-Vm', LOG, '-P', public_key])).code).toBe(1);
  });

  test('a key: minisign signs with it, and makes the same public one', async () => {
    const cwd = withDraw();
    const { public_key } = await signed(cwd);
    save(cwd, 'text', 'test');
    const made = await minisign(cwd, ['-S', '-s', 'keys/stadt.key', '-m', 'text']);
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect((await minisign(cwd, ['-Vm', 'text', '-P', public_key])).code).toBe(0);
    expect((await minisign(cwd, ['-R', '-s', 'keys/stadt.key', '-p', 'again.pub'])).code).toBe(0);
    expect(readFileSync(join(cwd, 'again.pub'), 'utf8')).toContain(public_key);
  });

  test('a key with a password: minisign opens it by that', async () => {
    const cwd = withDraw();
    save(cwd, 'password', 'Straße 1\r\n');
    const { public_key } = await signed(cwd, '--password-file', 'password');
    save(cwd, 'text', 'test');
    const made = await minisign(cwd, ['-S', '-s', 'keys/stadt.key', '-m', 'text'], 'Straße 1\n');
    expect(made.code, made.stderr).toBe(0);
    expect((await minisign(cwd, ['-Vm', 'text', '-P', public_key])).code).toBe(0);
  });

  test('secret files are for their owner alone; an existing key is used and stays as it is', async () => {
    const cwd = withDraw();
    const first = await signed(cwd);
    expect(first.new_key).toEqual({ secret_key: 'keys/stadt.key', public_key: 'keys/stadt.pub' });
    if (process.platform !== 'win32') expect(modeOf(join(cwd, 'keys/stadt.key'))).toBe('600');
    const [keys, signature] = [contents(join(cwd, 'keys')), readFileSync(join(cwd, SIGNATURE))];
    const again = await signed(cwd, '--force');
    expect(again).toEqual({ ...first, new_key: null });
    expect(contents(join(cwd, 'keys'))).toEqual(keys);
    // Ed25519 leaves nothing to chance.
    expect(readFileSync(join(cwd, SIGNATURE))).toEqual(signature);
    await signed(cwd, '--force', '--secret-key', 'other');
    expect(existsSync(join(cwd, 'other.pub'))).toBe(true);
  });
});

describe('what minisign makes', () => {
  const pair = ['-G', '-p', 'a.pub', '-s', 'a.key'];

  test.each([
    ['as it is made today', []],
    ['of the old kind', ['-l']],
  ])('a signature %s is verified', async (_, kind) => {
    const cwd = withDraw();
    expect((await minisign(cwd, [...pair, '-W'])).code).toBe(0);
    expect(
      (await minisign(cwd, ['-S', ...kind, '-s', 'a.key', '-m', LOG, '-t', 'Grüße\taus\u202eA'])).code,
    ).toBe(0);
    const found = await verified(cwd, 'a.pub');
    expect([found.code, found.check?.passed, found.signed?.comment]).toEqual([0, true, 'Grüße\taus\u202eA']);
    const { stdout } = await run(['verify', 'ziehung', '--public-key', 'a.pub'], { cwd, language: 'de' });
    expect(stdout).toContain('mit unterschrieben: Grüße, aus\\u{202e}A\n');
  });

  test('a key without a password signs', async () => {
    const cwd = withDraw();
    expect((await minisign(cwd, [...pair, '-W'])).code).toBe(0);
    const { public_key } = await signed(cwd, '--secret-key', 'a.key');
    expect(readFileSync(join(cwd, 'a.pub'), 'utf8')).toContain(public_key);
    expect((await minisign(cwd, ['-Vm', LOG, '-p', 'a.pub'])).code).toBe(0);
  });

  test('a key with a password signs if that is given', async () => {
    const cwd = withDraw();
    expect((await minisign(cwd, pair, 'geheim und lang\ngeheim und lang\n')).code).toBe(0);
    const args = ['sign', 'ziehung', '--secret-key', 'a.key', '--password-file', '-'];
    const outcome = await run(args, { cwd, input: 'geheim und lang\n' });
    expect(outcome.code, outcome.stderr).toBe(0);
    expect((await minisign(cwd, ['-Vm', LOG, '-p', 'a.pub'])).code).toBe(0);
  });
});

describe('a password', () => {
  const args = ['sign', 'ziehung', '--secret-key', 'a.key'];
  const key = publicKeyText(publicKeyOf(LOCKED));
  const withKey = () => {
    const cwd = withDraw();
    save(cwd, 'a.key', lockedFile());
    return cwd;
  };

  test.each([
    ['that is another one', ['--password-file', '-'], 'Strasse 1\n', 'SIGN-006'],
    ['that is empty', ['--password-file', '-'], '\n', 'SIGN-005'],
    ['that nobody gave', [], '', 'SIGN-005'],
  ])('%s is refused, and nothing is written', async (_, more, input, problem) => {
    const cwd = withKey();
    const before = contents(cwd);
    const outcome = await run([...args, ...more, '--json'], { cwd, input });
    expect([outcome.code, codes(outcome)]).toEqual([2, [problem]]);
    expect(contents(cwd)).toEqual(before);
  });

  test.each(['', '\n', '\r\n'])('is read from a file that ends with %j', async (end) => {
    const cwd = withKey();
    save(cwd, 'password', PASSWORD + end);
    expect((await run([...args, '--password-file', 'password'], { cwd })).code).toBe(0);
    expect((await verified(cwd, key)).code).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('is asked for on a terminal and not shown', async () => {
    const cwd = withKey();
    const steps = [['Passwort des Schlüssels:', `${PASSWORD}\r`]] as const;
    const session = await onTerminal(args, { cwd, steps, language: 'de' });
    expect([session.code, session.sane ?? true]).toEqual([0, true]);
    expect(session.output).not.toContain(PASSWORD.slice(0, 4));
    expect((await verified(cwd, key)).code).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('asked for: Ctrl-C ends it, and nothing is left', async () => {
    const cwd = withKey();
    const before = contents(cwd);
    const session = await onTerminal(args, { cwd, steps: [['Password of the key:', '\u0003']] });
    expect([session.code, session.sane ?? true]).toEqual([130, true]);
    expect(contents(cwd)).toEqual(before);
  });

  test('asked for where the input has ended is missing', async () => {
    const outcome = await runOn(
      ({ stdout }) => ({
        stdin: Object.assign(Readable.from([]), { isTTY: true }),
        stdout: Object.assign(stdout, { isTTY: true }),
      }),
      args,
      { cwd: withKey() },
    );
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('SIGN-005');
  });
});

describe('verify says what is wrong with a signature', () => {
  test('of somebody else, with both keys', async () => {
    const cwd = withDraw();
    const { key_id } = await signed(cwd);
    expect((await minisign(cwd, ['-G', '-W', '-p', 'a.pub', '-s', 'a.key'])).code).toBe(0);
    const { code, check, signed: shown } = await verified(cwd, 'a.pub');
    expect([code, check?.passed, check?.note, shown]).toEqual([4, false, 'other-key', null]);
    expect(check?.differs).toMatchObject({ logged: key_id });
    const { stdout } = await run(['verify', 'ziehung', '--public-key', 'a.pub'], { cwd, language: 'de' });
    expect(stdout).toContain('Die Unterschrift wurde mit einem anderen Schlüssel gemacht.');
    expect(stdout).toContain(`unterschrieben mit: ${key_id}`);
  });

  test('that is not there, damaged, of another log, or with another comment', async () => {
    const cwd = withDraw();
    const { public_key } = await signed(cwd);
    const note = async (...more: readonly string[]) => {
      const { code, check } = await verified(cwd, public_key, ...more);
      return [code, check?.note, check?.places];
    };
    expect(await note('--signature', 'nirgends')).toEqual([4, 'no-signature', ['nirgends']]);
    expect(await note('--signature', 'plan.yaml')).toEqual([4, 'malformed-signature', ['plan.yaml']]);
    const file = readFileSync(join(cwd, SIGNATURE), 'utf8');
    save(cwd, 'sig', file.replace('hashed', 'mashed'));
    expect(await note('--signature', 'sig')).toEqual([4, 'other-comment', ['sig']]);
    await run(['draw', '-c', 'plan.yaml', '-s', '7 7 7', '-o', 'andere', '-q'], { cwd });
    writeFileSync(join(cwd, LOG), readFileSync(join(cwd, 'andere/audit.jsonl')));
    expect(await note()).toEqual([4, 'other-bytes', ['audit.jsonl.minisig']]);
  });

  test('that nobody gave a key for', async () => {
    const cwd = withDraw();
    await signed(cwd);
    for (const [language, words] of [
      ['de', 'sie wurde nicht geprüft'],
      ['en', 'it was not checked'],
    ] as const) {
      const { code, stdout } = await run(['verify', 'ziehung'], { cwd, language });
      expect(code).toBe(0);
      expect(stdout).toContain(words);
      expect(stdout).toContain('audit.jsonl.minisig');
    }
  });

  test.each([
    ['a key that lacks a letter', 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO', 'SIGN-009', 2],
    ['a file that is not there', 'nirgends.pub', 'SIGN-002', 3],
    ['the secret key', 'keys/stadt.key', 'SIGN-009', 3],
    ['nothing', ' ', 'USE-009', 2],
  ])('%s is refused', async (_, key, problem, exit) => {
    const cwd = withDraw();
    await signed(cwd);
    const outcome = await run(['verify', 'ziehung', '--public-key', key, '--json'], { cwd });
    expect([outcome.code, codes(outcome)]).toEqual([exit, [problem]]);
  });

  test('--signature alone is refused', async () => {
    const outcome = await run(['verify', 'ziehung', '--signature', SIGNATURE, '--json'], { cwd: drawn });
    expect([outcome.code, codes(outcome)]).toEqual([2, ['USE-015']]);
  });
});

describe('a log that was continued', () => {
  test('is still signed as it was before the panel, and that is said', async () => {
    const cwd = newFolder();
    const people = town(60);
    save(cwd, 'register.csv', csvText(people));
    save(cwd, 'targets.csv', TARGETS);
    const letters = ['draw', 'register.csv', '--size', '30', '--reserve', '1', '--seed', SEED];
    expect((await run(letters, { cwd })).code).toBe(0);
    const { public_key } = await signed(cwd);
    const panel = [
      'panel',
      'register.csv',
      '--draw',
      'ziehung',
      '--size',
      '6',
      '--seed',
      '9 9 9 Spiel 77 1234567 7',
    ];
    const continued = await run([...panel, '--targets', 'targets.csv', '-q'], { cwd });
    expect(continued.code, continued.stderr).toBe(0);
    const args = ['verify', 'panel', '--public-key', public_key, '--signature', SIGNATURE];
    const json = JSON.parse((await run([...args, '--json'], { cwd })).stdout);
    expect(json.checks.find(({ name }: { name: string }) => name === 'log.signature')).toMatchObject({
      passed: true,
      note: 'earlier',
    });
    expect(json.remarks).toContainEqual({ kind: 'signed-before', part: 'panel' });
    const { stdout, code } = await run(args, { cwd, language: 'de' });
    expect(code).toBe(0);
    expect(stdout).toContain('Die Unterschrift ist älter als diese Einträge');
    // Half a part was never a log that anybody had.
    const lines = readFileSync(join(cwd, 'panel/audit.jsonl'), 'utf8').split('\n');
    save(cwd, 'half', `${lines.slice(0, 9).join('\n')}\n`);
    expect((await minisign(cwd, ['-S', '-s', 'keys/stadt.key', '-m', 'half'])).code).toBe(0);
    const half = JSON.parse((await run([...args.slice(0, -1), 'half.minisig', '--json'], { cwd })).stdout);
    expect(half.checks).toContainEqual(
      expect.objectContaining({ name: 'log.signature', note: 'other-bytes' }),
    );
  });
});

test('a commitment can be signed, and the draw on it leaves its signature as it is', async () => {
  const cwd = newFolder();
  save(cwd, 'register.csv', csvText(town(60)));
  save(cwd, 'plan.yaml', PLAN.replace('size: 40', 'size: 4'));
  const of = ['register.csv', '-c', 'plan.yaml', '-o', 'ziehung'];
  const committed = await run(['commit', ...of], { cwd });
  expect(committed.code, committed.stderr).toBe(0);
  const { public_key } = await signed(cwd);
  expect((await verified(cwd, public_key)).check).toEqual({
    name: 'log.signature',
    passed: true,
    places: [],
  });
  const signature = readFileSync(join(cwd, SIGNATURE));
  const outcome = await run(['draw', ...of, '-s', SEED], { cwd });
  expect(outcome.code, outcome.stderr).toBe(0);
  expect(readFileSync(join(cwd, SIGNATURE))).toEqual(signature);
  expect((await verified(cwd, public_key)).check?.note).toBe('earlier');
  await signed(cwd, '--force');
  expect((await verified(cwd, public_key)).check?.note).toBeUndefined();
});

describe('sign refuses, and writes nothing', () => {
  const refused = async (cwd: string, args: readonly string[]) => {
    const before = contents(cwd);
    const outcome = await run(['sign', ...args, '--json'], { cwd });
    expect(contents(cwd)).toEqual(before);
    return [outcome.code, codes(outcome)];
  };

  test('without a key, with a file that is none, and for a lost one', async () => {
    const cwd = withDraw();
    expect(await refused(cwd, ['ziehung'])).toEqual([2, ['SIGN-001']]);
    expect(await refused(cwd, ['ziehung', '--secret-key', 'plan.yaml'])).toEqual([3, ['SIGN-004']]);
    expect(await refused(cwd, ['ziehung', '--secret-key', 'ziehung'])).toEqual([3, ['SIGN-002']]);
    save(cwd, 'stadt.pub', 'x');
    expect(await refused(cwd, ['ziehung', '--secret-key', 'stadt.key'])).toEqual([2, ['SIGN-003']]);
  });

  test('a signature that is there', async () => {
    const cwd = withDraw();
    save(cwd, SIGNATURE, 'x');
    expect(await refused(cwd, ['ziehung', ...KEY])).toEqual([6, ['OUT-004']]);
    expect(existsSync(join(cwd, 'keys'))).toBe(false);
  });

  test('a log that is not there, broken, or comes from standard input', async () => {
    const cwd = withDraw();
    expect(await refused(cwd, ['nirgends', ...KEY])).toEqual([3, ['LOG-001']]);
    expect(await refused(cwd, ['-', ...KEY])).toEqual([2, ['LOG-001']]);
    const text = readFileSync(join(cwd, LOG), 'utf8');
    save(cwd, LOG, text.replace('"seq":0', '"seq":1'));
    expect(await refused(cwd, ['ziehung', ...KEY])).toEqual([3, ['SIGN-008']]);
    save(cwd, LOG, text.slice(0, -1));
    expect(await refused(cwd, [LOG, ...KEY])).toEqual([3, ['SIGN-008']]);
  });

  test.each([
    ['of two lines', 'a\nb'],
    ['with a tab', 'a\tb'],
    ['that is too long', 'ä'.repeat(2001)],
  ])('a comment %s', async (_, comment) => {
    expect(await refused(withDraw(), ['ziehung', ...KEY, '--comment', comment])).toEqual([2, ['SIGN-010']]);
  });

  test('a password that cannot be read', async () => {
    const cwd = withDraw();
    const args = ['ziehung', ...KEY, '--password-file', 'nirgends'];
    expect(await refused(cwd, args)).toEqual([3, ['SIGN-002']]);
  });
});

describe('what sign says', () => {
  test.each([
    ['de', 'Unterschrieben: ziehung/audit.jsonl.minisig', 'hat kein Passwort', 'Öffentlicher Schlüssel'],
    ['en', 'Signed: ziehung/audit.jsonl.minisig', 'has no password', 'Public key'],
  ] as const)('in %s: the key to be published, and calls that can be pasted', async (language, ...words) => {
    const cwd = withDraw();
    const { code, stdout, stderr } = await run(['sign', 'ziehung', ...KEY], { cwd, language });
    expect([code, stderr]).toEqual([0, '']);
    for (const said of [...words, 'keys/stadt.key', 'keys/stadt.pub']) expect(stdout).toContain(said);
    const calls = stdout
      .split('\n')
      .flatMap((line) => /^ {2}(losverfahren|minisign) (.*)$/.exec(line)?.slice(1) ?? []);
    const [program, args = '', other, others = ''] = calls;
    expect([program, other]).toEqual(['losverfahren', 'minisign']);
    expect((await run(args.split(' '), { cwd })).code).toBe(0);
    expect((await minisign(cwd, others.split(' '))).code).toBe(0);
  });

  test('of a key in the folder that may be handed on', async () => {
    const cwd = withDraw();
    const outcome = await run(['sign', 'ziehung', '--secret-key', 'ziehung/a.key', '--json'], { cwd });
    expect([outcome.code, codes(outcome)]).toEqual([0, ['SIGN-011']]);
  });

  test('of a password for a key that has none', async () => {
    const cwd = withDraw();
    await signed(cwd);
    save(cwd, 'password', 'x');
    const args = ['sign', 'ziehung', ...KEY, '--force', '--password-file', 'password', '--json'];
    const outcome = await run(args, { cwd });
    expect([outcome.code, codes(outcome)]).toEqual([0, ['USE-016']]);
  });
});

describe('of several at once and of what fails midway', () => {
  test('one signs, the others are refused, and there is one pair of keys', async () => {
    const cwd = withDraw();
    const all = await Promise.all([1, 2, 3].map(() => run(['sign', 'ziehung', ...KEY, '--json'], { cwd })));
    expect(all.map(({ code }) => code).sort()).toEqual([0, 6, 6]);
    const [one] = all.filter(({ code }) => code === 0);
    const { public_key } = JSON.parse(one?.stdout ?? '') as Signed;
    expect((await minisign(cwd, ['-Vm', LOG, '-P', public_key])).code).toBe(0);
    expect((await verified(cwd, 'keys/stadt.pub')).code).toBe(0);
  });

  test.skipIf(process.platform === 'win32')(
    'a signature that cannot be written leaves no pair of keys',
    async () => {
      const cwd = withDraw();
      mkdirSync(join(cwd, 'anders'));
      // A name that leads nowhere is taken, and nobody sees it before.
      symlinkSync('nirgends', join(cwd, SIGNATURE));
      const outcome = await run(['sign', 'ziehung', ...KEY, '--json'], { cwd });
      expect(outcome.code).not.toBe(0);
      expect(existsSync(join(cwd, 'keys/stadt.key'))).toBe(false);
      expect(existsSync(join(cwd, 'keys/stadt.pub'))).toBe(false);
    },
  );
});

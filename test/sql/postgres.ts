import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/**
 * A PostgreSQL server of its own in a temporary folder, reached by a socket in there and by nothing else. It sorts in
 * German unless a query says otherwise.
 */

export interface Postgres {
  /** runs a script and gives the rows of its queries */
  readonly psql: (script: string) => Promise<string[][]>;
  readonly stop: () => Promise<void>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

const DEBIAN = '/usr/lib/postgresql';

/** @throws Error if there is none */
function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find((folder) =>
    ['initdb', 'pg_ctl', 'psql'].every((one) => existsSync(join(folder, one))),
  );
  if (found === undefined)
    throw new Error('PostgreSQL is missing, and the SQL has to be run: apt-get install postgresql');
  return found;
}

/** The server refuses to run as root; then it is somebody else's. */
function serverUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('root cannot run PostgreSQL, and there is neither a user postgres nor nobody');
}

function run(program: string, args: readonly string[], user: User | null, input = ''): Promise<string> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', PGCLIENTENCODING: 'UTF8' };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd: '/', ...user, stdio: ['pipe', 'pipe', 'pipe'] });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => stderr.push(part));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    // The server keeps what pg_ctl was given open; what counts is that pg_ctl is done.
    child.on('exit', (code) => {
      if (program.endsWith('pg_ctl')) {
        child.stdout.destroy();
        child.stderr.destroy();
      }
      child.once('close', () => {
        const [out, err] = [stdout, stderr].map((parts) => Buffer.concat(parts).toString('utf8'));
        if (code === 0) resolve(out ?? '');
        else reject(new Error(`${program}: ${err}${out}`));
      });
    });
  });
}

/** @throws Error if PostgreSQL is not installed or does not start */
export async function startPostgres(): Promise<Postgres> {
  const bin = binaries();
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'sql-'));
  if (user !== null) {
    chownSync(folder, user.uid, user.gid);
    chmodSync(folder, 0o755);
  }
  const data = join(folder, 'data');
  const sorting = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=de-DE'];
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '-N', ...sorting],
    user,
  );
  const settings = `-k ${folder} -c listen_addresses= -c fsync=off`;
  const log = join(folder, 'log');
  await run(join(bin, 'pg_ctl'), ['start', '-w', '-D', data, '-l', log, '-o', settings], user);
  const quiet = [
    '-X',
    '-q',
    '--csv',
    '-t',
    '-v',
    'ON_ERROR_STOP=1',
    '-h',
    folder,
    '-U',
    'test',
    '-d',
    'postgres',
  ];
  return {
    psql: async (script) =>
      parse(await run(join(bin, 'psql'), quiet, null, script), { relax_column_count: true }) as string[][],
    stop: async () => {
      await run(join(bin, 'pg_ctl'), ['stop', '-w', '-m', 'immediate', '-D', data], user);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

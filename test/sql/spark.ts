import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.js';

/** Apache Spark in local mode, which bench/spark/setup.sh installs. */

const PYTHON = fileURLToPath(new URL('../../bench/data/spark/bin/python', import.meta.url));
const SESSION = fileURLToPath(new URL('../../bench/spark/session.py', import.meta.url));

type Answer = { readonly rows: string[][] } | { readonly error: string };

/** @throws Error that says what to install, if it is not there */
export async function startSpark(): Promise<Database> {
  if (!existsSync(PYTHON))
    throw new Error('Spark is missing, and the SQL has to be run: sh bench/spark/setup.sh');
  const { PATH, JAVA_HOME } = process.env;
  const env = { PATH, ...(JAVA_HOME === undefined ? {} : { JAVA_HOME }), LC_ALL: 'C.UTF-8', HOME: tmpdir() };
  const child = spawn(PYTHON, [SESSION], { cwd: tmpdir(), env, stdio: ['pipe', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part));
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: object): Promise<string[][]> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`Spark has ended: ${Buffer.concat(said).toString('utf8').slice(-2000)}`);
    const answer = JSON.parse(value) as Answer;
    if ('error' in answer) throw new Error(answer.error);
    return answer.rows;
  };
  return {
    dialect: 'spark',
    load: async (table, rows) => {
      const composed = rows.map((row) => row.map((field) => field?.normalize('NFC') ?? null));
      await ask({ load: table, rows: composed });
    },
    query: (sql) => ask({ query: sql }),
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}

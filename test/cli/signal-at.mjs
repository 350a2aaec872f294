/**
 * Loaded before the program (`node --import`): sends the process a signal just before it makes a certain
 * call for the n-th time, so that tests can stop it at every point without waiting.
 *
 * SIGNAL_ON: the calls, such as `fs.renameSync,fs.writeSync`, `crypto.hash` or `FileHandle.read`
 * SIGNAL_AT: which call, counted from 1; 0 sends nothing
 * SIGNAL: SIGKILL, SIGINT, ..
 * Each thread counts for itself. At its end the process writes the main thread's calls to standard error: `calls: 25`.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const { SIGNAL = 'SIGKILL', SIGNAL_AT = '0', SIGNAL_ON = '' } = process.env;
const handle = await fs.promises.open(fileURLToPath(import.meta.url));
const owners = { fs, crypto, FileHandle: Object.getPrototypeOf(handle) };
await handle.close();

let calls = 0;
for (const place of SIGNAL_ON.split(',')) {
  const [owner, name] = place.split('.');
  const original = owners[owner][name];
  owners[owner][name] = function (...args) {
    calls++;
    if (calls === Number(SIGNAL_AT)) process.kill(process.pid, SIGNAL);
    return original.apply(this, args);
  };
}
syncBuiltinESMExports();
if (isMainThread) process.on('exit', () => process.stderr.write(`calls: ${calls}\n`));

import { parentPort } from 'node:worker_threads';
import { type SearchCall, serveSearch } from '../procedure/search-served.js';

/** What the thread of a search for a lottery runs: one call after the other. It reads and writes no file but the solver's. */

const place = {
  clock: () => performance.now() / 1000,
  report: (report: unknown, moved: readonly ArrayBuffer[]) => parentPort?.postMessage(report, [...moved]),
};

parentPort?.on('message', (call: SearchCall) => {
  serveSearch(call, place).catch((cause: unknown) => {
    // Thrown where nobody awaits it, so that it ends the thread.
    setImmediate(() => {
      throw cause;
    });
  });
});

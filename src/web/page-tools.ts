import type { Program, Tools } from '../procedure/tools.js';
import { chosenFiles } from './chosen-files.js';

export interface PageSettings {
  /** what a log says of the page */
  readonly program: Program;
  /** the bytes of highs.wasm, which a page has no file to read from */
  readonly solver: Uint8Array;
  /** how far the reading of a register is: bytes of all its bytes, and rows */
  readonly progress?: (read: number, bytes: number, rows: number) => void;
}

/** What a page hands to the procedure: files that somebody chose, by their names, its clock, and pauses. */
export function pageTools(files: ReadonlyMap<string, Blob>, settings: PageSettings): Tools {
  const { program, progress } = settings;
  return {
    files: chosenFiles(files),
    program,
    reading: (bytes) =>
      progress === undefined ? {} : { progress: (read, rows) => progress(read, bytes, rows) },
    search: {
      // Asked for by quotas alone: whoever has it in another form makes bytes of it then.
      get solver() {
        return settings.solver;
      },
      clock: () => performance.now() / 1000,
      pause: pauses(),
    },
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

/**
 * Pauses in which a page can be drawn and clicked. A message to oneself comes back as soon as that is done;
 * a timer would be held up by milliseconds each time, and by a second in a page that nobody looks at.
 */
export function pauses(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

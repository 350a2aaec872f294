/**
 * The file system with somebody looking on: what happens before and after each single call, so that tests can
 * make it fail, or let another command come in between. For `vi.mock('node:fs', ..)`; imports nothing itself.
 */

export interface Call {
  /** counted from 1 */
  readonly number: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

export const watch: {
  calls: number;
  before: ((call: Call) => void) | null;
  after: ((call: Call) => void) | null;
} = { calls: 0, before: null, after: null };

export function unwatch(): void {
  Object.assign(watch, { calls: 0, before: null, after: null });
}

/** What a system says when a call fails. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: Geheim`), { code, errno: -1, syscall: 'call' });
}

type Functions = Readonly<Record<string, unknown>>;
type Action = (...args: unknown[]) => unknown;

function begun(name: string, args: readonly unknown[]): Call | null {
  if (watch.before === null && watch.after === null) return null;
  const call = { number: ++watch.calls, name, args };
  watch.before?.(call);
  return call;
}

function ended(call: Call | null): void {
  if (call !== null) watch.after?.(call);
}

/** Whatever a system says of closing, the file is closed afterwards. */
function closing(name: string, args: readonly unknown[], close: () => unknown): unknown {
  let call: Call | null = null;
  try {
    call = begun(name, args);
  } catch (cause) {
    const closed = close();
    if (closed instanceof Promise) {
      return closed.then(() => {
        throw cause;
      });
    }
    throw cause;
  }
  const closed = close();
  ended(call);
  return closed;
}

const SYNC = [
  ...['accessSync', 'closeSync', 'fsyncSync', 'linkSync', 'lstatSync', 'mkdirSync', 'openSync', 'readSync'],
  ...['readdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'statSync', 'unlinkSync', 'writeSync'],
];

export function watchedSync<T extends object>(real: T): T {
  const functions = real as unknown as Functions;
  const watched = SYNC.map((name) => {
    const original = functions[name] as Action;
    const action: Action = (...args) => {
      if (name === 'closeSync') return closing(name, args, () => original(...args));
      const call = begun(name, args);
      const result = original(...args);
      ended(call);
      return result;
    };
    return [name, action] as const;
  });
  return { ...real, ...Object.fromEntries(watched), fsync: watchedFsync(functions.fsync as Action) };
}

/** The one that is called with a function which is told how it ended. */
function watchedFsync(original: Action): Action {
  return (file, told) => {
    let call: Call | null = null;
    try {
      call = begun('fsync', [file]);
    } catch (cause) {
      return (told as Action)(cause);
    }
    return original(file, (failed: unknown) => {
      let cause = failed;
      try {
        ended(call);
      } catch (made) {
        cause ??= made;
      }
      (told as Action)(cause);
    });
  };
}

export function watchedPromises<T extends object>(real: T): T {
  const functions = real as unknown as Functions;
  const async = (name: string, original: Action): Action => {
    return async (...args) => {
      if (name === 'FileHandle.close') return closing(name, args, () => original(...args));
      const call = begun(name, args);
      const result = await original(...args);
      ended(call);
      return result;
    };
  };
  const open = async('open', functions.open as Action);
  const opened = async (...args: unknown[]) => {
    const handle = (await open(...args)) as Record<string, Action>;
    for (const name of ['read', 'stat', 'close']) {
      const original = handle[name]?.bind(handle);
      if (original !== undefined) handle[name] = async(`FileHandle.${name}`, original);
    }
    return handle;
  };
  const watched = {
    open: opened,
    ...Object.fromEntries(['readFile', 'stat'].map((name) => [name, async(name, functions[name] as Action)])),
  };
  return { ...real, ...watched };
}

/** What SQLite calls; it has the file system from `require`, which no mock reaches. */
const REQUIRED = [...SYNC, 'fstatSync', 'ftruncateSync'];
const PATHLESS = ['closeSync', 'fstatSync', 'fsyncSync', 'ftruncateSync', 'readSync', 'writeSync'];

/**
 * The calls of modules that have the file system from `require` are watched too, as far as they touch a file whose path
 * is meant. Nothing waits for the disk.
 * @param real what `require` gives
 * @returns puts everything back
 */
export function watchRequired(real: object, isMeant: (path: string) => boolean): () => void {
  const functions = real as Record<string, Action>;
  const originals = REQUIRED.map((name) => [name, functions[name] as Action] as const);
  const own = new Set<unknown>();
  for (const [name, original] of originals) {
    functions[name] = (...args) => {
      const [first] = args;
      if (!(PATHLESS.includes(name) ? own.has(first) : isMeant(String(first)))) return original(...args);
      if (name === 'closeSync') {
        own.delete(first);
        return closing(name, args, () => original(...args));
      }
      const call = begun(name, args);
      const result = name === 'fsyncSync' ? undefined : original(...args);
      if (name === 'openSync') own.add(result);
      ended(call);
      return result;
    };
  }
  return () => {
    Object.assign(real, Object.fromEntries(originals));
  };
}

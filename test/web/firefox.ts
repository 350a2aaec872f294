import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/**
 * Debian's Firefox, asked by its own protocol, Marionette: messages are JSON with their length before them. It has what
 * WebDriver has, and a disk to save files on.
 */

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
/** How WebDriver names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export interface Element {
  readonly [ELEMENT]: string;
}

const PREFERENCES = {
  'marionette.port': 0,
  'intl.accept_languages': 'de-DE, de',
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'dom.disable_beforeunload': true,
};

export class Firefox {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: readonly [error: unknown, result: unknown]) => void>();
  #count = 0;
  #opened = 0;

  private constructor(folder: string, child: ChildProcess, socket: Socket) {
    this.#folder = folder;
    this.#child = child;
    this.#socket = socket;
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const colon = rest.indexOf(':');
        const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)).toString());
        if (colon < 0 || rest.length < end) return;
        const message = JSON.parse(rest.subarray(colon + 1, end).toString()) as unknown;
        rest = rest.subarray(end);
        // The greeting is no answer.
        if (!Array.isArray(message)) continue;
        const [, id, error, result] = message as [number, number, unknown, unknown];
        this.#waiting.get(id)?.([error, result]);
        this.#waiting.delete(id);
      }
    });
  }

  /** Firefox with a profile of its own, without a screen. */
  static async start(): Promise<Firefox> {
    if (!existsSync(FIREFOX))
      throw new Error(`this test needs Firefox at ${FIREFOX} (apt-get install firefox-esr, or set FIREFOX)`);
    const folder = mkdtempSync(join(tmpdir(), 'losverfahren-firefox-'));
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    mkdirSync(join(folder, 'saved'));
    const preferences = { ...PREFERENCES, 'browser.download.dir': join(folder, 'saved') };
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`);
    const args = ['--headless', '--marionette', '--no-remote', '--profile', profile];
    const child = spawn(FIREFOX, args, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
    // It writes the port that it has found into its profile.
    const path = join(profile, 'MarionetteActivePort');
    const port = await eventually('Firefox', () => existsSync(path) && Number(readFileSync(path, 'utf8')));
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const firefox = new Firefox(folder, child, socket);
    await firefox.#ask('WebDriver:NewSession', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: false } },
    });
    return firefox;
  }

  async close(): Promise<void> {
    const gone = once(this.#child, 'exit');
    await this.#ask('Marionette:Quit', { flags: ['eForceQuit'] });
    await gone;
    this.#socket.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A new page each time: another place of the page that is shown is no other page. */
  async open(url: string): Promise<void> {
    const [page = '', ...place] = url.split('#');
    const address = [`${page}?${++this.#opened}`, ...place].join('#');
    await this.#ask('WebDriver:Navigate', { url: address });
    // The answer can come while the page before is still there.
    await eventually(address, () =>
      this.run<boolean>(
        'return location.href === arguments[0] && document.readyState === "complete" && document.querySelector("h1") !== null',
        address,
      ),
    );
  }

  /** @param script a function's body, with `arguments` */
  async run<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    const { value } = (await this.#ask('WebDriver:ExecuteScript', { script, args })) as { readonly value: T };
    return value;
  }

  /** The first element of the page for which the XPath holds, as soon as there is one that can be seen. */
  async find(xpath: string): Promise<Element> {
    const look = () =>
      this.run<Element | null>(
        `const found = document.evaluate(arguments[0], document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
         for (let at = 0; at < found.snapshotLength; at++) {
           const one = found.snapshotItem(at);
           if (one.getClientRects().length > 0 && !one.disabled) return one;
         }
         return null;`,
        xpath,
      );
    try {
      return await eventually(xpath, look);
    } catch (cause) {
      const shown = await this.run<string>('return document.body.innerText');
      throw new Error(`${cause} in a page that says ${shown}`);
    }
  }

  async click(xpath: string): Promise<void> {
    await this.#ask('WebDriver:ElementClick', { id: (await this.find(xpath))[ELEMENT] });
  }

  /** Types into a field; the paths of files, a line each, into one for files. */
  async type(xpath: string, text: string): Promise<void> {
    await this.#ask('WebDriver:ElementSendKeys', { id: (await this.find(xpath))[ELEMENT], text });
  }

  async text(xpath: string): Promise<string> {
    const { value } = (await this.#ask('WebDriver:GetElementText', {
      id: (await this.find(xpath))[ELEMENT],
    })) as { readonly value: string };
    return value;
  }

  /** The bytes of the only file that has been saved, once it is whole; it is taken away. */
  async saved(): Promise<Uint8Array> {
    const folder = join(this.#folder, 'saved');
    const path = await eventually('the file', () => {
      const [name, ...more] = readdirSync(folder);
      return name !== undefined && more.length === 0 && !name.endsWith('.part') && join(folder, name);
    });
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  }

  async #ask(name: string, parameters: unknown): Promise<unknown> {
    const id = ++this.#count;
    const answered = new Promise<readonly [error: unknown, result: unknown]>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    const message = JSON.stringify([0, id, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    const [error, result] = await answered;
    if (error !== null) throw new Error(`${name}: ${JSON.stringify(error)}`);
    return result;
  }
}

/** Asks again until there is an answer. */
async function eventually<T>(
  what: string,
  ask: () => T | false | null | Promise<T | false | null>,
): Promise<Exclude<T, false | null>> {
  for (const end = Date.now() + 90_000; Date.now() < end; await after(50)) {
    const answer = await ask();
    if (answer !== false && answer !== null) return answer as Exclude<T, false | null>;
  }
  throw new Error(`it did not come: ${what}`);
}

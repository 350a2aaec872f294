import { createInterface, type Interface } from 'node:readline';
import type { World } from './world.js';

/** Lines that somebody types on a terminal, one for each question; those typed ahead are not lost. */
export class TypedLines {
  readonly #input: Interface;
  readonly #lines: AsyncIterator<string>;
  #ended = false;

  constructor({ stdin, stdout, interrupt }: Pick<World, 'stdin' | 'stdout' | 'interrupt'>) {
    this.#input = createInterface({ input: stdin, output: stdout });
    // On a terminal the line editor takes Ctrl-C for itself.
    this.#input.on('SIGINT', () => {
      stdout.write('\n');
      interrupt();
    });
    this.#input.once('close', () => {
      this.#ended = true;
    });
    this.#lines = this.#input[Symbol.asyncIterator]();
  }

  /** What is typed, without blanks around it; `null`: the input has ended. */
  async ask(question: string): Promise<string | null> {
    this.#input.setPrompt(`${question} `);
    // A prompt would open the input again, and the program would wait for ever.
    if (!this.#ended) this.#input.prompt();
    const { value, done } = await this.#lines.next();
    return done === true ? null : value.trim();
  }

  close(): void {
    this.#input.close();
  }
}

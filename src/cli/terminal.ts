import { Chalk, type ChalkInstance } from 'chalk';
import type { Problem } from '../core/problem.js';
import {
  isTextKey,
  type Language,
  placeText,
  problemText,
  type TextKey,
  textOf,
} from '../messages/catalogue.js';
import { formatNumber, type Params, shown } from '../messages/fill.js';
import { type InitKey, initText } from '../messages/init.js';
import { cellsOf, padded, visible, visibleJson } from '../messages/visible.js';
import { tableLines, wrapped } from './lines.js';
import type { Screen, World } from './world.js';

/** What is said on a terminal: what can be said anywhere, and what `init` says. */
export type SpokenKey = TextKey | InitKey;

/** What of the machine is seen and typed on. */
type Surroundings = Pick<World, 'stdin' | 'stdout' | 'stderr' | 'environment'>;

export interface TerminalSettings {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean | undefined;
  readonly input: boolean;
}

/** Problems of a kind that are written out; of the others there is the number. */
const MOST_OF_A_KIND = 10;

/** A draw that took place. */
export interface Stored {
  readonly folder: string;
  /** `null`: there is no log */
  readonly fingerprint: string | null;
}

/** The labels of fields take as many cells. */
const LABEL = 18;

/** All that people and scripts see: results on stdout; warnings, errors and progress on stderr. */
export class Terminal {
  language: Language;
  /** what stands on the disk already, whatever else fails */
  stored: Stored | null = null;
  readonly settings: TerminalSettings;
  readonly #world: Surroundings;
  readonly #out: ChalkInstance;
  readonly #err: ChalkInstance;
  #barShown = false;

  constructor(settings: TerminalSettings, world: Surroundings) {
    this.settings = settings;
    this.language = settings.language;
    this.#world = world;
    this.#out = chalkFor(world.stdout, settings.color, world.environment);
    this.#err = chalkFor(world.stderr, settings.color, world.environment);
  }

  text(key: SpokenKey, params?: Params): string {
    return isTextKey(key) ? textOf(this.language, key, params) : initText(this.language, key, params);
  }

  number(value: number): string {
    return formatNumber(this.language, value);
  }

  /** With two digits behind the point, which is a comma in German. */
  decimal(value: number): string {
    const options = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    return new Intl.NumberFormat(this.language, options).format(value);
  }

  /** Cells that a line may have: no more than can be read well, and off a terminal as many as most have. */
  get width(): number {
    const { isTTY, columns } = this.#world.stdout;
    // A character in the last column would begin a new line.
    return Math.min((isTTY === true && columns) || 80, 100) - 1;
  }

  /** Whether it shows letters and signs of typewriters alone. */
  get isPlain(): boolean {
    return this.#world.environment.TERM === 'dumb';
  }

  /** What people call a dimension: the usual ones have a name in every language. */
  dimension(name: string): string {
    const key = `role.${name}`;
    return isTextKey(key) ? this.text(key) : shown(this.language, name);
  }

  /**
   * A line of the result, for people; it is one line, whatever stands in it. The only escape sequences that leave
   * this class are its own colours.
   */
  say(line = ''): void {
    this.#say(visible(line));
  }

  /** A text of the catalogue, broken at words. @param indent blanks before each line */
  tell(key: SpokenKey, params?: Params, indent = 0): void {
    const lines = this.text(key, params)
      .split('\n')
      .flatMap((part) => this.#broken(part, indent));
    for (const line of lines) this.#say(' '.repeat(indent) + line);
  }

  heading(key: SpokenKey, params?: Params): void {
    for (const line of this.#broken(this.text(key, params), 0)) this.#say(this.#out.bold(line));
  }

  /** `label  value`, the labels of equal width. */
  field(key: TextKey, value: string): void {
    this.named(this.text(key), value);
  }

  /** The same with a label that comes from a file. */
  named(label: string, value: string): void {
    this.#behind(`  ${padded(visible(label), LABEL)} `, value);
  }

  /** Columns under each other, the first row being the header. @param numeric which are set to the right */
  table(rows: readonly (readonly string[])[], numeric: readonly boolean[]): void {
    for (const line of tableLines(rows, numeric)) this.#say(`  ${line}`);
  }

  passed(line: string): void {
    this.#behind('✓ ', line, this.#out.green);
  }

  failed(line: string): void {
    this.#behind('✗ ', line, this.#out.red);
  }

  /** A text behind a label or a mark; where it is broken, its lines stand under each other. */
  #behind(begin: string, text: string, paint = (mark: string) => mark): void {
    const indent = cellsOf(begin);
    const [first = '', ...rest] = this.#broken(text, indent);
    this.#say(paint(begin) + first);
    for (const line of rest) this.#say(' '.repeat(indent) + line);
  }

  #say(line: string): void {
    if (!this.settings.json && !this.settings.quiet) this.#write(this.#world.stdout, `${line}\n`);
  }

  /** A text in lines; off a terminal it stays one line, for whoever reads it may be a program. */
  #broken(text: string, indent: number, stream: Screen = this.#world.stdout): string[] {
    const line = visible(text);
    return stream.isTTY === true ? wrapped(line, (stream.columns || 80) - 1 - indent) : [line];
  }

  /** The one document of `--json`; nothing without it. */
  json(document: object): void {
    if (this.settings.json) this.#write(this.#world.stdout, `${jsonText(document)}\n`);
  }

  /** One of several documents, each on a line of its own. */
  jsonLine(document: object): void {
    if (this.settings.json) this.#write(this.#world.stdout, `${visibleJson(JSON.stringify(document))}\n`);
  }

  /** An error as it is told to whoever looks for a bug. */
  detail(text: string): void {
    for (const line of text.split('\n')) this.#write(this.#world.stderr, `${visible(line)}\n`);
  }

  /** Warnings are not shown with `--quiet`; errors always. */
  problems(problems: readonly Problem[]): void {
    this.endProgress();
    const shown = problems.filter((problem) => problem.severity === 'error' || !this.settings.quiet);
    if (this.settings.json) {
      if (shown.length > 0) this.#write(this.#world.stderr, `${jsonText(this.#problemDocument(shown))}\n`);
      return;
    }
    const counts = new Map<string, number>();
    for (const problem of shown) {
      const count = (counts.get(problem.code) ?? 0) + 1;
      counts.set(problem.code, count);
      if (count <= MOST_OF_A_KIND) this.#write(this.#world.stderr, `${this.#problemText(problem)}\n`);
    }
    for (const [code, total] of counts)
      if (total > MOST_OF_A_KIND)
        this.#write(
          this.#world.stderr,
          `${this.text('problems.more', { code, total, count: total - MOST_OF_A_KIND })}\n`,
        );
  }

  /** Whether questions can be asked. */
  get isInteractive(): boolean {
    return (
      this.settings.input &&
      this.#world.stdin.isTTY === true &&
      this.#world.stdout.isTTY === true &&
      !this.settings.json
    );
  }

  /** A line that is overwritten, made for the room there is; only on a terminal. */
  progress(line: (width: number) => string): void {
    const { stderr, environment } = this.#world;
    if (stderr.isTTY !== true || this.settings.quiet || this.settings.json || environment.TERM === 'dumb')
      return;
    // A character in the last column would begin a new line. Some terminals do not know their width.
    const width = (stderr.columns || 80) - 1;
    this.#write(stderr, `\r${visible(line(width)).slice(0, width)}\u001b[K`);
    this.#barShown = true;
  }

  endProgress(): void {
    if (this.#barShown) this.#write(this.#world.stderr, '\r\u001b[K');
    this.#barShown = false;
  }

  #problemText(problem: Problem): string {
    const { what, why, remedy } = problemText(this.language, problem);
    const isError = problem.severity === 'error';
    const paint = isError ? this.#err.red.bold : this.#err.yellow.bold;
    const begin = `${this.text(isError ? 'error' : 'warning')} ${problem.code}`;
    const [head = '', ...more] = this.#paragraph(`${begin}: ${what}`, 4);
    const where = (problem.where ?? []).map((place) => placeText(this.language, place)).join('; ');
    const rows: [TextKey, string][] = [
      ['where', where],
      ['why', why],
      ['remedy', remedy],
    ];
    const width = Math.max(...rows.map(([key]) => this.text(key).length));
    const lines = rows
      .filter(([, line]) => line !== '')
      .flatMap(([key, text]) => {
        const [first = '', ...rest] = this.#paragraph(text, width + 4);
        return [`  ${this.text(key).padEnd(width)}  ${first}`, ...rest];
      });
    return [paint(begin) + head.slice(begin.length), ...more, ...lines].join('\n');
  }

  /** A sentence of a problem, which may have lines of its own; all but the first are indented. */
  #paragraph(text: string, indent: number): string[] {
    const lines = text.split('\n').flatMap((part) => this.#broken(part, indent, this.#world.stderr));
    return lines.map((line, at) => (at === 0 ? line : ' '.repeat(indent) + line));
  }

  #problemDocument(problems: readonly Problem[]): object {
    return {
      format: 'losverfahren/problems/1',
      problems: problems.map((problem) => ({ ...problem, ...problemText(this.language, problem) })),
    };
  }

  #write(stream: Screen, text: string): void {
    if (stream === this.#world.stdout) this.endProgress();
    stream.write(text);
  }
}

function jsonText(document: object): string {
  return visibleJson(JSON.stringify(document, null, 2));
}

function chalkFor(
  stream: Screen,
  wanted: boolean | undefined,
  environment: World['environment'],
): ChalkInstance {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const allowed = wanted !== false && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
  return new Chalk({ level: allowed && (forced || stream.isTTY === true) ? 1 : 0 });
}

import { error, type Problem, Refusal } from '../../core/problem.js';
import type { PlanOverrides } from '../../procedure/overrides.js';
import type { CommandName } from './commands.js';
import { flagsOf, type NamedFlag } from './named.js';
import type { ListParser, Parser } from './parsers.js';
import { type PlanFlag, planOverrides, TARGETS } from './plan-flags.js';
import type { FLAGS, FlagGroup } from './table.js';

/** What was typed, by the names that commander gives: texts, lists of texts, and switches. */
export type RawOptions = Readonly<Record<string, unknown>>;

type Row = (typeof FLAGS)[FlagGroup][number];
type RowOf<C extends CommandName, R = Row> = R extends { readonly for: readonly (infer N)[] }
  ? C extends N
    ? R
    : never
  : never;

/** `-s, --seed-source <text>` is `seedSource`, `--no-color` is `color`. */
type OptionName<F> = F extends `${string}--${infer Spelt}`
  ? Camel<WithoutNo<Spelt extends `${infer N} ${string}` ? N : Spelt>>
  : never;
type WithoutNo<N extends string> = N extends `no-${infer Rest}` ? Rest : N;
type Camel<N extends string> = N extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : N;

type Value<R> = R extends { readonly as: Parser<infer T> | ListParser<infer T> } ? T : boolean;
/** A switch is always on or off, a fallback is always there. */
type Certain<R> = R extends { readonly as: unknown } ? Extract<R, { readonly fallback: string }> : R;

/** What changes the plan is in `overrides`; of the quotas' file that has the name, the path is an option as well. */
type Planned<R> = Exclude<Extract<R, { readonly key: string }>, { readonly key: typeof TARGETS }>;

/** The typed options of a command. */
export type OptionsOf<C extends CommandName> = Own<Exclude<RowOf<C>, Planned<RowOf<C>>>> &
  ([Planned<RowOf<C>>] extends [never] ? unknown : { readonly overrides: PlanOverrides });

type Own<R extends { readonly flag: string }> = {
  readonly [K in Certain<R> as OptionName<K['flag']>]: Value<K>;
} & {
  readonly [K in Exclude<R, Certain<R>> as OptionName<K['flag']>]?: Value<K>;
};

/**
 * The typed options of a command, from what was typed.
 * @throws Refusal with every fault: USE-009 (empty), USE-010 (not to be understood), USE-015 (no effect alone),
 *   and what the plan's schema refuses of a flag that changes the plan
 */
export async function parseOptions<C extends CommandName>(
  command: C,
  raw: RawOptions,
): Promise<OptionsOf<C>> {
  const flags = flagsOf(command);
  const problems: Problem[] = [];
  const options: Record<string, unknown> = {};
  const planned: PlanFlag[] = [];
  for (const flag of flags) {
    const typed = raw[flag.option] ?? flag.fallback;
    if (flag.as === undefined && flag.key !== undefined) {
      // A switch of the plan: what it says is true, or not said.
      if (typed === true) planned.push({ flag, key: flag.key, value: true });
      continue;
    }
    if (flag.as === undefined) options[flag.option] = typed ?? flag.name.startsWith('--no-');
    if (flag.as === undefined || typed === undefined) continue;
    const value = understood(flag.as, typed);
    if (value === undefined) problems.push(fault(flag, typed));
    else if (flag.key === undefined || flag.key === TARGETS) options[flag.option] = value;
    if (value !== undefined && flag.key !== undefined)
      planned.push({ flag, key: flag.key, value: understood(flag.as, composed(typed)) });
  }
  const plan = await planOverrides(planned);
  problems.push(...plan.problems, ...idle(flags, raw));
  if (problems.length > 0) throw new Refusal('usage', problems);
  if (flags.some(({ key }) => key !== undefined)) options.overrides = plan.overrides;
  // Its members come from the table row by row, as the type does.
  return options as OptionsOf<C>;
}

function understood(parser: Parser<unknown> | ListParser<unknown>, typed: unknown): unknown {
  return 'readAll' in parser ? parser.readAll([typed].flat().map(String)) : parser.read(String(typed));
}

/** A Mac types `ä` in two parts (NFD); registers and plans are compared in one (NFC). */
function composed(typed: unknown): string | string[] {
  return Array.isArray(typed)
    ? typed.map((one) => String(one).normalize('NFC'))
    : String(typed).normalize('NFC');
}

function fault({ name, as }: NamedFlag, typed: unknown): Problem {
  const isEmpty = [typed].flat().every((one) => String(one).trim() === '');
  return error(isEmpty ? 'USE-009' : 'USE-010', undefined, { flag: name, expected: as?.expected ?? '' });
}

/** Flags that would have no effect, because none was given of those that they belong to. */
function idle(flags: readonly NamedFlag[], raw: RawOptions): Problem[] {
  const given = new Set(flags.filter(({ option }) => raw[option] !== undefined).map(({ name }) => name));
  return flags.flatMap(({ name, needs = [] }) =>
    !given.has(name) || needs.length === 0 || needs.some((other) => given.has(other))
      ? []
      : [error('USE-015', undefined, { flag: name, needs })],
  );
}

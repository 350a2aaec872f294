import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { error, type Problem, Refusal, refuse } from '../../core/problem.js';
import type { TextKey } from '../../messages/catalogue.js';
import { disk } from '../../node/disk.js';
import { writeAlone } from '../../node/output-folder.js';
import { blockColumns, findColumn, householdColumns, looksLikeHeader } from '../../plan/columns.js';
import { parsePlan } from '../../plan/load.js';
import { registerDialect, resolvePlan } from '../../plan/resolve.js';
import { planJsonSchema } from '../../plan/schema.js';
import { type PlanComments, type PlanDraft, planText } from '../../plan/template.js';
import {
  type LoadedPlan,
  loadPlanWithoutFile,
  openSources,
  registerSources,
} from '../../procedure/opening.js';
import type { RegisterFile } from '../../register/file.js';
import { readFrame } from '../../register/read.js';
import { ask } from '../ask.js';
import { EXIT } from '../exit.js';
import type { PlanOptions } from '../overrides.js';
import type { Terminal } from '../terminal.js';

interface InitOptions extends PlanOptions {
  readonly output: string;
  readonly force?: boolean;
  readonly schema?: string;
}

/** `init`: looks at the register and writes a commented plan; asks only on a terminal. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as InitOptions;
  const wanted = args.length === 0 && options.schema !== undefined ? [] : [options.output];
  refuseExisting(
    [...wanted, ...(options.schema === undefined ? [] : [options.schema])],
    options.force === true,
  );
  if (wanted.length === 0) {
    writeSchema(options);
    return EXIT.done;
  }
  const loaded = loadPlanWithoutFile(options);
  const register = await openSources(
    await registerSources(disk, args, loaded),
    registerDialect(loaded.input),
  );
  const header = register[0]?.header ?? [];
  if (!looksLikeHeader(header) && options.column === undefined) {
    throw refuse('invalid', 'REG-022', { file: register[0]?.source.name ?? '' }, { count: header.length });
  }
  const ids = loaded.input.register?.columns?.id ?? (await uniqueColumns(register));
  if (ids === null) {
    const params = { key: 'register.columns.id', columns: header };
    throw refuse(
      'invalid',
      'REG-023',
      { file: register[0]?.source.name ?? '', key: 'register.columns.id' },
      params,
    );
  }
  const draft = await ask(terminal, draftOf(terminal, args, options, loaded, header, ids));
  const text = planText(draft, comments(terminal));
  checkDraft(text, options.output, header, register);
  writeSchema(options);
  writeAlone(options.output, Buffer.from(text));
  terminal.json({
    format: 'losverfahren/init/1',
    output: options.output,
    columns: draft.columns,
    size: draft.size,
  });
  terminal.heading('init.title', { file: options.output });
  for (const [role, columns] of Object.entries(draft.columns)) {
    const names = typeof columns === 'string' ? columns : columns.join(' + ');
    terminal.field(`role.${role}` as TextKey, names);
  }
  terminal.say();
  terminal.say(terminal.text('init.next'));
  terminal.say(`  losverfahren check --plan ${options.output}`);
  terminal.say(`  losverfahren preview --plan ${options.output}`);
  return EXIT.done;
}

function writeSchema({ schema }: InitOptions): void {
  if (schema === undefined) return;
  writeAlone(schema, Buffer.from(`${JSON.stringify(planJsonSchema(), null, 2)}\n`));
}

/** @throws Refusal OUT-004 for files that are there and not to be replaced */
function refuseExisting(paths: readonly string[], force: boolean): void {
  const problems = paths
    .filter((path) => existsSync(path) && !force)
    .map((path) => error('OUT-004', { file: dirname(path) }, { names: [basename(path)] }));
  if (problems.length > 0) throw new Refusal('overwrite', problems);
}

/** The usual id column if its values are unique; else surname, given names, birth date and street. */
async function uniqueColumns(register: readonly RegisterFile[]): Promise<readonly string[] | null> {
  const header = register[0]?.header ?? [];
  const id = findColumn('id', header);
  const roles = ['family_name', 'given_names', 'birth_date', 'street', 'house_number'] as const;
  const composite = roles.flatMap((role) => findColumn(role, header) ?? []);
  for (const columns of [id === null ? [] : [id], composite]) {
    if (columns.length > 0 && (await areUnique(register, columns))) return columns;
  }
  return id === null ? (composite.length >= 3 ? composite : null) : [id];
}

async function areUnique(register: readonly RegisterFile[], columns: readonly string[]): Promise<boolean> {
  const input = {
    version: 1 as const,
    register: { columns: { id: [...columns] } },
    sample: { size: 1 },
    eligibility: { exclude: [] },
  };
  const context = { header: register[0]?.header ?? [], register: '', planFile: null, table: null };
  const { plan } = resolvePlan(input, context);
  const reading = await readFrame(register, {
    plan,
    key: null,
    idLists: new Map(),
    draw: null,
    survey: false,
  });
  return !reading.problems.some((problem) => ['REG-011', 'REG-012', 'REG-021'].includes(problem.code));
}

function draftOf(
  terminal: Terminal,
  args: readonly string[],
  options: InitOptions,
  loaded: LoadedPlan,
  header: readonly string[],
  ids: readonly string[],
): PlanDraft {
  const given = loaded.input.register?.columns ?? {};
  const columns: Record<string, string | readonly string[]> = {
    id: ids.length === 1 ? (ids[0] as string) : ids,
  };
  const birth = given.birth_date ?? (given.age === undefined ? findColumn('birth_date', header) : null);
  const age = birth === null ? (given.age ?? findColumn('age', header)) : null;
  const district = given.district ?? findColumn('district', header);
  const gender = given.gender ?? findColumn('gender', header);
  const household = given.household ?? householdColumns(header);
  for (const [role, name] of Object.entries({ district, birth_date: birth, age, gender })) {
    if (name !== null) columns[role] = name;
  }
  if (household.length > 0) columns.household = household;
  const blocks = blockColumns(header);
  const hasAge = birth !== null || age !== null;
  const folder = dirname(resolve(options.output));
  const { sample, eligibility, stratify, title, seed } = loaded.input;
  return {
    title: title ?? terminal.text('init.example-title'),
    language: terminal.language,
    files: args.map((path) => relative(folder, resolve(path)).replaceAll('\\', '/')),
    columns,
    referenceDate:
      birth === null ? null : (eligibility?.reference_date ?? new Date().toISOString().slice(0, 10)),
    minAge: hasAge ? (eligibility?.min_age ?? 16) : null,
    exclude: blocks.map((column) => ({ column, values: 'nonempty', reason: column, confidential: true })),
    stratify: stratify ?? [
      ...(district === null ? [] : ['district']),
      ...(gender === null ? [] : [{ gender: { by_lot: ['d', 'x'] } }]),
      ...(hasAge ? [{ age: ['16-29', '30-44', '45-64', '65+'] }] : []),
    ],
    size: sample?.size ?? 200,
    reserve: sample?.reserve ?? '1.5',
    seedSource: seed?.source ?? terminal.text('init.example-seed'),
  };
}

function comments(terminal: Terminal): PlanComments {
  const text = (key: keyof PlanComments) => terminal.text(`plan.${key}`);
  return {
    head: text('head'),
    register: text('register'),
    columns: text('columns'),
    household: text('household'),
    eligibility: text('eligibility'),
    exclude: text('exclude'),
    stratify: text('stratify'),
    sample: text('sample'),
    seed: text('seed'),
    output: text('output'),
  };
}

/** What was typed may not fit; a plan that can't be read is not written. */
function checkDraft(
  text: string,
  file: string,
  header: readonly string[],
  register: readonly RegisterFile[],
): void {
  const problems: Problem[] = [];
  try {
    const context = {
      header,
      register: register[0]?.source.name ?? '',
      planFile: basename(file),
      table: null,
    };
    resolvePlan(parsePlan(text, basename(file)), context);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    problems.push(...cause.problems);
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
}

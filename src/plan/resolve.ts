import type { DimensionPlan, DrawPlan, ExcludeRule, RegisterColumns } from '../core/plan.js';
import { byKind, error, type Place, type Problem, Refusal, warning } from '../core/problem.js';
import { blockColumns, type ColumnRole, findColumn, householdColumns, looksLikeHeader } from './columns.js';
import { resolveDimensions } from './dimensions.js';
import { eligibilityFaults, excludeRule } from './eligibility.js';
import { namedColumns } from './named-columns.js';
import { nearest } from './nearest.js';
import { type OutputColumns, type Stage, type UsedColumns, usualOutput } from './output-columns.js';
import { namedTargets } from './planned-targets.js';
import { type QuotaStratify, quotaStratify } from './quota-dimensions.js';
import type { Population } from './quotas.js';
import { registerDialect } from './register-dialect.js';
import { replacementsPlan } from './replacements.js';
import { resolveSample, type TableFile } from './sample.js';
import type { PlanInput } from './schema.js';
import { seedPlan } from './seed.js';
import type { Targets } from './targets.js';

/** A column that was found by its name and not named by the plan; it is said so. */
export interface FoundColumn {
  readonly role: string;
  readonly columns: readonly string[];
}

export interface ResolvedPlan {
  readonly plan: DrawPlan;
  readonly found: readonly FoundColumn[];
  readonly warnings: readonly Problem[];
  /** the columns of the lists, if the plan does not say which */
  readonly usual: OutputColumns | null;
}

export interface ResolveContext {
  /** the plan is that of a panel */
  readonly stage?: Stage;
  /** the register's columns */
  readonly header: readonly string[];
  /** the register's file, for messages */
  readonly register: string;
  /** the plan's file, for messages; `null`: flags only */
  readonly planFile: string | null;
  /** rows of the table allocation, already read if the plan names a file */
  readonly table: readonly Readonly<Record<string, string>>[] | null;
  /** the file that it is in; `null` or left out: the plan itself */
  readonly tableFile?: TableFile | null;
  /** quotas from a file, already read if the plan names one */
  readonly targets?: Targets | null;
  /** of a panel: the frame of the draw of letters before it; `null` or left out: it is not at hand */
  readonly population?: Population | null;
  /** where a key stands in the plan file, with its line; left out: `planFile` and the key */
  readonly locate?: (key: string) => Place;
}

/**
 * The effective plan: the file and the flags, with columns found and defaults filled in.
 * @throws Refusal with all that does not fit together (PLAN-020 .. PLAN-041, REG-005)
 */
export function resolvePlan(input: PlanInput, given: ResolveContext): ResolvedPlan {
  const context = { ...given, targets: namedTargets(input, given.header, given.targets ?? null) };
  const quotas = quotaStratify(input, context.targets, context.header);
  const work = new Resolution(
    quotas === null ? input : { ...input, stratify: quotas.stratify },
    context,
    quotas,
  );
  const plan = work.resolve();
  const errors = byKind(work.problems.filter((problem) => problem.severity === 'error'));
  if (errors.length > 0) throw new Refusal('invalid', errors);
  return { plan, found: work.found, warnings: work.problems, usual: work.usual };
}

class Resolution {
  readonly problems: Problem[] = [];
  readonly found: FoundColumn[] = [];
  usual: OutputColumns | null = null;

  constructor(
    readonly input: PlanInput,
    readonly context: ResolveContext,
    /** where the dimensions come from if not from the plan's `stratify` */
    readonly quotas: QuotaStratify | null,
  ) {}

  resolve(): DrawPlan {
    const { input } = this;
    const columns = this.#columns();
    const stratify = resolveDimensions(input.stratify ?? [], {
      columns,
      header: this.context.header,
      plainColumns: this.quotas?.plainColumns ?? [],
      anyCase: this.quotas?.anyCase ?? false,
      fail: (code, key, params) => this.#fail(code, key, params),
      missing: (key, name) => this.#missing(key, name),
    });
    const openBelow = this.quotas?.openBelow ?? null;
    if (openBelow !== null) this.#fail('PLAN-069', 'sample.quotas', { age: openBelow });
    const exclude = this.#excludes();
    this.#warnOfBlocks(exclude);
    const eligibility = input.eligibility ?? {};
    const hasLimits = eligibility.min_age !== undefined || eligibility.max_age !== undefined;
    this.#checkAges(columns, hasLimits || stratify.some(({ source }) => source === 'age'));
    if (eligibility.districts !== undefined && columns.district === null)
      this.#missing('register.columns.district');
    const sample = resolveSample(input.sample ?? {}, {
      dimensions: stratify,
      table: this.context.table,
      tableFile: this.context.tableFile ?? null,
      targets: this.context.targets ?? null,
      population: this.context.stage === 'panel' ? (this.context.population ?? null) : 'own',
      isPanel: this.context.stage === 'panel',
      locate: (key) => this.#locate(key),
      report: (problem) => this.#once(problem),
    });
    return {
      version: 1,
      title: input.title ?? null,
      ...(input.land === undefined ? {} : { land: input.land }),
      ...(input.rows === undefined ? {} : { rows: input.rows }),
      ...(input.municipality === undefined ? {} : { municipality: input.municipality }),
      register: { ...registerDialect(input), columns },
      eligibility: {
        reference_date: eligibility.reference_date ?? null,
        min_age: eligibility.min_age ?? null,
        max_age: eligibility.max_age ?? null,
        districts: eligibility.districts ?? null,
        exclude,
        ...(eligibility.uninvited === true ? { uninvited: true as const } : {}),
      },
      stratify,
      sample,
      seed: seedPlan(input.seed, (code, key) => this.#once(warning(code, this.#locate(key)))),
      output: {
        columns: this.#outputColumns({ columns, stratify, minAge: eligibility.min_age }),
        dialect: input.output?.dialect ?? 'excel-de',
      },
      ...this.#replacements(stratify),
    };
  }

  /** Nobody takes the place of somebody on a panel in this way. */
  #replacements(stratify: readonly DimensionPlan[]): Pick<DrawPlan, 'replacements'> {
    if (this.context.stage === 'panel') return {};
    const found = replacementsPlan(this.input.replacements ?? {}, stratify, (code, key, params) =>
      this.#fail(code, key, params),
    );
    return found === undefined ? {} : { replacements: found };
  }

  #outputColumns(used: UsedColumns): readonly string[] | null {
    const { header, stage = 'letters' } = this.context;
    const given = this.input.output?.columns;
    if (given === 'all') return null;
    for (const name of given ?? []) if (!header.includes(name)) this.#missing('output.columns', name);
    if (given !== undefined) return given;
    this.usual = usualOutput(stage, header, used);
    return this.usual.columns;
  }

  #columns(): RegisterColumns {
    const given = this.input.register?.columns ?? {};
    if (given.birth_date !== undefined && given.age !== undefined) this.#fail('PLAN-022', 'register.columns');
    const birth = given.age === undefined ? this.#column('birth_date', given.birth_date) : null;
    const columns = {
      id: this.#ids(given.id),
      district: this.#column('district', given.district),
      birth_date: birth,
      age: birth === null ? this.#column('age', given.age) : null,
      gender: this.#column('gender', given.gender),
      household: this.#household(given.household),
    };
    return columns;
  }

  #ids(given: readonly string[] | undefined): readonly string[] {
    if (given !== undefined) {
      for (const name of given) this.#require('register.columns.id', name);
      return given;
    }
    const id = findColumn('id', this.context.header);
    if (id === null) {
      this.#missing('register.columns.id');
      return [];
    }
    this.found.push({ role: 'id', columns: [id] });
    return [id];
  }

  #column(role: ColumnRole & keyof RegisterColumns, given: string | undefined): string | null {
    if (given !== undefined) {
      this.#require(`register.columns.${role}`, given);
      return given;
    }
    const name = this.#isNeeded(role) ? findColumn(role, this.context.header) : null;
    if (name !== null) this.found.push({ role, columns: [name] });
    return name;
  }

  /** Whether the plan can use a column with this meaning; others are left alone. */
  #isNeeded(role: string): boolean {
    const { stratify = [], eligibility = {} } = this.input;
    const names = stratify.flatMap((dimension) =>
      typeof dimension === 'string' ? [dimension] : Object.keys(dimension),
    );
    if (role === 'district') return names.includes('district') || eligibility.districts !== undefined;
    if (role === 'gender') return names.includes('gender');
    const hasBands = names.includes('age') && this.quotas?.plainColumns.includes('age') !== true;
    return hasBands || eligibility.min_age !== undefined || eligibility.max_age !== undefined;
  }

  #household(given: readonly string[] | undefined): readonly string[] {
    if (given !== undefined) {
      for (const name of given) this.#require('register.columns.household', name);
      return given;
    }
    if (this.input.sample?.max_per_household === undefined) return [];
    const columns = householdColumns(this.context.header);
    if (columns.length === 0) this.#missing('register.columns.household');
    else this.found.push({ role: 'household', columns });
    return columns;
  }

  #excludes(): ExcludeRule[] {
    const given = this.input.eligibility?.exclude;
    if (given === undefined) return this.#blocks();
    const blocks = blockColumns(this.context.header);
    return given.map((rule, index) => {
      if ('column' in rule) this.#require(`eligibility.exclude.${index}.column`, rule.column);
      return excludeRule(rule, blocks);
    });
  }

  /** §§ 51, 52 BMG: whoever has a block on information is left out unless the plan says otherwise. */
  #blocks(): ExcludeRule[] {
    const columns = blockColumns(this.context.header);
    if (columns.length > 0) this.found.push({ role: 'block', columns });
    return columns.map((column) => ({ column, values: 'nonempty', reason: column, confidential: true }));
  }

  /** Rules that the plan gives leave out a block column only if it says so; that is worth a word. */
  #warnOfBlocks(exclude: readonly ExcludeRule[]): void {
    const covered = new Set(exclude.map((rule) => ('column' in rule ? rule.column : '')));
    const open = blockColumns(this.context.header).filter((column) => !covered.has(column));
    for (const column of open)
      this.problems.push(warning('DRAW-011', { key: 'eligibility.exclude', column }));
  }

  #checkAges(columns: RegisterColumns, usesAge: boolean): void {
    const { eligibility = {} } = this.input;
    for (const { code, key, params } of eligibilityFaults(eligibility))
      this.#fail(code, `eligibility.${key}`, params);
    if (!usesAge) return;
    if (columns.birth_date === null && columns.age === null) this.#missing('register.columns.birth_date');
    if (columns.birth_date !== null && eligibility.reference_date === undefined) {
      this.#fail('PLAN-020', 'eligibility.reference_date');
    }
  }

  #require(key: string, name: string): void {
    if (!this.context.header.includes(name)) this.#missing(key, name);
  }

  /** A column that the register lacks. Its own names are shown only if they are names, not a person. */
  #missing(key: string, name?: string): void {
    const { header, register } = this.context;
    const { key: written = key } = this.#locate(key);
    const place: Place = { file: register, key: written };
    if (!looksLikeHeader(header, namedColumns(this.input))) {
      this.#once(error('REG-022', { file: register }, { count: header.length }));
      return;
    }
    const params = {
      name: name ?? '',
      key: written,
      columns: header,
      nearest: nearest(name ?? '', header) ?? '',
    };
    this.#once(error(name === undefined ? 'REG-023' : 'REG-005', place, params));
  }

  #fail(code: string, key: string, params?: Problem['params']): void {
    this.#once(error(code, this.#locate(key), params));
  }

  #locate(key: string): Place {
    const { planFile, locate } = this.context;
    const written = this.quotas !== null && key.startsWith('stratify.') ? 'sample.quotas' : key;
    return locate?.(written) ?? { ...(planFile === null ? {} : { file: planFile }), key: written };
  }

  #once(problem: Problem): void {
    const text = JSON.stringify(problem);
    if (!this.problems.some((other) => JSON.stringify(other) === text)) this.problems.push(problem);
  }
}

import type { Json } from '../core/canonical.js';
import { type Draw, type DrawLottery, hasEqualChances, shortfalls } from '../core/draw.js';
import { exclusionRules, type Frame, frameSize, shownExclusions } from '../core/frame.js';
import { margins } from '../core/margins.js';
import type { DrawPlan } from '../core/plan.js';
import type { Seed } from '../core/seed.js';
import { cellNames } from '../core/strata.js';
import type { Ticketed } from '../core/ticket.js';
import { lotteryBody } from './lottery-body.js';

/**
 * What the entries of a draw say (SPEC 8). The same functions write a log and say, when it is verified,
 * what it should have said.
 */

export interface PlanFacts {
  readonly plan: DrawPlan;
  /** base name and hash of the plan file; `null`: flags only */
  readonly planFile: { readonly name: string; readonly sha256: string } | null;
  /** what flags changed of the plan file */
  readonly overrides: Json;
  /** files that the plan names: ids to exclude, a table */
  readonly inputs: readonly InputFacts[];
  /** `H(key)` if labels are made with a key */
  readonly keyHash: string | null;
  readonly toolVersion: string;
  readonly nodeVersion: string;
}

export interface InputFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export function planBody(facts: PlanFacts): Json {
  return {
    plan: facts.plan as unknown as Json,
    plan_file: facts.planFile,
    overrides: facts.overrides,
    inputs: facts.inputs.map((input) => ({ ...input })),
    label_key_hash: facts.keyHash,
    tool: 'losverfahren',
    tool_version: facts.toolVersion,
    node_version: facts.nodeVersion,
    spec_version: '1',
  };
}

export interface RegisterFacts {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly rows: number;
    readonly encoding: string;
    readonly delimiter: string;
  }[];
  readonly digest: string;
}

export function registerBody(facts: RegisterFacts): Json {
  return { files: facts.files.map((file) => ({ ...file })), digest: facts.digest };
}

export function frameBody(plan: DrawPlan, frame: Frame): Json {
  const { dimensions, strata } = frame.stratification;
  const rules = exclusionRules(plan);
  return {
    rows: frame.rows,
    excluded: shownExclusions(rules, frame.excluded).map((shown) => ({
      rules: shown.rules.map((index) => {
        const rule = rules[index];
        return rule?.kind === 'exclude'
          ? { kind: rule.kind, reason: rule.reason }
          : { kind: rule?.kind ?? '' };
      }),
      count: shown.count,
    })),
    N: frameSize(frame.stratification),
    dimensions: dimensions.map(({ name, categories }) => ({ name, categories: [...categories] })),
    strata: strata.map(({ cell, size }) => ({ stratum: cellNames(dimensions, cell), N_h: size })),
  };
}

export function seedBody(seed: Seed, source: string | null): Json {
  return { text: seed.text, source, seedHash: seed.hash };
}

export function allocationBody(
  plan: DrawPlan,
  frame: Frame,
  allocation: readonly number[],
  lottery?: DrawLottery,
): Json {
  const { dimensions, strata } = frame.stratification;
  const n = plan.sample.size;
  const N = frameSize(frame.stratification);
  return {
    method: plan.sample.allocation,
    n,
    strata: strata.map(({ cell, size }, index) => ({
      stratum: cellNames(dimensions, cell),
      owed: [n * size, N],
      n_h: allocation[index] as number,
    })),
    margins: margins(frame.stratification, allocation).map((margin) => ({
      dimensions: margin.dimensions.map((at) => dimensions[at]?.name ?? ''),
      groups: margin.groups.map((group) => ({
        group: group.cell.map(
          (index, at) => dimensions[margin.dimensions[at] as number]?.categories[index] ?? '',
        ),
        owed: [n * group.size, N],
        drawn: group.drawn,
      })),
    })),
    ...(lottery === undefined ? {} : { lottery: lotteryBody(frame, lottery.record, lottery.figures) }),
  };
}

export function selectionBody(draw: Draw): Json {
  const { dimensions, strata } = draw.frame.stratification;
  const N = frameSize(draw.frame.stratification);
  const { sample } = draw.plan;
  const people = (list: readonly Ticketed[]) => list.map(({ label, ticket }) => ({ label, ticket }));
  return {
    reserve: sample.reserve,
    max_per_household: sample.max_per_household,
    chance: hasEqualChances(draw.plan) ? { equal: true, n: sample.size, N } : { equal: false },
    shortfall: shortfalls(draw).map(({ index, missing }) => ({
      stratum: cellNames(dimensions, strata[index]?.cell ?? []),
      missing,
    })),
    strata: draw.selection.map((stratum, index) => ({
      stratum: cellNames(dimensions, strata[index]?.cell ?? []),
      invited: people(stratum.invited),
      reserve: people(stratum.reserve),
      next: stratum.next,
    })),
  };
}

export interface OutputFacts {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export function outputsBody(files: readonly OutputFacts[]): Json {
  return { files: files.map((file) => ({ ...file })) };
}

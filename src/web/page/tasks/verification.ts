import type { Check } from '../../../audit/checks.js';
import type { BatchLog } from '../../../audit/entries/batch.js';
import type { DrawLog } from '../../../audit/entries/draw.js';
import type { MunicipalitiesLog } from '../../../audit/entries/municipalities.js';
import type { Problem } from '../../../core/problem.js';
import { type Bound, boundIn } from '../../../procedure/bound.js';
import { type Decided, decidedInLog } from '../../../procedure/decided.js';
import type { Said } from '../../../procedure/said.js';
import { type StandingText, standingSaid } from '../../../procedure/standing-said.js';
import { type VerifiedText, verifiedSaid } from '../../../procedure/verified.js';
import type { Remark, VerifyFacts } from '../../../procedure/verify-request.js';

/** What a verification found, as the page shows it: plain data, without the log's lines and people. */
export interface Verification {
  readonly isSound: boolean;
  readonly checks: readonly Check[];
  /** what was shown, and what no log shows */
  readonly said: readonly Said<VerifiedText>[];
  readonly remarks: readonly Remark[];
  readonly problems: readonly Problem[];
  readonly fingerprint: string;
  readonly signed: { readonly keyId: string; readonly comment: string } | null;
  readonly slips: readonly SlipView[];
  readonly parts: readonly PartView[];
  /** of a draw of municipalities; `null`: it is none */
  readonly towns: TownsView | null;
  /** of a log about many draws; `null`: it is none */
  readonly batch: BatchView | null;
  readonly bound: readonly { readonly isPanel: boolean; readonly bound: readonly Bound[] }[];
}

export interface BatchView {
  /** municipalities that the batch is for */
  readonly count: number;
  /** empty: the seed is still to come */
  readonly draws: readonly {
    readonly key: string;
    /** people who could be drawn, and people drawn */
    readonly people: number;
    readonly drawn: number;
    /** as a share; `null`: not the same for everybody */
    readonly chance: number | null;
    readonly fingerprint: string;
  }[];
}

export interface TownsView {
  /** municipalities in the table, and people in them */
  readonly count: number;
  readonly people: number;
  /** the same for everybody in them, as a share */
  readonly chance: number;
  /** hits by size of the municipalities, and by Land */
  readonly bands: readonly GroupView[];
  readonly lands: readonly GroupView[];
  readonly drawn: readonly {
    readonly key: string;
    readonly land: string;
    readonly people: number;
    readonly letters: number;
  }[];
}

export interface SlipView {
  readonly name: string;
  readonly isPanel: boolean;
  readonly isSound: boolean;
  readonly said: readonly Said<StandingText>[];
}

/** A draw or a panel. */
export interface PartView {
  readonly isPanel: boolean;
  readonly decided: Decided;
  readonly event: string | null;
  /** people who could be drawn, places, people drawn, people in reserve */
  readonly frame: number;
  readonly size: number;
  readonly drawn: number;
  readonly reserve: number;
  /** whether those in reserve are substitutes, who were drawn at once */
  readonly hasSubstitutes: boolean;
  /** the same chance for everybody; otherwise it depends on the group */
  readonly isEqual: boolean;
  readonly dimensions: readonly DimensionView[];
  readonly strata: readonly GroupView[];
  /** fingerprint of the commitment */
  readonly commitment: string | null;
}

export interface DimensionView {
  readonly name: string;
  readonly groups: readonly GroupView[];
}

export interface GroupView {
  readonly group: readonly string[];
  /** people of the group who could be drawn */
  readonly people: number;
  /** the exact share of the places, before it is rounded */
  readonly owed: number;
  readonly drawn: number;
  readonly reserve: number;
}

export function verificationOf(facts: VerifyFacts, problems: readonly Problem[]): Verification {
  const { checks, remarks, read, signed, slips, parts } = facts;
  return {
    isSound: checks.every(({ passed }) => passed),
    checks,
    said: verifiedSaid(facts),
    remarks,
    problems,
    fingerprint: read.fingerprint,
    signed: signed === null ? null : { keyId: signed.keyId, comment: signed.comment },
    slips: slips.map(({ name, isPanel, checks: own, standing, called }) => {
      const isSound = own.every(({ passed }) => passed);
      return { name, isPanel, isSound, said: isSound ? standingSaid(standing, called) : [] };
    }),
    parts: parts.map(({ log, isPanel }) => partView(log, isPanel)),
    towns: read.municipalities === null ? null : townsView(read.municipalities),
    batch: read.batch === null ? null : batchView(read.batch),
    bound: boundIn(facts),
  };
}

function batchView({ batch, drawn }: BatchLog): BatchView {
  const draws = (drawn?.draws.draws ?? []).map(({ key, size, N, chance, fingerprint }) => ({
    ...{ key, people: N, drawn: size, fingerprint },
    chance: chance === null ? null : chance[0] / chance[1],
  }));
  return { count: batch.municipalities.length, draws };
}

function townsView({ table, hits, letters }: MunicipalitiesLog): TownsView {
  const [share = 0, of = 1] = letters.chance;
  const known = new Map(table.municipalities.map((one) => [one.key, one]));
  return {
    count: table.municipalities.length,
    people: table.municipalities.reduce((sum, { people }) => sum + people, 0),
    chance: share / of,
    bands: hitsBy(hits, 'band'),
    lands: hitsBy(hits, 'land'),
    drawn: letters.municipalities.map(({ key, letters: own }) => {
      const { land = '', people = 0 } = known.get(key) ?? {};
      return { key, land, people, letters: own };
    }),
  };
}

function hitsBy({ units }: MunicipalitiesLog['hits'], of: 'band' | 'land'): GroupView[] {
  const groups = units.map(({ people, owed: [share = 0, by = 1], hits, ...unit }) => ({
    ...{ group: [unit[of]], people, owed: share / by, drawn: hits, reserve: 0 },
  }));
  return groupsBy(groups, 0);
}

function partView(log: DrawLog, isPanel: boolean): PartView {
  const strata = strataOf(log);
  const sum = (of: 'drawn' | 'reserve') => strata.reduce((all, one) => all + one[of], 0);
  const event = log.plan.plan.seed.event ?? null;
  return {
    isPanel,
    decided: decidedInLog(log),
    event: event?.type ?? null,
    frame: log.frame.N,
    size: log.allocation.n,
    drawn: sum('drawn'),
    reserve: sum('reserve'),
    hasSubstitutes: log.plan.plan.sample.substitutes !== undefined,
    isEqual: log.selection.chance.equal,
    dimensions: log.frame.dimensions.map(({ name }, at) => ({ name, groups: groupsBy(strata, at) })),
    strata,
    commitment: log.commitment?.fingerprint ?? null,
  };
}

/** The three entries name the strata in the same order, or a check has failed. */
function strataOf({ frame, allocation, selection }: DrawLog): GroupView[] {
  return frame.strata.map(({ stratum, N_h }, at) => {
    const [share = 0, of = 1] = allocation.strata[at]?.owed ?? [];
    return {
      group: stratum,
      people: N_h,
      owed: share / of,
      drawn: selection.strata[at]?.invited.length ?? 0,
      reserve: selection.strata[at]?.reserve.length ?? 0,
    };
  });
}

/** The strata put together by one of their dimensions, in the order in which its categories come. */
function groupsBy(strata: readonly GroupView[], dimension: number): GroupView[] {
  const groups = new Map<string, GroupView>();
  for (const { group, people, owed, drawn, reserve } of strata) {
    const name = group[dimension] ?? '';
    const known = groups.get(name) ?? { group: [name], people: 0, owed: 0, drawn: 0, reserve: 0 };
    groups.set(name, {
      group: [name],
      people: known.people + people,
      owed: known.owed + owed,
      drawn: known.drawn + drawn,
      reserve: known.reserve + reserve,
    });
  }
  return [...groups.values()];
}

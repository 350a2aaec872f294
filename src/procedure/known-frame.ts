import { digest } from '#machine';
import type { Aftermath } from '../audit/aftermath.js';
import { leaversOf } from '../audit/aftermath.js';
import { isSame } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { frameBody } from '../audit/entries/frame.js';
import { loggedFrame } from '../audit/frame.js';
import type { CandidatePool, KeepRule } from '../core/candidates.js';
import type { Frame } from '../core/frame.js';
import { refuse } from '../core/problem.js';
import type { KnownStratum } from '../core/replacement.js';
import type { Selectable } from '../core/selection.js';
import { cellNames } from '../core/strata.js';
import type { Candidate } from '../register/collector.js';
import type { RegisterFile } from '../register/file.js';
import { stratumKey } from '../register/frame-builder.js';
import { poolsByStratum, talliedFrame } from '../register/frame-tally.js';
import type { IdList } from '../register/ids.js';
import { openRegister, type ReadOptions, readFrame } from '../register/read.js';
import type { RegisterSource } from '../register/source.js';
import { exactRule } from '../register/threshold.js';
import { readUrn, type UrnMember } from '../register/urn/read.js';

/**
 * The frame of a draw once more, as far as somebody's turn depends on it: the lowest tickets of each stratum under
 * some seed, from the urn or from the register. As few people are kept as are needed.
 */
export interface FrameReader<T extends Selectable> {
  /** @param least so many of the lowest tickets, by {@link stratumKey} */
  read(seedHash: string, least: ReadonlyMap<string, number>): Promise<readonly KnownStratum<T>[]>;
}

/** People of the urn. Whether it is the committed one is for others to say. */
export function urnReader(
  log: DrawLog,
  source: RegisterSource,
  options: ReadOptions,
): FrameReader<UrnMember> | null {
  const frame = loggedFrame(log);
  if (frame === null) return null;
  const { stratify, sample } = log.plan.plan;
  const dimensions = stratify.map(({ name }) => name);
  const shape = {
    dimensions,
    stratification: frame.stratification,
    households: sample.max_per_household !== null,
  };
  return {
    read: async (seedHash, least) => {
      const { pools } = await readUrn(source, shape, { seedHash, keep: keepOf(least) }, options);
      return known(frame, pools);
    },
  };
}

export interface LoggedRegister extends FrameReader<Candidate> {
  readonly files: readonly RegisterFile[];
}

/**
 * People of the register, read by the logged plan.
 * @param idLists ids of each `exclude` rule that names a file
 * @throws Refusal with what is wrong with the register; on reading also REPL-004 if it is not that of the draw
 */
export async function registerReader(
  log: DrawLog,
  sources: readonly RegisterSource[],
  { idLists, key }: { readonly idLists: ReadonlyMap<number, IdList>; readonly key: string | null },
  options: ReadOptions,
): Promise<LoggedRegister> {
  const { plan } = log.plan;
  const files = await openRegister(sources, plan.register);
  return {
    files,
    read: async (seedHash, least) => {
      const draw = { seedHash, keep: keepOf(least) };
      const reading = await readFrame(files, { plan, idLists, key, draw, survey: false, urn: null }, options);
      const frame = talliedFrame(plan.stratify, reading.tally);
      const hashes = reading.files.map(({ sha256 }) => sha256).sort();
      const logged = log.register.files.map(({ sha256 }) => sha256).sort();
      if (!isSame(hashes, logged) || !isSame(frameBody(plan, frame), { ...log.frame }))
        throw refuse('invalid', 'REPL-004', { file: sources[0]?.name ?? '' });
      return known(frame, poolsByStratum(frame.stratification, reading.tally));
    },
  };
}

function keepOf(least: ReadonlyMap<string, number>) {
  const byStratum = new Map<string, KeepRule>([...least].map(([key, count]) => [key, exactRule(count)]));
  return { usual: exactRule(1), byStratum };
}

function known<T extends Selectable>(
  { stratification: { dimensions, strata } }: Frame,
  pools: readonly (CandidatePool<T> | null)[],
): KnownStratum<T>[] {
  return strata.map(({ cell }, at) => ({
    categories: cellNames(dimensions, cell),
    people: pools[at]?.sorted() ?? [],
    watermark: pools[at]?.watermark ?? '',
  }));
}

/** How many of the lowest tickets surely tell who is next, without a household limit; a few times more with one. */
export function neededNow(now: Aftermath, factor: number): ReadonlyMap<string, number> {
  const called = new Map<string, number>();
  for (const { categories } of now.people.values()) {
    const key = stratumKey(categories);
    called.set(key, (called.get(key) ?? 0) + 1);
  }
  const leaving = leaversOf(now, digest).length;
  return new Map(
    now.draw.frame.strata.map(({ stratum, N_h }) => {
      const key = stratumKey(stratum);
      return [key, Math.min(N_h, ((called.get(key) ?? 0) + leaving + 1) * factor)];
    }),
  );
}

/** Whether everybody of the frame is among so many: more can't be known. */
export function isEverybody({ draw }: Aftermath, least: ReadonlyMap<string, number>): boolean {
  return draw.frame.strata.every(({ stratum, N_h }) => (least.get(stratumKey(stratum)) ?? 0) >= N_h);
}

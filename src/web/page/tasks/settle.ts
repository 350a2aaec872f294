import type { Problem } from '../../../core/problem.js';
import { dimensionText, textOf } from '../../../messages/catalogue.js';
import { commit } from '../../../procedure/commit.js';
import { announcementIn, type GazetteWords } from '../../../procedure/gazette.js';
import type { LargeFile } from '../../../procedure/result.js';
import type { Workplace } from '../workplace.js';
import { alreadyOf, blobsOf, type Ground, planOf } from './ground.js';

export interface SettleRequest extends Ground {
  /** 64 hexadecimal digits */
  readonly key: string;
  /** the log of the draw that a panel continues is among the files */
  readonly continues: boolean;
  /** balls will pick the panel, from numbered panels */
  readonly balls: boolean;
}

export interface Settled {
  /** log, urn and the text for the gazette */
  readonly files: ReadonlyMap<string, Blob>;
  readonly fingerprint: string;
  readonly announcement: string;
  readonly people: number;
  readonly problems: readonly Problem[];
}

/** `commit`: everything that the draw follows from, before its seed exists. */
export async function settlePlan(request: SettleRequest, at: Workplace): Promise<Settled> {
  const { files, register, key, continues, balls } = request;
  const tools = at.tools(files);
  const plan = await planOf(request, tools);
  const announcement = (facts: Parameters<typeof announcementIn>[1]) => announcementIn(WORDS, facts);
  const settled = await commit(
    {
      ...{ plan, register, key, number: 1, balls, announcement, ...alreadyOf(request) },
      ...(continues ? { draw: '.' } : {}),
    },
    tools,
  );
  const { announced } = settled.facts;
  return {
    files: new Map([...blobsOf(settled), ...settled.large.map(largeBlob)]),
    announcement: settled.facts.announcement,
    ...{ fingerprint: announced.fingerprint, people: announced.people },
    problems: settled.problems,
  };
}

const wordsIn = (language: 'de' | 'en'): GazetteWords => ({
  text: (key, params) => textOf(language, key, params),
  dimension: (name) => dimensionText(language, name),
});
const WORDS = { de: wordsIn('de'), en: wordsIn('en') };

/** A piece is good only until the next one is asked for. */
function largeBlob({ name, stored }: LargeFile): [string, Blob] {
  const pieces = [...stored.chunks()].map((piece) => new Blob([piece.slice() as BlobPart]));
  return [name, new Blob(pieces)];
}

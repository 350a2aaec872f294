import type { Frame } from '../core/frame.js';
import type { FileFacts } from '../register/file.js';
import type { Learned } from './learned-rates.js';
import type { OpenRequest, Preparation } from './opening.js';
import type { Chance, Method } from './size-chance.js';
import type { Places, PlacesGroup } from './size-places.js';

/** What is asked of `size`, and what it says. */

export interface SizeRequest extends OpenRequest {
  /** left out: those of the plan's panel */
  readonly places?: number;
  /** as they were typed: `5%`, `16-29=3%` */
  readonly rate?: readonly string[];
  /** path of a table of rates */
  readonly rates?: string;
  /** folders or logs of earlier draws */
  readonly draw?: readonly string[];
  /** as it was typed */
  readonly sure: string;
  /** of a simulation, if there is one; left out: as many as usual */
  readonly runs?: number;
  readonly simulationSeed?: string;
  /** after every hundred runs: how many have been made */
  readonly progress?: (runs: number, all: number) => void;
}

export interface SizeFacts {
  readonly places: number;
  /** wanted chance, below 1 */
  readonly sure: number;
  /** of everybody, on average */
  readonly rate: number;
  /** `null`: they were typed */
  readonly learned: Learned | null;
  readonly method: Method;
  /** by rising certainty; that which is wanted is among them */
  readonly levels: readonly SizeLevel[];
  /** rounded up; if everybody is not enough, everybody */
  readonly recommended: Recommended;
  /** whether the wanted chance is reached */
  readonly isReached: boolean;
  readonly frame: SizedFrame | null;
}

export interface SizeLevel {
  readonly sure: number;
  /** `null`: everybody is not enough */
  readonly letters: number | null;
  /** how many say yes on average */
  readonly expected: number | null;
}

export interface Recommended {
  readonly letters: number;
  readonly expected: number;
  readonly chance: Chance;
  /** the chance if a fifth fewer say yes than was thought; `null`: rates were learned, or differ */
  readonly cautious: { readonly rate: number; readonly chance: number } | null;
}

export interface SizedFrame {
  readonly preparation: Preparation;
  readonly files: readonly FileFacts[];
  readonly frame: Frame;
  readonly people: number;
  readonly source: Places['source'];
  readonly groups: readonly SizedGroup[];
  readonly strata: readonly SizedStratum[];
}

/** A group on its own, whatever becomes of the others, at the number of letters that is recommended. */
export interface SizedGroup extends Pick<PlacesGroup, 'group' | 'people' | 'min' | 'max'> {
  /** on average */
  readonly rate: number;
  /** exact share, down and up */
  readonly letters: readonly [least: number, most: number];
  readonly expected: number;
  /** chance of at least `min`, exact; `null`: not known */
  readonly chance: number | null;
  /** letters in all with which that is as sure as is wanted; `null`: not with everybody, or not known */
  readonly needed: number | null;
  /** people whom it lacks for that; `null`: none, or not known */
  readonly missing: number | null;
}

export interface SizedStratum {
  readonly stratum: readonly string[];
  readonly N_h: number;
  readonly rate: number;
  readonly letters: readonly [least: number, most: number];
  readonly expected: number;
}

/** What is wanted, understood. */
export interface Wanted {
  readonly places: number;
  /** that too few say yes, at most */
  readonly risk: number;
  readonly learned: Learned | null;
}

import { digest } from '#machine';
import { settledHash } from '../audit/entries/municipalities.js';
import {
  bandName,
  lettersInAll,
  peopleInAll,
  possibleHits,
  type Unit,
  unitFrame,
} from '../core/municipalities.js';
import { dimensionOrder } from '../core/network.js';
import { type OpenedTable, openTable, type TableRequest } from './municipality-file.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';

/** `preview` of a draw of municipalities: every chance before there is a seed. */

export interface UnitChance {
  readonly unit: string;
  readonly land: string;
  readonly band: string;
  readonly people: number;
  /** hits that it is owed: numerator and denominator */
  readonly owed: readonly [number, number];
  readonly least: number;
  readonly most: number;
  /** of being drawn at all: numerator and denominator */
  readonly chance: readonly [number, number];
}

/** Municipalities of a Land, or of a band of sizes. */
export interface GroupChance {
  readonly name: string;
  readonly municipalities: number;
  readonly units: number;
  readonly people: number;
  readonly owed: readonly [number, number];
  /** the hits are rounded down or up; otherwise they can be off by more */
  readonly isRounded: boolean;
}

export interface PreviewMunicipalitiesFacts {
  readonly opened: OpenedTable;
  readonly units: readonly UnitChance[];
  readonly lands: readonly GroupChance[];
  readonly bands: readonly GroupChance[];
  readonly chance: readonly [number, number];
  readonly settled: string;
}

/** @throws Refusal as {@link openTable} */
export async function previewMunicipalities(
  request: TableRequest,
  tools: Tools,
): Promise<Result<PreviewMunicipalitiesFacts>> {
  const opened = await openTable(tools.files, request);
  const { plan, units } = opened;
  const N = peopleInAll(plan);
  // The narrower one of Land and band is bound by its own groups (SPEC 6.1).
  const [, bound] = dimensionOrder(unitFrame(units, plan.bands));
  const group =
    (isRounded: boolean) =>
    (name: string, own: readonly Unit[]): GroupChance => {
      const people = own.reduce((sum, unit) => sum + unit.people, 0);
      const municipalities = own.reduce((sum, { members }) => sum + members.length, 0);
      return { name, municipalities, units: own.length, people, owed: [plan.hits * people, N], isRounded };
    };
  const bands = [...new Set(units.map(({ band }) => band))].sort((a, b) => a - b);
  const lands = unitFrame(units, plan.bands).dimensions[1]?.categories ?? [];
  return {
    facts: {
      opened,
      units: units.map((unit) => unitChance(unit, plan.hits, N, bandName(unit.band, plan.bands))),
      lands: lands.map((land) =>
        group(bound === 1)(
          land,
          units.filter((unit) => unit.land === land),
        ),
      ),
      bands: bands.map((band) =>
        group(bound === 2)(
          bandName(band, plan.bands),
          units.filter((unit) => unit.band === band),
        ),
      ),
      chance: [lettersInAll(plan), N],
      settled: settledHash(digest, plan),
    },
    files: [],
    lines: [],
    problems: opened.problems,
  };
}

function unitChance({ name, land, people }: Unit, hits: number, N: number, band: string): UnitChance {
  const [least, most] = possibleHits({ people }, hits, N);
  const chance = least > 0 ? ([1, 1] as const) : ([hits * people, N] as const);
  return { unit: name, land, band, people, owed: [hits * people, N], least, most, chance };
}

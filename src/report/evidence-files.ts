import { stringify } from '#csv-stringify';
import { listCell } from '../core/list-cells.js';
import type { OutputPlan } from '../core/plan.js';
import type { Rate } from '../core/wilson.js';
import {
  acceptanceRate,
  type CallGroup,
  type Evidence,
  type Figure,
  type Funnel,
  responseRate,
  shareOf,
} from './evidence.js';
import { FATES, MEASURES } from './standing.js';

/** The evidence for other programs: one table with a number in each row, and one JSON document. */

export const EVIDENCE_COLUMNS = [
  ...(['section', 'dimension', 'category', 'measure'] as const),
  ...(['count', 'share', 'low', 'high'] as const),
] as const;

export interface EvidenceRow {
  /**
   * `total`, `group` (who called people), `dimension`: the funnel, shares of those invited; `composition`: shares of all
   * of the same measure; `fate`, `way`, `need`, `replacement`, `step`, `correction`: counts; `panel`, `panel-2`, ..
   */
  readonly section: string;
  readonly dimension: string;
  readonly category: string;
  readonly measure: string;
  /** left out: the row is a rate */
  readonly count?: Figure;
  readonly share?: number | null;
  readonly rate?: Rate | null;
}

/** @returns one row for each number */
export function evidenceRows(evidence: Evidence): EvidenceRow[] {
  const { total, frame, groups, dimensions, fates, ways, needs, replacements, corrections, panels } =
    evidence;
  const alone = { dimension: '', category: '' };
  const list = (section: string, counts: Readonly<Record<string, Figure>>) =>
    Object.entries(counts).map(([measure, count]): EvidenceRow => ({ section, ...alone, measure, count }));
  return [
    { section: 'total', ...alone, measure: 'frame', count: frame },
    ...funnelRows({ section: 'total', ...alone }, total),
    ...groups.flatMap((group) =>
      funnelRows({ section: 'group', dimension: '', category: groupName(group) }, group.funnel),
    ),
    ...dimensions.flatMap(({ name: dimension, categories }) =>
      categories.flatMap(({ name: category, funnel, frame: people }) => [
        ...funnelRows({ section: 'dimension', dimension, category }, funnel),
        ...compositionRows({ dimension, category }, { frame: people, ...funnel }, { frame, ...total }),
      ]),
    ),
    ...list('fate', Object.fromEntries(FATES.map((fate) => [fate, fates[fate]]))),
    ...list('way', ways),
    ...list('need', Object.fromEntries(needs.map(({ code, people }) => [code, people]))),
    ...list('replacement', {
      runs: replacements.runs,
      replaced: replacements.replaced,
      open: replacements.open,
    }),
    ...list('step', Object.fromEntries(replacements.steps.map(({ step, people }) => [`${step}`, people]))),
    ...list('correction', { corrected: corrections }),
    ...panels.flatMap((panel, at) => {
      const section = at === 0 ? 'panel' : `panel-${at + 1}`;
      return [
        ...list(section, { pool: panel.pool, drawn: panel.drawn }),
        ...panel.dimensions.flatMap(({ name: dimension, categories }) =>
          categories.flatMap(({ name: category, target, pool, drawn }): EvidenceRow[] => {
            const [min, max] = typeof target === 'object' ? [target?.min, target?.max] : [target, target];
            const place = { section, dimension, category };
            return [
              { ...place, measure: 'target_min', count: min ?? null },
              { ...place, measure: 'target_max', count: max ?? null },
              { ...place, measure: 'pool', count: pool, share: shareOf(pool, panel.pool) },
              { ...place, measure: 'drawn', count: drawn, share: shareOf(drawn, panel.drawn) },
            ];
          }),
        ),
      ];
    }),
  ];
}

export function groupName({ kind, round }: Pick<CallGroup, 'kind' | 'round'>): string {
  return kind === 'round' ? `round-${round}` : kind;
}

type Place = Pick<EvidenceRow, 'section' | 'dimension' | 'category'>;

function funnelRows(place: Place, funnel: Funnel): EvidenceRow[] {
  return [
    ...MEASURES.map((measure) => ({
      ...{ ...place, measure, count: funnel[measure] },
      share: shareOf(funnel[measure], funnel.invited),
    })),
    { ...place, measure: 'response_rate', rate: responseRate(funnel) },
    { ...place, measure: 'acceptance_rate', rate: acceptanceRate(funnel) },
  ];
}

/** The group that formed beside those who could be drawn. */
export const COMPOSED = ['frame', 'invited', 'accepted', 'present'] as const;
export type Composition = Readonly<Record<(typeof COMPOSED)[number], Figure>>;

function compositionRows(place: Omit<Place, 'section'>, own: Composition, all: Composition): EvidenceRow[] {
  return COMPOSED.map((measure) => ({
    ...{ section: 'composition', ...place, measure },
    ...{ count: own[measure], share: shareOf(own[measure], all[measure]) },
  }));
}

/** In the dialect of the plan's lists; numbers with a comma where a German spreadsheet reads them. */
export function evidenceTable(evidence: Evidence, dialect: OutputPlan['dialect']): Uint8Array {
  const forExcel = dialect !== 'rfc4180';
  const number = (value: number | null | undefined) => {
    const text = value === null || value === undefined ? '' : String(Math.round(value * 1e6) / 1e6);
    return forExcel ? text.replace('.', ',') : text;
  };
  const rows = evidenceRows(evidence).map(({ section, dimension, category, measure, count, share, rate }) => [
    ...[section, dimension, category, measure].map((cell) => listCell(cell, forExcel)),
    typeof count === 'string' ? count : number(count),
    ...[share ?? rate?.share, rate?.low, rate?.high].map(number),
  ]);
  const text = stringify([[...EVIDENCE_COLUMNS], ...rows], {
    bom: forExcel,
    delimiter: forExcel ? ';' : ',',
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
  return new TextEncoder().encode(text);
}

/** For `--json` and files; `null` is what is not known, `"*"` what is not published. */
export function evidenceDocument(evidence: Evidence): object {
  const { isPublic, title, frame, total, groups, dimensions, replacements, panels, ...lists } = evidence;
  const withRates = (funnel: Funnel) => ({
    ...funnel,
    response_rate: responseRate(funnel),
    acceptance_rate: acceptanceRate(funnel),
  });
  return {
    format: 'losverfahren/status/1',
    public: isPublic,
    title,
    frame,
    total: withRates(total),
    groups: groups.map((group) => ({ name: groupName(group), ...withRates(group.funnel) })),
    dimensions: dimensions.map(({ name, categories }) => ({
      name,
      categories: categories.map(({ name: category, frame: people, funnel }) => ({
        ...{ name: category, frame: people, ...withRates(funnel) },
        shares: sharesOf({ frame: people, ...funnel }, { frame, ...total }),
      })),
    })),
    ...lists,
    replacements,
    panels,
  };
}

function sharesOf(own: Composition, all: Composition): object {
  return Object.fromEntries(COMPOSED.map((measure) => [measure, shareOf(own[measure], all[measure])]));
}

import { error, type Problem, warning } from '../core/problem.js';
import { type Births, crowdedDays } from './day-counts.js';
import { duplicateIds } from './duplicates.js';
import type { RegisterFile } from './file.js';
import type { FrameSettings } from './frame-builder.js';
import { nearValues } from './near-values.js';
import { pasteRule } from './paste.js';
import type { FrameReading, RawReading } from './reading.js';
import type { ValueTally } from './tally.js';
import { lookAtText } from './text-look.js';
import { mixedZeros } from './zeros.js';

/** What a reading of the whole register comes to, with everything that was found amiss. */
export async function findings(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  { tally, files, problems, repeats, urn }: RawReading,
): Promise<Omit<FrameReading, 'register'>> {
  const found = [
    ...files.filter((file) => file.rows === 0).map((file) => error('REG-004', { file: file.name })),
    ...(await withCauses(register, problems)),
    ...wrongNumber(settings, tally.rows),
    ...register.flatMap((file) => namelessColumns(file, problems)),
    ...(tally.isSlow ? [warning('RUN-003')] : []),
    ...valueProblems(settings, tally.unknownValues),
    ...madeUpDays(settings, tally.signs.births),
    ...nearValues(settings.plan, tally),
    ...(await mixedZeros(register, settings, tally.signs)),
    ...(repeats.rows === 0 ? [] : await duplicateIds(register, files, settings, repeats)),
  ];
  return { files, tally, problems: found, urn };
}

/** So many lines in another encoding are no damage any more. */
const MORE_THAN_DAMAGE = 3;

/** Bytes that are no characters: if the file changes its encoding, that is what is said. */
async function withCauses(
  register: readonly RegisterFile[],
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  if (!problems.some(({ code }) => code === 'REG-018')) return problems;
  const causes: Problem[] = [];
  for (const { source, encoding } of register) {
    const isNamed = problems.some(
      ({ code, where }) => code === 'REG-018' && where?.[0]?.file === source.name,
    );
    const found = isNamed && encoding !== 'utf-16le' ? await lookAtText(source, MORE_THAN_DAMAGE) : [];
    causes.push(...found.filter(({ code }) => code === 'REG-061' || encoding === 'utf-8'));
  }
  const explained = new Set(causes.map(({ where }) => where?.[0]?.file));
  const others = problems.filter(({ code, where }) => code !== 'REG-018' || !explained.has(where?.[0]?.file));
  return [...causes, ...others];
}

function wrongNumber({ plan }: FrameSettings, found: number): Problem[] {
  const { rows: expected } = plan;
  if (expected === undefined || expected === found) return [];
  return [error('REG-065', { key: 'rows' }, { expected, found })];
}

function namelessColumns(
  { header, source, firstLine }: RegisterFile,
  problems: readonly Problem[],
): Problem[] {
  const filled = problems.flatMap(({ code, where, params }) =>
    code === 'REG-074' && where?.[0]?.file === source.name ? [params?.number] : [],
  );
  const columns = header.flatMap((name, at) =>
    name === '' && !filled.includes(at + 1) ? [String(at + 1)] : [],
  );
  const place = { file: source.name, lines: [firstLine] };
  return columns.length === 0 ? [] : [warning('REG-067', place, { columns })];
}

/** The values that no category takes, with their counts, if they are few enough to be categories. */
function valueProblems(settings: FrameSettings, tallies: readonly ValueTally[]): Problem[] {
  return tallies.flatMap((tally, at) => {
    const dimension = settings.plan.stratify[at];
    if (tally.rows === 0 || dimension?.source !== 'column') return [];
    const { column, name } = dimension;
    const { id, household } = settings.plan.register.columns;
    const isPersonal = id.includes(column) || household.includes(column);
    if (!tally.isShowable || isPersonal)
      return [error('REG-043', { column }, { dimension: name, rows: tally.rows })];
    const values = [...tally.counts].map(([value, count]) => `${value} (${count})`).sort();
    const written = [...tally.counts.keys()].sort().map((value) => JSON.stringify(value));
    const lines = [{ text: 'paste.group', dimension: name, name: 'x', written: written.join(', ') }];
    return [error('REG-042', { column }, { dimension: name, values, lines })];
  });
}

function madeUpDays({ plan }: FrameSettings, births: Births | null): Problem[] {
  const year = Number((plan.eligibility.reference_date ?? '').slice(0, 4));
  const column = plan.register.columns.birth_date;
  if (births === null || column === null) return [];
  return crowdedDays(births, year).map(({ date, count, total }) => {
    const two = (number: number) => String(number).padStart(2, '0');
    const day = `${two(date.day)}.${two(date.month)}.${date.year}`;
    const { lines } = pasteRule(plan, { text: 'paste.no-date', name: column, value: day });
    return warning('REG-069', { column }, { day, count, total, lines });
  });
}

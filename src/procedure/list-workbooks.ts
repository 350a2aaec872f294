import { secondList } from '../audit/names.js';
import type { Draw } from '../core/draw.js';
import type { Candidate } from '../register/collector.js';
import type { RegisterFile } from '../register/file.js';
import { workbookFile } from '../report/workbook.js';
import type { ConductedPanel } from './conduct-panel.js';
import type { DrawFacts } from './draw.js';
import { tableOf } from './lists.js';
import { restOf } from './panel-files.js';
import type { OutputFile } from './result.js';

/** The lists of a draw once more, as workbooks; they are in no log. */

/** What the sheets are called, in the language of whoever opens them. */
export type SheetNames = Readonly<
  Record<'invitations' | 'reserve' | 'panel' | 'substitutes' | 'not_drawn', string>
>;

/** Of letters: who is invited, and the reserve if there is one. */
export function letterWorkbooks(
  { draw, reading: { register } }: Pick<DrawFacts, 'draw' | 'reading'>,
  names: SheetNames,
): Promise<readonly OutputFile[]> {
  return workbooks(register, [
    ['invitations', names.invitations, draw, 'invited'],
    ['reserve', names.reserve, draw, 'reserve'],
  ]);
}

/** Of a panel: who is on it, who is not, and the substitutes or the reserve if there is one. */
export function panelWorkbooks(conducted: ConductedPanel, names: SheetNames): Promise<readonly OutputFile[]> {
  const second = secondList(conducted.draw.plan);
  return workbooks(conducted.pool.reading.register, [
    ['panel', names.panel, conducted.draw, 'invited'],
    ['not_drawn', names.not_drawn, restOf(conducted), 'invited'],
    [second, names[second], conducted.draw, 'reserve'],
  ]);
}

type Wanted = readonly [file: string, sheet: string, draw: Draw<Candidate>, part: 'invited' | 'reserve'];

async function workbooks(
  register: readonly RegisterFile[],
  wanted: readonly Wanted[],
): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const [file, sheet, draw, part] of wanted) {
    const { header, rows } = tableOf(draw, part, register);
    if (part === 'reserve' && rows.length === 0) continue;
    files.push({ name: `${file}.xlsx`, bytes: await workbookFile([{ name: sheet, header, rows }]) });
  }
  return files;
}

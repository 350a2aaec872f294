import type { Attributes } from 'saxen';
import { isTrue } from './contents.js';
import type { BookFacts, MergedCells } from './facts.js';
import { expectSound } from './fault.js';
import { type BookTables, columnOf, LAST_ROW, RowCells } from './row-cells.js';
import { isCellText } from './strings.js';
import { UnitReader } from './units.js';
import { decodedXml, textsOf, XmlReader } from './xml.js';

/** What a sheet has besides its rows. */
export type SheetFacts = Pick<BookFacts, 'hiddenColumns' | 'merged'>;

/** Takes the rows of a sheet one after another; the cells are only good until it comes back. */
export type TakeRow = (row: number, cells: RowCells, isHidden: boolean) => void;

/** Of hidden columns and merged cells more are of no use to anybody. */
const MOST_NOTED = 1000;

/**
 * Reads a sheet as it comes.
 * @param isQuick false: every row is read by the parser; what comes out is the same
 * @throws BookFault if it is no sheet, its rows do not stand in order, or a cell stands there twice
 */
export async function readSheet(
  part: AsyncIterable<Uint8Array>,
  tables: BookTables,
  take: TakeRow,
  isQuick = true,
): Promise<SheetFacts> {
  const rows = new SheetRows(tables, take);
  const reader = new UnitReader('row', rows, new XmlReader(rows), isQuick);
  for await (const text of textsOf(part)) reader.write(text);
  reader.end();
  return rows;
}

const ROW = /\s*<row r="([1-9]\d{0,6})"((?: [\w:.]+="[^"<>&]*")*)>/y;
const CELL =
  /<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,6})")?(?: t="(\w{1,9})")?(?:\/>|>(?:<v>([^<]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>)?<\/c>)/y;
const ROW_END = '</row>';
const HIDDEN = /\shidden="(?:1|true)"/;

class SheetRows implements SheetFacts {
  readonly hiddenColumns: (readonly [number, number])[] = [];
  readonly merged: MergedCells[] = [];
  readonly #cells: RowCells;
  readonly #path: string[] = [];
  /** of the row that was begun last */
  #row = 0;
  #isHidden = false;
  /** where the next cell stands if it does not say */
  #next = 0;
  #cell: {
    column: number;
    type: string;
    style: string;
    value: string | null;
    inline: string;
    isFormula: boolean;
  };

  constructor(
    tables: BookTables,
    readonly take: TakeRow,
  ) {
    this.#cells = new RowCells(tables);
    this.#cell = { column: 0, type: '', style: '', value: null, inline: '', isFormula: false };
  }

  isBetween(): boolean {
    return this.#path.length === 2 && this.#path[1] === 'sheetData';
  }

  unit(text: string, at: number): number {
    ROW.lastIndex = at;
    const begun = ROW.exec(text);
    if (begun === null) return -1;
    const [, digits = '', attributes = ''] = begun;
    const cells = this.#cells;
    let place = ROW.lastIndex;
    while (!text.startsWith(ROW_END, place)) {
      CELL.lastIndex = place;
      const found = CELL.exec(text);
      // An inline text is only one in a cell that says so, and such a cell has no other value.
      if (found === null || found[2] !== digits || (found[6] !== undefined) !== (found[4] === 'inlineStr')) {
        cells.clear();
        return -1;
      }
      const [, letters = '', , style = '', type = '', value, inline = ''] = found;
      cells.put(columnOf(letters), {
        type,
        style,
        value: value === undefined ? null : decodedXml(value),
        inline: decodedXml(inline),
        isFormula: false,
      });
      place = CELL.lastIndex;
    }
    this.#begin(digits, HIDDEN.test(attributes));
    this.#end();
    return place + ROW_END.length;
  }

  open(name: string, attributes: Attributes): void {
    const path = this.#path;
    path.push(name);
    if (path.length === 1) expectSound(name === 'worksheet');
    else if (path[1] === 'sheetData') this.#openInRows(name, attributes);
    else if (name === 'col' && isTrue(attributes.hidden)) {
      if (this.hiddenColumns.length < MOST_NOTED)
        this.hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1]);
    } else if (name === 'mergeCell') this.#merge(attributes.ref ?? '');
  }

  text(text: string): void {
    const path = this.#path;
    if (path[3] !== 'c' || path[1] !== 'sheetData') return;
    const cell = this.#cell;
    if (path.length === 5 && path[4] === 'v') cell.value = (cell.value ?? '') + text;
    else if (path[4] === 'is' && isCellText(path, 4)) cell.inline += text;
  }

  close(name: string): void {
    const path = this.#path;
    if (path[1] === 'sheetData') {
      if (path.length === 4 && name === 'c') this.#cells.put(this.#cell.column, this.#cell);
      else if (path.length === 3 && name === 'row') this.#end();
    }
    path.pop();
  }

  #openInRows(name: string, attributes: Attributes): void {
    const depth = this.#path.length;
    if (depth === 3) {
      expectSound(name === 'row');
      this.#begin(attributes.r ?? String(this.#row + 1), isTrue(attributes.hidden));
    } else if (depth === 4 && name === 'c') {
      const { r, t = '', s = '' } = attributes;
      const column = r === undefined ? this.#next : this.#columnOf(r);
      this.#next = column + 1;
      this.#cell = { column, type: t, style: s, value: null, inline: '', isFormula: false };
    } else if (depth === 5 && name === 'f') this.#cell.isFormula = true;
  }

  #columnOf(place: string): number {
    const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(place) ?? [];
    expectSound(letters !== '' && Number(digits) === this.#row);
    return columnOf(letters);
  }

  #begin(digits: string, isHidden: boolean): void {
    const row = /^[1-9]\d{0,6}$/.test(digits) ? Number(digits) : 0;
    expectSound(row > this.#row && row <= LAST_ROW);
    this.#row = row;
    this.#isHidden = isHidden;
    this.#next = 0;
  }

  #end(): void {
    this.take(this.#row, this.#cells, this.#isHidden);
    this.#cells.clear();
  }

  #merge(reference: string): void {
    const [, first = '', from = '', , to = ''] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
    if (first === '' || this.merged.length >= MOST_NOTED) return;
    this.merged.push({ from: Number(from), to: Number(to), column: columnOf(first) });
  }
}

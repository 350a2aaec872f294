/** What is known of a workbook besides its rows, for those who judge what a spreadsheet may have changed. */
export interface BookFacts {
  /** names of the other sheets */
  readonly others: readonly string[];
  readonly columns: readonly ColumnFacts[];
  /** the row of the names, from 1; 0: there is none */
  readonly headerRow: number;
  /** cells with formulas, in the row of the names and below */
  readonly formulas: number;
  /** rows with something in them that are hidden */
  readonly hiddenRows: number;
  /** the first rows with something in them, those above the names too */
  readonly first: readonly { readonly row: number; readonly texts: readonly string[] }[];
  /** first and last column, from 0 */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  /** rows (from 1) and columns (from 0) of cells that were made one */
  readonly merged: readonly MergedCells[];
}

export interface ColumnFacts {
  /** as it stands in the row of the names, treated as in SPEC 1 */
  readonly name: string;
  readonly dates: number;
  /** the first rows with a date */
  readonly dateRows: readonly number[];
  /** whole numbers from 0 on that were no texts, by how many digits they have */
  readonly numbers: ReadonlyMap<number, number>;
  /** texts of digits alone, by how many they have; numbers that are shown with zeros in front among them */
  readonly digits: ReadonlyMap<number, number>;
  /** how many of these texts begin with a zero */
  readonly zeros: number;
}

export interface MergedCells {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

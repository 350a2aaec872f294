/**
 * Records that lack fields at their end. Spreadsheets leave out the last cells of a row if they are empty;
 * but a line that was broken in two, or has lost a delimiter, looks the same. So a record may lack fields
 * only if the file's complete records say that these can be empty, and what it has looks like its columns.
 */
export interface ShortRows {
  readonly columns: readonly ColumnLook[];
  /** many records end before their last field, and none of these with an empty one */
  readonly isUsual: boolean;
}

export interface ColumnLook {
  /** what values look like, letters as `a` and digits as `9`; `null`: in too many ways to tell */
  readonly shapes: readonly string[] | null;
  readonly canBeEmpty: boolean;
}

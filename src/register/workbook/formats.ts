import { expectSound } from './fault.js';
import { decodedXml, readXml } from './xml.js';

/** How numbers of a sheet are shown, as far as it says what they are. */
export interface NumberFormat {
  readonly isDate: boolean;
  /** digits with zeros in front, as in the format `00000`; 0: as many as there are */
  readonly digits: number;
}

const PLAIN: NumberFormat = { isDate: false, digits: 0 };
const DATE: NumberFormat = { isDate: true, digits: 0 };

/** Formats that need not be written down (ECMA-376 part 1, 18.8.30), those of East Asia included. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** The formats of a workbook's cells, by the number of their style. */
export async function readFormats(styles: AsyncIterable<Uint8Array>): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  const path: string[] = [];
  await readXml(styles, {
    open: (name, attributes) => {
      path.push(name);
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), decodedXml(attributes.formatCode ?? ''));
      if (name === 'xf' && path.at(-2) === 'cellXfs') ids.push(Number(attributes.numFmtId ?? 0));
      expectSound(ids.length <= MOST_STYLES && codes.size <= MOST_STYLES);
    },
    text: () => {},
    close: () => path.pop(),
  });
  return ids.map((id) => {
    const code = codes.get(id);
    return code === undefined ? (isBuiltInDate(id) ? DATE : PLAIN) : formatOf(code);
  });
}

/** More than any spreadsheet takes. */
const MOST_STYLES = 100_000;

/** Texts, single characters and conditions in a format: none of them is a letter of a date. */
const NO_LETTERS = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** @param code as it stands in the file, in the English form that all languages have there */
export function formatOf(code: string): NumberFormat {
  const [first = ''] = code.replace(NO_LETTERS, '').split(';');
  const padded = /^0+$/.exec(first);
  if (padded !== null) return { isDate: false, digits: first.length > 1 ? first.length : 0 };
  // A duration such as 26:30 is no time of any day.
  if (/\[[hms]+\]/i.test(first) || /general/i.test(first)) return PLAIN;
  return /[dyhs]|m{2,}|\bm\b/i.test(first) ? DATE : PLAIN;
}

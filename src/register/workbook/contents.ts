import { cellText } from './cells.js';
import { damaged, expectSound } from './fault.js';
import type { BookPackage } from './package.js';
import { decodedXml, localName, readXml } from './xml.js';

/** What a workbook says of itself: its sheets, and where its parts are. */

export interface BookSheet {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

export interface BookContents {
  /** sheets with cells, in their order */
  readonly sheets: readonly BookSheet[];
  readonly from1904: boolean;
  /** `null`: there is none */
  readonly styles: string | null;
  readonly strings: string | null;
}

interface Relation {
  readonly kind: string;
  readonly path: string;
}

const MAIN = 'xl/workbook.xml';
/** More than anybody has sheets. */
const MOST = 10_000;

/** @throws BookFault if it is no workbook, or names parts outside of itself */
export async function readContents(book: BookPackage): Promise<BookContents> {
  const roots = book.has('_rels/.rels') ? await relationsOf(book, '') : [];
  const main = roots.find(({ kind }) => kind === 'officeDocument')?.path ?? MAIN;
  expectSound(book.has(main));
  const relations = await relationsOf(book, main);
  const named: { name: string; id: string; isHidden: boolean }[] = [];
  let from1904 = false;
  let root = '';
  await readXml(book.unpack(main), {
    open: (name, attributes) => {
      root ||= name;
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const id = Object.keys(attributes).find((one) => one.includes(':') && localName(one) === 'id') ?? '';
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      named.push({ name: sheetName(attributes.name), id: attributes[id] ?? '', isHidden });
      expectSound(named.length <= MOST);
    },
    text: () => {},
    close: () => {},
  });
  expectSound(root === 'workbook');
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets = named.flatMap(({ name, id, isHidden }) => {
    const relation = byId.get(id) ?? raise();
    return relation.kind === 'worksheet' ? [{ name, path: relation.path, isHidden }] : [];
  });
  expectSound(new Set(sheets.map(({ path }) => path)).size === sheets.length);
  const partOf = (kind: string) => relations.find((relation) => relation.kind === kind)?.path ?? null;
  return { sheets, from1904, styles: partOf('styles'), strings: partOf('sharedStrings') };
}

function raise(): never {
  throw damaged();
}

function sheetName(name: string | undefined): string {
  expectSound(name !== undefined && name !== '');
  // The parser leaves entities in attributes as they are.
  return cellText(decodedXml(name));
}

/** What a part refers to inside of the workbook. */
async function relationsOf(book: BookPackage, part: string): Promise<(Relation & { readonly id: string })[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const path = `${folder}_rels/${part.slice(slash)}.rels`;
  expectSound(book.has(path));
  const found: (Relation & { id: string })[] = [];
  await readXml(book.unpack(path), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      // A link to somewhere else is followed by nobody.
      if (name !== 'Relationship' || TargetMode === 'External') return;
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(folder, Target) });
      expectSound(found.length <= MOST);
    },
    text: () => {},
    close: () => {},
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Truth as XML Schema writes it. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

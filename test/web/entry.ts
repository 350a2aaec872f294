import solver from 'highs/runtime';
import type { OutputFile } from '../../src/procedure/result.js';
import type { Program } from '../../src/procedure/tools.js';
import { type PageSettings, pageTools } from '../../src/web/page-tools.js';
import { type Ground, letters, type PageUnderTest, people, signed } from './steps.js';

/** What the page of the test runs: the procedure on the files that were chosen in its only field. */

function ground(program: Program, at: string): Ground {
  const input = document.querySelector('input');
  const chosen = new Map(Array.from(input?.files ?? [], (file) => [file.name, file] as const));
  const settings: PageSettings = { program, solver };
  const toolsFor = (files: ReadonlyMap<string, Blob>) => ({ ...pageTools(files, settings), now: () => at });
  const blobs = (files: readonly OutputFile[]) =>
    files.map(({ name, bytes }) => [name, new Blob([bytes as BlobPart])] as const);
  return {
    tools: toolsFor(chosen),
    beside: (files) => ({ tools: toolsFor(new Map([...chosen, ...blobs(files)])), folder: '.' }),
  };
}

const page: PageUnderTest = {
  letters: (program, at) => letters(ground(program, at)),
  people: (program, at) => people(ground(program, at)),
  signed: (program, at) => signed(ground(program, at)),
};
Object.assign(globalThis, { page });

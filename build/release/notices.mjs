import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOP } from './bundle.mjs';

/** Whose work a bundle holds, and under which licence. */

/** What may be handed on together with a work under the EUPL, with its notice beside it. */
export const ACCEPTED = [
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense', 'Apache-2.0'],
  '(MIT OR Apache-2.0)',
];

/** What a package has inside that its own licence does not speak of. */
const INSIDE = {
  highs: [
    'highs.wasm is made of HiGHS, copyright (c) HiGHS, under the MIT licence as above, and of what HiGHS holds: filereaderlp',
    '(Michael Feldmeier) and zstr (Matei David) under the MIT licence, pdqsort (Orson Peters) under the zlib licence,',
    'AMD (Timothy Davis) under the 3-clause BSD licence, METIS (George Karypis) under the Apache licence 2.0, RCM (Alan',
    'George, Joseph Liu, John Burkardt) under the MIT licence. It was compiled with Emscripten (MIT licence).',
  ].join('\n'),
  'node-sqlite3-wasm':
    'node-sqlite3-wasm.wasm is made of SQLite, which is in the public domain, and was compiled with Emscripten (MIT licence).',
};

/** What a package was built of before it was published: all that it depends on is in its one file. */
const BUILT_OF_OTHERS = ['node_modules/linkedom'];

/**
 * @param {Iterable<string>} inputs paths of files, some of them in packages
 * @returns {{ name: string, version: string, license: string, text: string }[]} the packages that they come from, by name
 * @throws Error if a licence is none of {@link ACCEPTED}, or its text is not there
 */
export function packagesOf(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
    if (folder === undefined) continue;
    folders.add(folder);
    if (BUILT_OF_OTHERS.includes(folder)) for (const one of neededBy(folder)) folders.add(one);
  }
  const packages = [...folders].map(read);
  const byName = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** The folders of all that a package depends on, and of what these depend on. */
function neededBy(folder, found = new Set()) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(TOP, folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const place = folder
      .split('/node_modules/')
      .map(
        (_, at, parts) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/${name}`,
      );
    const next = [...place, `node_modules/${name}`].find((one) => existsSync(join(TOP, one, 'package.json')));
    if (next === undefined) throw new Error(`${folder}: ${name} is missing`);
    if (!found.has(next)) neededBy(next, found.add(next));
  }
  return found;
}

function read(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(TOP, folder, 'package.json'), 'utf8'));
  if (!ACCEPTED.includes(license)) throw new Error(`${name} ${version}: licence ${license}`);
  const file = readdirSync(join(TOP, folder)).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
  const text = file === undefined ? ownWords(folder) : readFileSync(join(TOP, folder, file), 'utf8');
  if (text === null) throw new Error(`${name} ${version}: no text of its licence`);
  return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() };
}

/** Some have it in their README alone. */
function ownWords(folder) {
  const readme = join(TOP, folder, 'README.md');
  if (!existsSync(readme)) return null;
  return /^(?:#+ *)?licen[cs]e\b[^\n]*\n(?:-+\n)?([\s\S]+)/im.exec(readFileSync(readme, 'utf8'))?.[1] ?? null;
}

/** @param {ReturnType<typeof packagesOf>} packages */
export function noticesText(packages) {
  const parts = packages.map(({ name, version, license, text }) => {
    const inside = INSIDE[name] === undefined ? '' : `\n\n${INSIDE[name]}`;
    return `${name} ${version} (${license})\n${'-'.repeat(72)}\n${text}${inside}\n`;
  });
  return `losverfahren holds work of others, each under its own licence:\n\n${parts.join('\n\n')}`;
}

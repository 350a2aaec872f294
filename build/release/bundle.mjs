import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The program in few files: what starts it, one module for everything, one each for the threads that read, those of a batch and that of a search, and what these
 * open at run time. They lie where `dist` has them, so that they find each other as they do there.
 */

export const TOP = fileURLToPath(new URL('../..', import.meta.url));
const ENTRIES = [
  'dist/cli/main',
  'dist/cli/municipality-thread',
  'dist/cli/search-thread',
  'dist/node/threads/reader-thread',
];

/** Packages for Node's older modules ask for these; names that no source has, for the bundler does not see them. */
const OLDER_MODULES = [
  "import { createRequire as __requireOf } from 'node:module';",
  "import { fileURLToPath as __pathOf } from 'node:url';",
  'const require = __requireOf(import.meta.url);',
  "const __dirname = __pathOf(new URL('.', import.meta.url));",
].join('\n');

/** What is opened by its name, beside the module that asks for it. */
const OPENED = {
  'dist/cli/highs.wasm': 'node_modules/highs/build/highs.wasm',
  'dist/cli/node-sqlite3-wasm.wasm': 'node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm',
  'dist/page/losverfahren.html': 'dist/page/losverfahren.html',
  'bin/losverfahren.js': 'bin/losverfahren.js',
};

/**
 * Of what `npm run build` has made. The same sources give the same bytes.
 * @returns {Promise<{ files: Map<string, Uint8Array>, inputs: string[] }>} files by their paths; what they were made of
 */
export async function bundleProgram() {
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: TOP,
    entryPoints: ENTRIES.map((entry) => ({ in: `${entry}.js`, out: entry })),
    outdir: '.',
    bundle: true,
    // Whoever wants to can read what runs.
    minify: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: OLDER_MODULES },
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  const files = new Map();
  for (const entry of ENTRIES) {
    const made = outputFiles.find(({ path }) => path.replaceAll('\\', '/').endsWith(`/${entry}.js`));
    files.set(`${entry}.js`, made?.contents);
  }
  for (const [path, from] of Object.entries(OPENED)) files.set(path, readFileSync(join(TOP, from)));
  files.set('package.json', packageFile());
  return { files, inputs: [...Object.keys(metafile.inputs), ...Object.values(OPENED)] };
}

/** As much of it as the program reads, and Node to see modules in it. */
function packageFile() {
  const { name, version, description, license, type } = packageJson();
  return new TextEncoder().encode(
    `${JSON.stringify({ name, version, description, license, type }, null, 2)}\n`,
  );
}

export function packageJson() {
  return JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
}

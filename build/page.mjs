import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The offline page: one HTML file, made from `src/web/page`. Its script is also the script of its worker
 * (`entry.ts`), so everything that runs is covered by one hash of the policy. The same sources give the same bytes.
 */

const TOP = fileURLToPath(new URL('..', import.meta.url));
export const PAGE = join(TOP, 'dist/page/losverfahren.html');
const SOURCES = join(TOP, 'src/web/page');

/** Highs asks for Node's modules where it finds itself on Node, and nowhere else. */
const NO_NODE = {
  name: 'no-node',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?module$/ }, ({ path }) => ({ path, namespace: 'no-node' }));
    bundle.onLoad({ filter: /.*/, namespace: 'no-node' }, () => ({ contents: '', loader: 'js' }));
  },
};

/** @returns {Promise<import('./page.d.mts').Bundled>} */
export async function bundlePage() {
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: TOP,
    entryPoints: ['src/web/page/entry.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // package.json points at what is built; the page is made of what is written.
    alias: { '#machine': `${TOP}src/machine/web.ts` },
    define: { PAGE_VERSION: JSON.stringify(versionOfPackage()), 'import.meta.url': '""' },
    plugins: [NO_NODE],
    outfile: 'page.js',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  const [output] = Object.values(metafile.outputs);
  return { script: inScript(outputFiles[0]?.text ?? ''), inputs: output?.inputs ?? {} };
}

/**
 * @param {import('./page.d.mts').PageParts} parts
 * @returns {string} the whole file
 */
export function pageOf({ script, style, solver }) {
  const policy = [
    "default-src 'none'",
    // WebAssembly, for reading quickly and for the solver; nothing that is text is ever run.
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    'worker-src blob:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Losverfahren</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>Diese Seite braucht JavaScript. This page needs JavaScript.</noscript>
<script type="application/octet-stream" id="solver">${solver}</script>
<script id="program">${script}</script>
</body>
</html>
`;
}

/** @returns {Promise<string>} the page as it is handed out */
export async function makePage() {
  const { script } = await bundlePage();
  const style = styles();
  const solver = readFileSync(join(TOP, 'node_modules/highs/build/highs.wasm')).toString('base64');
  return pageOf({ script, style, solver });
}

/** The frame's styles first, then those of the doors. */
function styles() {
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  const depth = (name) => name.split(/[/\\]/).length;
  const sorted = names.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  return sorted.map((name) => readFileSync(join(SOURCES, name), 'utf8')).join('\n');
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** No text in it ends the element that it stands in. */
function inScript(script) {
  return script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

function versionOfPackage() {
  return JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8')).version;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(PAGE), { recursive: true });
  writeFileSync(PAGE, await makePage());
}

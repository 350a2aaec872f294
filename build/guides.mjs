import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';

/** The guides for residents and for councils as pages to be printed, made from Markdown: `docs/guides` to `dist/guides`. */

const TOP = fileURLToPath(new URL('..', import.meta.url));
export const GUIDES = join(TOP, 'docs/guides');
const GERMAN = ['losbeleg', 'gemeinderat'];

const STYLE = `
body { font: 11.5pt/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 170mm; margin: 14mm auto; padding: 0 8mm }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 4mm }
h2 { font-size: 13pt; margin: 6mm 0 1.5mm; break-after: avoid }
p, ul, ol { margin: 0 0 2mm }
ul, ol { padding-left: 7mm }
li { margin-bottom: 1mm; break-inside: avoid }
code { font: .95em ui-monospace, Consolas, "DejaVu Sans Mono", monospace }
@page { size: A4; margin: 18mm }
@media print { body { margin: 0; padding: 0; max-width: none } }
`;

/**
 * @param {string} name without ending
 * @param {string} markdown
 * @returns {string} the whole file
 */
export function guideOf(name, markdown) {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? name;
  return `<!doctype html>
<html lang="${GERMAN.includes(name) ? 'de' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${marked.parse(markdown, { async: false })}</body>
</html>
`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(TOP, 'dist/guides');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(GUIDES).filter((one) => one.endsWith('.md'))) {
    const name = file.slice(0, -'.md'.length);
    writeFileSync(join(folder, `${name}.html`), guideOf(name, readFileSync(join(GUIDES, file), 'utf8')));
  }
}

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

/** The page of the test: one HTML file with all that it runs. */

export interface Bundle {
  readonly script: string;
  /** bytes in the script by the files that they come from, paths from the top of the project */
  readonly inputs: Metafile['outputs'][string]['inputs'];
  /** what the script would import when it runs */
  readonly imports: readonly string[];
}

const TOP = fileURLToPath(new URL('../..', import.meta.url));

export async function bundle(): Promise<Bundle> {
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: TOP,
    entryPoints: ['test/web/entry.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    loader: { '.wasm': 'binary' },
    // package.json points at what is built; the test looks at what is written.
    alias: { '#machine': `${TOP}src/machine/web.ts` },
    // HiGHS asks for it where it finds itself on Node.
    external: ['node:module'],
    outfile: 'page.js',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  const [output] = Object.values(metafile.outputs);
  const script = outputFiles[0]?.text ?? '';
  return { script, inputs: output?.inputs ?? {}, imports: (output?.imports ?? []).map(({ path }) => path) };
}

/** @param more what the page may do besides running this very script */
export function pageOf(script: string, more: readonly string[]): string {
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src ${[`'sha256-${hash}'`, ...more].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>losverfahren</title>
</head>
<body>
<input type="file" multiple>
<script type="module">${script}</script>
</body>
</html>
`;
}

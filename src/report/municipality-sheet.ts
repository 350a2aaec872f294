import { escaped } from './html.js';

/** The sheet that a municipality is sent: how many people it draws, and how. Nobody is named in it. */

export interface SheetPlan {
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

export interface SheetWords {
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly about: string;
  /** names and values */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly seedTitle: string;
  readonly seed: string;
  readonly seedNote: string;
  readonly how: string;
  /** what to do, step by step, and the call for it */
  readonly steps: readonly { readonly text: string; readonly call: string | null }[];
  readonly notes: readonly string[];
  /** empty: no plan is sent along */
  readonly planTitle: string;
}

export function sheetPage(words: SheetWords, plan: SheetPlan | null): Uint8Array {
  const html = `<!doctype html>
<html lang="${words.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(words.title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.about)}</p>
<dl>
${words.facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
<h2>${escaped(words.seedTitle)}</h2>
<pre class="seed">${unbroken(words.seed)}</pre>
<p>${escaped(words.seedNote)}</p>
<h2>${escaped(words.how)}</h2>
<ol>
${words.steps.map(({ text, call }) => `<li>${escaped(text)}${call === null ? '' : `<pre>${unbroken(call)}</pre>`}</li>`).join('\n')}
</ol>
${words.notes.map((note) => `<p>${escaped(note)}</p>`).join('\n')}
${plan === null ? '' : `<h2>${escaped(words.planTitle)}</h2>\n<pre class="plan">${escaped(plan.text.trimEnd())}</pre>`}
</main>
</html>
`;
  return new TextEncoder().encode(html);
}

/** Lines end between words only: whoever types it from paper must not take a hyphen for one at a line's end. */
function unbroken(text: string): string {
  return text
    .split(' ')
    .map((word) => `<span>${escaped(word)}</span>`)
    .join(' ');
}

const STYLE = `
body { font: 10.5pt/1.4 system-ui, sans-serif; color: #111; background: #fff; margin: 0 }
main { max-width: 175mm; margin: 12mm auto; padding: 0 6mm }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 3mm }
h2 { font-size: 11.5pt; margin: 6mm 0 1.5mm; break-after: avoid; overflow-wrap: anywhere }
p { margin: 0 0 2mm }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 6mm; margin: 3mm 0; align-items: baseline }
dt { color: #444 }
dd { margin: 0; overflow-wrap: anywhere }
ol { margin: 0; padding-left: 6mm }
li { margin-bottom: 2mm; break-inside: avoid }
pre { font: 9pt/1.4 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; background: #f3f3f3; border: 1px solid #ccc; margin: 1mm 0; padding: 1.5mm 2.5mm; white-space: pre-wrap; overflow-wrap: anywhere }
pre span { white-space: nowrap }
pre.seed { font-size: 11pt }
@page { size: A4; margin: 16mm 18mm }
@media print { main { max-width: none; margin: 0; padding: 0 } pre { background: none } }
`;

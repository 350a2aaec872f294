import { hashBytes } from '#machine';

/** What the pages for visits have in common: nothing from elsewhere, nothing that a cell of a register could run. */

/** Names and addresses, for reading. Marks that turn a line around and controls are shown as signs of their own. */
export function printed(text: string): string {
  return `<bdi>${attribute(text)}</bdi>`;
}

/** The same as the value of an attribute. */
export function attribute(text: string): string {
  const seen = text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '\ufffd');
  return escaped(seen);
}

export function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** As the content of a script element: nothing in it ends the element or the line. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export interface PageParts {
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly style: string;
  readonly body: string;
  /** what runs in it; left out: nothing */
  readonly script?: string;
}

/** One file that may use its own style and script, and ask nobody for anything. */
export function page({ language, title, style, body, script }: PageParts): Uint8Array {
  const allowed = [
    ...["default-src 'none'", `style-src '${sourceHash(style)}'`],
    ...(script === undefined ? [] : [`script-src '${sourceHash(script)}'`]),
    ...["base-uri 'none'", "form-action 'none'"],
  ];
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${allowed.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
  return new TextEncoder().encode(html);
}

function sourceHash(source: string): string {
  const hash = hashBytes(new TextEncoder().encode(source));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}

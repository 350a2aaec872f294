import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrPicture } from '../../src/report/qr.js';

/** A picture as a camera sees it, four pixels a module. */
function seen(svg: string) {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const side = size * 4;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * 4; row < Number(y) * 4 + 4; row++)
      for (let column = Number(x) * 4; column < (Number(x) + Number(width)) * 4; column++)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return { width: side, height: side, data };
}

test('a QR picture is read as what it was made of, and has a quiet zone', () => {
  const code = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  fc.assert(
    fc.property(code, (text) => {
      for (const written of [text, `https://mitmachen.example/a?c=${text}`]) {
        const svg = qrPicture(written, 'x');
        expect(decodeQR(seen(svg))).toBe(written);
        expect([...svg.matchAll(/M(\d+) (\d+)/g)].every(([, x, y]) => Number(x) >= 4 && Number(y) >= 4)).toBe(
          true,
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('its name can say anything', () => {
  expect(qrPicture('A', '"><script>')).toContain('aria-label="&quot;&gt;&lt;script&gt;"');
});

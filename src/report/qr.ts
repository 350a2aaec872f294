import { encodeQR } from 'qr';
import { escaped } from './html.js';

/**
 * A QR picture as SVG; a row's dark modules that touch are one bar, so that no printer leaves gaps between them.
 * @param name what it is, for those who do not see it
 */
export function qrPicture(text: string, name: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const bars = rows.flatMap((row, y) => {
    const line = row.map((dark) => (dark ? '1' : '0')).join('');
    return [...line.matchAll(/1+/g)].map(
      ({ index, 0: bar }) => `M${index} ${y}h${bar.length}v1h-${bar.length}z`,
    );
  });
  const size = rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="${escaped(name)}"><path d="${bars.join('')}"/></svg>`;
}

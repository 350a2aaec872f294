import type { ChartDocument } from '../procedure/report.js';

/** A document for pictures, as a browser has one; made when it is needed, for it takes a moment. */
export async function blankDocument(): Promise<ChartDocument> {
  const { parseHTML } = await import('linkedom/worker');
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return document as unknown as ChartDocument;
}

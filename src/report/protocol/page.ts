import { digest } from '#machine';
import { escaped } from '../html.js';
import { answersSection } from './answers.js';
import { chanceSection, meetingSection, signatures, timelineSection } from './before.js';
import type { ProtocolFacts } from './facts.js';
import { firstPage } from './first-page.js';
import { frameSection } from './frame.js';
import { type Draftsman, groupsSection, panelsSection } from './groups.js';
import { hashesSection } from './hashes.js';
import { marksSection, proofSection, verifySection } from './proof.js';
import { strataSection } from './strata.js';
import { protocolStyle } from './style.js';
import { inFours, type ProtocolWords } from './words.js';

/**
 * A protocol as one page of HTML, to be read and to be printed on A4: no script, nothing from elsewhere, and no style but
 * its own.
 */
export function protocolPage(facts: ProtocolFacts, draft: Draftsman, words: ProtocolWords): Uint8Array {
  const { title, toolVersion, fingerprint, until } = facts;
  const heading = title === null ? words.text('protocol.untitled') : words.shown(title);
  const style = protocolStyle(words.text('protocol.page'), inFours(fingerprint.slice(0, 16)));
  const html = `<!doctype html>
<html lang="${words.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hashOf(style)}'">
<title>${escaped(`${words.text('protocol.kind')}: ${heading}`)}</title>
<style>${style}</style>
<main>
${firstPage(facts, words)}
${timelineSection(facts, words)}
${chanceSection(facts, words)}
${meetingSection(facts, words)}
${frameSection(facts, words)}
${groupsSection(facts, draft, words)}
${answersSection(facts, words)}
${panelsSection(facts, draft, words)}
${marksSection(facts, words)}
${verifySection(facts, words)}
${proofSection(facts, words)}
${hashesSection(facts, words)}
${strataSection(facts, words)}
${signatures(facts, words)}
</main>
<footer><p>${escaped(words.text('protocol.made', { version: toolVersion, until }))}</p></footer>
</html>
`;
  return new TextEncoder().encode(html);
}

/** As a policy names it: SHA-256 in Base64. */
function hashOf(style: string): string {
  const bytes = (digest(style).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes));
}

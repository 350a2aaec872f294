import { groupsOfFour } from '../../../../messages/fill.js';
import { useSpeaker } from '../../speaker.js';
import type { Walk } from './walk.js';

/** What stands on paper besides the result, so that the sheet can be filed: what was drawn from, and who was there. */
export function PaperRecord({ walk }: { readonly walk: Walk }) {
  const { text, shown } = useSpeaker();
  const { look, result } = walk;
  if (result === null) return null;
  const { commitment } = result;
  return (
    <section class="record">
      {look !== null && <p>{text('clerk.record-register')}</p>}
      {(look?.files ?? []).map(({ name, rows, sha256 }) => (
        <p key={name}>
          {`${shown(name)}: ${text('rows', { count: rows })}`}
          <br />
          <span class="hash">{groupsOfFour(sha256)}</span>
        </p>
      ))}
      {commitment !== null && (
        <p>
          {text('clerk.record-commitment')}
          <br />
          <span class="hash">{groupsOfFour(commitment.fingerprint)}</span>
        </p>
      )}
      <p class="line">{text('clerk.record-place')}</p>
      <p class="line">{text('clerk.record-by')}</p>
      <p class="line">{text('clerk.record-witness')}</p>
    </section>
  );
}

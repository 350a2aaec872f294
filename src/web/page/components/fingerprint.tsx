import { useState } from 'preact/hooks';
import { groupsOfFour } from '../../../messages/fill.js';
import { useSpeaker } from '../speaker.js';
import { TextField } from './text-field.js';

/** A fingerprint in groups of four, with a button that copies it and a field to compare another one with. */
export function Fingerprint({
  value,
  commitments = [],
}: {
  readonly value: string;
  /** of the commitments in the log, which are published as well */
  readonly commitments?: readonly string[];
}) {
  const { text } = useSpeaker();
  const [said, say] = useState<'site-verify.copied' | 'site-verify.not-copied' | null>(null);
  const [other, setOther] = useState('');
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => say('site-verify.copied'),
      () => say('site-verify.not-copied'),
    );
  };
  return (
    <div class="fingerprint">
      <p class="hash">{groupsOfFour(value)}</p>
      <p class="no-print">
        <button type="button" onClick={copy}>
          {text('site-verify.copy')}
        </button>{' '}
        <span role="status">{said === null ? '' : text(said)}</span>
      </p>
      <div class="no-print">
        <TextField label={text('site-verify.compare-here')} value={other} change={setOther} wide />
        <p role="status" class="status">
          {comparison()}
        </p>
      </div>
    </div>
  );

  function comparison(): string {
    const typed = plainHash(other);
    if (typed === '') return '';
    if (typed === value) return `✓ ${text('site-verify.same')}`;
    if (commitments.includes(typed)) return `✓ ${text('site-verify.same-commitment')}`;
    // While it is being typed nothing is wrong yet.
    return typed.length < value.length && [value, ...commitments].some((one) => one.startsWith(typed))
      ? '…'
      : `✗ ${text('site-verify.different')}`;
  }
}

/** As it stands in a log: without blanks, in small letters. */
export function plainHash(typed: string): string {
  return typed.replace(/\s+/g, '').toLowerCase();
}

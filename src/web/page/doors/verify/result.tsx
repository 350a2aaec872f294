import type { RefObject } from 'preact';
import { Fingerprint } from '../../components/fingerprint.js';
import { Problems } from '../../components/problems.js';
import { useSpeaker } from '../../speaker.js';
import type { SlipView, Verification } from '../../tasks/verification.js';
import { Batch } from './batch.js';
import { Checks } from './checks.js';
import { PartGroups } from './part.js';
import { Towns } from './towns.js';
import { ownKey, saidOn } from './words.js';

/** What a verification found: the verdict first, then what it shows, and then every check. */
export function VerificationResult({
  result,
  heading,
}: {
  readonly result: Verification;
  /** is given the focus when there is a result */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const { checks, remarks, problems, slips, parts, bound, said, signed, towns, batch } = result;
  const failed = checks.filter(({ passed }) => !passed);
  const total = checks.length;
  const isTold = parts.length > 1;
  return (
    <article class="result">
      <h2 ref={heading} tabIndex={-1} class={`verdict ${failed.length === 0 ? 'sound' : 'unsound'}`}>
        {failed.length > 0
          ? `✗ ${text('site-verify.unsound', { failed: failed.length, total })}`
          : `✓ ${text(remarks.length > 0 ? 'site-verify.sound-notes' : 'site-verify.sound', { total })}`}
      </h2>
      {parts.map(({ decided, isPanel }, at) => (
        <p key={at} class="of">
          {text(isPanel ? 'verify.panel' : 'verify.draw')}
          {decided.title === null ? '' : `: ${speaker.shown(decided.title)}`}
        </p>
      ))}
      {towns !== null && <p class="of">{text('site-verify.towns')}</p>}
      {batch !== null && <p class="of">{text('site-verify.batch')}</p>}
      {slips.map((slip) => (
        <SlipResult key={slip.name} slip={slip} />
      ))}
      {failed.length > 0 && <Checks checks={failed} isOpen title={text('site-verify.failed')} />}
      <section>
        <h3>{text('site-verify.proves')}</h3>
        {said.map((one, at) => (
          <p key={at}>{saidOn(speaker, one)}</p>
        ))}
        {remarks.length > 0 && (
          <>
            <h4>{text('verify.remarks')}</h4>
            <ul class="remarks">
              {remarks.map(({ kind, part, params }, at) => (
                <li key={at}>
                  {isTold && kind !== 'signature'
                    ? `${text(part === 'panel' ? 'verify.panel' : 'verify.draw')}: `
                    : ''}
                  {text(ownKey(`remark.${kind}`), params)}
                </li>
              ))}
            </ul>
          </>
        )}
        {signed !== null && (
          <p>{text('verify.signature', { keyId: signed.keyId, comment: signed.comment.split('\t') })}</p>
        )}
      </section>
      {problems.length > 0 && (
        <section>
          <h3>{text('site-verify.problems')}</h3>
          <Problems problems={problems} />
        </section>
      )}
      <section>
        <h3>{text('site-verify.fingerprint')}</h3>
        <p>{text('site-verify.fingerprint-about')}</p>
        <Fingerprint
          value={result.fingerprint}
          commitments={parts.flatMap(({ commitment }) => commitment ?? [])}
        />
      </section>
      {bound.length > 0 && (
        <section>
          <h3>{text('site-verify.bound')}</h3>
          {bound.map(({ isPanel, bound: rows }, at) => (
            <div key={at}>
              {bound.length > 1 && <h4>{text(isPanel ? 'verify.panel' : 'verify.draw')}</h4>}
              <dl class="bound">
                {rows.map(({ who, said: sentences }) => (
                  <div key={who}>
                    <dt>{text(`bound-who.${who}`)}</dt>
                    {sentences.map((one, number) => (
                      <dd key={number}>{saidOn(speaker, one)}</dd>
                    ))}
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </section>
      )}
      {parts.map((part, at) => (
        <PartGroups key={at} part={part} isTold={isTold} />
      ))}
      {towns !== null && <Towns towns={towns} />}
      {batch !== null && <Batch batch={batch} />}
      <Checks checks={checks} title={text('site-verify.checks')} />
      <p class="no-print">
        <button type="button" onClick={() => print()}>
          {text('site-verify.print')}
        </button>
      </p>
    </article>
  );
}

/** For a resident this is the answer. */
function SlipResult({ slip: { name, isPanel, isSound, said } }: { readonly slip: SlipView }) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const [first, ...more] = said;
  return (
    <section class={`slip ${isSound ? 'sound' : 'unsound'}`}>
      <h3>
        {text('site-verify.slip', { name })}
        {isPanel ? ` (${text('verify.panel')})` : ''}
      </h3>
      <p class="outcome">
        {isSound && first !== undefined ? saidOn(speaker, first) : text('site-verify.slip-wrong')}
      </p>
      {more.map((one, at) => (
        <p key={at} class="slip-more">
          {saidOn(speaker, one)}
        </p>
      ))}
    </section>
  );
}

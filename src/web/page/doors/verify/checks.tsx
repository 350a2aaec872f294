import type { Check } from '../../../../audit/checks.js';
import { useSpeaker } from '../../speaker.js';
import { grouped } from './groups.js';
import { checkKey, failureTexts, noteText } from './words.js';

/** Checks in words, by what they are about; of those that failed what that means, and where. */
export function Checks({
  checks,
  title,
  isOpen = false,
}: {
  readonly checks: readonly Check[];
  readonly title: string;
  /** all of them at once, without a count for each group */
  readonly isOpen?: boolean;
}) {
  const { text } = useSpeaker();
  return (
    <section class="checks">
      <h3>{title}</h3>
      {grouped(checks).map(({ group, checks: own }) => {
        const name = text(`check-group.${group}`);
        const count = own.filter(({ passed }) => passed).length;
        const total = own.length;
        if (isOpen)
          return (
            <div key={group}>
              <h4>{name}</h4>
              <CheckList checks={own} />
            </div>
          );
        return (
          <details key={group} open={count < total}>
            <summary>{text('site-verify.group', { name, count, total })}</summary>
            <CheckList checks={own} />
          </details>
        );
      })}
    </section>
  );
}

function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  const { text } = useSpeaker();
  const panel = checks.filter(({ part }) => part === 'panel');
  const others = checks.filter(({ part }) => part !== 'panel');
  return (
    <>
      {others.length > 0 && (
        <ul>
          {others.map((check, at) => (
            <OneCheck key={at} check={check} />
          ))}
        </ul>
      )}
      {panel.length > 0 && (
        <>
          <p class="part">{text('verify.panel')}</p>
          <ul>
            {panel.map((check, at) => (
              <OneCheck key={at} check={check} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OneCheck({ check }: { readonly check: Check }) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const { passed, name } = check;
  const note = noteText(speaker, check);
  return (
    <li class={passed ? 'passed' : 'failed'} data-check={name}>
      <span class="mark" aria-hidden="true">
        {passed ? '✓' : '✗'}
      </span>
      <div>
        <span class="unseen">{text(passed ? 'site-verify.passed' : 'site-verify.failed')}: </span>
        {text(checkKey('check', check))}
        {passed ? note !== '' && <span class="hint"> – {note}</span> : <code> [{name}]</code>}
        {!passed && failureTexts(speaker, check).map((line) => <p key={line}>{line}</p>)}
      </div>
    </li>
  );
}

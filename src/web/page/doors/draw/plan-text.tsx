import { useEffect, useState } from 'preact/hooks';
import { useSpeaker } from '../../speaker.js';
import type { Desk } from './desk.js';
import { save } from './saving.js';

/** The plan as a file: to be read, and to be saved for the command line. */
export function PlanText({ desk: { plan } }: { readonly desk: Desk }) {
  const { text } = useSpeaker();
  const [content, setContent] = useState('');
  useEffect(() => {
    let isCurrent = true;
    void plan?.blob.text().then((read) => isCurrent && setContent(read));
    return () => {
      isCurrent = false;
    };
  }, [plan]);
  if (plan === null) return null;
  return (
    <details>
      <summary>{text('clerk.plan-text')}</summary>
      <p>
        <button type="button" onClick={() => save(plan.name, plan.blob)}>
          {text('clerk.save-file', { file: plan.name })}
        </button>
      </p>
      <textarea class="code" readOnly rows={24} aria-label={plan.name} value={content} />
    </details>
  );
}

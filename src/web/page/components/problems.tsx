import type { Problem } from '../../../core/problem.js';
import { useSpeaker } from '../speaker.js';

/** Problems that are written out of a kind; of the others there is the number. */
const MOST_OF_A_KIND = 10;

/** What is wrong, where, why that matters and what to do; errors first. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { text } = useSpeaker();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const sorted = [...errors, ...problems.filter(({ severity }) => severity !== 'error')];
  const totals = new Map<string, number>();
  const shown = sorted.filter(({ code }) => {
    const count = (totals.get(code) ?? 0) + 1;
    totals.set(code, count);
    return count <= MOST_OF_A_KIND;
  });
  if (shown.length === 0) return null;
  return (
    <ul class="problems">
      {shown.map((problem, at) => (
        <li key={at} class={problem.severity}>
          <OneProblem problem={problem} />
        </li>
      ))}
      {[...totals]
        .filter(([, total]) => total > MOST_OF_A_KIND)
        .map(([code, total]) => (
          <li key={code}>{text('problems.more', { code, total, count: total - MOST_OF_A_KIND })}</li>
        ))}
    </ul>
  );
}

function OneProblem({ problem }: { readonly problem: Problem }) {
  const { text, problem: sentences, place } = useSpeaker();
  const { what, why, remedy } = sentences(problem);
  const where = (problem.where ?? []).map(place).join('; ');
  const rows = [
    [text('where'), where],
    [text('why'), why],
    [text('remedy'), remedy],
  ].filter(([, line]) => line !== '');
  return (
    <>
      <p class="what">
        <strong>
          {text(problem.severity === 'error' ? 'error' : 'warning')} {problem.code}:
        </strong>{' '}
        {what}
      </p>
      {rows.length > 0 && (
        <dl>
          {rows.map(([name, line]) => (
            <div key={name} class="row">
              <dt>{name}</dt>
              <dd>{line}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

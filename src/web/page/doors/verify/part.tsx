import { BarTable } from '../../components/bars.js';
import { useSpeaker } from '../../speaker.js';
import type { PartView } from '../../tasks/verification.js';

/** More strata than these are shown only to whoever wants to see them. */
const FEW = 12;

/** A draw or a panel in numbers: its groups with bars, and what it depended on. */
export function PartGroups({ part, isTold }: { readonly part: PartView; readonly isTold: boolean }) {
  const { text, percent, dimension } = useSpeaker();
  const { isPanel, frame, size, drawn, reserve, isEqual, dimensions, strata } = part;
  const reserveIs = part.hasSubstitutes ? 'site-verify.substitutes' : 'site-verify.reserve';
  const counts = part.hasSubstitutes ? 'site-verify.counts-substitutes' : 'site-verify.counts';
  const table = { rows: strata, reserveIs } as const;
  const all = <BarTable caption={text('site-verify.all-groups', { count: strata.length })} {...table} />;
  return (
    <section>
      <h3>
        {isTold ? `${text(isPanel ? 'verify.panel' : 'verify.draw')}: ` : ''}
        {text('site-verify.groups')}
      </h3>
      <p>
        {text(counts, { drawn, people: frame, reserve })}{' '}
        {isEqual
          ? text('site-verify.equal', { chance: percent(size / Math.max(1, frame)) })
          : text('site-verify.unequal')}
      </p>
      {dimensions.length > 0 && <p class="hint">{text('site-verify.bars')}</p>}
      {dimensions.map(({ name, groups }) => (
        <BarTable key={name} caption={dimension(name)} rows={groups} reserveIs={reserveIs} />
      ))}
      {dimensions.length > 1 &&
        (strata.length <= FEW ? (
          all
        ) : (
          <details>
            <summary>{text('site-verify.all-groups', { count: strata.length })}</summary>
            {all}
          </details>
        ))}
      <DecidedBy part={part} />
    </section>
  );
}

/** Plan, seed and the hashes of all that was read. */
function DecidedBy({ part: { decided } }: { readonly part: PartView }) {
  const { text, shown } = useSpeaker();
  const { planFile, register, inputs, keyHash, seed } = decided;
  const files = [...register, ...(planFile === null ? [] : [planFile]), ...inputs];
  return (
    <details>
      <summary>{text('site-verify.decided')}</summary>
      <dl class="decided">
        <div>
          <dt>{text('field.seed')}</dt>
          <dd>{shown(seed)}</dd>
        </div>
        {files.map(({ name, sha256 }) => (
          <div key={sha256 + name}>
            <dt>{shown(name)}</dt>
            <dd class="hash">{sha256}</dd>
          </div>
        ))}
        {keyHash !== null && (
          <div>
            <dt>{text('decided.key')}</dt>
            <dd class="hash">{keyHash}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}

import type { RuleEffect } from '../../../../procedure/rule-effects.js';
import { useSpeaker } from '../../speaker.js';
import type { Look } from '../../tasks/look.js';
import { Bar } from './bar.js';
import { excludedText } from './excluded.js';

/** What was found in a register: columns, values, blocks and what they exclude. */
export function Found({ look, isPanel }: { readonly look: Look; readonly isPanel: boolean }) {
  const { text, number, shown } = useSpeaker();
  const { frame, files, draft, missing, categories, birthYears, rules } = look;
  const roles = Object.entries(draft.columns);
  return (
    <section aria-labelledby="found">
      <h3 id="found">{text('clerk.found')}</h3>
      <p>{files.map(({ name, rows }) => text('clerk.file-rows', { file: name, rows })).join(' · ')}</p>
      <div class="tables">
        <table>
          <caption>{text('clerk.columns')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('clerk.meaning')}</th>
              <th scope="col">{text('clerk.column')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map(([role, names]) => (
              <tr key={role}>
                <th scope="row">
                  <Role name={role} />
                </th>
                <td>{[names].flat().map(shown).join(', ')}</td>
              </tr>
            ))}
            {missing.map((role) => (
              <tr key={role}>
                <th scope="row">
                  <Role name={role} />
                </th>
                <td class="missing">{text('clerk.no-column')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {categories.map(({ column, values }) => (
          <Values
            key={column}
            column={column}
            values={values?.map(([value, count]) => ({ value, count, excludes: false })) ?? null}
          />
        ))}
        {rules.map((rule) => (
          <RuleValues key={rule.column} rule={rule} />
        ))}
      </div>
      {birthYears !== null && (
        <p>{text('clerk.years', { earliest: String(birthYears[0]), latest: String(birthYears[1]) })}</p>
      )}
      {!isPanel && (
        <p>
          {text('clerk.proposed', { people: frame.people, rows: frame.rows })}{' '}
          {frame.excluded.map((one) => excludedText({ text, number }, one)).join(' · ')}
        </p>
      )}
    </section>
  );
}

function Role({ name }: { readonly name: string }) {
  const { text, shown } = useSpeaker();
  switch (name) {
    case 'id':
      return <>{text('role.id')}</>;
    case 'block':
      return <>{text('clerk.block')}</>;
    case 'district':
    case 'birth_date':
    case 'age':
    case 'gender':
    case 'household':
      return <>{text(`role.${name}`)}</>;
    default:
      return <>{shown(name)}</>;
  }
}

function RuleValues({ rule: { column, reason, values, excluding, others } }: { readonly rule: RuleEffect }) {
  const { text, number } = useSpeaker();
  const caption = reason === column ? column : text('effect.in-column', { reason, column });
  if (values !== null) return <Values column={caption} values={values} />;
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        <tr>
          <th scope="row">{text('clerk.excludes')}</th>
          <td class="number">{excluding === null ? text('values.hidden') : number(excluding)}</td>
        </tr>
        <tr>
          <th scope="row">{text('clerk.lets-in')}</th>
          <td class="number">{others === null ? text('values.hidden') : number(others)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const MOST_SHOWN = 12;

function Values({
  column,
  values,
}: {
  readonly column: string;
  readonly values: readonly { value: string; count: number; excludes: boolean }[] | null;
}) {
  const { text, number, shown } = useSpeaker();
  if (values === null)
    return (
      <table>
        <caption>{shown(column)}</caption>
        <tbody>
          <tr>
            <td>{text('values.hidden')}</td>
          </tr>
        </tbody>
      </table>
    );
  const hasEffect = values.some(({ excludes }) => excludes);
  const most = Math.max(1, ...values.map(({ count }) => count));
  const rest = values.slice(MOST_SHOWN);
  return (
    <table>
      <caption>{shown(column)}</caption>
      <thead>
        <tr>
          <th scope="col">{text('clerk.value')}</th>
          <th scope="col" class="number">
            {text('clerk.rows')}
          </th>
          {hasEffect && <th scope="col">{text('clerk.effect')}</th>}
        </tr>
      </thead>
      <tbody>
        {values.slice(0, MOST_SHOWN).map(({ value, count, excludes }) => (
          <tr key={value} class={excludes ? 'excluded' : ''}>
            <th scope="row">{value === '' ? text('empty') : shown(value)}</th>
            <td class="number">
              {number(count)} <Bar share={count / most} />
            </td>
            {hasEffect && <td>{excludes ? text('clerk.excludes') : ''}</td>}
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row">{text('clerk.more-values', { count: rest.length })}</th>
            <td class="number">{number(rest.reduce((sum, { count }) => sum + count, 0))}</td>
            {hasEffect && <td />}
          </tr>
        )}
      </tbody>
    </table>
  );
}

import { useId } from 'preact/hooks';

/** A labelled line to type in, with what is wrong with it. */
export function TextField({
  label,
  value,
  change,
  error = '',
  hint = '',
  wide = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** empty: nothing is wrong */
  readonly error?: string;
  readonly hint?: string;
  readonly wide?: boolean;
}) {
  const id = useId();
  const told = [error, hint].filter((text) => text !== '');
  return (
    <p class={wide ? 'field wide' : 'field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error === '' ? undefined : 'true'}
        aria-describedby={told.length === 0 ? undefined : `${id}-told`}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      {told.length > 0 && (
        <span id={`${id}-told`} class={error === '' ? 'hint' : 'wrong'}>
          {told.join(' ')}
        </span>
      )}
    </p>
  );
}

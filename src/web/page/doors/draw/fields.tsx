import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { Problem } from '../../../../core/problem.js';
import { useSpeaker } from '../../speaker.js';

/** Fields of the form, each with what is wrong with it beside it. */

const Found = createContext<readonly Problem[]>([]);
/** What is wrong with the plan, for all fields inside. */
export const Faults = Found.Provider;

/** The problems at these keys of the plan, or below them. */
export function useFaults(keys: readonly string[]): readonly Problem[] {
  return useContext(Found).filter((problem) => isAt(problem, keys));
}

export function isAt({ where }: Problem, keys: readonly string[]): boolean {
  const key = where?.[0]?.key;
  return key !== undefined && keys.some((one) => key === one || key.startsWith(`${one}.`));
}

/** What is wrong, in short; everything about it stands with the others. */
export function FieldFaults({ id, faults }: { readonly id: string; readonly faults: readonly Problem[] }) {
  const { problem: said } = useSpeaker();
  if (faults.length === 0) return null;
  return (
    <span id={id} class="fault">
      {faults.map((one, at) => {
        const { what, remedy } = said(one);
        return (
          <span key={at} class={one.severity}>
            {what}
            {remedy === '' ? '' : ` → ${remedy}`}
          </span>
        );
      })}
    </span>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** keys of the plan that it makes */
  readonly at?: readonly string[];
}

export function TextField({
  label,
  hint,
  at = [],
  value,
  change,
  kind = 'text',
  narrow = false,
}: FieldProps & {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly kind?: 'text' | 'number' | 'date';
  readonly narrow?: boolean;
}) {
  const id = useId();
  const faults = useFaults(at);
  const isWrong = faults.some(({ severity }) => severity === 'error');
  const about = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(faults.length > 0 ? [`${id}-fault`] : []),
  ];
  const common = {
    id,
    value,
    autocomplete: 'off' as const,
    'aria-invalid': isWrong,
    ...(about.length > 0 ? { 'aria-describedby': about.join(' ') } : {}),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  };
  return (
    <div class={narrow ? 'field narrow' : 'field'}>
      <label for={id}>{label}</label>
      {kind === 'date' ? (
        <input {...common} type="date" />
      ) : (
        <input {...common} type="text" {...(kind === 'number' ? { inputMode: 'numeric' as const } : {})} />
      )}
      {hint !== undefined && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      <FieldFaults id={`${id}-fault`} faults={faults} />
    </div>
  );
}

export function Check({
  label,
  checked,
  change,
  note,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
  readonly note?: string;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
      <span>
        {label}
        {note !== undefined && <span class="count"> {note}</span>}
      </span>
    </label>
  );
}

/** One of a few. */
export function Choice<Value extends string>({
  legend,
  value,
  options,
  change,
  hint,
}: {
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly change: (value: Value) => void;
  readonly hint?: string;
}) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {options.map(([option, label]) => (
        <label key={option} class="check">
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            onChange={() => change(option)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Group({
  legend,
  at = [],
  children,
}: {
  readonly legend: string;
  readonly at?: readonly string[];
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const faults = useFaults(at);
  return (
    <fieldset {...(faults.length > 0 ? { 'aria-describedby': id } : {})}>
      <legend>{legend}</legend>
      {children}
      <FieldFaults id={id} faults={faults} />
    </fieldset>
  );
}

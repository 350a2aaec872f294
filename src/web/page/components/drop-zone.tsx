import { useId, useRef, useState } from 'preact/hooks';
import { useSpeaker } from '../speaker.js';
import { filesOf } from './dropped-files.js';

/** Files are dropped here or chosen; both ways give the same. A folder that is dropped gives all files in it. */
export function DropZone({
  label,
  hint,
  accept,
  multiple = true,
  take,
}: {
  readonly label: string;
  readonly hint?: string;
  /** as an `<input>` has it; only a help for whoever chooses */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly take: (files: readonly File[]) => void;
}) {
  const { text } = useSpeaker();
  const id = useId();
  // Elements inside report leaving as well.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const over = (change: number) => {
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    over(-depth.current);
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    // All of them at once: after the first pause the browser has forgotten them.
    const files = await Promise.all(items.map(filesOf)).then(
      (found) => found.flat(),
      () => null,
    );
    setFailed(files === null);
    if (files === null) return;
    if (files.length > 0) take(multiple ? files : files.slice(0, 1));
  };
  return (
    <section
      class={`drop${isOver ? ' over' : ''}`}
      aria-label={label}
      onDragEnter={() => over(1)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={() => over(-1)}
      onDrop={(event) => void drop(event)}
    >
      {/* The field has the browser's words; its label has ours, and is what is seen. */}
      <input
        id={id}
        class="unseen"
        type="file"
        multiple={multiple}
        {...(accept === undefined ? {} : { accept })}
        onChange={({ currentTarget: input }) => {
          const chosen = [...(input.files ?? [])];
          // The same file can be chosen once more, when it has been changed.
          input.value = '';
          if (chosen.length === 0) return;
          setFailed(false);
          take(chosen);
        }}
      />
      <label for={id} class="button main">
        {label}
      </label>
      <span class="hint">{text('site.drop-here')}</span>
      {hasFailed && <p role="alert">{text('site.drop-failed')}</p>}
      {hint !== undefined && <p class="hint">{hint}</p>}
    </section>
  );
}

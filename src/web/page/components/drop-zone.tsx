import { useId, useState } from 'preact/hooks';
import { useSpeaker } from '../speaker.js';

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
  const [isOver, setOver] = useState(false);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const items = [...(event.dataTransfer?.items ?? [])];
    // All of them at once: after the first pause the browser has forgotten them.
    const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
    take((await Promise.all(entries.map(filesIn))).flat());
  };
  return (
    // What is dropped can as well be chosen with the field inside.
    <section
      class={`drop${isOver ? ' over' : ''}`}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <label for={id}>{label}</label>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <input
        id={id}
        type="file"
        multiple={multiple}
        {...(accept === undefined ? {} : { accept })}
        onChange={(event) => {
          const { currentTarget: input } = event;
          take([...(input.files ?? [])]);
          // The same file can be chosen once more, when it has been changed.
          input.value = '';
        }}
      />
      <p class="hint">{text('site.drop-here')}</p>
    </section>
  );
}

async function filesIn(entry: FileSystemEntry | File | null): Promise<File[]> {
  if (entry === null) return [];
  if (entry instanceof File) return [entry];
  if (entry.isFile)
    return [await new Promise<File>((...both) => (entry as FileSystemFileEntry).file(...both))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A browser gives them by the hundred.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((...both) => reader.readEntries(...both));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesIn))).flat();
}

import { useSpeaker } from '../../speaker.js';

/** Files that were chosen, each with a way to take it back. */
export function Chosen({
  files,
  remove,
}: {
  readonly files: readonly File[];
  readonly remove: (name: string) => void;
}) {
  const { text, shown } = useSpeaker();
  if (files.length === 0) return null;
  return (
    <ul class="chosen">
      {files.map(({ name }) => (
        <li key={name}>
          <span>{shown(name)}</span>
          <button type="button" onClick={() => remove(name)}>
            {text('clerk.remove', { file: name })}
          </button>
        </li>
      ))}
    </ul>
  );
}

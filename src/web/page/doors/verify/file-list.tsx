import { FILE_KINDS, type FileKind } from '../../../../procedure/recognise.js';
import { useSpeaker } from '../../speaker.js';
import type { Chosen } from './chosen.js';

/** The chosen files, what each of them is taken for, and a way to say otherwise. */
export function FileList({
  files,
  say,
  remove,
}: {
  readonly files: readonly Chosen[];
  readonly say: (name: string, kind: FileKind) => void;
  readonly remove: (name: string) => void;
}) {
  const { text, shown } = useSpeaker();
  return (
    <ul class="files">
      {files.map(({ name, kind }) => (
        <li key={name}>
          <span class="file">{shown(name)}</span>
          <select
            aria-label={text('site-verify.kind-of', { name })}
            value={kind ?? 'unknown'}
            onChange={({ currentTarget }) => say(name, currentTarget.value as FileKind)}
          >
            {FILE_KINDS.map((one) => (
              <option key={one} value={one} selected={one === kind}>
                {text(`file-kind.${one}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            aria-label={text('site-verify.remove', { name })}
            onClick={() => remove(name)}
          >
            {text('site-verify.remove-short')}
          </button>
        </li>
      ))}
    </ul>
  );
}

import { DropZone } from '../../components/drop-zone.js';
import { useSpeaker } from '../../speaker.js';
import { Chosen } from './chosen.js';
import type { Desk } from './desk.js';
import { Check, Group } from './fields.js';

/** What of a panel stands in no plan: who is on it already, and whether balls will pick it. */
export function PanelFields({ desk }: { readonly desk: Desk }) {
  const { text } = useSpeaker();
  const { walk, change, takeSide, removeSide } = desk;
  return (
    <Group legend={text('clerk.panel-more')}>
      <Check label={text('clerk.balls')} checked={walk.balls} change={(balls) => change({ balls })} />
      <p class="hint">{text('clerk.balls-hint')}</p>
      <details open={walk.already !== undefined}>
        <summary>{text('clerk.already')}</summary>
        <DropZone
          label={text('clerk.already-drop')}
          hint={text('clerk.already-hint')}
          accept=".csv,.txt"
          multiple={false}
          take={([file]) => file !== undefined && takeSide([file], { already: file.name })}
        />
        <Chosen
          files={walk.side.filter(({ name }) => name === walk.already)}
          remove={(name) => removeSide(name, { already: undefined })}
        />
      </details>
    </Group>
  );
}

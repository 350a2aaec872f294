import { useRef } from 'preact/hooks';
import { useSpeaker } from '../../speaker.js';
import type { Previewed } from '../../tasks/preview.js';
import type { Desk } from './desk.js';

/** Always in sight: how many people can be drawn, how many are, and how small the smallest group is. */
export function FrameBar({ desk }: { readonly desk: Desk }) {
  const { text, number } = useSpeaker();
  const { walk, previewing, counting } = desk;
  const last = useRef<Previewed | null>(null);
  const { state } = walk.stage === 'panel' && previewing.state.kind === 'idle' ? counting : previewing;
  if (state.kind === 'done') last.current = state.answer;
  if (walk.register.length === 0) last.current = null;
  const found = last.current;
  const { look } = walk;
  if (look === null && found === null) return null;
  const people = found?.frame.people ?? look?.frame.people ?? 0;
  const size = walk.form?.size ?? (found === null ? '' : String(found.size));
  const facts: readonly (readonly [string, string])[] = [
    [text('clerk.bar-people'), number(people)],
    [text(walk.stage === 'panel' ? 'clerk.bar-places' : 'clerk.bar-letters'), size === '' ? '–' : size],
    [text('clerk.bar-groups'), found === null ? '–' : number(found.strata)],
    [text('clerk.bar-smallest'), found?.smallest == null ? '–' : number(found.smallest)],
  ];
  return (
    <section class="frame-bar" aria-label={text('clerk.bar')} aria-live="polite">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{state.kind === 'running' ? text('clerk.counting') : ''}</p>
    </section>
  );
}

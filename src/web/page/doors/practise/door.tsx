import { useSpeaker } from '../../speaker.js';

/** Üben: the whole procedure with an invented town. */
export function PractiseDoor() {
  const { text } = useSpeaker();
  return <h1>{text('site.practise')}</h1>;
}

import { useSpeaker } from '../../speaker.js';

/** Ziehen: the whole draw, for whoever conducts it. */
export function DrawDoor() {
  const { text } = useSpeaker();
  return <h1>{text('site.draw')}</h1>;
}

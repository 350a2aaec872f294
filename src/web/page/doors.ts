import type { FunctionComponent } from 'preact';
import type { TextKey } from '../../messages/catalogue.js';
import { DrawDoor } from './doors/draw/door.js';
import { PractiseDoor } from './doors/practise/door.js';
import { VerifyDoor } from './doors/verify/door.js';

/** The three ways into the page, in the order of its first screen. */

export interface Door {
  /** behind `#` in the address, so that a door has a link and the browser's way back works */
  readonly name: 'draw' | 'verify' | 'practise';
  readonly title: TextKey;
  /** who it is for */
  readonly who: TextKey;
  readonly about: TextKey;
  readonly Content: FunctionComponent;
}

export const DOORS: readonly Door[] = [
  {
    name: 'draw',
    ...{ title: 'site.draw', who: 'site.draw-who', about: 'site.draw-about' },
    Content: DrawDoor,
  },
  {
    name: 'verify',
    ...{ title: 'site.verify', who: 'site.verify-who', about: 'site.verify-about' },
    Content: VerifyDoor,
  },
  {
    name: 'practise',
    ...{ title: 'site.practise', who: 'site.practise-who', about: 'site.practise-about' },
    Content: PractiseDoor,
  },
];

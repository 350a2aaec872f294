import type { Stage } from '../../tasks/ground.js';
import type { Commitment, Result, Walk } from './walk.js';

/** What lies where in the archives: as the command line has it, which can go on with what is unpacked. */

export const folderOf = (stage: Stage) => (stage === 'panel' ? 'gremium' : 'ziehung');

const keyBlob = (key: string) => new Blob([`${key}\n`], { type: 'text/plain' });

function within(folder: string, files: ReadonlyMap<string, Blob>): [string, Blob][] {
  return [...files].map(([name, blob]) => [`${folder}/${name}`, blob]);
}

function sideFiles({ side }: Walk): [string, Blob][] {
  return side.map((file) => [file.name, file]);
}

/** What has to be kept until the event. */
export function committedFiles(walk: Walk, { key, files, plan }: Commitment): ReadonlyMap<string, Blob> {
  const folder = folderOf(walk.stage);
  return new Map([
    [plan.name, plan.blob],
    ...sideFiles(walk),
    [`${folder}.key`, keyBlob(key)],
    ...within(folder, files),
  ]);
}

/** Everything that came of the draw. */
export function drawnFiles(
  walk: Walk,
  { drawn, protocol, key, plan, commitment }: Result,
): ReadonlyMap<string, Blob> {
  const folder = folderOf(walk.stage);
  return new Map([
    [plan.name, plan.blob],
    ...sideFiles(walk),
    ...(key === null ? [] : [[`${folder}.key`, keyBlob(key)] as const]),
    ...within(folder, new Map([...(commitment?.files ?? []), ...drawn.files])),
    [`${folder}-protocol.html`, protocol],
    ...within(`${folder}-xlsx`, drawn.workbooks),
  ]);
}

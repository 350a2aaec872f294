import type { Screen } from './world.js';

/** Bytes on standard output as they are, as fast as somebody reads them. */
export async function toStandardOutput(stdout: Screen, parts: Iterable<Uint8Array>): Promise<void> {
  for (const part of parts) {
    if (stdout.write(part)) continue;
    const isTaken = await new Promise<boolean>((resolve) => {
      stdout.once('drain', () => resolve(true));
      stdout.once('error', () => resolve(false));
    });
    // Nobody reads on; what that means is for whoever holds the stream to say.
    if (!isTaken) return;
  }
}

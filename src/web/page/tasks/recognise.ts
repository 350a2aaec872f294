import { type Recognised, recogniseAll, type WholeFile } from '../../../procedure/log-gist.js';
import { ENOUGH } from '../../../procedure/recognise.js';

/** What chosen files are. One that can't be read is of no kind; whatever uses it says why. */
export async function recogniseFiles({
  files,
}: {
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
}): Promise<Recognised> {
  return recogniseAll(await Promise.all(files.map(wholeFile)));
}

async function wholeFile({ name, blob }: { readonly name: string; readonly blob: Blob }): Promise<WholeFile> {
  const bytesOf = async (part: Blob) =>
    new Uint8Array(await part.arrayBuffer().catch(() => new ArrayBuffer(0)));
  return {
    name,
    bytes: blob.size,
    begin: await bytesOf(blob.slice(0, ENOUGH)),
    read: () => bytesOf(blob),
  };
}

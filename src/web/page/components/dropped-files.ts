/**
 * What somebody has dropped: a file, or all files in a folder and its folders.
 * @throws DOMException if the browser does not hand them over
 */
export async function filesOf(item: DataTransferItem): Promise<File[]> {
  const entry = item.webkitGetAsEntry?.() ?? null;
  const file = item.getAsFile();
  if (entry?.isDirectory !== true) return file === null ? [] : [file];
  // Entries of a page from a disk can't be read in Chromium, handles can; Firefox and Safari know entries only.
  const handle = await (item as Partial<Handled>).getAsFileSystemHandle?.();
  if (handle?.kind === 'directory') return filesUnder(handle as FileSystemDirectoryHandle);
  return filesIn(entry);
}

/** What Chromium offers and the types of a page do not have yet. */
interface Handled {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}

async function filesUnder(folder: FileSystemDirectoryHandle): Promise<File[]> {
  const found: Promise<File[]>[] = [];
  const handles = (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
  for await (const handle of handles) {
    found.push(
      handle.kind === 'directory'
        ? filesUnder(handle as FileSystemDirectoryHandle)
        : (handle as FileSystemFileHandle).getFile().then((file) => [file]),
    );
  }
  return (await Promise.all(found)).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((...both) => (entry as FileSystemFileEntry).file(...both))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A browser gives them by the hundred.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((...both) => reader.readEntries(...both));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesIn))).flat();
}

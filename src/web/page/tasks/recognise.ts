/** What chosen files are. */
export async function recogniseFiles({
  files,
}: {
  readonly files: ReadonlyMap<string, Blob>;
}): Promise<readonly string[]> {
  return [...files.keys()];
}

/** The file's name without its folders, whose names are nobody's business in a public log. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/**
 * Whether this is the name of a file and no way to one: no folder, no drive, nothing upwards. A stranger's log
 * must not lead anywhere but to what lies beside it. Control characters lead nowhere, and a file may have them
 * in its name; but zero no file has.
 */
export function isBaseName(name: string): boolean {
  return !/[/\\\0]|^\.{0,2}$|^[A-Za-z]:/u.test(name) && name.length <= 255;
}

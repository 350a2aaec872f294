/** The file's name without its folders, whose names are nobody's business in a public log. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/**
 * Whether this is the name of a file and no way to one: no folder, no drive, nothing upwards, no control
 * characters. A stranger's log must not lead anywhere but to what lies beside it.
 */
export function isBaseName(name: string): boolean {
  return !/[/\\\p{Cc}]|^\.{0,2}$|^[A-Za-z]:/u.test(name) && name.length <= 255;
}

/** Signs that no shell takes for something else; letters of any language are among them. */
const PLAIN = {
  posix: /^[\p{L}\p{N}_./:=+,@%-]+$/u,
  windows: /^[\p{L}\p{N}_.\\/:+-]+$/u,
};

/**
 * A word as it can be pasted into a command line, so that the program gets just this word.
 *
 * On Windows double quotation marks do for both of its shells; no name there can have one. A backslash before
 * the closing one would make it a part of the word, and is doubled. Elsewhere nothing has a meaning between
 * apostrophes but the apostrophe.
 */
export function shellWord(word: string, platform: string): string {
  if (platform === 'win32')
    return PLAIN.windows.test(word) ? word : `"${word.replace(/\\+$/, (last) => last + last)}"`;
  return PLAIN.posix.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The same for a path, which must not look like a flag; `-` alone is standard input. */
export function shellPath(path: string, platform: string): string {
  return shellWord(path.length > 1 && path.startsWith('-') ? `./${path}` : path, platform);
}

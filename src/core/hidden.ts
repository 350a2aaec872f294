/**
 * Characters that nobody sees (SPEC 1): two texts that look the same would be two people or two districts.
 * Control characters but tab and line ends, format characters (soft hyphen, zero width space, byte order
 * mark, direction marks, ..), separators of lines and paragraphs, what a broken conversion leaves (U+FFFD),
 * and letters that are drawn as nothing.
 */
const HIDDEN =
  /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\u034f|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180f]|\u3164|[\ufe00-\ufe0f]|\uffa0|\ufffd|[\u{e0100}-\u{e01ef}]/u;

/** The first character that nobody sees, as `U+200B`; `null` if there is none. @param text normalised */
export function hiddenCharacter(text: string): string | null {
  const found = HIDDEN.exec(text);
  return found === null ? null : codePointName(found[0]);
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

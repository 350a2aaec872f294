/** The bytes that windows-1252 leaves undefined. */
export const UNDEFINED_BYTES: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The characters of the bytes 80 to 9f; a full stop marks the undefined ones. */
const UPPER_CONTROLS = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** The character of each byte that has one. Some releases of Node decode the bytes 80 to 9f wrongly. */
export const WINDOWS_1252: ReadonlyMap<number, string> = new Map(
  Array.from({ length: 256 }, (_, byte) => byte)
    .filter((byte) => !UNDEFINED_BYTES.includes(byte))
    .map((byte) => {
      const isUpperControl = byte >= 0x80 && byte < 0xa0;
      return [byte, isUpperControl ? UPPER_CONTROLS.charAt(byte - 0x80) : String.fromCharCode(byte)] as const;
    }),
);

const BYTES = new Map([...WINDOWS_1252].map(([byte, character]) => [character, byte] as const));

/** @throws RangeError for a character that windows-1252 does not have */
export function windows1252(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = BYTES.get(character);
      if (byte === undefined) throw new RangeError(`not in windows-1252: ${character}`);
      return byte;
    }),
  );
}

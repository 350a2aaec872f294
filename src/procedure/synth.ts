import { digest } from '#machine';
import type { Delimiter, Encoding } from '../core/plan.js';
import { decodeWindows1252 } from '../register/encoding.js';
import { syntheticTown, TOWN_COLUMNS } from '../simulation/town.js';

export interface SynthRequest {
  /** people of the town */
  readonly rows: number;
  readonly districts: number;
  readonly seed: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

const PART_CHARACTERS = 1 << 16;

/**
 * The register of an invented town, the same for the same request: header and rows with CRLF, in parts of some
 * tens of kilobytes. Unicode begins with its mark.
 */
export function* syntheticRegister(request: SynthRequest): Generator<Uint8Array> {
  const { encoding, delimiter, ...town } = request;
  const encode = ENCODERS[encoding];
  const isNarrow = encoding === 'windows-1252';
  let text = `${isNarrow ? '' : '\ufeff'}${TOWN_COLUMNS.join(delimiter)}\r\n`;
  for (const row of syntheticTown(digest, { ...town, windows1252: isNarrow })) {
    text += `${row.join(delimiter)}\r\n`;
    if (text.length < PART_CHARACTERS) continue;
    yield encode(text);
    text = '';
  }
  if (text !== '') yield encode(text);
}

const ENCODERS: Readonly<Record<Encoding, (text: string) => Uint8Array>> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-16le': encodeUtf16,
  'windows-1252': encodeWindows1252,
};

function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), true);
  return bytes;
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const BYTE_OF = new Map([...decodeWindows1252(ALL_BYTES, 0, 256)].map((letter, byte) => [letter, byte]));
const QUESTION_MARK = 63;

function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = BYTE_OF.get(text[at] as string) ?? QUESTION_MARK;
  return bytes;
}

/** Why a register has to be read once more, in another way. */

/** Thrown when a part can't be understood apart from the others; the register is then read in one go. */
export class NeedsSequential extends Error {}

/** Thrown when a file that was taken for UTF-8 is not. */
export class NotUtf8Part extends Error {
  constructor(readonly file: number) {
    super('not UTF-8');
  }
}

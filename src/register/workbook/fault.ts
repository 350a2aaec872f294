/** Why a workbook can't be read; whoever knows its name says so. */
export class BookFault extends Error {
  constructor(readonly kind: 'damaged' | 'large') {
    super(kind);
  }
}

export function damaged(): BookFault {
  return new BookFault('damaged');
}

/** @throws BookFault unless this holds */
export function expectSound(isSound: boolean): asserts isSound {
  if (!isSound) throw damaged();
}

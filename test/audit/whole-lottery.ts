/** What a log says of a lottery, in one piece: its list has an entry of its own, the number stands with the allocation. */

type Body = Record<string, unknown>;

const PICK = ['number', 'number_from'] as const;

/**
 * The body of the entry `lottery`. What picked the outcome can be read and written through it, but is no part of it:
 * written down the body is what it was.
 */
export function wholeLottery<L extends object>(list: object, allocation: object): L {
  for (const key of PICK)
    Object.defineProperty(list, key, {
      configurable: true,
      enumerable: false,
      get: () => (allocation as Body)[key],
      set: (value: unknown) => {
        (allocation as Body)[key] = value;
      },
    });
  return list as L;
}

/** Takes an entry out; those behind it move up. */
export function takeOut(entries: { readonly type: string; readonly seq?: number }[], type: string): void {
  const at = entries.findIndex((entry) => entry.type === type);
  if (at < 0) throw new Error(`no ${type}`);
  entries.splice(at, 1);
  for (const [seq, entry] of entries.entries()) Object.assign(entry, { seq });
}

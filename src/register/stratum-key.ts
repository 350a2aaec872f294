/** A stratum's categories as one text. */
export function stratumKey(categories: readonly string[]): string {
  return categories.join('\u0000');
}

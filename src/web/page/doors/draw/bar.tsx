/** A bar of a chart; the number that it shows stands beside it. @param share from 0 to 1 */
export function Bar({ share }: { readonly share: number }) {
  const width = `${Math.min(100, Math.max(0, 100 * share)).toFixed(1)}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width }} />
    </span>
  );
}

import type { ComponentChildren } from 'preact';

/** A column: what stands above it, and whether numbers are below. */
export type TableColumn = readonly [title: string, kind?: 'number'];

/** A table that may be longer than the screen: it scrolls by itself, and its rows are what stands inside. */
export function ScrollTable({
  title,
  columns,
  children,
}: {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached.
    <section class="scroll" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map(([name, kind]) => (
              <th key={name} scope="col" class={kind}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

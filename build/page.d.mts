export interface Bundled {
  readonly script: string;
  /** bytes in the script by the files that they come from, paths from the top of the project */
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** highs.wasm in base64 */
  readonly solver: string;
}

/** Where the build puts the page. */
export const PAGE: string;
export function bundlePage(): Promise<Bundled>;
export function pageOf(parts: PageParts): string;
export function makePage(): Promise<string>;

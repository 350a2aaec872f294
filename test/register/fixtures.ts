import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The registers in `fixtures/`. */

export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
}

export function fixtureText(path: string): string {
  return readFileSync(fixturePath(path), 'utf8');
}

/** Names of the CSV files in a folder, sorted. */
export function fixtureFiles(folder: string): string[] {
  return readdirSync(fixturePath(folder))
    .filter((name) => name.endsWith('.csv'))
    .sort();
}

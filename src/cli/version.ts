import { readFileSync } from 'node:fs';
import type { Program } from '../procedure/tools.js';

export function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

export function program(): Program {
  return { toolVersion: packageVersion(), nodeVersion: process.version };
}

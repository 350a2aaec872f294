import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  resolve: { alias: { '#machine': fileURLToPath(new URL('src/machine/node.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    // The machine that lands a change has two processors, and some tests keep both busy.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Files that no test loads count as well. What runs in a process or a thread of its own is not seen.
    coverage: { include: ['src/**/*.ts'], reporter: ['text', 'text-summary'] },
  },
});

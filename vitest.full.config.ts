import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.js';

/** What takes longer or needs more than every machine has: the SQL in Apache Spark. */
// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default mergeConfig(
  usual,
  defineConfig({ test: { env: { SQL_TESTS: 'spark' }, maxWorkers: 1, hookTimeout: 180_000 } }),
);

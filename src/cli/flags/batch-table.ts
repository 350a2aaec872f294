import { MOST_WORKERS } from '../processors.js';
import { file, instant, path, text, whole } from './parsers.js';
import type { FlagRow } from './row.js';

/** The flags of many draws at once. */

export const BATCH_FLAGS = [
  { flag: '-s, --seed <text>', as: text, for: ['batch'], text: 'opt.batch-seed' },
  { flag: '--lotto <text>', as: text, for: ['batch'], text: 'opt.lotto' },
  { flag: '--dice <text>', as: text, for: ['batch'], text: 'opt.dice' },
  { flag: '--drand <file>', as: file, for: ['batch'], text: 'opt.drand' },
  { flag: '-c, --plan <file>', as: file, for: ['batch'], text: 'opt.plan' },
  { flag: '--from <path>', as: path, for: ['batch'], text: 'opt.batch-from' },
  {
    flag: '-o, --output <dir>',
    as: path,
    for: ['batch'],
    text: 'opt.output-batch',
    fallback: 'ziehungen',
  },
  { flag: '--close', for: ['batch'], text: 'opt.batch-close' },
  { flag: '--at <time>', as: instant, for: ['batch'], text: 'opt.at' },
  { flag: '--workers <n>', as: whole(0, MOST_WORKERS), for: ['batch'], text: 'opt.batch-workers' },
  { flag: '--from <path>', as: path, for: ['verify'], text: 'opt.verify-from' },
  { flag: '--batch <list>', as: file, for: ['commit'], text: 'opt.commit-batch' },
  { flag: '--from <path>', as: path, for: ['commit'], text: 'opt.batch-from', needs: ['--batch'] },
] as const satisfies readonly FlagRow[];

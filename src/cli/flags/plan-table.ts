import { MOST_WORKERS } from '../processors.js';
import {
  ageBands,
  columns,
  day,
  delimiter,
  dialect,
  dimensions,
  districts,
  encoding,
  exclusions,
  factor,
  file,
  objective,
  people,
  places,
  text,
  whole,
  years,
} from './parsers.js';
import { type FlagRow, FRAMED, KEYED, LOGS, LOTTERY, PLANNED, READERS } from './row.js';

/** The flags that change the plan, and those that say how a register is read. */

export const PLAN_FLAGS = [
  { flag: '-c, --plan <file>', as: file, for: [...READERS, 'size'], text: 'opt.plan' },
  { flag: '--size <n>', as: people, for: PLANNED, text: 'opt.size', key: 'sample.size' },
  { flag: '--stratify <names>', as: dimensions, for: FRAMED, text: 'opt.stratify', key: 'stratify' },
  {
    flag: '--age-bands <bands>',
    as: ageBands,
    for: FRAMED,
    text: 'opt.age-bands',
    key: 'stratify.age',
    needs: ['--stratify'],
  },
  {
    flag: '--reference-date <date>',
    as: day,
    for: FRAMED,
    text: 'opt.reference-date',
    key: 'eligibility.reference_date',
  },
  { flag: '--min-age <years>', as: years, for: FRAMED, text: 'opt.min-age', key: 'eligibility.min_age' },
  { flag: '--max-age <years>', as: years, for: FRAMED, text: 'opt.max-age', key: 'eligibility.max_age' },
  {
    flag: '--districts <names>',
    as: districts,
    for: FRAMED,
    text: 'opt.districts',
    key: 'eligibility.districts',
  },
  {
    flag: '--exclude <rule>',
    as: exclusions,
    for: FRAMED,
    text: 'opt.exclude',
    key: 'eligibility.exclude',
  },
  { flag: '--targets <file>', as: file, for: READERS, text: 'opt.targets', key: 'sample.quotas' },
  // A new plan would name a size that has nothing to do with the quotas.
  {
    flag: '--targets <file>',
    as: file,
    for: ['init'],
    text: 'opt.targets',
    key: 'sample.quotas',
    needs: ['--size'],
  },
  {
    flag: '--objective <name>',
    as: objective,
    for: ['init', ...LOTTERY],
    text: 'opt.objective',
    key: 'sample.objective',
  },
  { flag: '--slack <n>', as: places, for: LOTTERY, text: 'opt.slack', key: 'sample.slack' },
  {
    flag: '--reserve <factor>',
    as: factor,
    for: ['init', ...LOGS],
    text: 'opt.reserve',
    key: 'sample.reserve',
  },
  {
    flag: '--max-per-household <n>',
    as: people,
    for: PLANNED,
    text: 'opt.max-per-household',
    key: 'sample.max_per_household',
  },
  { flag: '--title <text>', as: text, for: ['init', 'preview', ...LOGS], text: 'opt.title', key: 'title' },
  {
    flag: '--seed-source <text>',
    as: text,
    for: ['init', ...LOGS],
    text: 'opt.seed-source',
    key: 'seed.source',
  },
  {
    flag: '--dialect <name>',
    as: dialect,
    for: ['init', ...LOGS],
    text: 'opt.dialect',
    key: 'output.dialect',
  },
] as const satisfies readonly FlagRow[];

export const REGISTER_FLAGS = [
  { flag: '--column <role=name>', as: columns, for: FRAMED, text: 'opt.column', key: 'register.columns' },
  { flag: '--encoding <name>', as: encoding, for: FRAMED, text: 'opt.encoding', key: 'register.encoding' },
  {
    flag: '--delimiter <char>',
    as: delimiter,
    for: FRAMED,
    text: 'opt.delimiter',
    key: 'register.delimiter',
  },
  { flag: '--sheet <name>', as: text, for: FRAMED, text: 'opt.register-sheet', key: 'register.sheet' },
  { flag: '--key-file <file>', as: file, for: KEYED, text: 'opt.key-file' },
  {
    flag: '--workers <n>',
    as: whole(0, MOST_WORKERS),
    for: ['check', 'size', 'preview', 'commit', 'draw'],
    text: 'opt.workers',
  },
] as const satisfies readonly FlagRow[];

import type { OutputFacts } from '../../audit/bodies.js';
import { fingerprint, LOG_NAME, logFile } from '../../audit/log.js';
import { hasEqualChances, shortfalls } from '../../core/draw.js';
import { frameSize } from '../../core/frame.js';
import { type Problem, refuse, warning } from '../../core/problem.js';
import { isWeakSeed, readSeed, type Seed } from '../../core/seed.js';
import { disk } from '../../node/disk.js';
import { checkOutput, writeTogether } from '../../node/output-folder.js';
import { type ConductedDraw, conductDraw } from '../../procedure/conduct.js';
import { listFiles } from '../../procedure/lists.js';
import { drawLog, outputFacts } from '../../procedure/log.js';
import { digest, loadPlan, type Preparation, prepareLoaded } from '../../procedure/opening.js';
import type { OutputFile } from '../../procedure/result.js';
import { verifyCommand } from '../../procedure/verify-hint.js';
import { EXIT } from '../exit.js';
import type { PlanOptions } from '../overrides.js';
import { readOptions } from '../reading.js';
import { leastLine, lotteryFacts, lotteryWarnings } from '../say/lottery.js';
import { sayFrame, sayRegister } from '../say/summary.js';
import { requireSize, useLanguage } from '../settle.js';
import type { Terminal } from '../terminal.js';
import { timeLimitOf, timeOf } from '../times.js';
import { program } from '../version.js';

interface DrawOptions extends PlanOptions {
  readonly seed?: string;
  readonly output: string;
  readonly force?: boolean;
  readonly at?: string;
  readonly lang?: string;
  readonly workers?: string;
  readonly timeLimit?: string;
}

/** `draw`: lists and log from register, plan and seed, whole or not at all. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as DrawOptions;
  const at = timeOf(options.at);
  const loaded = await loadPlan(disk, options);
  useLanguage(terminal, options.lang, loaded);
  const seed = seedOf(options.seed);
  checkOutput(options.output, LIST_NAMES, options.force === true);
  requireSize(loaded);
  if (loaded.input.sample?.allocation === 'quotas')
    (await import('../../procedure/lottery.js')).expectLottery();
  const preparation = await prepareLoaded(disk, args, loaded, options.keyFile);
  const conducted = await conductDraw(
    preparation,
    seed,
    readOptions(terminal, preparation.bytes, options.workers),
    async (plan, frame, seedHash) => {
      const { allocateByLottery, lotterySettings } = await import('../../procedure/lottery.js');
      return allocateByLottery(
        plan,
        frame,
        seedHash,
        lotterySettings(terminal, timeLimitOf(options.timeLimit), preparation),
      );
    },
  );
  terminal.endProgress();
  const warnings = [
    ...preparation.warnings,
    ...conducted.warnings,
    ...drawWarnings(conducted),
    ...lotteryWarnings(conducted.draw.lottery),
  ];
  const lists = listFiles(conducted.draw, conducted.reading.register);
  const outputs = outputFacts(lists);
  const lines = drawLog(preparation, conducted.draw, conducted.reading, lists, at, program());
  const files: OutputFile[] = [...lists, { name: LOG_NAME, bytes: logFile(lines) }];
  writeTogether(options.output, files);
  summarise(terminal, preparation, conducted, outputs, fingerprint(digest, lines), options, args);
  terminal.problems(warnings);
  return EXIT.done;
}

const LIST_NAMES = ['invitations.csv', 'reserve.csv'] as const;

/** @throws Refusal SEED-001 without a seed, SEED-002 with an empty one */
export function seedOf(text: string | undefined): Seed {
  if (text === undefined) throw refuse('usage', 'SEED-001');
  try {
    return readSeed(digest, text);
  } catch {
    throw refuse('usage', 'SEED-002');
  }
}

function drawWarnings({ draw }: ConductedDraw): Problem[] {
  const problems: Problem[] = [];
  if (isWeakSeed(draw.seed.text)) problems.push(warning('DRAW-006'));
  if (draw.plan.sample.max_per_household !== null) {
    problems.push(warning('DRAW-007', { key: 'sample.max_per_household' }));
  }
  for (const { index, missing } of shortfalls(draw)) {
    const stratum = draw.frame.stratification.strata[index];
    const names = stratum?.cell.map(
      (at, dimension) => draw.frame.stratification.dimensions[dimension]?.categories[at] ?? '',
    );
    problems.push(warning('DRAW-003', undefined, { stratum: (names ?? []).join(' / '), missing }));
  }
  return problems;
}

function summarise(
  terminal: Terminal,
  preparation: Preparation,
  conducted: ConductedDraw,
  outputs: readonly OutputFacts[],
  print: string,
  options: DrawOptions,
  args: readonly string[],
): void {
  const { draw, reading } = conducted;
  const { plan, frame, seed } = draw;
  const folder = options.output;
  const [invited = 0, reserve = 0] = outputs.map((file) => file.rows);
  const N = frameSize(frame.stratification);
  terminal.json({
    format: 'losverfahren/draw/1',
    output: folder,
    title: plan.title,
    rows: frame.rows,
    frame: N,
    strata: frame.stratification.strata.length,
    invited,
    reserve,
    equal_chance: hasEqualChances(plan),
    seed_hash: seed.hash,
    ...(draw.lottery === undefined ? {} : lotteryFacts(draw.lottery)),
    files: outputs,
    fingerprint: print,
  });
  terminal.heading('draw.title', { title: plan.title ?? '' });
  sayRegister(terminal, reading.files, preparation.found);
  sayFrame(terminal, plan, frame);
  terminal.field('field.invited', terminal.text('people', { count: invited }));
  terminal.field('field.reserve', terminal.text('people', { count: reserve }));
  terminal.field(
    'field.chance',
    terminal.text(hasEqualChances(plan) ? 'chance.equal' : 'chance.unequal', { n: invited, N }),
  );
  if (draw.lottery !== undefined) terminal.field('field.least', leastLine(terminal, draw.lottery));
  terminal.say();
  terminal.say(terminal.text('draw.written', { folder }));
  for (const file of outputs)
    terminal.say(`  ${file.name.padEnd(16)} ${terminal.text('rows', { count: file.rows })}`);
  terminal.say(`  ${LOG_NAME}`);
  terminal.say();
  terminal.say(terminal.text('draw.fingerprint'));
  terminal.say(`  ${print}`);
  terminal.say(terminal.text('draw.next'));
  terminal.say(`  ${verifyCommand(preparation, '--register', args, options)}`);
}

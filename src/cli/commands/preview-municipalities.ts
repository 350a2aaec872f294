import { refuse } from '../../core/problem.js';
import { previewMunicipalities } from '../../procedure/preview-municipalities.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayPreviewMunicipalities } from '../say/preview-municipalities.js';
import type { Session } from '../session.js';

/** Where bands of sizes end, if nobody says otherwise. */
const BANDS = [2000, 5000, 20_000, 100_000];

/** `preview` of a draw of municipalities, before there is a seed. */
export async function run(
  session: Session,
  [table, ...others]: readonly string[],
  options: OptionsOf<'preview'>,
): Promise<number> {
  const { hits, letters, bands = BANDS, overrides } = options;
  const { sheet } = overrides.register ?? {};
  const { terminal, world } = session;
  if (table === undefined || hits === undefined || letters === undefined || others.length > 0)
    throw refuse('usage', 'MUNI-014', undefined, { table: table ?? '' });
  const idle = withoutEffect(options);
  if (idle.length > 0) throw refuse('usage', 'MUNI-016', undefined, { flags: idle });
  const named = sheet === undefined ? {} : { sheet };
  const request = { table, hits, letters, bands, ...named };
  const { facts, problems } = await previewMunicipalities(request, session.tools({}));
  sayPreviewMunicipalities(terminal, world, facts, request);
  terminal.problems(problems);
  return EXIT.done;
}

/** Flags for people, who are drawn in the municipalities. */
function withoutEffect({
  plan,
  overrides,
  panel,
  compare,
  already,
  keyFile,
}: OptionsOf<'preview'>): string[] {
  const given = {
    '--plan': plan !== undefined,
    '--panel': panel,
    '--compare': compare,
    '--already': already !== undefined,
    '--key-file': keyFile !== undefined,
  };
  const typed = Object.entries(given).flatMap(([flag, isGiven]) => (isGiven ? [flag] : []));
  const { register: { sheet: _, ...register } = {}, ...others } = overrides;
  return [...typed, ...Object.keys({ ...others, ...register }).map((key) => `(${key})`)];
}

import { fileURLToPath } from 'node:url';

/** The draw that every contender makes. Peers get it as JSON, the tool as flags. */
export const PLAN = {
  seed: '01382438112797316654',
  size: 1000,
  reserve: '1.5',
  reference: '2026-12-01',
  minAge: 16,
  bands: [
    { name: '16-29', from: 16, to: 29 },
    { name: '30-44', from: 30, to: 44 },
    { name: '45-64', from: 45, to: 64 },
    { name: '65+', from: 65, to: null },
  ],
};

/** The program as it is installed: one file that Node runs. */
export const PROGRAM = fileURLToPath(new URL('../bin/losverfahren.js', import.meta.url));

/** The columns are named, so that nothing depends on what the tool finds by itself. */
const COLUMNS = ['id=PersonID', 'district=Stadtteil', 'birth_date=Geburtsdatum', 'gender=Geschlecht'];

/** The same plan for `losverfahren draw`. */
export const PLAN_FLAGS = [
  ...['--seed', PLAN.seed],
  ...['--size', String(PLAN.size)],
  ...['--stratify', 'district,gender,age'],
  ...['--age-bands', PLAN.bands.map((band) => band.name).join()],
  ...['--reference-date', PLAN.reference],
  ...['--min-age', String(PLAN.minAge)],
  ...['--reserve', PLAN.reserve],
  ...['--exclude', 'Auskunftssperre'],
  ...COLUMNS.flatMap((column) => ['--column', column]),
];

import type { Place } from '../core/problem.js';
import { type ColumnPlaces, columnPlaces } from './columns-in-file.js';
import { Eligibility } from './eligibility.js';
import { type RegisterFile, scanFile } from './file.js';
import type { FrameSettings } from './frame-builder.js';
import { idOf } from './ids.js';
import { noPersonIn } from './no-person.js';
import { CategoryNumbers } from './person.js';
import { RowForm } from './row-form.js';
import type { RecordScanner } from './scanner.js';
import { ProblemTally } from './tally.js';

/** Somebody of the register whom no rule excludes, while the scanner is there. */
export interface MetPerson {
  readonly id: string;
  readonly place: Place & { readonly file: string };
  readonly record: RecordScanner;
}

/**
 * Goes through the people of a register once more, slowly, to name some of them by line.
 * @param isWanted of an id; the rules are looked at for these alone
 */
export async function meetPeople(
  register: readonly RegisterFile[],
  { plan, idLists }: FrameSettings,
  isWanted: (id: string) => boolean,
  meet: (person: MetPerson) => void,
): Promise<void> {
  // What is wrong with rows has been said.
  const unsaid = new ProblemTally();
  const numbers = plan.stratify.map(() => new CategoryNumbers());
  const eligibility = new Eligibility(plan, idLists, numbers, unsaid);
  const form = new RowForm(unsaid);
  const cell = plan.stratify.map(() => 0);
  const column = plan.register.columns.id.join(', ');
  const isExcluded = (record: RecordScanner, places: ColumnPlaces, id: string) =>
    noPersonIn(record, places) !== null || eligibility.ruleFor(record, places, id, cell) >= 0;
  for (const file of register) {
    const { name } = file.source;
    const places = columnPlaces(plan, file.header, name);
    form.startFile(places, file.shortRows);
    let isHeader = true;
    await scanFile(file, {
      hashed: false,
      record: (record) => {
        const isSound = !isHeader && form.isSound(record, places);
        isHeader = false;
        const id = isSound ? idOf(record, places) : null;
        if (id !== null && isWanted(id) && !isExcluded(record, places, id))
          meet({ id, place: { file: name, lines: [record.line], column }, record });
        return true;
      },
    });
  }
}

/** The plan of the practice: what an ordinary draw has, and nothing that would have to be explained first. */

export interface PractisePlan {
  readonly title: string;
  readonly size: number;
  /** the day of the announced lottery, `YYYY-MM-DD` */
  readonly date: string;
}

export function planText({ title, size, date }: PractisePlan): string {
  return `version: 1
title: ${JSON.stringify(title)}
register:
  columns:
    id: PersonID
    district: Stadtteil
    birth_date: Geburtsdatum
    gender: Geschlecht
eligibility:
  reference_date: 2026-12-01
  min_age: 16
  exclude:
    - { column: Auskunftssperre, values: nonempty, reason: Auskunftssperre, confidential: true }
    - { column: Status, values: [verstorben, verzogen], reason: nicht mehr gemeldet }
stratify:
  - district
  - gender: { w: [w], m: [m], by_lot: [d, x, ""] }
  - age: [16-29, 30-44, 45-64, 65+]
sample:
  size: ${size}
  allocation: proportional
  reserve: 1
seed:
  source: ${JSON.stringify(`Lotto 6aus49, ${date}`)}
  event: { type: lotto, game: 6aus49, date: ${date} }
`;
}

/** The Saturday after today, as a plan writes a day. */
export function nextSaturday(today: Date): string {
  const days = ((6 - today.getDay() + 6) % 7) + 1;
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Six of 49 and a Superzahl, from the browser's chance: nobody else is to draw them here. */
export function lotteryNumbers(): string {
  const balls = Array.from({ length: 49 }, (_, at) => at + 1);
  const drawn = Array.from({ length: 6 }, () => balls.splice(below(balls.length), 1)[0] ?? 0);
  return `${drawn.sort((a, b) => a - b).join(' ')} Superzahl ${below(10)}`;
}

function below(limit: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((value / 2 ** 32) * limit);
}

/** The sampling frame as SQL: who can be drawn, in which stratum, with which ticket. */

const COLUMNS = [
  'PersonID',
  'Familienname',
  'Vorname',
  'Geburtsdatum',
  'Geschlecht',
  'Stadtteil',
  'Strasse',
  'Hausnummer',
  'PLZ',
  'Ort',
  'Staatsangehörigkeit',
  'Auskunftssperre',
  'Status',
];

/** A query with `id`, `ticket`, `district`, `gender`, `band` of everybody in the frame. */
export function frameQuery(file, plan, seedHash) {
  const [year, month, day] = plan.reference.split('-');
  return `
    SELECT id, sha256('${seedHash}' || id) AS ticket, district, gender, ${bandOf(plan.bands)} AS band
    FROM (
      SELECT id, district, gender, ${year} - year::INT - (birthday > '${month}${day}')::INT AS age
      FROM (
        SELECT
          trim("PersonID") AS id,
          trim("Stadtteil") AS district,
          ${GENDER} AS gender,
          ${YEAR} AS year,
          ${BIRTHDAY} AS birthday
        FROM ${source(file)}
        WHERE coalesce(trim("Auskunftssperre"), '') = ''
      )
    )
    WHERE age >= ${plan.minAge}`;
}

/** Everything is said, so that DuckDB neither guesses nor looks at the file twice. */
function source(file) {
  const columns = COLUMNS.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const dialect = `header = true, delim = ';', quote = '"', escape = '"'`;
  return `read_csv('${file.replaceAll("'", "''")}', auto_detect = false, ${dialect}, columns = {${columns}})`;
}

const GENDER = `
  CASE coalesce(lower(trim("Geschlecht")), '')
    WHEN 'm' THEN 'm' WHEN 'w' THEN 'w' WHEN 'd' THEN 'd' WHEN 'x' THEN 'x' WHEN '' THEN 'x'
    ELSE error('a gender that this peer does not know')
  END`;

/** `DD.MM.YYYY`, or `YYYYMMDD`; any other width is no number and stops the query. */
const GERMAN = `"Geburtsdatum"[3] = '.'`;
const YEAR = `CASE WHEN ${GERMAN} THEN "Geburtsdatum"[7:] ELSE "Geburtsdatum"[:4] END`;

/** Month and day as four digits; unknown parts (00) count as the first. */
const MONTH = `CASE WHEN ${GERMAN} THEN "Geburtsdatum"[4:5] ELSE "Geburtsdatum"[5:6] END`;
const DAY = `CASE WHEN ${GERMAN} THEN "Geburtsdatum"[:2] ELSE "Geburtsdatum"[7:8] END`;
const BIRTHDAY = `greatest(${MONTH}, '01') || greatest(${DAY}, '01')`;

function bandOf(bands) {
  const cases = bands.map(({ name, from, to }) => {
    const upTo = to === null ? '' : ` AND age <= ${to}`;
    return `WHEN age >= ${from}${upTo} THEN '${name}'`;
  });
  return `CASE ${cases.join(' ')} END`;
}

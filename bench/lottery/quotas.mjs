import loadHighs from 'highs';

/**
 * What a solver says about a pool before anybody draws from it. People with the same values (and no
 * household limit) are interchangeable, so a panel is a whole number of people of each type.
 */

const highs = await loadHighs();

/** The types of a pool: `{values, size}`, in the order in which they first occur. */
export function typesOf(people) {
  const types = new Map();
  for (const values of people) {
    const key = values.join('\u001f');
    const type = types.get(key) ?? { values, size: 0 };
    type.size += 1;
    types.set(key, type);
  }
  return [...types.values()];
}

/**
 * How a pool stands to its targets.
 * @returns `null` if no panel meets them; otherwise `shutOut`, the number of people whom no panel that
 *   meets them has room for, and `bound`, above which nobody can lift the least chance of the others
 *   (the optimum if people could be divided)
 * @param isEach false: with so many types nobody is asked for one by one; `shutOut` is then `null`
 */
export function standing(features, people, targets, panel, isEach = true) {
  const types = typesOf(people);
  const rules = [
    sizeRule(types, panel),
    ...targets.flatMap((target) => targetRules(features, types, target)),
  ];
  if (solve('obj:', rules, types, true) === null) return null;
  if (!isEach) {
    const shares = types.map(({ size }, at) => `t${at} - ${size} least >= 0`);
    return { shutOut: null, bound: solve('obj: least', [...rules, ...shares], types, false) };
  }
  const included = types.map((_, at) => solve(`obj: t${at}`, rules, types, true) >= 0.5);
  const shutOut = types.reduce((sum, { size }, at) => sum + (included[at] ? 0 : size), 0);
  const shares = types.flatMap(({ size }, at) =>
    included[at] ? [`t${at} - ${size} least >= 0`] : [`t${at} = 0`],
  );
  return { shutOut, bound: solve('obj: least', [...rules, ...shares], types, false) };
}

function sizeRule(types, panel) {
  return `${sum(types.map((_, at) => at))} = ${panel}`;
}

function targetRules(features, types, { feature, value, min, max }) {
  const column = features.indexOf(feature);
  const members = types.flatMap(({ values }, at) => (values[column] === value ? [at] : []));
  // A value nobody has: met if nobody is wanted. The solver's format has no empty sums.
  if (members.length === 0) return min > 0 ? ['t0 <= -1'] : [];
  return [`${sum(members)} >= ${min}`, `${sum(members)} <= ${max}`];
}

const sum = (members) => members.map((at) => `t${at}`).join(' + ');

/** The optimum, or `null` if there is no solution. @throws Error at any other answer of the solver */
function solve(objective, rules, types, whole) {
  const text = [
    'Maximize',
    objective,
    'Subject To',
    ...rules.map((rule, at) => `r${at}: ${rule}`),
    'Bounds',
    ...types.map(({ size }, at) => `0 <= t${at} <= ${size}`),
    ...(whole ? ['General', types.map((_, at) => `t${at}`).join(' ')] : []),
    'End',
  ].join('\n');
  const { Status: status, ObjectiveValue: value } = highs.solve(text, { threads: 1, random_seed: 1 });
  if (status === 'Infeasible') return null;
  if (status !== 'Optimal') throw new Error(`the solver ended with ${status}`);
  return value;
}

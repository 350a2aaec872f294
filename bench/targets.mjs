/** What the project set itself, and whether these results hold it. */

/** A line for each target that the results say something about. */
export function targetTable(all) {
  return heldTable([...sizeTargets(all.draws ?? []), ...hugeTargets(all.huge), ...otherTargets(all)]);
}

/**
 * Targets as a table, each `{what, target, stretch, measured, show}`: the measured number is to be at most
 * the target, or, with `atLeast`, at least.
 */
export function heldTable(targets) {
  return `| | target | stretch | measured | held |
|---|--:|--:|--:|---|
${targets.map(line).join('\n')}
`;
}

function line({ what, target, stretch, measured, show, atLeast = false }) {
  const cells = [
    what,
    show(target),
    stretch === undefined ? '' : show(stretch),
    Number.isFinite(measured) ? show(measured) : '–',
    atLeast ? held(-measured, -target) : held(measured, target, stretch),
  ];
  return `| ${cells.join(' | ')} |`;
}

function held(measured, target, stretch = Number.NEGATIVE_INFINITY) {
  if (!Number.isFinite(measured)) return 'not measured';
  if (measured > target) return 'no';
  return measured <= stretch ? 'yes, and the stretch' : 'yes';
}

const ratio = (value) => value.toFixed(2);
const seconds = (value) => `${value.toFixed(2)} s`;
const milliseconds = (value) => `${(value * 1000).toFixed(0)} ms`;
const megabytes = (value) => `${Math.round(value / 1e6)} MB`;

function sizeTargets(draws) {
  return draws.flatMap(({ rows, contenders }) => {
    const by = (name) => contenders.find((contender) => contender.name === name);
    const ours = by('losverfahren');
    if (ours === undefined) return [];
    const at = `${rows.toLocaleString('en')} rows: `;
    const against = (peer, what, target, stretch) =>
      peer === undefined
        ? []
        : [{ what: at + what, target, stretch, measured: ours.median / peer.median, show: ratio }];
    const verified = by('verify');
    const verifying = verified && [
      { what: `${at}verify to draw`, target: 1.2, measured: verified.median / ours.median, show: ratio },
    ];
    if (rows === 100_000) {
      return [{ what: `${at}from the shell`, target: 0.6, measured: ours.median, show: seconds }];
    }
    if (rows < 5_000_000) return verifying ?? [];
    return [
      ...against(by('duckdb'), 'to DuckDB, table of tickets', 0.6, 0.4),
      ...against(by('duckdb-one-pass'), 'to DuckDB, one pass', 0.6, 0.4),
      ...against(by('sha256sum'), 'to sha256sum', 2.5, 1.8),
      { what: `${at}memory`, target: 250e6, measured: ours.peakBytes ?? Number.NaN, show: megabytes },
      ...(verifying ?? []),
    ];
  });
}

function hugeTargets(huge) {
  if (huge === undefined) return [];
  const [small, large] = huge.map(({ rows, contenders }) => {
    const ours = contenders.find((contender) => contender.name === 'losverfahren');
    return { rows, ...ours, perRow: ours.median / rows };
  });
  const what = `${large.rows.toLocaleString('en')} rows to ${small.rows.toLocaleString('en')}: `;
  return [
    { what: `${what}time per row`, target: 1.1, measured: large.perRow / small.perRow, show: ratio },
    {
      what: `${what}memory`,
      target: 1.5,
      measured: (large.peakBytes ?? Number.NaN) / small.peakBytes,
      show: ratio,
    },
  ];
}

function otherTargets({ startup, allocation }) {
  const targets = [];
  if (startup) {
    targets.push({ what: '`--help`', target: 0.12, measured: startup.help.median, show: milliseconds });
  }
  if (allocation) {
    const what = `allocation of ${allocation.strata.toLocaleString('en')} strata`;
    targets.push({ what, target: 0.05, measured: allocation.median, show: milliseconds });
    targets.push({
      what: `${what}, first call of a process`,
      target: 0.05,
      measured: allocation.first,
      show: milliseconds,
    });
  }
  return targets;
}

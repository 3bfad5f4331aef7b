// What many runs of the same proof say together. Pure.

/**
 * `runs`: each with the conditions it was made under and its verdicts. `flips`: verdicts that were a pass in one run and a
 * fail in another, with all their outcomes in order. `unknown`: how many verdicts of how many were unknown, by condition.
 */
export function verdictFlips(runs) {
  const outcomes = new Map();
  const unknown = {};
  for (const { under, verdicts } of runs) {
    unknown[under] ??= { unknown: 0, of: 0 };
    for (const { service, check, outcome } of verdicts) {
      const key = `${service} ${check}`;
      outcomes.set(key, [...(outcomes.get(key) ?? []), `${under}: ${outcome}`]);
      unknown[under].of += 1;
      if (outcome === 'unknown') unknown[under].unknown += 1;
    }
  }
  const flips = [...outcomes].filter(([, seen]) =>
    ['pass', 'fail'].every((end) => seen.some((one) => one.endsWith(`: ${end}`))),
  );
  return { flips: Object.fromEntries(flips), unknown };
}

/** Runs in which a verdict was another than it has to be: `expected` by `service check`, as a list of what is right. */
export function wrongVerdicts(runs, expected) {
  return runs.flatMap(({ under, verdicts }) =>
    verdicts.flatMap(({ service, check, outcome, message }) => {
      const right = expected[`${service} ${check}`];
      return right === undefined || right.includes(outcome)
        ? []
        : [`${under}: ${service} ${check}: ${outcome}: ${message}`];
    }),
  );
}

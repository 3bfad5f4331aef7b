import { userError } from '@seaworthy/core/errors';
import { nearest } from '@seaworthy/core/text';
import { type ComposeConfig, dependenciesOf } from '@seaworthy/engine';

/** The project with no more than these services and what they depend on. Throws INVALID_USAGE for one that it has not. */
export function withChosen(config: ComposeConfig, chosen: readonly string[] | undefined): ComposeConfig {
  if (chosen === undefined) return config;
  const known = Object.keys(config.services);
  for (const name of chosen) {
    if (known.includes(name)) continue;
    const guess = nearest(name, known);
    throw userError('INVALID_USAGE', {
      problem: `The compose file has no service ${name}, or only in a profile that is not chosen; it has ${known.sort().join(', ')}.`,
      suggestion: guess === undefined ? undefined : `seaworthy prove --service ${guess}`,
      help: 'seaworthy prove --help',
    });
  }
  const needed = new Set(chosen.flatMap((name) => [name, ...dependenciesOf(config, name)]));
  return {
    ...config,
    services: Object.fromEntries(Object.entries(config.services).filter(([name]) => needed.has(name))),
  };
}

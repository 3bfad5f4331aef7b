import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours for one stream. `NO_COLOR` beats `FORCE_COLOR`; without either a terminal gets colours and a pipe does not. */
export function colorsFor(stream: { isTTY?: boolean | undefined }, environment: NodeJS.ProcessEnv): Colors {
  return picocolors.createColors(wantsColors(stream, environment));
}

function wantsColors(stream: { isTTY?: boolean | undefined }, environment: NodeJS.ProcessEnv): boolean {
  // https://no-color.org: present and not an empty string, whatever its value.
  if (environment.NO_COLOR) return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** Images that a Dockerfile builds on or copies from, with the defaults of its arguments put in; stages are left out. */
export function imagesOfDockerfile(text: string, buildArguments: Readonly<Record<string, string>> = {}): string[] {
  const stages = new Set<string>();
  const images = new Set<string>();
  const values = new Map<string, string>();
  for (const line of logicalLines(text)) {
    const argument = /^ARG\s+(\w+)(?:=("[^"]*"|'[^']*'|\S*))?/i.exec(line);
    // Only arguments before the first FROM count in FROM lines.
    if (argument?.[1] !== undefined && stages.size + images.size === 0) {
      values.set(argument[1], buildArguments[argument[1]] ?? unquote(argument[2] ?? ''));
    }
    const from = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
    if (from?.[1] !== undefined) {
      add(from[1]);
      if (from[2] !== undefined) stages.add(from[2].toLowerCase());
    }
    for (const word of line.split(/\s+/)) {
      if (/^(?:COPY|ADD)\s/i.test(line) && word.startsWith('--from=')) add(word.slice('--from='.length));
      if (!word.startsWith('--mount=')) continue;
      for (const option of word.split(/[=,]from=/).slice(1)) add(option.split(',', 1).join());
    }
  }
  return [...images];

  function add(written: string): void {
    const reference = unquote(written).replaceAll(
      /\$(?:\{(\w+)(?::?-([^}$]*))?\}|(\w+))/g,
      (_, name?: string, fallback?: string, plain?: string) => values.get(name ?? plain ?? '') || (fallback ?? ''),
    );
    if (reference === '' || reference === 'scratch' || /^\d+$/.test(reference)) return;
    if (!stages.has(reference.toLowerCase())) images.add(reference);
  }
}

function logicalLines(text: string): string[] {
  const withoutComments = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return withoutComments
    .join('\n')
    .replaceAll(/\\[ \t]*\r?\n/g, ' ')
    .split('\n')
    .map((line) => line.trim());
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

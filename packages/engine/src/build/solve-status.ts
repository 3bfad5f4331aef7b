/** What BuildKit tells about a running build, as `--progress=rawjson` prints it (moby/buildkit client.SolveStatus). */
export interface SolveStatus {
  vertexes?: Vertex[];
  statuses?: VertexStatus[];
  logs?: VertexLog[];
}

export interface Vertex {
  digest: string;
  name: string;
  started?: string;
  completed?: string;
  cached?: boolean;
  error?: string;
}

export interface VertexStatus {
  id: string;
  vertex: string;
  current?: number;
  total?: number;
  completed?: string;
}

export interface VertexLog {
  vertex: string;
  /** Base64. A chunk, not a line. */
  data: string;
}

/** Takes one line of output at a time; calls back with each status, and with each line that belongs to none. */
export interface SolveStatusParser {
  push(line: string): void;
}

/**
 * Parses `--progress=rawjson`. buildx 0.13 indents its documents over several lines, newer ones print one per line, and both
 * print errors as plain text after them.
 */
export function parseSolveStatus(
  onStatus: (status: SolveStatus) => void,
  onText: (line: string) => void,
): SolveStatusParser {
  let open: string[] = [];
  return {
    push(line) {
      if (open.length === 0 && line.startsWith('{')) {
        const whole = parseStatus(line);
        if (whole !== undefined) onStatus(whole);
        else if (line.trimEnd() === '{') open = [line];
        else onText(line);
        return;
      }
      if (open.length === 0) {
        if (line.trim() !== '') onText(line);
        return;
      }
      open.push(line);
      // Indented documents close at column 0; every inner brace is indented.
      if (line.trimEnd() !== '}') return;
      const document = parseStatus(open.join('\n'));
      if (document === undefined) open.forEach(onText);
      else onStatus(document);
      open = [];
    },
  };
}

function parseStatus(text: string): SolveStatus | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as SolveStatus) : undefined;
  } catch {
    return undefined;
  }
}

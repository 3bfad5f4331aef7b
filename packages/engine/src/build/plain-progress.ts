import type { SolveStatus, SolveStatusParser, Vertex } from './solve-status.ts';

/**
 * Parses `--progress=plain`, for buildx before 0.13. The text carries no times, so they are taken when a line arrives;
 * `now` gives them in milliseconds since the epoch.
 */
export function parsePlainProgress(
  onStatus: (status: SolveStatus) => void,
  onText: (line: string) => void,
  now: () => number = Date.now,
): SolveStatusParser {
  const vertices = new Map<string, Vertex>();

  function update(id: string, change: Partial<Vertex>): void {
    const known = vertices.get(id);
    if (known === undefined) return;
    const vertex = { ...known, ...change };
    vertices.set(id, vertex);
    onStatus({ vertexes: [vertex] });
  }

  function pushNumbered(id: string, text: string): void {
    const time = new Date(now()).toISOString();
    if (!vertices.has(id)) {
      vertices.set(id, { digest: id, name: text });
      update(id, { started: time });
    } else if (text === 'CACHED') update(id, { completed: time, cached: true });
    else if (/^DONE \d/.test(text)) update(id, { completed: time });
    else if (text === 'CANCELED') update(id, { completed: time, error: 'context canceled' });
    else if (text.startsWith('ERROR: ')) update(id, { completed: time, error: text.slice('ERROR: '.length) });
    else pushOutput(id, text);
  }

  function pushOutput(id: string, text: string): void {
    const transfer = /^(transferring \w+:) ([\d.]+)([kMG]?B)/.exec(text);
    const log = /^\d+\.\d+ (.*)$/.exec(text);
    if (transfer !== null) {
      const current = Math.round(Number(transfer[2]) * (UNITS[transfer[3] ?? 'B'] ?? 1));
      onStatus({ statuses: [{ id: transfer[1] ?? '', vertex: id, current }] });
    } else if (log !== null) {
      onStatus({ logs: [{ vertex: id, data: Buffer.from(`${log[1]}\n`).toString('base64') }] });
    }
  }

  return {
    push(line) {
      const numbered = /^#(\d+) (.*)$/.exec(line);
      if (numbered === null) {
        if (line.trim() !== '') onText(line);
      } else if (numbered[1] !== '0') pushNumbered(`#${numbered[1]}`, numbered[2] ?? '');
    },
  };
}

const UNITS: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

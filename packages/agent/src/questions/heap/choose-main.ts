/** A process that may be the one whose heap is asked for. */
export interface Candidate {
  pid: number;
  node: boolean;
  listens: boolean;
  residentKb: number;
}

/** Of a service's Node processes the one that serves: it listens; of several such, or of none, the largest. */
export function chooseMain(candidates: readonly Candidate[]): number | undefined {
  return candidates
    .filter(({ node }) => node)
    .sort((a, b) => Number(b.listens) - Number(a.listens) || b.residentKb - a.residentKb || a.pid - b.pid)[0]?.pid;
}

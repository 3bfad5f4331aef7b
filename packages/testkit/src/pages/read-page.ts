/** A block of code in a page, with what the hidden comment above it says is done with it. */
export interface PageBlock {
  /** Where it begins, from 1. */
  line: number;
  /** `sh`, `yaml`, `json`, … */
  language: string;
  text: string;
  /** `run`, `not run`, `file` or `append`, and what stands behind the colon. Absent: nothing is said. */
  mark?: { does: string; what: string };
}

/** A page of the documentation as its tests read it. */
export interface Page {
  /** In what its blocks are run: `empty`, `express`, with `engine` where they need one. Absent: none is run. */
  session?: string;
  blocks: PageBlock[];
}

const BLOCK = /(?:^<!-- (run|not run|file|append)(?:: ([^\n]*?))? -->\n)?^```(\w*)\n(.*?)^```$/gms;

/** Reads a page: its `<!-- session: … -->`, and each fenced block with `<!-- run -->` or the like right above it. */
export function readPage(markdown: string): Page {
  const session = /^<!-- session: (.*?) -->$/m.exec(markdown)?.[1];
  const blocks = [...markdown.matchAll(BLOCK)].map(
    ({ index, 1: does, 2: what = '', 3: language = '', 4: text = '' }) => ({
      line: markdown.slice(0, index).split('\n').length,
      language,
      text,
      ...(does === undefined ? {} : { mark: { does, what } }),
    }),
  );
  return { ...(session === undefined ? {} : { session }), blocks };
}

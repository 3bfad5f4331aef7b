import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'add-instead-of-copy',
  severity: 'low',
  title: 'ADD is used where COPY does',
  fix: 'Write COPY; ADD is for archives, URLs and git repositories.',
  also: { hadolint: ['DL3020'], checkov: ['CKV_DOCKER_4'], trivy: ['DS-0005'], dockle: ['CIS-DI-0009'], cis: ['4.9'] },
  on: {
    *dockerfile({ instructions }) {
      for (const written of instructions) {
        const { name, keyword, list, words, heredocs } = written.triggered ?? written;
        const values = list ?? words.map(({ value }) => value);
        const sources = values.slice(0, -1);
        if (name !== 'ADD' || sources.length === 0 || sources.some(maySayMore)) continue;
        // A name without an ending may still be an archive: ADD looks into the file.
        const isPlain = heredocs.length === 0 && sources.every((source) => /^\.$|\/$|\.[a-z]{1,5}$/i.test(source));
        yield {
          ...{
            start: keyword.start,
            end: keyword.end,
            message: `ADD copies ${sources.join(', ')}, as COPY does without surprises.`,
          },
          edits: isPlain
            ? [{ start: keyword.start, end: keyword.end, text: keyword.end - keyword.start === 3 ? 'COPY' : 'COPY' }]
            : [],
        };
      }
    },
  },
});

/** What COPY can't do, or what may turn out to be that. */
function maySayMore(source: string): boolean {
  return /^[a-z+]+:\/\/|^git@|[$*?[]|<<|\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|zip)\b/i.test(source);
}

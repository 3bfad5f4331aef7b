import { failedBuildReport, hostileReport, smallReport, todoReport } from '@seaworthy/testkit/report';
import { describe, expect, it } from 'vitest';
import { codeBlock, escapeMarkdown, escapeSentence } from './escape-markdown.ts';
import { renderMarkdown } from './render-markdown.ts';

describe('renderMarkdown', () => {
  it('says the answer, what failed, and folds the table away', () => {
    expect(renderMarkdown(smallReport())).toBe(`\
## ❌ harbour is not seaworthy

1 of 3 verdicts failed; 1 could not be observed. 4 verdicts: 1 failed, 1 unknown, 1 passed, 1 not applicable. Took 1 min 05 s.

### ❌ crane: It takes too long to stop

Killed 10.2 s after SIGTERM. (slow-shutdown, high)

- **10.2 s, budget 7 s**

\`\`\`text
exit code 137
killed: true
grace: 10 s
signal: SIGTERM
\`\`\`

**Fix:** Start the server with \`exec\`, so that it gets the signal.

<details>
<summary>All verdicts</summary>

| Check | tide | crane |
| --- | --- | --- |
| It takes too long to stop | ✅ pass | ❌ fail |
| The database is not reachable from the host | ➖ n/a | ❔ unknown |

</details>
`);
  });

  it('lists the images with both sizes', () => {
    expect(renderMarkdown(todoReport())).toContain('| api-migrate | 38.1 MB | 111 MB |\n| web | 47.8 MB | 134 MB |');
  });

  it('begins with what broke since the last run, and folds what is not read at first sight', () => {
    const [passed, failed] = smallReport().verdicts;
    if (passed === undefined || failed === undefined) throw new Error('the report has two verdicts');
    const names = Array.from({ length: 7 }, (_, index) => `crane-${index}`);
    const verdicts = names.map((service) => ({ ...failed, service }));
    const outcomes = Object.fromEntries(
      names.map((service) => [service, service === 'crane-6' ? 'pass' : 'fail'] as const),
    );
    const earlier = [{ createdAt: '2025-03-01T00:00:00.000Z', outcomes: { [failed.check]: outcomes } }];
    const markdown = renderMarkdown({ ...smallReport(), verdicts, earlier });
    const heads = [...markdown.matchAll(/^(### )?❌ (crane\S+): It takes too long to stop( \(new\))?$/gm)];
    expect(heads.map(([, open = 'folded ', name, isNew = '']) => `${open}${name}${isNew}`)).toEqual([
      ...[
        '### crane-6 (new)',
        '### crane-0',
        '### crane-1',
        '### crane-2',
        '### crane-3',
        'folded crane-4',
        'folded crane-5',
      ],
    ]);
    expect(markdown.match(/^<details>$/gm)).toHaveLength(3);
    expect(markdown.match(/^<\/details>$/gm)).toHaveLength(3);
  });

  it.each([90, 900, 4000])('is short enough for a comment with %i failures, and says what it left out', (count) => {
    const failed = smallReport().verdicts[1];
    if (failed === undefined) throw new Error('the report has two verdicts');
    const verdicts = Array.from({ length: count }, (_, index) => ({
      ...failed,
      service: `crane-${index}`,
      seen: ['x'.repeat(900)],
    }));
    const markdown = renderMarkdown({ ...smallReport(), verdicts });
    expect(markdown.length).toBeLessThanOrEqual(65_536);
    expect(markdown.length).toBeGreaterThan(60_000);
    expect(markdown).toMatch(/^> [\d,]+ sections left out for want of room/m);
    expect(markdown.match(/^<details>$/gm)?.length).toBe(markdown.match(/^<\/details>$/gm)?.length);
    expect(markdown.startsWith('## ❌ harbour is not seaworthy\n\n')).toBe(true);
  });

  it('shows the failed step', () => {
    expect(renderMarkdown(failedBuildReport())).toContain('### The build failed\n\n```text\nRUN --mount=type=cache');
  });

  it('lets no text of the report break out', () => {
    const markdown = renderMarkdown(hostileReport('<img src=x> @all [a](http://x) | `` ` # x\n# heading\n```\nout'));
    const outside = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/<img|@all|http:\/\/|^# heading|^```/m);
  });
});

describe('escaping', () => {
  it('escapes what formats, keeps code of sentences', () => {
    expect(escapeMarkdown('a|b *c* <d> `e`\nf')).toBe('a\\|b \\*c\\* &lt;d&gt; \\`e\\` f');
    expect(escapeSentence('Add `USER 1:1` to *x*')).toBe('Add `USER 1:1` to \\*x\\*');
    expect(codeBlock(['````', 'x'])).toBe('`````text\n````\nx\n`````');
  });
});

import {
  failedBuildReport,
  failingReport,
  hostileReport,
  noEngineReport,
  smallReport,
  todoReport,
} from '@seaworthy/testkit/report';
import { describe, expect, it } from 'vitest';
import { renderHtml } from './render-html.ts';

const headings = (page: string) => [...page.matchAll(/<h2 id="[^"]*">([^<]*)/g)].map(([, title]) => title);
const count = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].length;

describe('renderHtml', () => {
  it('has a section for everything that the report knows, in order', () => {
    expect(headings(renderHtml(todoReport()))).toEqual([
      'Verdicts',
      'Key numbers',
      'Shutdown',
      'Build',
      'Image layers',
      'Decisions',
      'The run',
      'History',
    ]);
    expect(headings(renderHtml(noEngineReport()))).toEqual(['Verdicts', 'Key numbers', 'Decisions', 'The run']);
    expect(headings(renderHtml(failedBuildReport()))).toEqual(['Verdicts', 'Build', 'Decisions', 'The run', 'History']);
    expect(headings(renderHtml(smallReport()))).toEqual(['Verdicts', 'The run']);
  });

  it('shows every verdict with its evidence, failing checks open', () => {
    const page = renderHtml(failingReport());
    expect(count(page, /<article class="card [a-z-]+" id="verdict--/g)).toBe(63);
    expect(count(page, /<details class="row fail" open>/g)).toBe(3);
    expect(count(page, /<details class="row [a-z-]+" open>/g)).toBe(3);
    expect(page).toContain('<b>Fix</b> Add a numeric <code>USER 65532:65532</code> as the last step');
    expect(page).toContain('<b>251 MB</b><span>budget 160 MB</span>');
    expect(page).toContain('docs/checks/root-user.md');
  });

  it('says why a run without an engine knows nothing, and why a build failed', () => {
    expect(renderHtml(noEngineReport())).toContain('<p>Cannot reach a Docker engine. Tried DOCKER_HOST (not set)');
    const failed = renderHtml(failedBuildReport());
    expect(failed).toContain('The build failed in stage <code>web-build</code>');
    expect(failed).toContain('  14 | &lt;li&gt;{todo.titel}&lt;/li&gt;</pre>');
    expect(failed).toContain('<rect class="broken"');
  });

  it('lets no text of the report become markup', () => {
    const plain = renderHtml(hostileReport('plain'));
    const hostile = renderHtml(hostileReport('</script></style></pre><script>x()</script><img src=x onerror=x()>"\'`'));
    const tags = (page: string) => count(page, /<[a-z/!]/g);
    expect(tags(hostile)).toBe(tags(plain));
    expect(hostile).not.toContain('<img');
  });

  it('loads nothing, uses no style attribute, and allows only its own script and style', () => {
    const page = renderHtml(failingReport());
    const markup = page.replace(/<(style|script)>.*?<\/\1>/gs, '');
    expect(markup).not.toMatch(/<[^>]* style=|<[^>]* on[a-z]+=|<(?:img|iframe|object|embed)\b/);
    expect([...markup.matchAll(/ (?:src|href)="([^"#d][^"]*)/g)]).toEqual([]);
    const hash = "'sha256-[A-Za-z0-9+/]{43}='".replace(/\+/g, '\\+');
    expect(page).toMatch(
      new RegExp(`content="default-src &#39;none&#39;; style-src ${hash.replaceAll("'", '&#39;')}; script-src `),
    );
  });

  it('is small, and the same each time', () => {
    const report = todoReport();
    const first = renderHtml(report);
    expect(renderHtml(report)).toBe(first);
    expect(Buffer.byteLength(first)).toBeLessThan(300_000);
  });
});

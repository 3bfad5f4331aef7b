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
      'The stack',
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
    expect(count(page, /<article class="card [a-z-]+" id="verdict--/g)).toBe(failingReport().verdicts.length);
    expect(count(page, /<details class="row fail" open>/g)).toBe(3);
    expect(count(page, /<details class="row [a-z-]+" open>/g)).toBe(3);
    expect(page).toContain('<b>Fix</b> Add a numeric <code>USER 65532:65532</code> as the last step');
    expect(page).toContain('<b>251 MB</b><span>budget 160 MB</span>');
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
    // A link is followed by a person; nothing else leads out of the file.
    const links = markup.replace(/<a href="https:[^"]*" rel="noreferrer">/g, '');
    expect([...links.matchAll(/ (?:src|href)="([^"#d][^"]*)/g)]).toEqual([]);
    const hash = "'sha256-[A-Za-z0-9+/]{43}='".replace(/\+/g, '\\+');
    expect(page).toMatch(
      new RegExp(`content="default-src &#39;none&#39;; style-src ${hash.replaceAll("'", '&#39;')}; script-src `),
    );
  });

  it('explains each check in the page itself, since a report is read where the documentation is not', () => {
    const page = renderHtml(todoReport());
    expect(count(page, /<details class="about">/g)).toBe(new Set(todoReport().verdicts.map(({ check }) => check)).size);
    expect(page).toContain('<h4>Why it matters</h4>');
    expect(page).not.toContain('docs/checks/');
    const unknown = {
      ...smallReport(),
      verdicts: smallReport().verdicts.map((one) => ({ ...one, check: 'constructor' })),
    };
    expect(renderHtml(unknown)).not.toContain('<details class="about">');
  });

  it('shows evidence in the order of the columns above it, whatever failed', () => {
    const page = renderHtml(failingReport());
    const columns = /<div class="matrix-head"[^>]*>(.*?)<\/div>/s
      .exec(page)?.[1]
      ?.match(/<span>[^<]+/g)
      ?.slice(1);
    const cards = [...page.matchAll(/id="verdict--lost-in-flight-request--([a-z]+)"/g)].map(([, service]) => service);
    expect(cards).toEqual(columns?.map((column) => column.replace('<span>', '')));
  });

  it('keeps a card short: what is more is opened', () => {
    const report = smallReport();
    const seen = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    const page = renderHtml({ ...report, verdicts: report.verdicts.slice(0, 1).map((one) => ({ ...one, seen })) });
    expect(page).toContain('line 9</pre><details class="more"><summary>30 lines more</summary><pre>line 10');
    expect(page).toContain('line 39</pre></details><p class="observed">and 10 lines more in report.json</p>');
  });

  it('names what makes a layer large, and what is left', () => {
    const page = renderHtml(todoReport());
    expect(page).toMatch(/<code>node_modules\/next<\/code>/);
    expect(page).toMatch(/<code>site-packages\/sqlalchemy<\/code>/);
    expect(page).toContain('<span>everything else</span>');
  });

  it('opens the phase of proving: its tasks, and what the machine was busy with', () => {
    const page = renderHtml(todoReport());
    expect(page).toMatch(/<summary class="phase"><span>Prove/);
    expect(page).toContain('<li><span>Stopping under load: web</span>');
    expect(page).toContain('What the machine was busy with meanwhile');
  });

  it('marks what broke and what was mended since the last run', () => {
    const outcomes = { 'root-user': { api: 'pass' as const, web: 'fail' as const } };
    const page = renderHtml({ ...failingReport(), earlier: [{ createdAt: '2025-03-01T04:05:06.000Z', outcomes }] });
    expect(page).toContain(
      'Since 1 Mar 2025, 04:05 UTC: 1 verdict broke (<code>root-user</code> of api); 1 verdict was mended',
    );
    expect(count(page, /<span class="change broke">broke</g)).toBe(2);
    expect(count(page, /<span class="change mended">mended</g)).toBe(2);
    expect(page).toContain('Failed verdicts in 2 runs: 1, 3');
  });

  it('draws the stack, and says the same in words', () => {
    const page = renderHtml(todoReport());
    expect(page).toContain('role="img" aria-label="The stack as a picture: 4 services, 2 reached from outside.');
    expect(page).toContain('<b>postgres</b>: a datastore; on data; not reached from outside');
    expect(page).toMatch(/<b>web<\/b>: on app; asks api; reached from this machine alone at 127\.0\.0\.1:3000 → 3000/);
  });

  it('is small, and the same each time', () => {
    const report = todoReport();
    const first = renderHtml(report);
    expect(renderHtml(report)).toBe(first);
    expect(Buffer.byteLength(first)).toBeLessThan(500_000);
  });
});

import { camelCase } from '../registries.mjs';

export function filesFor(id) {
  const folder = `packages/report/src/formats/${id}`;
  const name = camelCase(`render-${id}`);
  return {
    [`${folder}/format.ts`]: `import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: '${id}',
  title: '<<fill in: what it is and whom it is for, in a few words>>',
  extension: '${id}',
  mediaType: 'text/plain',
  render: async (report) => (await import('./render-${id}.ts')).${name}(report),
});
`,
    [`${folder}/render-${id}.ts`]: `import type { Report } from '@seaworthy/core/model';
import { headline } from '../../summary/headline.ts';
import { failedVerdicts } from '../../summary/verdict-matrix.ts';

/** <<fill in: what a reader gets to see, and in which order>> Ends with a newline. */
export function ${name}(report: Report): string {
  const failed = failedVerdicts(report).map(({ service, title, message }) => \`\${service}: \${title}. \${message}\`);
  return \`\${[headline(report).title, ...failed].join('\\n')}\\n\`;
}
`,
    [`${folder}/render-${id}.test.ts`]: `import { expect, test } from 'vitest';
import { hostileReport, smallReport } from '../../../test/reports.ts';
import { ${name} } from './render-${id}.ts';

test('says the answer and what failed', () => {
  expect(${name}(smallReport())).toBe('<<fill in: the whole text>>');
});

test('lets no text of the report break out', () => {
  expect(${name}(hostileReport('a\\n\\u001b[31mb'))).not.toContain('\\u001b');
});
`,
  };
}

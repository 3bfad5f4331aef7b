import { placeholder } from '../placeholder.mjs';
import { camelCase } from '../registries.mjs';

const folder = 'packages/report/src/formats';

export const kind = { folder, entry: '*/format.ts' };

export function filesFor(id) {
  const render = camelCase(`render-${id}`);
  return {
    [`${folder}/${id}/format.ts`]: `import { defineFormat } from '../define-format.ts';

export default defineFormat({
  id: '${id}',
  title: '${placeholder('what it is and whom it is for, in a few words')}',
  extension: '${placeholder('of its files, without the dot')}',
  mediaType: '${placeholder('as registered with IANA')}',
  render: async (report) => (await import('./render-${id}.ts')).${render}(report),
});
`,
    [`${folder}/${id}/render-${id}.ts`]: `import type { Report } from '@seaworthy/core/model';

/** ${placeholder('what it promises: what is in it, and what is not')} */
export function ${render}(report: Report): string {
  return report.verdicts.map(({ check, service, outcome }) => \`\${service} \${check} \${outcome}\\n\`).join('');
}
`,
    [`${folder}/${id}/render-${id}.test.ts`]: `import { smallReport } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { ${render} } from './render-${id}.ts';

test('says what was judged', () => {
  expect(${render}(smallReport())).toBe('${placeholder('the whole text')}');
});
`,
  };
}

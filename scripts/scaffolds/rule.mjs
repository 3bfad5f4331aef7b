import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/lint/rules';

export const kind = {
  folder,
  entry: '*.ts',
  companions: (id) => [`${folder}/${id}.test.ts`, `docs/rules/${id}.md`],
  pages: 'docs/rules',
};

export function filesFor(id) {
  return {
    [`${folder}/${id}.ts`]: `import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: '${id}',
  severity: 'medium',
  title: '${placeholder('what is wrong, as a sentence')}',
  fix: '${placeholder('what to write instead, as a sentence')}',
  also: {},
  on: {
    *dockerfile({ instructions }) {
      for (const { name, start, end } of instructions) {
        if (name === '${placeholder('what makes one bad')}') yield { start, end, message: '${placeholder('what is there')}' };
      }
    },
  },
});
`,
    [`${folder}/${id}.test.ts`]: `import { tryRule } from '@seaworthy/testkit/lint';
import rule from './${id}.ts';

tryRule(rule, {
  catches: [['${placeholder('a file that is wrong')}', '1:1']],
  ignores: ['${placeholder('one that looks alike and is right')}'],
});
`,
    [`docs/rules/${id}.md`]: page(id),
  };
}

function page(id) {
  const sections = {
    'What it means': 'what is found, and what is left alone',
    'Why it matters': 'what happens to whom, with the primary source',
    'How to fix it': 'what to write, as code',
  };
  const parts = Object.entries(sections).map(([heading, what]) => `## ${heading}\n\n${placeholder(what)}\n`);
  const elsewhere = '<!-- elsewhere: made by `npm run generate` -->\n<!-- end -->\n';
  return [
    `# ${id}\n\n${placeholder('what is wrong, in one sentence')}\n`,
    ...parts,
    `## The same problem elsewhere\n\n${elsewhere}`,
  ].join('\n');
}

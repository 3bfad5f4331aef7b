import { placeholder } from '../placeholder.mjs';
import { screamingSnakeCase } from '../registries.mjs';

const folder = 'packages/core/src/errors/catalogue';

export const kind = {
  folder,
  entry: '*.ts',
  companions: (id) => [`docs/errors/${id}.md`],
  pages: 'docs/errors',
};

export function filesFor(id) {
  const code = screamingSnakeCase(id);
  return {
    [`${folder}/${id}.ts`]: `import { defineError } from '../user-error.ts';

export default defineError<{ subject: string }>({
  code: '${code}',
  message: ({ subject }) => \`${placeholder('what happened and why, with the values')} \${subject}.\`,
  fix: () => '${placeholder('what to type next')}',
});
`,
    [`docs/errors/${id}.md`]: `# ${code}

${placeholder('what happened, and when one meets it')}

## What to do

- ${placeholder('the next step')}
`,
  };
}

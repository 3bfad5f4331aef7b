import { screamingSnakeCase } from '../registries.mjs';

export function filesFor(id) {
  const code = screamingSnakeCase(id);
  return {
    [`packages/core/src/errors/catalogue/${id}.ts`]: `import { defineError } from '../user-error.ts';

export default defineError<{ subject: string }>({
  code: '${code}',
  message: ({ subject }) => \`What happened to \${subject}, and why.\`,
  fix: () => 'what to type next.',
});
`,
    [`docs/errors/${id}.md`]: `# ${code}

What happened, and when one meets it.

## What to do

- The next step.
`,
  };
}

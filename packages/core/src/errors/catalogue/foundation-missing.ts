import { defineError } from '../user-error.ts';

export default defineError<{ reference: string; versions: string[]; available: string[] }>({
  code: 'FOUNDATION_MISSING',
  message: ({ reference }) =>
    `${reference} is not on this machine, can't be pulled, and no foundation stands in for it.`,
  lines: ({ available }) => ['Foundations exist for:', ...available.map((name) => `  ${name}`)],
  fix: ({ versions }) => {
    const [choice, elsewhere] = [versions.join(' or '), 'give the engine access to a registry'];
    return versions.length === 0
      ? `use one of the images above, or ${elsewhere}.`
      : `set \`version:\` to ${choice} in seaworthy.yaml, or ${elsewhere}.`;
  },
});

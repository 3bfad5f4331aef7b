import { defineError } from '../user-error.ts';

export default defineError<{ variables: { name: string; hint?: string }[] }>({
  code: 'CONFIGURATION_MISSING',
  message: ({ variables }) =>
    `${variables.length === 1 ? 'A required variable has' : `${variables.length} required variables have`} no value: ${variables.map(({ name }) => name).join(', ')}.`,
  lines: ({ variables }) => variables.flatMap(({ name, hint }) => (hint === undefined ? [] : [`${name}: ${hint}`])),
  fix: () => 'copy .env.example to .env and fill in the values, or set the variables in your shell.',
});

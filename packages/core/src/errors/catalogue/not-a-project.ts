import { defineError } from '../user-error.ts';

export default defineError<{ name: string; files: number; looked: string[]; omitted: string[] }>({
  code: 'NOT_A_PROJECT',
  message: ({ name, files }) => `No service was found in ${name} (${files} ${files === 1 ? 'file' : 'files'}).`,
  lines: ({ looked, omitted }) => [...omitted, ...looked.map((place) => `Looked for ${place}`)],
  fix: () => 'run the command in the folder of your application, or describe a service in seaworthy.yaml.',
});

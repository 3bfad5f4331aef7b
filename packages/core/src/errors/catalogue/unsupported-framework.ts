import { defineError } from '../user-error.ts';

/** `found`: one entry a cause, with every folder (of the repository, `.` for its top) that it was found in. */
export default defineError<{
  found: { name: string; folders: { path: string; file: string }[] }[];
  supported: string[];
}>({
  code: 'UNSUPPORTED_FRAMEWORK',
  message: ({ found }) =>
    found.length === 1
      ? `${found.map(described).join('')}, and Seaworthy doesn't support it yet.`
      : `${found.length} things were found here that Seaworthy doesn't support yet.`,
  lines: ({ found, supported }) => [
    ...(found.length === 1 ? [] : found.map(described)),
    `Supported: ${supported.join(', ')}`,
  ],
  fix: ({ found }) => {
    const folders = found.flatMap((cause) => cause.folders.map(({ path }) => path)).filter((path) => path !== '.');
    return folders.length === 0
      ? 'give it a Dockerfile, which is then kept as it is.'
      : `leave out what the stack does not need with \`ignore: [${folders.join(', ')}]\` in seaworthy.yaml, or give it a Dockerfile, which is then kept as it is.`;
  },
});

const mostShown = 4;

function described({ name, folders }: { name: string; folders: { path: string; file: string }[] }): string {
  const places = folders
    .slice(0, mostShown)
    .map(({ path, file }) => `${path === '.' ? 'the repository' : path} (${file})`);
  const more = folders.length - places.length;
  return `${name} was found in ${[...places, ...(more > 0 ? [`${more} more folders`] : [])].join(', ')}`;
}

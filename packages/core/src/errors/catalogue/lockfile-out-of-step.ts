import { defineError } from '../user-error.ts';

const refresh: Record<string, string> = {
  npm: 'npm install --package-lock-only',
  pnpm: 'pnpm install --lockfile-only',
  yarn: 'yarn install --mode=update-lockfile',
  uv: 'uv lock',
  poetry: 'poetry lock',
  pdm: 'pdm lock',
};

export default defineError<{ stage: string; tool: string; command: string; lastLines: string[] }>({
  code: 'LOCKFILE_OUT_OF_STEP',
  exitCode: 1,
  message: ({ stage, tool, command }) =>
    `The lockfile does not fit the manifest: ${tool} refused the exact install in stage ${stage} (${command}).`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ tool }) => `run \`${refresh[tool] ?? `${tool} install`}\` in the service's folder and commit the lockfile.`,
});

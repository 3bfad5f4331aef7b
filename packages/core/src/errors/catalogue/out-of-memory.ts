import { formatMemoryLimit } from '../../format/bytes.ts';
import { defineError } from '../user-error.ts';

export default defineError<{ service: string; limitBytes?: number; exitCode: number; lastLines: string[] }>({
  code: 'OUT_OF_MEMORY',
  exitCode: 1,
  message: ({ service, limitBytes, exitCode }) =>
    `Service ${service} was killed (exit code ${exitCode}) because it used more memory than ${limitBytes === undefined ? 'there is' : `its limit of ${formatMemoryLimit(limitBytes)}`}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ service }) => `raise \`services.${service}.memory\` in seaworthy.yaml, or find what takes the memory.`,
});

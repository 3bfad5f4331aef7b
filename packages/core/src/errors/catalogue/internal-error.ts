import { defineError } from '../user-error.ts';

export default defineError<{ problem: string; version: string; stack: string[] }>({
  code: 'INTERNAL_ERROR',
  message: ({ problem }) => `Seaworthy itself failed: ${problem}`,
  lines: ({ stack }) => stack,
  fix: ({ version, stack }) =>
    stack.length > 0
      ? `report these lines with the version (${version}, Node ${process.version}) and the command that you typed.`
      : `run the command again with SEAWORTHY_DEBUG=1, and report what it prints.`,
});

import { defineError } from '../user-error.ts';

export default defineError<{ problem: string; version: string; stack: string[] }>({
  code: 'INTERNAL_ERROR',
  message: ({ problem }) => `Seaworthy itself failed: ${problem}`,
  lines: ({ stack }) => stack,
  fix: ({ version, stack }) =>
    stack.length > 0
      ? `pass these lines on to whoever gave you Seaworthy, with its version (${version}, Node ${process.version}) and the command that you typed.`
      : 'run the same command again; if that does not help, set SEAWORTHY_DEBUG=1 to see where it failed.',
});

import { defineError } from '../user-error.ts';

export default defineError<{ service: string; what: string; fix: string; lastLines: string[] }>({
  code: 'LISTENS_ELSEWHERE',
  exitCode: 1,
  message: ({ service, what }) => `Service ${service} runs, but ${what}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ fix }) => fix,
});

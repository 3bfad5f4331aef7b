import { defineError } from '../user-error.ts';

export default defineError<{ service: string; path: string; lockfile: string }>({
  code: 'LOCKFILE_SHARED',
  message: ({ service, path, lockfile }) =>
    `No files can be generated for ${service}: it lies in ${path}, but its lockfile is ${lockfile}.`,
  fix: ({ path }) => `put a lockfile into ${path}.`,
});

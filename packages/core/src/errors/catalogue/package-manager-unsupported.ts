import { defineError } from '../user-error.ts';

export default defineError<{ service: string; packageManager: string; supported: string[] }>({
  code: 'PACKAGE_MANAGER_UNSUPPORTED',
  message: ({ service, packageManager, supported }) =>
    `No files can be generated for ${service}: its package manager ${packageManager} is none of ${supported.join(', ')}.`,
  fix: ({ service, supported }) => `add a lockfile of ${supported.join(' or ')} to ${service}.`,
});

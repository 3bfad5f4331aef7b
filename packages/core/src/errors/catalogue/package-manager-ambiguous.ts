import { defineError } from '../user-error.ts';

export default defineError<{ service: string; lockfiles: string[] }>({
  code: 'PACKAGE_MANAGER_AMBIGUOUS',
  message: ({ service, lockfiles }) =>
    `The service ${service} has lockfiles of several package managers (${lockfiles.join(', ')}), and nothing says which one counts.`,
  fix: () => 'delete the lockfile that is not used, or name the package manager in `packageManager` of package.json.',
});

import { defineError } from '../user-error.ts';

export interface Details {
  stage: string;
  command: string;
  status: 401 | 403;
  lastLines: string[];
}

export default defineError<Details>({
  code: 'PACKAGE_LOGIN_REFUSED',
  message: ({ stage, command, status }) =>
    `In stage ${stage}, ${command} was refused by the package registry (${status}): ${reasons[status]}.`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    'set the variable that the login names (`NPM_TOKEN=… seaworthy build`, or a line in .env) to a token that may read these packages, then run `seaworthy build` again.',
});

const reasons: Record<Details['status'], string> = {
  401: 'the login that the installation got is none that it knows',
  403: 'whoever the login is for may not read that package',
};

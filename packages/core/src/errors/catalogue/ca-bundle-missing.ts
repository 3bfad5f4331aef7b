import { defineError } from '../user-error.ts';

export default defineError<{ path: string; origin: string }>({
  code: 'CA_BUNDLE_MISSING',
  message: ({ path, origin }) => `The certificate file ${path}, named by ${origin}, does not exist.`,
  fix: ({ origin }) => `correct ${origin} so that it names a PEM file.`,
});

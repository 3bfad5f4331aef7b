// Made by `npm run generate` from the files in this folder. Don't edit.
import postgres from './postgres/datastore.ts';

export const datastores = {
  postgres,
} as const;

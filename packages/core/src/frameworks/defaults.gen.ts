// Made by `npm run generate` from the files in this folder. Don't edit.
import fastapi from './fastapi/defaults.ts';
import nextjs from './nextjs/defaults.ts';
import vite from './vite/defaults.ts';

export const defaults = {
  fastapi,
  nextjs,
  vite,
} as const;

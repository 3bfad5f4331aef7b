// Made by `npm run generate` from the files in this folder. Don't edit.
import bake from './bake/target.ts';
import compose from './compose/target.ts';
import dockerfile from './dockerfile/target.ts';

export const targets = {
  bake,
  compose,
  dockerfile,
} as const;

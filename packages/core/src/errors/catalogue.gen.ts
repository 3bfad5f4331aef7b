// Made by `npm run generate` from the files in this folder. Don't edit.
import engineUnreachable from './catalogue/engine-unreachable.ts';

export const catalogue = {
  ENGINE_UNREACHABLE: engineUnreachable,
} as const;

// Made by `npm run generate` from the files in this folder. Don't edit.
import npm from './npm/package-manager.ts';
import pip from './pip/package-manager.ts';
import pnpm from './pnpm/package-manager.ts';
import uv from './uv/package-manager.ts';

export const packageManagers = {
  npm,
  pip,
  pnpm,
  uv,
} as const;

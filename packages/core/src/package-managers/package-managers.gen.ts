// Made by `npm run generate` from the files in this folder. Don't edit.
import bun from './bun/package-manager.ts';
import none from './none/package-manager.ts';
import npm from './npm/package-manager.ts';
import pdm from './pdm/package-manager.ts';
import pip from './pip/package-manager.ts';
import pipenv from './pipenv/package-manager.ts';
import pixi from './pixi/package-manager.ts';
import pnpm from './pnpm/package-manager.ts';
import poetry from './poetry/package-manager.ts';
import uv from './uv/package-manager.ts';
import yarn from './yarn/package-manager.ts';

export const packageManagers = {
  bun,
  none,
  npm,
  pdm,
  pip,
  pipenv,
  pixi,
  pnpm,
  poetry,
  uv,
  yarn,
} as const;

// Made by `npm run generate` from the files in this folder. Don't edit.
import astro from './astro/defaults.ts';
import createReactApp from './create-react-app/defaults.ts';
import eleventy from './eleventy/defaults.ts';
import fastapi from './fastapi/defaults.ts';
import html from './html/defaults.ts';
import nextjs from './nextjs/defaults.ts';
import nextjsExport from './nextjs-export/defaults.ts';
import vite from './vite/defaults.ts';

export const defaults = {
  astro,
  'create-react-app': createReactApp,
  eleventy,
  fastapi,
  html,
  nextjs,
  'nextjs-export': nextjsExport,
  vite,
} as const;

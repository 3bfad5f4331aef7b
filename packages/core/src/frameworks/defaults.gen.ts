// Made by `npm run generate` from the files in this folder. Don't edit.
import angularServer from './angular-server/defaults.ts';
import astro from './astro/defaults.ts';
import astroServer from './astro-server/defaults.ts';
import createReactApp from './create-react-app/defaults.ts';
import django from './django/defaults.ts';
import eleventy from './eleventy/defaults.ts';
import fastapi from './fastapi/defaults.ts';
import flask from './flask/defaults.ts';
import html from './html/defaults.ts';
import litestar from './litestar/defaults.ts';
import nextjs from './nextjs/defaults.ts';
import nextjsExport from './nextjs-export/defaults.ts';
import nextjsServer from './nextjs-server/defaults.ts';
import nuxt from './nuxt/defaults.ts';
import quart from './quart/defaults.ts';
import reactRouter from './react-router/defaults.ts';
import remix from './remix/defaults.ts';
import starlette from './starlette/defaults.ts';
import streamlit from './streamlit/defaults.ts';
import sveltekit from './sveltekit/defaults.ts';
import vite from './vite/defaults.ts';

export const defaults = {
  'angular-server': angularServer,
  astro,
  'astro-server': astroServer,
  'create-react-app': createReactApp,
  django,
  eleventy,
  fastapi,
  flask,
  html,
  litestar,
  nextjs,
  'nextjs-export': nextjsExport,
  'nextjs-server': nextjsServer,
  nuxt,
  quart,
  'react-router': reactRouter,
  remix,
  starlette,
  streamlit,
  sveltekit,
  vite,
} as const;

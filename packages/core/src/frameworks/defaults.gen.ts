// Made by `npm run generate` from the files in this folder. Don't edit.
import astro from './astro/defaults.ts';
import createReactApp from './create-react-app/defaults.ts';
import django from './django/defaults.ts';
import eleventy from './eleventy/defaults.ts';
import fastapi from './fastapi/defaults.ts';
import flask from './flask/defaults.ts';
import html from './html/defaults.ts';
import litestar from './litestar/defaults.ts';
import nextjs from './nextjs/defaults.ts';
import nextjsExport from './nextjs-export/defaults.ts';
import quart from './quart/defaults.ts';
import starlette from './starlette/defaults.ts';
import streamlit from './streamlit/defaults.ts';
import vite from './vite/defaults.ts';

export const defaults = {
  astro,
  'create-react-app': createReactApp,
  django,
  eleventy,
  fastapi,
  flask,
  html,
  litestar,
  nextjs,
  'nextjs-export': nextjsExport,
  quart,
  starlette,
  streamlit,
  vite,
} as const;

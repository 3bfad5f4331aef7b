// Made by `npm run generate` from the files in this folder. Don't edit.
import angular from './angular/defaults.ts';
import angularServer from './angular-server/defaults.ts';
import astro from './astro/defaults.ts';
import astroServer from './astro-server/defaults.ts';
import createReactApp from './create-react-app/defaults.ts';
import django from './django/defaults.ts';
import docusaurus from './docusaurus/defaults.ts';
import eleventy from './eleventy/defaults.ts';
import fastapi from './fastapi/defaults.ts';
import flask from './flask/defaults.ts';
import gatsby from './gatsby/defaults.ts';
import html from './html/defaults.ts';
import litestar from './litestar/defaults.ts';
import nextjs from './nextjs/defaults.ts';
import nextjsExport from './nextjs-export/defaults.ts';
import nextjsServer from './nextjs-server/defaults.ts';
import nuxt from './nuxt/defaults.ts';
import nuxtStatic from './nuxt-static/defaults.ts';
import quart from './quart/defaults.ts';
import reactRouter from './react-router/defaults.ts';
import reactRouterSpa from './react-router-spa/defaults.ts';
import remix from './remix/defaults.ts';
import starlette from './starlette/defaults.ts';
import streamlit from './streamlit/defaults.ts';
import sveltekit from './sveltekit/defaults.ts';
import sveltekitStatic from './sveltekit-static/defaults.ts';
import vite from './vite/defaults.ts';
import vitepress from './vitepress/defaults.ts';

export const defaults = {
  angular,
  'angular-server': angularServer,
  astro,
  'astro-server': astroServer,
  'create-react-app': createReactApp,
  django,
  docusaurus,
  eleventy,
  fastapi,
  flask,
  gatsby,
  html,
  litestar,
  nextjs,
  'nextjs-export': nextjsExport,
  'nextjs-server': nextjsServer,
  nuxt,
  'nuxt-static': nuxtStatic,
  quart,
  'react-router': reactRouter,
  'react-router-spa': reactRouterSpa,
  remix,
  starlette,
  streamlit,
  sveltekit,
  'sveltekit-static': sveltekitStatic,
  vite,
  vitepress,
} as const;

// Made by `npm run generate` from the files in this folder. Don't edit.
import astro from './astro/recipe.ts';
import createReactApp from './create-react-app/recipe.ts';
import eleventy from './eleventy/recipe.ts';
import express from './express/recipe.ts';
import fastapi from './fastapi/recipe.ts';
import fastify from './fastify/recipe.ts';
import html from './html/recipe.ts';
import nextjs from './nextjs/recipe.ts';
import nextjsExport from './nextjs-export/recipe.ts';
import node from './node/recipe.ts';
import vite from './vite/recipe.ts';

export const recipes = {
  astro,
  'create-react-app': createReactApp,
  eleventy,
  express,
  fastapi,
  fastify,
  html,
  nextjs,
  'nextjs-export': nextjsExport,
  node,
  vite,
} as const;

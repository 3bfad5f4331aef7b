// Made by `npm run generate` from the files in this folder. Don't edit.
import astro from './astro/recipe.ts';
import createReactApp from './create-react-app/recipe.ts';
import eleventy from './eleventy/recipe.ts';
import express from './express/recipe.ts';
import fastapi from './fastapi/recipe.ts';
import fastify from './fastify/recipe.ts';
import hapi from './hapi/recipe.ts';
import hono from './hono/recipe.ts';
import html from './html/recipe.ts';
import koa from './koa/recipe.ts';
import nestjs from './nestjs/recipe.ts';
import nextjs from './nextjs/recipe.ts';
import nextjsExport from './nextjs-export/recipe.ts';
import node from './node/recipe.ts';
import nodeProgram from './node-program/recipe.ts';
import vite from './vite/recipe.ts';

export const recipes = {
  astro,
  'create-react-app': createReactApp,
  eleventy,
  express,
  fastapi,
  fastify,
  hapi,
  hono,
  html,
  koa,
  nestjs,
  nextjs,
  'nextjs-export': nextjsExport,
  node,
  'node-program': nodeProgram,
  vite,
} as const;

// Made by `npm run generate` from the files in this folder. Don't edit.
import express from './express/recipe.ts';
import fastapi from './fastapi/recipe.ts';
import fastify from './fastify/recipe.ts';
import nextjs from './nextjs/recipe.ts';
import node from './node/recipe.ts';
import vite from './vite/recipe.ts';

export const recipes = {
  express,
  fastapi,
  fastify,
  nextjs,
  node,
  vite,
} as const;

// Made by `npm run generate` from the files in this folder. Don't edit.
import express from './express/recipe.ts';
import fastapi from './fastapi/recipe.ts';
import fastify from './fastify/recipe.ts';
import hapi from './hapi/recipe.ts';
import hono from './hono/recipe.ts';
import koa from './koa/recipe.ts';
import nestjs from './nestjs/recipe.ts';
import nextjs from './nextjs/recipe.ts';
import node from './node/recipe.ts';
import nodeProgram from './node-program/recipe.ts';

export const recipes = {
  express,
  fastapi,
  fastify,
  hapi,
  hono,
  koa,
  nestjs,
  nextjs,
  node,
  'node-program': nodeProgram,
} as const;

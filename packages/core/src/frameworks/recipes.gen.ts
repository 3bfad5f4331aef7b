// Made by `npm run generate` from the files in this folder. Don't edit.
import astro from './astro/recipe.ts';
import createReactApp from './create-react-app/recipe.ts';
import django from './django/recipe.ts';
import dockerfile from './dockerfile/recipe.ts';
import eleventy from './eleventy/recipe.ts';
import express from './express/recipe.ts';
import fastapi from './fastapi/recipe.ts';
import fastify from './fastify/recipe.ts';
import flask from './flask/recipe.ts';
import hapi from './hapi/recipe.ts';
import hono from './hono/recipe.ts';
import html from './html/recipe.ts';
import koa from './koa/recipe.ts';
import litestar from './litestar/recipe.ts';
import nestjs from './nestjs/recipe.ts';
import nextjs from './nextjs/recipe.ts';
import nextjsExport from './nextjs-export/recipe.ts';
import node from './node/recipe.ts';
import nodeProgram from './node-program/recipe.ts';
import pythonProgram from './python-program/recipe.ts';
import quart from './quart/recipe.ts';
import starlette from './starlette/recipe.ts';
import streamlit from './streamlit/recipe.ts';
import vite from './vite/recipe.ts';

export const recipes = {
  astro,
  'create-react-app': createReactApp,
  django,
  dockerfile,
  eleventy,
  express,
  fastapi,
  fastify,
  flask,
  hapi,
  hono,
  html,
  koa,
  litestar,
  nestjs,
  nextjs,
  'nextjs-export': nextjsExport,
  node,
  'node-program': nodeProgram,
  'python-program': pythonProgram,
  quart,
  starlette,
  streamlit,
  vite,
} as const;

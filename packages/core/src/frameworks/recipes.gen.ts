// Made by `npm run generate` from the files in this folder. Don't edit.
import angular from './angular/recipe.ts';
import angularServer from './angular-server/recipe.ts';
import astro from './astro/recipe.ts';
import astroServer from './astro-server/recipe.ts';
import bun from './bun/recipe.ts';
import createReactApp from './create-react-app/recipe.ts';
import django from './django/recipe.ts';
import dockerfile from './dockerfile/recipe.ts';
import docusaurus from './docusaurus/recipe.ts';
import eleventy from './eleventy/recipe.ts';
import elysia from './elysia/recipe.ts';
import express from './express/recipe.ts';
import fastapi from './fastapi/recipe.ts';
import fastify from './fastify/recipe.ts';
import flask from './flask/recipe.ts';
import gatsby from './gatsby/recipe.ts';
import hapi from './hapi/recipe.ts';
import hono from './hono/recipe.ts';
import html from './html/recipe.ts';
import koa from './koa/recipe.ts';
import litestar from './litestar/recipe.ts';
import nestjs from './nestjs/recipe.ts';
import nextjs from './nextjs/recipe.ts';
import nextjsExport from './nextjs-export/recipe.ts';
import nextjsServer from './nextjs-server/recipe.ts';
import node from './node/recipe.ts';
import nodeProgram from './node-program/recipe.ts';
import nuxt from './nuxt/recipe.ts';
import nuxtStatic from './nuxt-static/recipe.ts';
import pythonProgram from './python-program/recipe.ts';
import quart from './quart/recipe.ts';
import reactRouter from './react-router/recipe.ts';
import reactRouterSpa from './react-router-spa/recipe.ts';
import remix from './remix/recipe.ts';
import starlette from './starlette/recipe.ts';
import streamlit from './streamlit/recipe.ts';
import sveltekit from './sveltekit/recipe.ts';
import sveltekitStatic from './sveltekit-static/recipe.ts';
import vite from './vite/recipe.ts';
import vitepress from './vitepress/recipe.ts';

export const recipes = {
  angular,
  'angular-server': angularServer,
  astro,
  'astro-server': astroServer,
  bun,
  'create-react-app': createReactApp,
  django,
  dockerfile,
  docusaurus,
  eleventy,
  elysia,
  express,
  fastapi,
  fastify,
  flask,
  gatsby,
  hapi,
  hono,
  html,
  koa,
  litestar,
  nestjs,
  nextjs,
  'nextjs-export': nextjsExport,
  'nextjs-server': nextjsServer,
  node,
  'node-program': nodeProgram,
  nuxt,
  'nuxt-static': nuxtStatic,
  'python-program': pythonProgram,
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

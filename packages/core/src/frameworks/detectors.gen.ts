// Made by `npm run generate` from the files in this folder. Don't edit.
import adonisjs from './adonisjs/detector.ts';
import angular from './angular/detector.ts';
import angularServer from './angular-server/detector.ts';
import astro from './astro/detector.ts';
import astroServer from './astro-server/detector.ts';
import bun from './bun/detector.ts';
import capacitor from './capacitor/detector.ts';
import createReactApp from './create-react-app/detector.ts';
import django from './django/detector.ts';
import dockerfile from './dockerfile/detector.ts';
import docusaurus from './docusaurus/detector.ts';
import electron from './electron/detector.ts';
import eleventy from './eleventy/detector.ts';
import elysia from './elysia/detector.ts';
import expo from './expo/detector.ts';
import express from './express/detector.ts';
import fastapi from './fastapi/detector.ts';
import fastify from './fastify/detector.ts';
import flask from './flask/detector.ts';
import gatsby from './gatsby/detector.ts';
import hapi from './hapi/detector.ts';
import hono from './hono/detector.ts';
import html from './html/detector.ts';
import koa from './koa/detector.ts';
import litestar from './litestar/detector.ts';
import nestjs from './nestjs/detector.ts';
import nextjs from './nextjs/detector.ts';
import nextjsExport from './nextjs-export/detector.ts';
import nextjsServer from './nextjs-server/detector.ts';
import node from './node/detector.ts';
import nodeProgram from './node-program/detector.ts';
import nuxt from './nuxt/detector.ts';
import nuxtStatic from './nuxt-static/detector.ts';
import pythonProgram from './python-program/detector.ts';
import quart from './quart/detector.ts';
import reactNative from './react-native/detector.ts';
import reactRouter from './react-router/detector.ts';
import reactRouterSpa from './react-router-spa/detector.ts';
import remix from './remix/detector.ts';
import rubyOnRails from './ruby-on-rails/detector.ts';
import sanic from './sanic/detector.ts';
import starlette from './starlette/detector.ts';
import streamlit from './streamlit/detector.ts';
import sveltekit from './sveltekit/detector.ts';
import sveltekitStatic from './sveltekit-static/detector.ts';
import tauri from './tauri/detector.ts';
import tornado from './tornado/detector.ts';
import vite from './vite/detector.ts';
import vitepress from './vitepress/detector.ts';

export const detectors = {
  adonisjs,
  angular,
  'angular-server': angularServer,
  astro,
  'astro-server': astroServer,
  bun,
  capacitor,
  'create-react-app': createReactApp,
  django,
  dockerfile,
  docusaurus,
  electron,
  eleventy,
  elysia,
  expo,
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
  'react-native': reactNative,
  'react-router': reactRouter,
  'react-router-spa': reactRouterSpa,
  remix,
  'ruby-on-rails': rubyOnRails,
  sanic,
  starlette,
  streamlit,
  sveltekit,
  'sveltekit-static': sveltekitStatic,
  tauri,
  tornado,
  vite,
  vitepress,
} as const;

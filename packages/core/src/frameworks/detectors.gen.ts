// Made by `npm run generate` from the files in this folder. Don't edit.
import express from './express/detector.ts';
import fastapi from './fastapi/detector.ts';
import fastify from './fastify/detector.ts';
import nextjs from './nextjs/detector.ts';
import node from './node/detector.ts';

export const detectors = {
  express,
  fastapi,
  fastify,
  nextjs,
  node,
} as const;

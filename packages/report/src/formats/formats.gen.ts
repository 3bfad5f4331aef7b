// Made by `npm run generate` from the files in this folder. Don't edit.
import badge from './badge/format.ts';
import github from './github/format.ts';
import html from './html/format.ts';
import json from './json/format.ts';
import junit from './junit/format.ts';
import markdown from './markdown/format.ts';
import sarif from './sarif/format.ts';
import terminal from './terminal/format.ts';

export const formats = {
  badge,
  github,
  html,
  json,
  junit,
  markdown,
  sarif,
  terminal,
} as const;

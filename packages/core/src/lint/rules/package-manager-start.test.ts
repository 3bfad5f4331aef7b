import { tryRule } from '@seaworthy/testkit/lint';
import rule from './package-manager-start.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [
    ['FROM a\nCMD ["npm", "start"]\n', '2:5'],
    ['FROM a\nCMD npm run serve\n', '2:5'],
    ['FROM a\nENTRYPOINT ["npx", "serve"]\n', '2:12'],
    ['FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["yarn", "start"]\n', '3:5'],
  ],
  ignores: [
    'FROM a\nCMD ["node", "server.js"]\n',
    'FROM a AS build\nCMD ["npm", "start"]\nFROM b\nCMD ["node"]\n',
    'FROM a\nRUN npm run build\nCMD ["npm", "--version"]\n',
  ],
});
tryRule(rule, {
  kind: 'compose',
  catches: [
    ['services:\n  web:\n    command: npm run start\n', '3:5'],
    ['services:\n  web:\n    command: [pnpm, start]\n', '3:5'],
  ],
  ignores: ['services:\n  web:\n    command: [node, server.js]\n'],
});

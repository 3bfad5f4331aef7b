import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unlocked-dependencies.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN npm install --production\n', '2:9'],
    ['FROM a\nRUN yarn install && pnpm install\n', '2:10', '2:26'],
    ['FROM a\nRUN npm --prefix app i\n', '2:22'],
  ],
  ignores: [
    'FROM a\nRUN npm ci\n',
    'FROM a\nRUN yarn install --immutable && pnpm install --frozen-lockfile\n',
    'FROM a\nRUN npm install -g pm2\n',
    'FROM a\nRUN npm install $ARGS\n',
    'FROM a\nRUN npm run install\n',
  ],
});

import { keyValueServer } from '../bases/key-value-server.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'valkey',
  title: 'Valkey',
  variants: [
    keyValueServer({
      product: 'valkey',
      repository: 'valkey/valkey',
      version: '8',
      tags: ['8', '8.1', '8-trixie', '8.1-trixie'],
    }),
  ],
});

import { keyValueServer } from '../bases/key-value-server.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'redis',
  title: 'Redis',
  variants: [keyValueServer({ product: 'redis', repository: 'redis', version: '8', tags: ['8', '8.0', '8-trixie'] })],
});

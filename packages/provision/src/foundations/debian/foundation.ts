import { BUILD_PATH, plainBase } from '../bases/build-base.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'debian',
  title: 'Debian with apt',
  variants: [
    {
      version: '13',
      debian: 'trixie',
      standsInFor: [{ repository: 'debian', tags: ['13-slim', '13', 'trixie-slim', 'trixie'] }],
      base: plainBase,
      steps: [],
      omit: [],
      config: { env: { PATH: BUILD_PATH }, cmd: ['bash'] },
    },
    {
      version: '12',
      debian: 'bookworm',
      standsInFor: [{ repository: 'debian', tags: ['12-slim', '12', 'bookworm-slim', 'bookworm'] }],
      base: plainBase,
      steps: [],
      omit: [],
      config: { env: { PATH: BUILD_PATH }, cmd: ['bash'] },
    },
  ],
});

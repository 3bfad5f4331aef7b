import { expect, test } from 'vitest';
import { creatorsOfLayers } from './layer-creators.ts';

test('instructions without a layer are skipped, and the top is matched first', () => {
  const history = [
    'ENV A=1',
    'COPY /app /app # buildkit',
    '/bin/sh -c #(nop)  CMD ["node"]',
    'RUN /bin/sh -c npm ci # buildkit',
    'USER 4711:4711',
  ];
  expect(creatorsOfLayers(history, 3)).toEqual(['', 'COPY /app /app', 'RUN /bin/sh -c npm ci']);
  expect(creatorsOfLayers(history, 1)).toEqual(['RUN /bin/sh -c npm ci']);
  expect(creatorsOfLayers([], 2)).toEqual(['', '']);
});

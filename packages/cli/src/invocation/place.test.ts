import { expect, test } from 'vitest';
import { placeAndNames } from './place.ts';

test.each([
  [[], { directory: '/harbour', names: [] }],
  [['web', 'api'], { directory: '/harbour', names: ['web', 'api'] }],
  [['./web'], { directory: '/harbour/web', names: [] }],
  [['..', 'web'], { directory: '/', names: ['web'] }],
  [['examples/todo', 'web'], { directory: '/harbour/examples/todo', names: ['web'] }],
  [['web', './other'], { directory: '/harbour', names: ['web', './other'] }],
])('%j', (words, place) => {
  expect(placeAndNames('/harbour', words)).toEqual(place);
});

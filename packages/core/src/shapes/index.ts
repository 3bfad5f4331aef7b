export { shapeIds, shapeOf } from './shape-of.ts';

export { parseReference } from './image-reference.ts';

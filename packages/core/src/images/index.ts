export { type ImageReference, parseReference } from './image-reference.ts';

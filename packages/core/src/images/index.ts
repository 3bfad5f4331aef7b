export { imagesOfDockerfile } from './dockerfile-images.ts';
export { type LayerContents, layerContentsSchema } from './image-layer.ts';
export { type ImageReference, parseReference } from './image-reference.ts';
export { LOCKFILE_LABEL, NO_LOCKFILE } from './lockfile-label.ts';

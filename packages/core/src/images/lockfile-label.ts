/**
 * The label by which an image says from which lockfile its dependencies were installed, so that those who get the image
 * without the repository can tell: the lockfile's name, or `none` where nothing fixed every version.
 */
export const LOCKFILE_LABEL = 'dev.seaworthy.lockfile';

/** The label's value for dependencies that may differ from one build to the next. */
export const NO_LOCKFILE = 'none';

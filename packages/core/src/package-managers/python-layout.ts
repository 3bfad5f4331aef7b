// Where packages lie in images: what installs them and what runs from them both have to know.

/** Where dependencies lie in production: a plain folder, because the runtime image has its Python at another path. */
export const SITE_PACKAGES = '/opt/site-packages';

/** Where they lie in development and tests, which stay on the image that they are installed with. */
export const VIRTUAL_ENVIRONMENT = '/opt/venv';

/**
 * What development has beside the project's own packages: the debugger, and what `uvicorn --reload` is told of changes by,
 * instead of reading the time of every file twice a second. Without a version, so that the project's own stays.
 */
export const DEVELOPMENT_TOOLS = 'debugpy==1.8.22 watchfiles';

/** Where dependencies lie in every Python stage and image; reached by PYTHONPATH. */
export const SITE_PACKAGES = '/opt/site-packages';

/** The debugger of the development role. */
export const DEBUGGER = 'debugpy==1.8.22';

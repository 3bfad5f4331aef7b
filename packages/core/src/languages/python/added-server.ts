/** What the build installs where the project has no WSGI server: fixed versions, beside what the lockfile says. */
export const ADDED_SERVER = ['gunicorn==27.0.1', 'packaging==26.3'];

import type { ServicePlan } from '../model/index.ts';
import { filling, refusedValues, templateTag } from './filled-variables.ts';
import { block, mapOf, said } from './nginx-lines.ts';
import { proxyLocations, proxySettings } from './nginx-proxy.ts';
import { publicVariables, variablesFile, variablesLocation } from './public-variables.ts';
import { basePath, fallbackOf, routesByItself } from './site-traits.ts';

/** Where the configuration of a service lies in the repository. */
export function configurationFile({ name }: Pick<ServicePlan, 'name'>): string {
  return `docker/nginx/${name}.conf`;
}

/** `nginx.conf` of one site: what is served, what browsers keep, what they are told, and whom it hands on to. */
export function renderNginxConfiguration(service: ServicePlan): string {
  const variables = publicVariables(service);
  const main = [
    `# nginx of ${service.name}: an ordinary user, a read-only root, nothing written but to /tmp.`,
    'daemon off;',
    'pid /tmp/nginx.pid;',
    `worker_processes ${Math.max(1, Math.ceil(service.resources.cpus))};`,
    ...said(`What is being sent at SIGQUIT has this long to arrive; the container gets ${service.stopGraceSeconds} s.`),
    `worker_shutdown_timeout ${service.drainSeconds}s;`,
    'error_log stderr warn;',
    '',
    'load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;',
    ...(variables.length === 0 ? [] : ['load_module /usr/lib/nginx/modules/ngx_http_js_module.so;']),
    ...variables.map(({ name }) => `env ${name};`),
    '',
    'events {',
    '  worker_connections 1024;',
    '}',
    '',
  ];
  return `${[...main, ...block('http', [...http(service), '', ...block('server', server(service))])].join('\n')}\n`;
}

function http(service: ServicePlan): string[] {
  return [
    'include /etc/nginx/mime.types;',
    'default_type application/octet-stream;',
    'charset utf-8;',
    'charset_types text/css text/javascript text/plain text/xml application/javascript application/json application/xml;',
    'server_tokens off;',
    'sendfile on;',
    'tcp_nopush on;',
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path /tmp/${kind};`),
    '',
    ...said(
      'Made in the build: what each file is (immutable, or the tag of its content), and which scripts the pages may run. ' +
        'It stands before all maps, whose size it says.',
    ),
    'include /etc/nginx/site/*.conf;',
    '',
    ...said(
      'Clients behind a proxy are known by the address that it names. Only addresses that no stranger can have are ' +
        'believed: whoever publishes the port to the world takes these lines out.',
    ),
    ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', 'fc00::/7'].map(
      (range) => `set_real_ip_from ${range};`,
    ),
    'real_ip_header X-Forwarded-For;',
    'real_ip_recursive on;',
    '',
    ...said('The health check asks every few seconds, which is no visit.'),
    'map $http_user_agent $is_visit {',
    '  default 1;',
    '  health 0;',
    '}',
    'access_log /dev/stdout combined if=$is_visit;',
    '',
    ...said(
      'A name that carries a hash never changes its content; everything else is asked for again, which costs a 304.',
    ),
    ...mapOf('$content_tag', '$cache_control', {
      default: '"no-cache"',
      immutable: '"public, max-age=31536000, immutable"',
    }),
    ...mapOf('$content_tag', '$entity_tag', {
      default: '$content_tag',
      immutable: '""',
      ...templateTag(service),
    }),
    ...mapOf('$content_tag', '$known_tag', {
      default: '$content_tag',
      '""': '"none"',
      immutable: '"none"',
      ...templateTag(service),
    }),
    '',
    ...said('Browsers come back by TLS alone once they came by it: to the proxy in front, which says so.'),
    ...mapOf('$http_x_forwarded_proto', '$strict_transport', { default: '""', https: '"max-age=31536000"' }),
    ...proxySettings(service),
    ...variablesFile(service),
  ];
}

function server(service: ServicePlan): string[] {
  return [
    `listen ${service.port};`,
    'root /app;',
    'absolute_redirect off;',
    'log_not_found off;',
    '',
    'brotli_static on;',
    'gzip_static on;',
    'gzip_vary on;',
    ...filling(service),
    '',
    ...said(
      "nginx's own tag is a file's time and size, which two builds may share: the build takes all times away to be " +
        'reproducible. These tags are of the content.',
    ),
    'etag off;',
    'if_modified_since off;',
    'add_header ETag $entity_tag;',
    'add_header Last-Modified "";',
    'add_header Cache-Control $cache_control;',
    ...refusedValues(service),
    'if ($http_if_none_match = $known_tag) {',
    '  return 304;',
    '}',
    '',
    'add_header Content-Security-Policy $content_security_policy always;',
    'add_header Strict-Transport-Security $strict_transport always;',
    'add_header X-Content-Type-Options nosniff always;',
    'add_header Referrer-Policy strict-origin-when-cross-origin always;',
    ...proxyLocations(service),
    ...variablesLocation(service),
    '',
    ...said("Hidden files are nobody's, but for the folder that standards name."),
    ...block('location ~ /\\.(?!well-known/)', ['return 404;']),
    '',
    ...pages(service),
  ];
}

/** How a path becomes a page. */
function pages(service: ServicePlan): string[] {
  const base = basePath(service);
  const fallback = fallbackOf(service);
  const away = base === '/' ? [] : ['', ...block('location = /', [`return 302 ${base};`])];
  if (fallback !== undefined && routesByItself(fallback)) {
    // Beside a page for all addresses there are those that the build made for some.
    const made = fallback === 'index.html' ? '' : ' $uri.html $uri/index.html';
    return [
      ...said('The application in the page routes by itself: what is no file is its own affair.'),
      ...block('location /', [`try_files $uri${made} ${base}${fallback};`]),
      ...block('location ~ /$', [`try_files \${uri}index.html ${base}${fallback};`]),
      ...said(
        'A page of another release asks for files that are gone: an answer that is no script would be run as one.',
      ),
      ...block('location ~* \\.(?:css|gif|ico|jpe?g|m?js|json|map|png|svg|ttf|wasm|webmanifest|webp|woff2?)$', [
        'try_files $uri =404;',
      ]),
      ...away,
    ];
  }
  return [
    ...said('/about is about.html where there is no folder of that name.'),
    ...(fallback === undefined ? [] : [`error_page 404 ${base}${fallback};`]),
    'recursive_error_pages on;',
    ...block('location /', ['index index.html;', 'error_page 403 404 = @page;']),
    ...block('location @page', [
      'try_files $uri.html =404;',
      ...(fallback === undefined ? [] : [`error_page 404 ${base}${fallback};`]),
    ]),
    ...(fallback === undefined ? [] : block(`location = ${base}${fallback}`, ['internal;'])),
    ...away,
  ];
}

import type { ProxyPlan, ServicePlan } from '../model/index.ts';
import { filledVariables } from './filled-variables.ts';
import { block, said } from './nginx-lines.ts';

/** What holds for every path that is handed on. */
export function proxySettings({ proxies = [] }: ServicePlan): string[] {
  if (proxies.length === 0) return [];
  return [
    '',
    ...said('What is handed on. A client may ask 50 times a second, and 100 times at once.'),
    'limit_req_zone $binary_remote_addr zone=handed_on:5m rate=50r/s;',
    'limit_req_status 429;',
    'map $http_upgrade $connection_upgrade {',
    '  default upgrade;',
    '  "" "";',
    '}',
    'map $http_x_forwarded_proto $forwarded_proto {',
    '  default $http_x_forwarded_proto;',
    '  "" $scheme;',
    '}',
  ];
}

export function proxyLocations(service: ServicePlan): string[] {
  const { proxies = [] } = service;
  if (proxies.length === 0) return [];
  return [
    '',
    ...said(
      "The engine's own name server, asked again every few seconds: a service that was replaced has another address, " +
        'which nginx 1.26 notices for names in variables alone.',
    ),
    'resolver 127.0.0.11 valid=5s ipv6=off;',
    ...proxies.flatMap((proxy) => location(proxy, filledVariables(service).length > 0)),
  ];
}

function location(proxy: ProxyPlan, compresses: boolean): string[] {
  const { path, service, port, upstreamPath } = proxy;
  const lines = [
    `set $upstream ${service}:${port};`,
    ...(upstreamPath === path ? [] : [rewriteOf(proxy)]),
    'proxy_pass http://$upstream;',
    'limit_req zone=handed_on burst=100 nodelay;',
    'client_max_body_size 20m;',
    'proxy_http_version 1.1;',
    'proxy_set_header Host $http_host;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    'proxy_set_header X-Forwarded-Proto $forwarded_proto;',
    'proxy_set_header X-Forwarded-Host $http_host;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $connection_upgrade;',
    'proxy_connect_timeout 3s;',
    'proxy_read_timeout 300s;',
    ...said("The service's own headers hold here, and of the site's these alone."),
    'add_header Strict-Transport-Security $strict_transport always;',
    'add_header X-Content-Type-Options nosniff always;',
    ...said('Streams pass as they come, and nothing of them is kept in the memory behind /tmp.'),
    'proxy_request_buffering off;',
    'proxy_buffering off;',
    ...(compresses ? ['gzip off;'] : []),
  ];
  return ['', ...block(`location ^~ ${path}/`, lines), ...block(`location = ${path}`, lines)];
}

/** The path without its prefix, or with another one. */
function rewriteOf({ path, upstreamPath }: ProxyPlan): string {
  const target = upstreamPath.replace(/\/$/, '');
  return `rewrite ^${path.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&')}/?(.*)$ ${target}/$1 break;`;
}

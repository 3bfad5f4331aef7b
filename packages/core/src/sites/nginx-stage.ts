import type { Stage } from '../dockerfile/stage.ts';
import { certificates } from '../dockerfile/stages/certificates.ts';
import { WITHOUT_SHELL, withoutShellStage } from '../dockerfile/stages/without-shell.ts';
import type { ServicePlan } from '../model/index.ts';

export const NGINX = 'nginx';
/** What every site takes of the stage, and what only one with public variables does. */
export const SERVER_FILES = '/server/';
export const SCRIPTING_FILES = '/scripting/';

const packages = {
  server: 'nginx libnginx-mod-http-brotli-static libpcre2-8-0 libcrypt1 libssl3t64 zlib1g monitoring-plugins-basic',
  scripting: 'libnginx-mod-http-js libxml2 liblzma5',
  /** The same on every architecture. */
  common: 'nginx-common',
};

/** The base image, and the stage that has nginx as far as that one lacks it. */
export function nginxStages({ build, runtime, security }: ServicePlan): Stage[] {
  const base: Stage =
    security === 'standard'
      ? { name: 'debian', role: 'tools', from: runtime.image, instructions: [] }
      : withoutShellStage(runtime.image);
  return [
    base,
    {
      name: NGINX,
      role: 'tools',
      from: build.image,
      onBuildPlatform: true,
      comment:
        "nginx as Debian maintains it, with brotli, which public images lack; check_tcp asks for the page's health. " +
        'Unpacked rather than installed, which works for another architecture, too.',
      instructions: [
        { kind: 'arg', name: 'TARGETARCH' },
        {
          kind: 'run',
          mounts: [certificates, { type: 'bind', from: base.name, target: '/mnt' }],
          commands: [
            'cd /tmp && dpkg --add-architecture "$TARGETARCH" && apt-get update',
            unpack('server', packages.server, packages.common),
            unpack('scripting', packages.scripting),
            'cd /tmp/server && mkdir -p /server /scripting',
            'cp --archive --parents usr/sbin/nginx usr/lib/nginx/modules usr/lib/nagios/plugins/check_tcp etc/nginx/mime.types /server/',
            'cp --archive --parents usr/share/doc/nginx/copyright /server/',
            'cd /tmp/scripting && cp --archive --parents usr/lib/nginx/modules/ngx_http_js_module.so /scripting/',
            libraries('server'),
            libraries('scripting'),
          ],
        },
      ],
    },
  ];
}

export function nginxBase({ security }: ServicePlan): string {
  return security === 'standard' ? 'debian' : WITHOUT_SHELL;
}

function unpack(folder: string, names: string, common = ''): string {
  const list = names.split(' ').map((name) => `${name}:$TARGETARCH`);
  return [
    `mkdir /tmp/${folder} && cd /tmp/${folder} && apt-get download \\`,
    `      ${[...list, ...(common === '' ? [] : [common])].join(' ')} && \\`,
    '    for file in *.deb; do dpkg-deb --extract "$file" . || exit 1; done',
  ].join('\n');
}

/** Of libraries what the base image lacks, links and all. */
function libraries(folder: string): string {
  return [
    `cd /tmp/${folder} && for file in usr/lib/*-linux-gnu*/lib*.so*; do \\`,
    `      [ -e "/mnt/$file" ] || cp --archive --parents "$file" /${folder}/ || exit 1; \\`,
    '    done',
  ].join('\n');
}

import { mountsOf } from '../compose/mounts.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'sensitive-host-mount',
  severity: 'high',
  title: 'A sensitive path of the host is mounted',
  fix: 'Mount the one file that is needed, read-only, or a named volume.',
  also: { 'compose-lint': ['CL-0013', 'CL-0025'], cis: ['5.6'], dockle: ['DKL-DI-0002'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        for (const { source = '', isReadOnly, at } of mountsOf(service)) {
          const path = source.length > 1 && source.endsWith('/') ? source.slice(0, -1) : source;
          const isSecret =
            /^(?:\/root(?:\/|$)|(?:~|\$\{?HOME\}?)\/\.(?:ssh|aws|kube|gnupg|docker)(?:\/|$)|\/etc\/(?:shadow|ssh|sudoers))/.test(
              path,
            );
          const isHarmless =
            isReadOnly &&
            /^\/etc\/(?:localtime|timezone|ssl|ca-certificates|hosts|resolv\.conf|machine-id|hostname|os-release)|^\/(?:proc|sys)\b/.test(
              path,
            );
          const isSystem =
            /^\/(?:$|(?:etc|boot|dev|proc|sys|usr|lib|bin|sbin)(?:\/|$)|home$|var$|var\/(?:run|lib)$|var\/lib\/(?:docker|containerd|kubelet)(?:\/|$)|run$)/.test(
              path,
            );
          const isTime = /^\/etc\/(?:localtime|timezone)$/.test(path);
          if (!isSecret && (!isSystem || isHarmless || isTime)) continue;
          yield {
            ...at,
            message: `Service ${service.name} gets ${path} of the host${isReadOnly ? '' : ', and may write there'}.`,
          };
        }
      }
    },
  },
});

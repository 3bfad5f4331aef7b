import type { DockerfileInstruction } from '../../source/dockerfile-document.ts';
import { defineRule } from '../define-rule.ts';
import { chainOf } from '../dockerfile/linted-dockerfile.ts';
import { hasOption, type PackageCommand, packageCommandOf } from '../dockerfile/package-command.ts';
import { type ShellScript, scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'package-cache-in-layer',
  severity: 'low',
  title: "A package manager's cache stays in a layer",
  fix: 'Remove it in the same RUN (`rm -rf /var/lib/apt/lists/*`, `dnf clean all`), tell the manager to keep none (`apk add --no-cache`, `pip install --no-cache-dir`), or mount a cache there.',
  also: {
    hadolint: ['DL3009', 'DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'],
    trivy: ['DS-0015', 'DS-0019', 'DS-0020', 'DS-0025', 'DS-0027'],
    dockle: ['DKL-DI-0004', 'DKL-DI-0005', 'DKL-LI-0003'],
  },
  on: {
    *dockerfile(dockerfile) {
      // What a stage keeps that nothing is built on is thrown away with it.
      const { final } = dockerfile;
      const kept = new Set(final === undefined ? [] : chainOf(final));
      const keepsNoPip = /\bPIP_NO_CACHE_DIR\b/.test(dockerfile.text);
      for (const { stage, instruction, script } of scriptsOf(dockerfile)) {
        if (!kept.has(stage)) continue;
        for (const command of script.commands) {
          const call = packageCommandOf(command);
          const cache = call === undefined ? undefined : cacheOf(call, keepsNoPip);
          if (call?.actionAt === undefined || cache === undefined || isCleaned(cache, script, instruction)) continue;
          const { start, end } = call.actionAt;
          const edits = call.manager === 'apk' && end < script.end ? [{ start: end, end, text: ' --no-cache' }] : [];
          yield { start, end, message: `${call.manager} ${call.action} leaves ${cache.folder} in the layer.`, edits };
        }
      }
    },
  },
});

interface Cache {
  folder: string;
  /** Commands that remove it. */
  cleaned: RegExp;
}

function cacheOf(call: PackageCommand, keepsNoPip: boolean): Cache | undefined {
  const { manager, action, options } = call;
  if (options.some(({ isLiteral }) => !isLiteral)) return undefined;
  const is = (actions: RegExp) => actions.test(action);
  // Lists come with `update`; Debian's own images remove the packages themselves after each install.
  if (/^apt(?:-get)?$/.test(manager) && is(/^update$/))
    return { folder: '/var/lib/apt/lists', cleaned: /\/var\/lib\/apt(?:\/|$)/ };
  if (manager === 'apk' && is(/^add$/) && !hasOption(call, ['--no-cache']))
    return { folder: '/var/cache/apk', cleaned: /\/var\/cache\/apk|\/etc\/apk\/cache|cache clean/ };
  if (/^(?:yum|dnf|microdnf|tdnf)$/.test(manager) && is(/install$|^upgrade$|^update$/))
    return { folder: '/var/cache', cleaned: new RegExp(cleanAll) };
  if (manager === 'zypper' && is(/^(?:in|install)$/))
    return { folder: '/var/cache/zypp', cleaned: /clean|cc|\/var\/cache/ };
  if (manager === 'pip' && is(/^install$/) && !keepsNoPip && !hasOption(call, ['--no-cache-dir']))
    return { folder: '/root/.cache/pip', cleaned: /\.cache|cache purge/ };
  return undefined;
}

const cleanAll = 'clean|/var/cache';

function isCleaned({ folder, cleaned }: Cache, { commands }: ShellScript, { flags }: DockerfileInstruction): boolean {
  const mounted = flags.some(({ name, value = '' }) => {
    const target = name === 'mount' ? /(?:target|dst|destination)=([^,]*)/.exec(value)?.[1] : undefined;
    return (
      target !== undefined &&
      (folder.startsWith(target) || target.startsWith(folder) || /cache|\/var\/lib\/apt/.test(target))
    );
  });
  return (
    mounted ||
    commands.some(
      ({ name, words }) =>
        /^(?:rm|find|apk|yum|dnf|microdnf|tdnf|zypper|pip[\d.]*)$/.test(name) &&
        cleaned.test(words.map(({ value }) => value).join(' ')),
    )
  );
}

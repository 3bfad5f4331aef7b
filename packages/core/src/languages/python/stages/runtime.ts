import type { Stage } from '../../../dockerfile/stage.ts';
import { WITHOUT_SHELL, withoutShellStage } from '../../../dockerfile/stages/without-shell.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { COMPILE } from '../compile.ts';
import { pythonName } from './python.ts';

/** What no program imports in production, and what only tests of Python itself load. */
const LEFT_OUT = {
  folders:
    'site-packages dist-packages config-* ensurepip idlelib lib2to3 pydoc_data test tkinter turtledemo sitecustomize.py',
  modules: '_tkinter.* _test* _ctypes_test.* _xxtestfuzz.* xxlimited* xxsubtype.*',
};

/** The stage that the service runs from: the last one here, or the public image where that has Python already. */
export function pythonRuntime(service: ServicePlan): { from: string; stages: Stage[] } {
  const { image } = service.runtime;
  if (service.security === 'standard') return { from: image, stages: [] };
  const name = `${pythonName(service)}-runtime`;
  return {
    from: name,
    stages: [
      withoutShellStage(image),
      collected(service),
      {
        name,
        role: 'tools',
        from: WITHOUT_SHELL,
        instructions: [
          { kind: 'copy', from: filesName(service), sources: ['/runtime/'], destination: '/' },
          { kind: 'env', values: { LANG: 'C.UTF-8' } },
        ],
      },
    ],
  };
}

function collected(service: ServicePlan): Stage {
  return {
    name: filesName(service),
    role: 'tools',
    from: service.build.image,
    comment:
      'Python with its standard library and the libraries that those load, as far as the image without a shell lacks ' +
      'them: asked of the files themselves, so that it is right for every version and architecture.',
    instructions: [
      {
        kind: 'run',
        mounts: [{ type: 'bind', from: WITHOUT_SHELL, target: '/mnt' }],
        commands: [
          'program="$(realpath "$(command -v python3)")"',
          `library="$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"`,
          'mkdir /runtime && cp --archive --parents "$program" "$library" /runtime/',
          'ln -s "${program##*/}" "/runtime${program%/*}/python3"',
          `cd "/runtime$library" && rm -rf ${LEFT_OUT.folders}`,
          'find . -name __pycache__ -prune -exec rm -r {} +',
          `cd lib-dynload && rm -f ${LEFT_OUT.modules}`,
          'ldd "$program" ./*.so > /tmp/libraries',
          "for file in $(sed -n 's/.* => \\(\\/[^ ]*\\) .*/\\1/p' /tmp/libraries); do \\\n" +
            '      file="$(realpath "${file%/*}")/${file##*/}"; \\\n' +
            '      [ -e "/mnt$file" ] || [ -e "/runtime$file" ] || cp --dereference --parents "$file" /runtime/ || exit 1; \\\n' +
            '    done',
          `${COMPILE} -s /runtime "/runtime$library"`,
        ],
      },
    ],
  };
}

function filesName(service: ServicePlan): string {
  return `${pythonName(service)}-files`;
}

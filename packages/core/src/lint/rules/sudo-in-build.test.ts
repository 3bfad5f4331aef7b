import { tryRule } from '@seaworthy/testkit/lint';
import rule from './sudo-in-build.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN sudo apt-get update\n', '2:5'],
    ['FROM a\nRUN a && \\\n    # note\n    sudo b\n', '4:5'],
    ['FROM a\nRUN <<EOF\nif true; then\n  sudo b\nfi\nEOF\n', '4:3'],
    ['FROM a\nRUN ["/usr/bin/sudo", "b"]\n', '2:5'],
    ['FROM a\nRUN --mount=type=cache,target=/c echo "$(sudo b)"\n', '2:42'],
    ['# escape=`\nFROM a\nSHELL ["/bin/sh", "-c"]\nRUN a && `\n  sudo b\n', '5:3'],
  ],
  ignores: [
    'FROM a\nRUN apt-get install -y sudo\n',
    'FROM a\nRUN echo "sudo x"\n',
    'FROM a\n# RUN sudo a\nRUN a\n',
    'FROM a\nSHELL ["powershell"]\nRUN sudo a\n',
    'FROM a\nRUN cat <<EOF > /x\nsudo b\nEOF\n',
  ],
});

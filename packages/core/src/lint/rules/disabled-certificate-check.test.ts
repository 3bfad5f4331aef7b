import { tryRule } from '@seaworthy/testkit/lint';
import rule from './disabled-certificate-check.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN curl -fsSLk https://example.com/a\n', '2:5'],
    ['FROM a\nRUN wget --no-check-certificate https://example.com/a\n', '2:5'],
    ['FROM a\nRUN pip install --trusted-host pypi.example flask\n', '2:5'],
    ['FROM a\nENV A=1 NODE_TLS_REJECT_UNAUTHORIZED=0\n', '2:5'],
    ['FROM a\nRUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci\n', '2:5'],
    ['FROM a\nRUN export GIT_SSL_NO_VERIFY=true\n', '2:5'],
    ['FROM a\nRUN npm config set strict-ssl false && git config --global http.sslVerify false\n', '2:5', '2:40'],
    ['FROM a\nENV NPM_CONFIG_STRICT_SSL false\n', '2:5'],
    ['FROM a\nRUN dnf --setopt=sslverify=0 install -y a\n', '2:5'],
    ['FROM a\nARG PIP_TRUSTED_HOST=pypi.example PYTHONHTTPSVERIFY=0\n', '2:5', '2:5'],
  ],
  ignores: [
    'FROM a\nRUN curl -fsSL https://example.com/a\n',
    'FROM a\nRUN curl -okay https://example.com/a\n',
    'FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 GIT_SSL_NO_VERIFY=\n',
    'FROM a\nRUN curl -k https://localhost:8443/ready\n',
    'FROM a\nRUN npm config set strict-ssl true\n',
    'FROM a\nRUN echo --no-check-certificate\n',
    'FROM a\nARG PIP_TRUSTED_HOST\n',
  ],
});

import { definePeer } from './define-peer.ts';

export default definePeer({
  id: 'dockle',
  name: 'dockle',
  rules: {
    'CIS-DI-0001': 'no user was created',
    'CIS-DI-0002': 'trusted base images',
    'CIS-DI-0003': 'unnecessary packages',
    'CIS-DI-0004': 'rebuild for security patches',
    'CIS-DI-0005': 'content trust',
    'CIS-DI-0006': 'HEALTHCHECK missing',
    'CIS-DI-0007': 'update alone',
    'CIS-DI-0008': 'setuid and setgid files',
    'CIS-DI-0009': 'ADD instead of COPY',
    'CIS-DI-0010': 'secrets in the image',
    'CIS-DI-0011': 'verified packages',
    'DKL-DI-0001': 'sudo',
    'DKL-DI-0002': 'sensitive directory mounted',
    'DKL-DI-0003': 'apt-get upgrade and dist-upgrade',
    'DKL-DI-0004': 'apk without --no-cache',
    'DKL-DI-0005': 'apt lists left behind',
    'DKL-DI-0006': 'tag latest',
    'DKL-LI-0001': 'empty password',
    'DKL-LI-0002': 'user and group ids twice',
    'DKL-LI-0003': 'files that are not needed',
  },
  omitted: {
    'CIS-DI-0002': 'whom somebody trusts is not written in a file',
    'CIS-DI-0004': 'when an image was built is not written in its Dockerfile',
    'CIS-DI-0005': 'a setting of the client that builds; Docker retires content trust',
    'DKL-LI-0002': 'only the finished image tells, with the users of its base',
  },
});

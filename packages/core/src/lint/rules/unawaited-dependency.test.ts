import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unawaited-dependency.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    depends_on: [db]\n  db: {image: "postgres:17"}\n', '3:18'],
    ['services:\n  a:\n    depends_on:\n      db: {condition: service_started}\n  db: {image: "redis:8"}\n', '4:7'],
  ],
  ignores: [
    'services:\n  a:\n    depends_on: {db: {condition: service_healthy}}\n  db: {image: "postgres:17"}\n',
    'services:\n  a:\n    depends_on: [b]\n  b: {build: .}\n',
  ],
});

import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unknown-compose-key.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    enviroment: {A: b}\n', '3:5'],
    ['volume: {}\nservices:\n  a: {imagee: b}\n', '1:1', '3:7'],
  ],
  ignores: [
    'name: a\nx-b: {}\nservices:\n  a: {image: "b:1", x-c: 1, read_only: true}\nvolumes: {}\n',
    'a: {image: "b:1"}\nc: {build: .}\n',
  ],
});

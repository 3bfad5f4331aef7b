import { tryRule } from '@seaworthy/testkit/lint';
import rule from './relative-copy-destination.ts';

tryRule(rule, {
  catches: [
    ['FROM node:22\nCOPY a .\n', '2:8'],
    ['FROM python:3\nADD x app/\nWORKDIR /y\n', '2:7'],
  ],
  ignores: [
    'FROM scratch\nCOPY a b\n',
    'FROM node:22\nWORKDIR /app\nCOPY a .\n',
    'FROM node:22\nCOPY a /app\n',
    'FROM example/own\nCOPY a .\n',
    'FROM node:22 AS b\nWORKDIR /a\nFROM b\nCOPY c .\n',
    'FROM golang:1\nCOPY . .\n',
  ],
});

import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { readSources } from '../../source/sources.ts';
import { findPythonEnvironment } from './environment.ts';
import { pythonSources } from './python-folder.ts';

async function read(files: Record<string, string>) {
  const sources = await readSources(
    { repository: memoryRepository(files), path: '.', files: Object.keys(files), outsideLinks: [] },
    pythonSources,
  );
  return Object.fromEntries(
    findPythonEnvironment(sources).map(({ name, source, secret, public: _, ...rest }) => [name, rest]),
  );
}

test.each([
  ["import os\nos.environ['TIDE']", { TIDE: { required: true } }],
  ["from os import environ as e\ne['TIDE']", { TIDE: { required: true } }],
  ["from os import environ as e\ne.get('TIDE', 'low')", { TIDE: { required: false, default: 'low' } }],
  ["import os as system\nsystem.getenv('TIDE', 7)", { TIDE: { required: false, default: '7' } }],
  ["from os import getenv\nx = getenv('TIDE') or 'ebb'", { TIDE: { required: false, default: 'ebb' } }],
  ["import os\nx = 'ebb' or os.getenv('TIDE')", { TIDE: {} }],
  ["import os\nos.getenv('TIDE', default=compute())", { TIDE: { required: false } }],
  ["import os\nNAME = 'TIDE'\nos.environ[NAME]", { TIDE: { required: true } }],
  ["import os\nos.getenv('TIDE', None)", { TIDE: { required: false } }],
  ["import os\nos.environ['TIDE'] == 'x'", { TIDE: { required: true } }],
  ["import os\nos.environ['TIDE'] = 'x'\ndel os.environ['EBB']", {}],
  ["config('TIDE', cast=int, default=3)", { TIDE: { required: false, default: '3' } }],
  ["env.int('TIDE', 3)", { TIDE: { required: false, default: '3' } }],
  ["self.config('TIDE')", {}],
  ['"""os.environ[\'TIDE\']"""', {}],
  ["import os\nos.environ[prefix + 'TIDE']", {}],
  ["import os\nos.environ['TIDE']\n((( def x:", { TIDE: { required: true } }],
])('%s', async (text, expected) => {
  expect(await read({ 'a.py': text })).toEqual(expected);
});

test('pydantic-settings: prefixes, aliases, defaults, wherever they are written', async () => {
  expect(
    await read({
      'base.py': 'from pydantic_settings import BaseSettings as Environment\nclass Common(Environment):\n  pass\n',
      'a.py': [
        'from typing import Annotated, ClassVar',
        'from pydantic import AliasChoices, Field as F, HttpUrl, SecretStr as Hidden',
        'from base import Common',
        'LIMIT = 12',
        'class A(Common):',
        "  model_config = {'env_prefix': 'A_'}",
        '  plain: int = LIMIT',
        "  url: HttpUrl = HttpUrl('https://a.test')",
        "  key: Annotated[Hidden, F(alias='A_SPECIAL_KEY')]",
        "  either: str = F(validation_alias=AliasChoices('FIRST', 'SECOND'), default='x')",
        '  needed: str = F(default=...)',
        '  made: list[str] = F(default_factory=list)',
        '  made_up: str = compute()',
        '  shared: ClassVar[int] = 1',
        '  _private: int = 2',
        '  untyped = 3',
        'class B(Common):',
        '  class Config:',
        "    env_prefix = 'B_'",
        '  port: int',
        'class NoSettings:',
        '  other: int',
      ].join('\n'),
    }),
  ).toEqual({
    A_PLAIN: { required: false, default: '12' },
    A_URL: { required: false, default: 'https://a.test' },
    A_SPECIAL_KEY: { required: true },
    FIRST: { required: false, default: 'x' },
    A_NEEDED: { required: true },
    A_MADE: { required: false, json: true },
    A_MADE_UP: { required: false },
    B_PORT: { required: true },
  });
});

test('pydantic-settings: a prefix is inherited, from the last base that has one', async () => {
  const files = {
    'shop/base.py': [
      'from pydantic_settings import BaseSettings, SettingsConfigDict',
      'class Settings(BaseSettings):',
      "  model_config = SettingsConfigDict(env_prefix='SHOP_', extra='ignore')",
      'class Mail(BaseSettings, env_prefix="MAIL_"):',
      '  host: str',
      'class Plain(BaseSettings):',
      '  level: str',
    ].join('\n'),
    'shop/settings.py': [
      'from pydantic import BaseModel',
      'from pydantic_settings import BaseSettings, SettingsConfigDict',
      'from . import base',
      'from .base import Mail, Plain',
      'class Settings(base.Settings):',
      "  model_config = SettingsConfigDict(extra='forbid')",
      '  inherited: str',
      'class Further(Settings, BaseModel):',
      '  further: str',
      'class Own(Settings):',
      "  model_config = SettingsConfigDict(env_prefix='OWN_')",
      '  own: str',
      'class None_(Settings, env_prefix=""):',
      '  none: str',
      'class Last(Settings, Mail):',
      '  last: str',
      'class Reset(Mail, Plain):',
      '  reset: str',
      'class Empty(Mail, BaseSettings):',
      '  empty: str',
    ].join('\n'),
  };
  expect(Object.keys(await read(files)).sort()).toEqual([
    'EMPTY',
    'LEVEL',
    'MAIL_HOST',
    'MAIL_LAST',
    'NONE',
    'OWN_OWN',
    'RESET',
    'SHOP_FURTHER',
    'SHOP_INHERITED',
  ]);
});

test('a file that holds the value is offered where the code reads it', async () => {
  const reader = 'import os\nfor name in NAMES:\n  os.environ.get(name)\n';
  expect(await read({ 'a.py': `${reader}NAMES = ['GATE_KEY_FILE']\nos.environ['GATE_KEY']\n` })).toMatchObject({
    GATE_KEY: { fileVariable: 'GATE_KEY_FILE' },
  });
  expect(await read({ 'a.py': "import os\nX = 'GATE_KEY_FILE'\nos.environ['GATE_KEY']\n" })).toEqual({
    GATE_KEY: { required: true },
  });
});

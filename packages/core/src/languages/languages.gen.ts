// Made by `npm run generate` from the files in this folder. Don't edit.
import deno from './deno/language.ts';
import dockerfile from './dockerfile/language.ts';
import dotnet from './dotnet/language.ts';
import elixir from './elixir/language.ts';
import go from './go/language.ts';
import html from './html/language.ts';
import java from './java/language.ts';
import node from './node/language.ts';
import php from './php/language.ts';
import python from './python/language.ts';
import ruby from './ruby/language.ts';
import rust from './rust/language.ts';

export const languages = {
  deno,
  dockerfile,
  dotnet,
  elixir,
  go,
  html,
  java,
  node,
  php,
  python,
  ruby,
  rust,
} as const;

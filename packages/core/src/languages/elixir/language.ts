import { defineLanguage } from '../define-language.ts';

export default defineLanguage({ id: 'elixir', name: 'Elixir', manifests: ['mix.exs'] });

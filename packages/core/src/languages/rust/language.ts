import { defineLanguage } from '../define-language.ts';

export default defineLanguage({ id: 'rust', name: 'Rust', manifests: ['Cargo.toml'] });

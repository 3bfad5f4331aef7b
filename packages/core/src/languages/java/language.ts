import { defineLanguage } from '../define-language.ts';

export default defineLanguage({
  id: 'java',
  name: 'Java or Kotlin',
  manifests: [],
  unread: {
    'pom.xml': 'Java (Maven)',
    'build.gradle': 'Java or Kotlin (Gradle)',
    'build.gradle.kts': 'Java or Kotlin (Gradle)',
  },
});

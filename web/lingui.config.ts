/** Where Lingui finds the words on our screens and where it keeps their English and Spanish. */
import { defineConfig } from '@lingui/cli';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'es'],
  catalogs: [{ path: 'src/locales/{locale}', include: ['src'], exclude: ['src/**/*.test.*'] }],
});

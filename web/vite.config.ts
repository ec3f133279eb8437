/** How the web app is built and its unit tests are run. The CSP is strict, so nothing may be inlined as a data: address. */
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` passes these on to a `commons demo` that runs beside it.
const server = process.env.COMMONS_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    // Lingui's macros are compiled by Babel; this must stand before react().
    babel({ include: /\/src\/.*\.tsx?(\?.*)?$/, plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    react(),
    lingui(),
  ],
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: ['node_modules/@uswds/uswds/packages'],
        quietDeps: true,
        silenceDeprecations: ['if-function'],
      },
    },
  },
  build: {
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Small parts that nearly every page shows: one file of them is lighter than twenty, each with its own head.
        codeSplitting: {
          groups: [
            {
              name: 'parts',
              test: /src\/ui\/(Notice|DateText|Loading|NotFound|FailureNotice|SignInLink|KindTag|Prose|serverHtml|kinds|states|locale|usePageTitle|sentence)\.|preload-helper|rolldown.runtime/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(['/graphql', '/auth', '/files'].map((path) => [path, server])),
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], css: false },
});

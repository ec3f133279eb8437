/** Shapes of the imports that are not TypeScript: style sheets and message catalogues. */
/// <reference types="vite/client" />

declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}

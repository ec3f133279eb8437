/** Starts the app: language, first screen's code, then one commit that replaces what the server painted. */
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from './gql/client';
import { router } from './router';
import { carryTyping } from './ui/carryTyping';
import { firstLocale, showLocale } from './ui/locale';
import './styles/index.scss';

// The painted page stays on screen until both are here.
await Promise.all([showLocale(firstLocale()), router.load()]);

const typed = carryTyping(document);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <Provider value={client}>
        <RouterProvider router={router} />
      </Provider>
    </I18nProvider>
  </StrictMode>,
);
typed.bringBack();

/**
 * The language of the screens. It is kept in a cookie, so that the server paints its pages in the same language; without
 * one the browser's wish decides.
 */
import { i18n } from '@lingui/core';

export type Locale = 'en' | 'es';

const cookie = 'commons_lang';

/** The language to start with. The server may have decided already, by <html lang>. */
export function firstLocale(): Locale {
  const kept = document.cookie.match(/(?:^|; )commons_lang=(en|es)/)?.[1];
  if (kept === 'en' || kept === 'es') return kept;
  return navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** Loads the catalogue of one language and shows it. */
export async function showLocale(locale: Locale) {
  const { messages } = await (locale === 'es' ? import('../locales/es.po') : import('../locales/en.po'));
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}

/** Shows a language and remembers it for a year. */
export async function chooseLocale(locale: Locale) {
  await showLocale(locale);
  document.cookie = `${cookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

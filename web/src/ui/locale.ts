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

/**
 * The working pages of an office have a catalogue of their own, so that whoever only searches and reads does not load their
 * words, and so have the public places beside search and resource (collections, landing pages, departments), the
 * suggestions under the search field, the public record of decisions, and the pages and details of versions and
 * documents
 * (`lingui.config.ts` says which folders).
 */
const catalogues = {
  site: { en: () => import('../locales/en.po'), es: () => import('../locales/es.po') },
  office: { en: () => import('../locales/office/en.po'), es: () => import('../locales/office/es.po') },
  moderation: {
    en: () => import('../locales/moderation/en.po'),
    es: () => import('../locales/moderation/es.po'),
  },
  places: { en: () => import('../locales/places/en.po'), es: () => import('../locales/places/es.po') },
  suggest: { en: () => import('../locales/suggest/en.po'), es: () => import('../locales/suggest/es.po') },
  versions: { en: () => import('../locales/versions/en.po'), es: () => import('../locales/versions/es.po') },
};
export type Catalogue = keyof typeof catalogues;

const wanted = new Set<Catalogue>(['site']);
let shown: Locale = firstLocale();

async function load(catalogue: Catalogue, locale: Locale) {
  const { messages } = await catalogues[catalogue][locale]();
  i18n.load(locale, messages);
}

/** Loads another catalogue in the language that is shown; with the first screen, in the one that is about to be. */
export async function wantWords(catalogue: Catalogue) {
  if (wanted.has(catalogue)) return;
  await load(catalogue, shown);
  wanted.add(catalogue);
}

/** Loads the catalogues of one language and shows it. */
export async function showLocale(locale: Locale) {
  await Promise.all([...wanted].map((catalogue) => load(catalogue, locale)));
  shown = locale;
  // Numbers and days as the United States write them, in Spanish too: 1,250 and not 1.250, which reads as a fraction.
  i18n.activate(locale, `${locale}-US`);
  document.documentElement.lang = locale;
}

/** Shows a language and remembers it for a year. */
export async function chooseLocale(locale: Locale) {
  await showLocale(locale);
  document.cookie = `${cookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

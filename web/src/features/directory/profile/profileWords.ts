/** The names of the office profile's fields, the same in the form, in a conflict and on the department's page. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProfileFields } from './profileFields';
import type { Language } from './profileQuery';

export const profileWords: Record<keyof ProfileFields, MessageDescriptor> = {
  address: msg`Address`,
  phone: msg`Phone`,
  email: msg`Email`,
  website: msg`Website`,
  hours: msg`Office hours`,
  languages: msg`Languages`,
  equipment: msg`Voting equipment`,
  registeredVoters: msg`Registered voters`,
};

/** The languages that most offices need; the others are in the list below them. */
export const commonLanguages = ['en', 'es', 'zh', 'vi', 'fil', 'ko', 'ar', 'fr', 'ht', 'ru', 'nv', 'ase'];

/** A language in the reader's own language, as far as the browser knows it; the server's English name else. */
export function languageName({ code, name }: Language, locale: string): string {
  const known = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code);
  return locale === 'en' || !known ? name : known.charAt(0).toUpperCase() + known.slice(1);
}

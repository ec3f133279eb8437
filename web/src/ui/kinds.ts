/** The words on screen for the schema's enums, so that each value is named once and the same way everywhere. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../gql';

export type Kind = EnumOf<'ResourceKind'>;
export type Size = EnumOf<'DepartmentSize'>;
export type Reach = EnumOf<'Reach'>;

type Words<Value extends string> = Record<Value, MessageDescriptor>;

export const kindWords: Words<Kind> = { TEMPLATE: msg`Template`, TRAINING: msg`Training`, STORY: msg`Story` };

export const kindPlurals: Words<Kind> = { TEMPLATE: msg`Templates`, TRAINING: msg`Training`, STORY: msg`Stories` };

export const kindHints: Words<Kind> = {
  TEMPLATE: msg`Forms, checklists, letters and plans to fill in and use`,
  TRAINING: msg`Agendas, slides and exercises for staff and election workers`,
  STORY: msg`What an office tried, and what came of it`,
};

export const sizeWords: Words<Size> = {
  VERY_SMALL: msg`Very small (up to 5,000 voters)`,
  SMALL: msg`Small (5,000 to 25,000)`,
  MEDIUM: msg`Medium (25,000 to 100,000)`,
  LARGE: msg`Large (100,000 to 500,000)`,
  VERY_LARGE: msg`Very large (over 500,000)`,
};

export const reachWords: Words<Reach> = {
  DEPARTMENT: msg`My department only`,
  GROUP: msg`My groups`,
  STATE: msg`Departments in my state`,
  ALLIANCE: msg`All Alliance members`,
  PUBLIC: msg`Everyone, without signing in`,
};

/** SPDX identifiers (https://spdx.org/licenses/) that fit documents of public offices, in plain words. */
export const licenceWords: Record<string, MessageDescriptor> = {
  'CC0-1.0': msg`Free for any use (CC0-1.0)`,
  'CC-BY-4.0': msg`Free to use; name the source (CC-BY-4.0)`,
  'CC-BY-SA-4.0': msg`Free to use; name the source and share changes alike (CC-BY-SA-4.0)`,
  'CC-BY-NC-4.0': msg`Free to use, but not for profit; name the source (CC-BY-NC-4.0)`,
};

export const languageWords: Record<string, MessageDescriptor> = {
  en: msg`English`,
  es: msg`Spanish`,
  zh: msg`Chinese`,
  vi: msg`Vietnamese`,
  tl: msg`Tagalog`,
  ko: msg`Korean`,
  nv: msg`Navajo`,
  hmn: msg`Hmong`,
  ar: msg`Arabic`,
  fr: msg`French`,
  ht: msg`Haitian Creole`,
};

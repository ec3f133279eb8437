/** The words for publishing as far as each reach goes: on the button before, and in the news after. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Reach } from '../../../ui/kinds';

export const publishWords: Record<Reach, MessageDescriptor> = {
  DEPARTMENT: msg`Publish in my department`,
  GROUP: msg`Publish for my groups`,
  STATE: msg`Publish for my state`,
  ALLIANCE: msg`Publish for all members`,
  PUBLIC: msg`Publish for everyone`,
};

export const publishedWords: Record<Reach, MessageDescriptor> = {
  DEPARTMENT: msg`Published in your department`,
  GROUP: msg`Published for your groups`,
  STATE: msg`Published for your state`,
  ALLIANCE: msg`Published for all members`,
  PUBLIC: msg`Published for everyone`,
};

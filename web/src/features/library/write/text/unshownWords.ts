/** What the visual editor cannot show, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** `form` is anything else that would read differently after opening it. */
export type Unshown = 'table' | 'html' | 'image' | 'strikethrough' | 'footnote' | 'form';

export const unshownWords: Record<Unshown, MessageDescriptor> = {
  table: msg`a table`,
  html: msg`HTML code`,
  image: msg`a picture within the text`,
  strikethrough: msg`words that are struck out`,
  footnote: msg`footnotes or addresses that stand apart`,
  form: msg`marks that the editor with buttons does not know`,
};

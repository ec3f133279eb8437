/** Where something was found, in the language of the screen: the server says "page 3", "sheet Voters", "line 7", "comments". */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export function placeWords(at: string, i18n: I18n): string {
  const [, kind, name = ''] = /^(page|slide|sheet|line|cell) (.+)$/.exec(at) ?? [];
  switch (kind ?? at) {
    case 'page':
      return i18n._(msg`page ${name}`);
    case 'slide':
      return i18n._(msg`slide ${name}`);
    case 'sheet':
      return i18n._(msg`sheet ${name}`);
    case 'line':
      return i18n._(msg`line ${name}`);
    case 'cell':
      return i18n._(msg`cell ${name}`);
    case 'comments':
      return i18n._(msg`comments`);
    case 'properties':
      return i18n._(msg`properties`);
    default:
      return at;
  }
}

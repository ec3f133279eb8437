/** A message with the values that it names in braces, where both come as data: a server's code, and what goes with it. */
import type { I18n, MessageDescriptor } from '@lingui/core';

export const sayWith = (i18n: I18n, { id, message }: MessageDescriptor, values: Record<string, unknown>): string =>
  i18n._(id, values, { message });

/** A moment to the minute, in the reader's own time, with the machine-readable one beside it. */
import { useLingui } from '@lingui/react/macro';

export function TimeText({ value }: { value: string }) {
  const { i18n } = useLingui();
  const words = new Intl.DateTimeFormat(i18n.locales, { dateStyle: 'medium', timeStyle: 'short' });
  return <time dateTime={value}>{words.format(new Date(value))}</time>;
}

/** A day, written the reader's way, with the machine-readable time beside it. Days are UTC, so that all see the same one. */
import { useLingui } from '@lingui/react/macro';

export function DateText({ value }: { value: string }) {
  const { i18n } = useLingui();
  const words = new Intl.DateTimeFormat(i18n.locales, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value));
  return <time dateTime={value}>{words}</time>;
}

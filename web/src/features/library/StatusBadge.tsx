/** Where a resource is in its life: a word with a shape of its own before it (`_reading.scss`), never a color alone. */
import { useLingui } from '@lingui/react/macro';
import { nextWords, statusWords, type Status } from './lifecycleWords';

type Props = { status: Status; nextStatus?: Status | null };

export function StatusBadge({ status, nextStatus }: Props) {
  const { i18n } = useLingui();
  const next = nextStatus && nextWords[nextStatus];
  return (
    <span className={`usa-tag usa-tag--quiet status status--${status.toLowerCase()}`}>
      {i18n._(statusWords[status])}
      {next && ` · ${i18n._(next)}`}
    </span>
  );
}

/** What may be uploaded and how much room is left, said before anybody tries. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { UploadRules } from '../write/draftQuery';
import { megabyte, type Storage } from './checkFile';
import { formatWords } from './formatWords';

export function UploadHint({ id, rules, storage }: { id: string; rules: UploadRules; storage: Storage | null }) {
  const { i18n } = useLingui();
  const labels = formatWords(rules.formats);
  // In units of 1,048,576, as the server counts when it refuses a file.
  const most = room(Math.floor(rules.maxBytes / megabyte), i18n.locales);
  const used = storage && room(storage.usedMegabytes, i18n.locales);
  const quota = storage && room(storage.quotaMegabytes, i18n.locales);
  return (
    <span className="usa-hint measure" id={id}>
      <Trans>
        {labels}. Up to {most} each. Remove voters’ names, addresses and signatures first.
      </Trans>{' '}
      {storage && (
        <Trans>
          Your office has used {used} of {quota}.
        </Trans>
      )}
    </span>
  );
}

/** Megabytes, or gigabytes from 1,024 of them on. */
export function room(megabytes: number, locales: Intl.LocalesArgument): string {
  const [value, unit] = megabytes >= 1024 ? [megabytes / 1024, 'GB'] : [megabytes, 'MB'];
  return `${new Intl.NumberFormat(locales, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

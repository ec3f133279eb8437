/** For those who see a collection still: its readers do not, since somebody found something grave in it and nobody has looked. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';

export function HiddenNotice({ since }: { since: string }) {
  const { t } = useLingui();
  return (
    <Notice tone="warning" heading={t`Readers cannot see this now`}>
      <p>
        <Trans>
          Somebody found something grave in it on <DateText value={since} />. It is hidden while a curator of the
          Alliance looks. The curator’s answer shows it again or takes it down.
        </Trans>
      </p>
    </Notice>
  );
}

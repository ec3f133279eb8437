/** What stands instead of a page for some of the Alliance staff: for visitors the way in, for others whom to ask. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import type { Viewer } from '../viewer';

/** `who`: for whom the page is, in the reader's language and in the plural. */
export function StaffOnly({ viewer, who }: { viewer: Viewer; who: string }) {
  const { t } = useLingui();
  if (!viewer.person) {
    return (
      <Notice tone="info" heading={t`Please sign in`}>
        <p>
          <Trans>This page is for {who}.</Trans>
        </p>
        <SignInLink />
      </Notice>
    );
  }
  return (
    <Notice tone="info" heading={t`This page is for ${who}`}>
      <p>
        <Trans>If you are one, choose in the menu at the top to act as Alliance staff.</Trans>
      </p>
    </Notice>
  );
}

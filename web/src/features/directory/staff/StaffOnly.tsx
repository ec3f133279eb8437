/** What stands instead of a page for administrators: for visitors the way in, for others whom to ask. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import type { Viewer } from '../viewer';

export function StaffOnly({ viewer }: { viewer: Viewer }) {
  const { t } = useLingui();
  if (!viewer.person) {
    return (
      <Notice tone="info" heading={t`Please sign in`}>
        <p>
          <Trans>This page is for administrators of the Alliance.</Trans>
        </p>
        <SignInLink />
      </Notice>
    );
  }
  return (
    <Notice tone="info" heading={t`This page is for administrators of the Alliance`}>
      <p>
        <Trans>If you are one, choose in the menu at the top to act as Alliance staff.</Trans>
      </p>
    </Notice>
  );
}

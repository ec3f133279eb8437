/** Says to somebody who is signed in and belongs nowhere yet what they miss, and leads to joining. Silent for all others. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Notice } from '../../ui/Notice';
import { isNewcomer, useViewer } from './viewer';

export function NewcomerNotice() {
  const { t } = useLingui();
  const { viewer } = useViewer();
  if (!viewer || !isNewcomer(viewer)) return null;
  return (
    <Notice tone="info" heading={t`You belong to no department yet`}>
      <p>
        <Trans>
          You see what is shared with everyone. Join your department to see what members share, and to publish.
        </Trans>
      </p>
      <Link to="/join" className="usa-button">
        <Trans>Join your department</Trans>
      </Link>
    </Notice>
  );
}

/** What came of sending a draft on; it takes the focus, since it is the answer to a button. Give each outcome its own `key`. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { FailureNotice } from '../../ui/FailureNotice';
import { Notice } from '../../ui/Notice';
import { sentence } from '../../ui/sentence';
import type { SendOutcome } from './sendDraft';

export function SendNotice({ outcome, slug, onRetry }: { outcome: SendOutcome; slug: string; onRetry: () => void }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  switch (outcome.kind) {
    case 'in review':
      return (
        <Notice tone="success" heading={t`Sent for review`} ref={box}>
          <p>
            <Trans>
              An Alliance reviewer reads it next and gives a reason for the decision. You see the outcome on your
              Publish page.
            </Trans>
          </p>
          <Link to="/publish" className="usa-link">
            <Trans>To my department’s resources</Trans>
          </Link>
        </Notice>
      );
    case 'review already open':
      return (
        <Notice tone="info" heading={t`A review is already open`} ref={box}>
          <p>
            <Trans>A reviewer has this resource. Your changes are saved; send them when that review is decided.</Trans>
          </p>
        </Notice>
      );
    case 'published':
      return (
        <Notice tone="success" heading={t`Published in your department`} ref={box}>
          <Link to="/r/$slug" params={{ slug }} className="usa-link">
            <Trans>See the page</Trans>
          </Link>
        </Notice>
      );
    case 'needs review':
      return (
        <Notice tone="warning" heading={t`This needs a review first`} ref={box}>
          <p>{sentence(outcome.message)}</p>
        </Notice>
      );
    case 'failed':
      return <FailureNotice error={outcome.error} onRetry={onRetry} ref={box} />;
    case 'incomplete':
    case 'conflict':
      return null;
  }
}

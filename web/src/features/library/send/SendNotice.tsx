/** What came of sending a draft on; it takes the focus, since it is the answer to a button, which may be gone. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import type { SendOutcome } from './sendDraft';
import { publishedWords } from './sendWords';

type Props = { outcome: SendOutcome; slug: string; onRetry?: () => void };

export function SendNotice({ outcome, slug, onRetry }: Props) {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  switch (outcome.kind) {
    case 'sent':
      return (
        <Notice
          tone="success"
          heading={outcome.to === 'publisher' ? t`Sent to your office’s publisher` : t`Sent for Alliance review`}
          ref={box}
        >
          <p>
            {outcome.to === 'publisher' ? (
              <Trans>
                A publisher of your office reads it next. You see on your Publish page whether it is approved, or what
                to change.
              </Trans>
            ) : (
              <Trans>
                An Alliance reviewer reads it next and gives a reason for the decision. You see the outcome on your
                Publish page.
              </Trans>
            )}
          </p>
          <p>
            <Trans>What you change now goes into the next version.</Trans>
          </p>
          <p className="row">
            <Link to="/reviews/$id" params={{ id: outcome.reviewId }} className="usa-link">
              <Trans>See what was sent</Trans>
            </Link>
            <Link to="/publish" className="usa-link">
              <Trans>To my department’s resources</Trans>
            </Link>
          </p>
        </Notice>
      );
    case 'review already open':
      return (
        <Notice tone="info" heading={t`A review is already open`} ref={box}>
          <p>
            {outcome.with === 'publisher' ? (
              <Trans>
                Your office’s publisher has this resource. Your changes are saved; send them when that is decided.
              </Trans>
            ) : (
              <Trans>
                A reviewer has this resource. Your changes are saved; send them when that review is decided.
              </Trans>
            )}
          </p>
        </Notice>
      );
    case 'published':
      return (
        <Notice tone="success" heading={i18n._(publishedWords[outcome.reach])} ref={box}>
          <p>
            <Trans>What you change now goes into the next version.</Trans>
          </p>
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

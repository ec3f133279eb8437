/** The version that is reviewed, as its readers would see it. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Suspense, type Ref } from 'react';
import { Prose } from '../../ui/Prose';
import { LazyDetails } from '../library/details/LazyDetails';
import { ReviewedDocuments } from '../library/findings/ReviewedDocuments';
import type { Named } from './facts/factRows';
import { ReviewedFacts } from './facts/ReviewedFacts';
import { isOpen, type Review } from './reviewQuery';

type Props = { review: Review; names: Named[]; ref?: Ref<HTMLDivElement> };

export function ReviewedVersion({ review, names, ref }: Props) {
  const { version, resource } = review;
  const published = resource.currentVersion?.number;
  return (
    <div ref={ref}>
      {version.summary && <p className="lead">{version.summary}</p>}
      <h2>
        <Trans>What changed</Trans>
      </h2>
      <p>{version.changeNote}</p>
      {review.kind === 'PUBLICATION' && published && isOpen(review) && (
        <p>
          <Link
            to="/r/$slug/compare"
            params={{ slug: resource.slug }}
            search={{ from: String(published), to: version.id }}
            className="usa-link"
          >
            <Trans>Compare with the published version</Trans>
          </Link>
        </p>
      )}
      <ReviewedFacts review={review} names={names} />
      {version.attachments.length > 0 && (
        <ReviewedDocuments
          documents={version.attachments}
          reviewId={isOpen(review) ? review.id : undefined}
          publishedAs={review.state === 'APPROVED' ? resource.slug : undefined}
        />
      )}
      {version.bodyHtml && (
        <>
          <h2>
            <Trans>Text</Trans>
          </h2>
          <Prose html={version.bodyHtml} />
        </>
      )}
      <Suspense fallback={null}>
        <LazyDetails part="body" version={version} />
      </Suspense>
    </div>
  );
}

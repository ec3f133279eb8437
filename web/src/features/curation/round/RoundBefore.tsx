/**
 * A version that asks again: what was asked for last time, whether the words still stand, what was answered then, and what changed
 * since, so that the mend is checked in a minute.
 */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { DateText } from '../../../ui/DateText';
import { Loading } from '../../../ui/Loading';
import type { Review } from '../reviewQuery';
import { AnswersBefore } from './AnswersBefore';
import { AskedPassages } from './AskedPassages';
import { LazySince } from './LazySince';

type Props = { review: Pick<Review, 'roundBefore' | 'resource' | 'version'>; names: { slug: string; name: string }[] };

export function RoundBefore({ review, names }: Props) {
  const { roundBefore, resource, version } = review;
  if (!roundBefore) return null;
  const { reviewRequest: before, passages } = roundBefore;
  const { decidedBy, decidedAt, reason, checks } = before;
  return (
    <section className="card round" aria-labelledby="round-heading">
      <h2 id="round-heading">
        <Trans>It asks again: the round before</Trans>
      </h2>
      <p>
        <strong>
          {before.state === 'DECLINED' ? <Trans>It was declined</Trans> : <Trans>Changes were asked for</Trans>}
        </strong>
        {decidedAt && (
          <>
            , <DateText value={decidedAt} />
          </>
        )}
        {decidedBy && `, ${decidedBy.name}`}
        {' · '}
        <Link to="/reviews/$id" params={{ id: before.id }} className="usa-link">
          <Trans>See the whole review of then</Trans>
        </Link>
      </p>
      {reason && <p className="said">{reason}</p>}
      <AskedPassages passages={passages} />
      <AnswersBefore checks={checks} />
      <h3>
        <Trans>What changed since then</Trans>
      </h3>
      <p>
        <Link
          to="/r/$slug/compare"
          params={{ slug: resource.slug }}
          search={{ from: before.version.id, to: version.id }}
          className="usa-link"
        >
          <Trans>Compare on a page of its own</Trans>
        </Link>
      </p>
      <details open>
        <summary>
          <Trans>Changes between the two rounds</Trans>
        </summary>
        <Suspense fallback={<Loading short />}>
          <LazySince from={before.version.id} to={version.id} names={names} />
        </Suspense>
      </details>
    </section>
  );
}

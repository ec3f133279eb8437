/** The way to the reviews, for staff, with how many have waited for more than a week. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';

export const LateReviewsQuery = graphql(`
  query LateReviews {
    lateReviews
  }
`);

/** A bare number names no type that a decision would change; counted once a visit, and after each decision. */
const context = { additionalTypenames: ['ReviewDecided'] };

export function ReviewsLink() {
  const [{ data }] = useQuery({ query: LateReviewsQuery, context });
  const late = data?.lateReviews ?? 0;
  return (
    <Link to="/reviews" activeOptions={{ includeSearch: false }}>
      <Trans>Reviews</Trans>
      {late > 0 && (
        <>
          {' '}
          <span className="usa-tag">
            <Trans>{late} late</Trans>
          </span>
        </>
      )}
    </Link>
  );
}

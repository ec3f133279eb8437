/** The page of one review request; asked of the server each time it is opened, since others work on it too. */
import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { ReviewQuery } from './reviewQuery';
import { ReviewReading } from './ReviewReading';

const route = getRouteApi('/reviews/$id');

export function ReviewPage() {
  const { id } = route.useParams();
  const [{ data, error }, ask] = useQuery({
    query: ReviewQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  if (error || !data) {
    return (
      <div className="grid-container">
        {error ? <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <Loading />}
      </div>
    );
  }
  if (data.node?.__typename !== 'ReviewRequest') return <NotFound />;
  return (
    <ReviewReading
      key={id}
      review={data.node}
      ownReach={data.publishingRules.ownReach}
      names={[...data.values, ...data.standards]}
    />
  );
}

/** On the page of a request about flags or an appeal, above the version: what it is about. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import type { Review } from '../../curation/reviewQuery';
import { RequestTag } from '../open/RequestTag';
import { AppealCase } from './AppealCase';
import { FlagCase } from './FlagCase';
import { ModerationQuery } from './moderationQuery';

type Props = { review: Pick<Review, 'id' | 'kind'> & { resource: Pick<Review['resource'], 'slug' | 'status'> } };

export function ModerationCase({ review }: Props) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({
    query: ModerationQuery,
    variables: { id: review.id, slug: review.resource.slug },
    requestPolicy: 'cache-and-network',
  });
  if (error) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading short />;
  if (data.node?.__typename !== 'ReviewRequest') return null;
  return (
    <>
      <p className="tags">
        <RequestTag kind={review.kind} />
      </p>
      {data.node.urgent && (
        <Notice tone="warning" heading={t`Urgent`}>
          <p>
            {review.resource.status === 'TAKEN_DOWN' ? (
              <Trans>Readers cannot see it until this is decided. Please decide it before others.</Trans>
            ) : (
              <Trans>It may be grave, and readers see it. Please decide it before others.</Trans>
            )}
          </p>
        </Notice>
      )}
      {review.kind === 'FLAG' ? (
        <FlagCase flags={data.node.flags} />
      ) : (
        <AppealCase appeal={data.node} notice={data.notice} />
      )}
    </>
  );
}

/** For curators: puts a resource or a collection on the front page, until a day, or takes it from there. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { Tell } from '../../../ui/useNews';
import { FeaturedIdsQuery, Unfeature } from './curationOrders';
import { FeaturePanel } from './FeaturePanel';

/** One of the two. */
export type Subject = { resourceId: string } | { collectionId: string };

/** While nothing is featured the answer names no type that featuring would change. */
const context = { additionalTypenames: ['Featured'] };

type Props = {
  subject: Subject;
  /** Whether it may be put there; taking it from there is offered to all who see this. */
  mayFeature: boolean;
  onDone: Tell;
};

export function FeatureTools({ subject, mayFeature, onDone }: Props) {
  const { t } = useLingui();
  const [{ data, error }] = useQuery({ query: FeaturedIdsQuery, requestPolicy: 'cache-and-network', context });
  const [outcome, unfeature] = useMutation(Unfeature);
  if (error && !data) return <FailureNotice error={error} />;
  if (!data) return null;
  // What has just been stopped is not there any more, whatever an older answer says.
  const stopped = outcome.data?.unfeature.featured.id;
  const featured = data.featured.find(
    ({ id, resource, collection }) =>
      id !== stopped &&
      ('resourceId' in subject ? resource?.id === subject.resourceId : collection?.id === subject.collectionId),
  );
  if (!featured) {
    if (!mayFeature) return null;
    const item: ActionItem = {
      name: 'feature',
      label: <Trans>Feature</Trans>,
      render: (close) => <FeaturePanel subject={subject} onDone={onDone} onClose={close} />,
    };
    return <Actions items={[item]} />;
  }
  const stop = async () => {
    const { data: done } = await unfeature({ input: { featuredId: featured.id } });
    if (done) onDone(t`It has left the front page`);
  };
  return (
    <div className="row">
      {outcome.error && <FailureNotice error={outcome.error} live="alert" />}
      <span>
        <Trans>
          On the front page until <DateText value={featured.until} />
        </Trans>
      </span>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-disabled={outcome.fetching}
        onClick={() => !outcome.fetching && void stop()}
      >
        <Trans>Stop featuring</Trans>
      </button>
    </div>
  );
}

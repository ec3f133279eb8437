/** For publishers: their office's resources that others would like to have in a collection, and those that they have. Nothing at all while there are none. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useNews } from '../../../ui/useNews';
import { InvitationRow } from './InvitationRow';
import { InvitationsQuery } from './invitationQuery';
import { PlacesSection } from './PlacesSection';

export function CollectionInvitations({ departmentId }: { departmentId: string }) {
  const [news, tell] = useNews();
  const [{ data, error }, ask] = useQuery({
    query: InvitationsQuery,
    variables: { departmentId },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const waiting = data?.collectionInvitations.edges ?? [];
  return (
    <>
      {news}
      {waiting.length > 0 && (
        <section aria-labelledby="invitations-heading">
          <h2 id="invitations-heading">
            <Trans>Asked into a collection</Trans>
          </h2>
          <p>
            <Trans>
              Others would like to have these resources of yours in a collection. They stay yours as they are.
            </Trans>
          </p>
          <ul className="plain-list">
            {waiting.map(({ node }) => (
              <InvitationRow key={node.item.id} invitation={node} onDone={tell} />
            ))}
          </ul>
        </section>
      )}
      <PlacesSection departmentId={departmentId} />
    </>
  );
}

/** One's wishes to join departments, on the account page. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { Tell } from '../../../ui/useNews';
import { WishesQuery } from '../join/joinQuery';
import { Wishes } from '../join/Wishes';

export function WishesSection({ tell }: { tell: Tell }) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: WishesQuery, requestPolicy: 'cache-and-network' });
  const again = () => ask({ requestPolicy: 'network-only' });
  const wishes = data?.viewer.joinRequests ?? [];
  if (error) return <FailureNotice error={error} onRetry={again} />;
  if (wishes.length === 0) return null;
  return (
    <section aria-labelledby="wishes-heading">
      <h2 id="wishes-heading">
        <Trans>What you asked for</Trans>
      </h2>
      <Wishes
        wishes={wishes}
        onWithdrawn={(wish, closed) => {
          const office = wish.department.name;
          if (closed) tell(t`Your request to ${office} was decided meanwhile`, closed, 'warning');
          else tell(t`You withdrew your request to ${office}`);
          again();
        }}
      />
    </section>
  );
}

/** One's own flags: where each is, what was decided and why. An open one can be taken back. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Pager } from '../../../ui/Pager';
import { useNews } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { FlagRow } from './FlagRow';
import { MyFlagsQuery } from './flagOrders';

export function FlagsPage() {
  const { t } = useLingui();
  usePageTitle(t`My flags`);
  const [news, tell] = useNews();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: MyFlagsQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const flags = error ? undefined : data?.myFlags;
  return (
    <div className="grid-container">
      <h1>
        <Trans>My flags</Trans>
      </h1>
      <p className="measure">
        <Trans>
          What you told the Alliance is wrong. On the page of a resource or a collection, “Something is wrong with it”
          makes a flag.
        </Trans>
      </p>
      {news}
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!flags && !error && <Loading short />}
      {flags && (
        <p role="status" className="results__count">
          <Plural value={flags.totalCount} _0="You have flagged nothing so far" one="# flag" other="# flags" />
        </p>
      )}
      <ul className="plain-list">
        {flags?.edges.map(({ node }) => (
          <FlagRow key={node.id} flag={node} onDone={tell} />
        ))}
      </ul>
      {flags && (
        <Pager after={after} next={flags.pageInfo.hasNextPage ? flags.pageInfo.endCursor : null} onMove={setAfter} />
      )}
    </div>
  );
}

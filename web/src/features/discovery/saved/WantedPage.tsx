/** The wanted list, for everybody: what election offices look for, so that somebody who has it publishes it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { addressAfter } from '../../../ui/addressAfter';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Pager } from '../../../ui/Pager';
import { usePageTitle } from '../../../ui/usePageTitle';
import { WantedListQuery } from './wantedQuery';

export function WantedPage() {
  const { t } = useLingui();
  usePageTitle(t`Wanted`);
  const [after, setAfter] = useState(addressAfter);
  const [{ data, error }, ask] = useQuery({
    query: WantedListQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const list = error ? undefined : data?.wanted;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Wanted</Trans>
      </h1>
      <p className="lead">
        <Trans>
          Many election offices look for these, and there is little or nothing for everybody yet. If you have one,
          please share it.
        </Trans>
      </p>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!list && !error && <Loading short />}
      {list && (
        <p role="status" className="results__count">
          <Plural
            value={list.totalCount}
            _0="Nothing is on the list now. What offices look for and do not find appears here."
            one="# search"
            other="# searches"
          />
        </p>
      )}
      <ul className="plain-list">
        {list?.edges.map(({ node }) => (
          <li className="file" key={node.query}>
            <h2 className="file__name">
              <Link to="/search" search={{ q: node.query }} className="usa-link">
                {node.query}
              </Link>
            </h2>
            <p>
              <Plural value={node.departments} one="# department asked" other="# departments asked" />
              {' · '}
              <Plural
                value={node.resources}
                _0="nothing public has all these words"
                one="# public resource has all these words"
                other="# public resources have all these words"
              />
            </p>
            <Link to="/publish" search={{ title: node.query }} className="usa-link">
              <Trans>Publish one</Trans>
              <span className="visually-hidden"> {node.query}</span>
            </Link>
          </li>
        ))}
      </ul>
      {list && (
        <Pager after={after} next={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} onMove={setAfter} />
      )}
      <section aria-labelledby="counted-heading" className="measure">
        <h2 id="counted-heading">
          <Trans>How this is counted</Trans>
        </h2>
        <p>
          <Trans>
            A search stands here when at least 5 different departments made it in one week of the last 90 days, and
            fewer than 3 public resources have all its words. A department counts once, however often it asks. The
            number is that of the week in which most asked. We keep no record of who searched for what.
          </Trans>
        </p>
      </section>
    </div>
  );
}

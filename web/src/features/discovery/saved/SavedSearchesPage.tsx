/** One's own saved searches, with what is new for each: open, rename, delete. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { useNews } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { SavedSearchesQuery } from './savedQuery';
import { SavedSearchRow } from './SavedSearchRow';

export function SavedSearchesPage() {
  const { t } = useLingui();
  usePageTitle(t`My saved searches`);
  const [news, tell] = useNews();
  const [{ data, error }, ask] = useQuery({ query: SavedSearchesQuery, requestPolicy: 'cache-and-network' });
  const again = () => ask({ requestPolicy: 'network-only' });
  const viewer = error ? undefined : data?.viewer;
  const list = viewer?.person ? viewer.savedSearches : undefined;
  const done = (heading: string) => {
    tell(heading);
    again();
  };
  return (
    <div className="grid-container">
      <h1>
        <Trans>My saved searches</Trans>
      </h1>
      <p className="lead">
        <Trans>
          Something is new for a search when it was published after you saved it and has all your words. Only you see
          this page.
        </Trans>
      </p>
      {news}
      {error && <FailureNotice error={error} onRetry={again} />}
      {!viewer && !error && <Loading short />}
      {viewer && !viewer.person && (
        <Notice tone="info" heading={t`Please sign in`}>
          <p>
            <Trans>Searches are saved for people who have signed in.</Trans>
          </p>
          <SignInLink />
        </Notice>
      )}
      {list && (
        <p role="status" className="results__count">
          <Plural
            value={list.totalCount}
            _0="You have saved no search yet"
            one="# saved search"
            other="# saved searches"
          />
        </p>
      )}
      {list?.totalCount === 0 && (
        <p>
          <Link to="/search" search={{}} className="usa-link">
            <Trans>Search, then choose “Save this search”</Trans>
          </Link>
        </p>
      )}
      <ul className="plain-list">
        {list?.edges.map(({ node }) => (
          <SavedSearchRow key={node.id} search={node} onDone={done} />
        ))}
      </ul>
    </div>
  );
}

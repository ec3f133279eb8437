/** The topics that most resources are about, each with the way to its page. Painted by the server too. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { usePageTitle } from '../../../ui/usePageTitle';
import { TopicsQuery } from './topicsQuery';

export function TopicsPage() {
  const { t } = useLingui();
  usePageTitle(t`Topics`);
  const [{ data, error }, ask] = useQuery({ query: TopicsQuery });
  const found = error ? undefined : data?.search.facets.find(({ field }) => field === 'topic')?.values;
  // That something is a demo is no topic for readers.
  const topics = (found ?? []).filter(({ value }) => value !== 'demo').sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="grid-container">
      <h1>
        <Trans>Topics</Trans>
      </h1>
      <p className="lead">
        <Trans>What there is to read, by topic. Each page shows what is newest on it.</Trans>
      </p>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {data && !error && topics.length === 0 && (
        <p>
          <Trans>Nothing that you may read names a topic so far. Members see more after they sign in.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {topics.map(({ value, label, count }) => (
          <li key={value} className="file">
            <h2 className="file__name">
              <Link to="/topics/$topic" params={{ topic: value }} className="usa-link">
                {label}
              </Link>
            </h2>
            <p>
              <Plural value={count} one="# resource" other="# resources" />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

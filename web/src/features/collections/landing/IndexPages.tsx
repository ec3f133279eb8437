/** All values, and all standards by area, each with the way to its page. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { usePageTitle } from '../../../ui/usePageTitle';
import { AlignmentQuery } from './alignmentQuery';
import { byArea } from './byArea';

function useAlignment() {
  const [{ data, error }, ask] = useQuery({ query: AlignmentQuery });
  const waiting = error ? (
    <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
  ) : (
    !data && <Loading />
  );
  return { data: error ? undefined : data, waiting };
}

export function ValuesPage() {
  const { t } = useLingui();
  usePageTitle(t`Values`);
  const { data, waiting } = useAlignment();
  return (
    <div className="grid-container">
      <h1>
        <Trans>Values</Trans>
      </h1>
      <p className="lead">
        <Trans>What the offices of the Alliance hold on to in their work. Each page shows what serves the value.</Trans>
      </p>
      {waiting}
      <ul className="plain-list">
        {data?.values.map(({ slug, name, summary }) => (
          <Entry key={slug} summary={summary}>
            <h2 className="file__name">
              <Link to="/values/$slug" params={{ slug }} className="usa-link">
                {name}
              </Link>
            </h2>
          </Entry>
        ))}
      </ul>
    </div>
  );
}

export function StandardsPage() {
  const { t } = useLingui();
  const id = useId();
  usePageTitle(t`Standards`);
  const { data, waiting } = useAlignment();
  return (
    <div className="grid-container">
      <h1>
        <Trans>Standards</Trans>
      </h1>
      <p className="lead">
        <Trans>
          What good election work looks like, area by area. They are voluntary and nonpartisan. Each page shows what
          helps to meet the standard.
        </Trans>
      </p>
      {waiting}
      {byArea(data?.standards ?? []).map(({ area, items }, place) => (
        <section key={area} aria-labelledby={`${id}-${place}`}>
          <h2 id={`${id}-${place}`}>{area}</h2>
          <ul className="plain-list">
            {items.map(({ slug, name, summary }) => (
              <Entry key={slug} summary={summary}>
                <h3 className="file__name">
                  <Link to="/standards/$slug" params={{ slug }} className="usa-link">
                    {name}
                  </Link>
                </h3>
              </Entry>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Entry({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <li className="file">
      {children}
      <p>{summary}</p>
    </li>
  );
}

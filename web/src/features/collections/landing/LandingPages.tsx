/** The landing pages: one for each of the Alliance's values and standards, and one for each topic. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { LandingQuery, landingVariables } from './landingQuery';
import { LandingReading } from './LandingReading';

const valueRoute = getRouteApi('/values/$slug');
const standardRoute = getRouteApi('/standards/$slug');
const topicRoute = getRouteApi('/topics/$topic');

function useLanding(subject: Parameters<typeof landingVariables>[0]) {
  const [{ data, error, stale }, ask] = useQuery({ query: LandingQuery, variables: landingVariables(subject) });
  const waiting = error ? (
    <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
  ) : (
    <Loading />
  );
  // Between two values the answer to the first one still stands here.
  return { data: error || stale ? undefined : data, waiting: <div className="grid-container">{waiting}</div> };
}

export function ValuePage() {
  const { slug } = valueRoute.useParams();
  const { data, waiting } = useLanding({ value: slug });
  if (!data) return waiting;
  const value = data.values.find((one) => one.slug === slug);
  if (!value) return <NotFound />;
  return (
    <LandingReading
      title={value.name}
      lead={value.summary}
      kind={
        <Link to="/values" className="usa-link">
          <Trans>A value of the Alliance</Trans>
        </Link>
      }
      found={data}
      search={{ value: [slug] }}
    />
  );
}

export function StandardPage() {
  const { slug } = standardRoute.useParams();
  const { data, waiting } = useLanding({ standard: slug });
  if (!data) return waiting;
  const standard = data.standards.find((one) => one.slug === slug);
  if (!standard) return <NotFound />;
  return (
    <LandingReading
      title={standard.name}
      lead={standard.summary}
      kind={
        <Link to="/standards" className="usa-link">
          <Trans>A standard of the Alliance: {standard.area}</Trans>
        </Link>
      }
      found={data}
      search={{ standard: [slug] }}
    />
  );
}

export function TopicPage() {
  const { t } = useLingui();
  const { topic } = topicRoute.useParams();
  const { data, waiting } = useLanding({ topic });
  if (!data) return waiting;
  return (
    <LandingReading
      title={t`Topic: ${topic}`}
      kind={
        <Link to="/topics" className="usa-link">
          <Trans>A topic</Trans>
        </Link>
      }
      found={data}
      search={{ topic: [topic] }}
    />
  );
}

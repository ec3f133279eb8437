/** The collections: one's own first, for those who keep some, then all that there is to read. */
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { addressAfter } from '../../ui/addressAfter';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { wantWords } from '../../ui/locale';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { usePageTitle } from '../../ui/usePageTitle';
import { useViewer } from '../directory/viewer';
import { CardList } from './CardList';
import { CollectionsQuery } from './collectionsQuery';
import { isCurator, mayMake } from './edit/mayMake';

/** Only for those who may make one: visitors do not load it, nor its words. */
const MakeCollection = lazy(async () => {
  const [part] = await Promise.all([import('./edit/MakeCollection'), wantWords('office')]);
  return { default: part.MakeCollection };
});

/** Only for curators. */
const BeforeAlliance = lazy(async () => {
  const [part] = await Promise.all([import('./curate/BeforeAlliance'), wantWords('office')]);
  return { default: part.BeforeAlliance };
});

export function CollectionsPage() {
  const { t } = useLingui();
  usePageTitle(t`Collections`);
  const { viewer } = useViewer();
  const [after, setAfter] = useState(addressAfter);
  const [{ data, error }, ask] = useQuery({
    query: CollectionsQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const list = error ? undefined : data;
  const mine = list?.mine.edges ?? [];
  const own = new Set(mine.map(({ node }) => node.id));
  const others = list?.collections.edges.filter(({ node }) => !own.has(node.id)) ?? [];
  return (
    <div className="grid-container">
      <h1>
        <Trans>Collections</Trans>
      </h1>
      <p className="lead">
        <Trans>
          Resources that belong together, chosen and put in order by an office, by a group of offices or by the
          Alliance.
        </Trans>
      </p>
      {viewer && mayMake(viewer) && (
        <Suspense fallback={null}>
          <MakeCollection viewer={viewer} />
        </Suspense>
      )}
      {viewer && isCurator(viewer) && (
        <Suspense fallback={null}>
          <BeforeAlliance />
        </Suspense>
      )}
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!list && !error && <Loading />}
      {mine.length > 0 && (
        <section aria-labelledby="mine-heading">
          <h2 id="mine-heading">
            <Trans>Yours</Trans>
          </h2>
          <CardList collections={mine} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others-heading">
          <h2 id="others-heading">{mine.length > 0 ? <Trans>From others</Trans> : <Trans>To read</Trans>}</h2>
          <CardList collections={others} />
        </section>
      )}
      {list && mine.length + others.length === 0 && !after && (
        <Notice tone="info" heading={t`No collections to see`}>
          <p>
            {viewer?.person ? (
              <Trans>There are none yet. What somebody collects and publishes appears here.</Trans>
            ) : (
              <Trans>There are none for everybody yet. Members see more after they sign in.</Trans>
            )}
          </p>
        </Notice>
      )}
      {list && (
        <Pager
          after={after}
          next={list.collections.pageInfo.hasNextPage ? list.collections.pageInfo.endCursor : null}
          onMove={setAfter}
        />
      )}
    </div>
  );
}

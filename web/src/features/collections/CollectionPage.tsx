/** One collection to read: what it is for, who keeps it, and its resources in order, each with the keeper's word about it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { addressAfter } from '../../ui/addressAfter';
import { CopyOnce } from '../../ui/CopyOnce';
import { DateText } from '../../ui/DateText';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { wantWords } from '../../ui/locale';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Prose } from '../../ui/Prose';
import { useNews, type Tell } from '../../ui/useNews';
import { usePageTitle } from '../../ui/usePageTitle';
import { ResourceCard } from '../library/ResourceCard';
import { CollectionFacts } from './CollectionFacts';
import { CollectionTag } from './CollectionTag';
import { CollectionQuery, type Collection } from './collectionQuery';
import { HiddenNotice } from './HiddenNotice';
import { KeptBy } from './KeptBy';
import { MissingCollection } from './MissingCollection';
import { WrongCollection } from './WrongCollection';

const route = getRouteApi('/c/$slug');

/** Only for curators: readers do not load it, nor its words. */
const CollectionCase = lazy(async () => {
  const [part] = await Promise.all([import('./curate/CollectionCase'), wantWords('office')]);
  return { default: part.CollectionCase };
});

const decisions: Collection['viewerActions'] = ['DECIDE', 'TAKE_DOWN', 'PUT_BACK', 'ANSWER_FLAGS'];

export function CollectionPage() {
  const { slug } = route.useParams();
  const [after, setAfter] = useState(addressAfter);
  const [{ data, error }, ask] = useQuery({
    query: CollectionQuery,
    variables: { slug, ...(after && { after }) },
    requestPolicy: 'cache-and-network',
  });
  // An answer to its flags may be the end of what the Alliance reads of a collection: it is told all the same.
  const [answered, onAnswered] = useNews();
  if (!error && data && !data.collection && !answered) return <MissingCollection slug={slug} />;
  return (
    <div className="grid-container">
      {answered}
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {answered && data && !data.collection && (
        <p>
          <Link to="/collections" className="usa-link">
            <Trans>All collections</Trans>
          </Link>
        </p>
      )}
      {!error && data?.collection && (
        <>
          <CollectionHead
            key={data.collection.id}
            collection={data.collection}
            onStale={() => ask({ requestPolicy: 'network-only' })}
            onAnswered={onAnswered}
          />
          <div className="split split--aside-last">
            <CollectionReading collection={data.collection} after={after} onMove={setAfter} />
            <CollectionFacts collection={data.collection} values={data.values} standards={data.standards} />
          </div>
        </>
      )}
    </div>
  );
}

type HeadProps = { collection: Collection; onStale: () => void; onAnswered: Tell };

function CollectionHead({ collection, onStale, onAnswered }: HeadProps) {
  const { t } = useLingui();
  usePageTitle(collection.title);
  const mayDecide = decisions.some((action) => collection.viewerActions.includes(action));
  return (
    <>
      <p className="tags">
        <CollectionTag topics={collection.topics} />
      </p>
      <h1>{collection.title}</h1>
      <p className="facts">
        <span>
          <KeptBy collection={collection} />
        </span>
        <span>
          <Plural value={collection.itemCount} one="# resource" other="# resources" />
        </span>
        <span>
          <Trans>
            Updated <DateText value={collection.updatedAt} />
          </Trans>
        </span>
      </p>
      {collection.viewerActions.includes('EDIT') && (
        <p className="noprint">
          <Link to="/c/$slug/edit" params={{ slug: collection.slug }} className="usa-button usa-button--outline">
            <Trans>Edit</Trans>
          </Link>
        </p>
      )}
      {collection.verdict?.kind === 'TAKEN_DOWN' ? (
        <Notice tone="warning" heading={t`The Alliance took this down`}>
          <p className="lines">{collection.verdict.reason}</p>
          <p>
            <Trans>Only people who keep this collection and the Alliance’s curators can see this page.</Trans>
          </p>
        </Notice>
      ) : collection.hiddenAt ? (
        <HiddenNotice since={collection.hiddenAt} />
      ) : (
        !collection.published && (
          <Notice tone="info" heading={t`Not published yet`}>
            <p>
              <Trans>Only people who keep this collection can see this page.</Trans>
            </p>
          </Notice>
        )
      )}
      {mayDecide && (
        <Suspense fallback={null}>
          <CollectionCase collection={collection} onStale={onStale} onAnswered={onAnswered} />
        </Suspense>
      )}
    </>
  );
}

type Props = { collection: Collection; after: string | null; onMove: (after: string | null) => void };

function CollectionReading({ collection, after, onMove }: Props) {
  const { items } = collection;
  // What waits for an answer or was declined stands on the page where its keepers edit it.
  const shown = items.edges.filter(({ node }) => node.state === 'ACCEPTED');
  return (
    <div>
      {collection.summary && <p className="lead">{collection.summary}</p>}
      {collection.introductionHtml && <Prose html={collection.introductionHtml} />}
      <h2>
        <Trans>In this collection</Trans>
      </h2>
      {shown.length === 0 && (
        <p>
          <Trans>Nothing in it is shared with you now.</Trans>
        </p>
      )}
      <ol className="plain-list">
        {shown.map(({ node }) => (
          <ResourceCard key={node.id} resource={node.resource} level="h3">
            {node.commentaryHtml && <Prose html={node.commentaryHtml} />}
          </ResourceCard>
        ))}
      </ol>
      <Pager after={after} next={items.pageInfo.hasNextPage ? items.pageInfo.endCursor : null} onMove={onMove} />
      <WrongCollection collection={collection} />
      {collection.published && (
        <div className="noprint">
          <CopyOnce
            label={<Trans>Share this collection: its address</Trans>}
            value={`${location.origin}/c/${collection.slug}`}
          />
        </div>
      )}
    </div>
  );
}

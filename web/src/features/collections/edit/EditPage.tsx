/** The page on which the keepers of a collection edit it: its words, what is in it, and who sees it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { useNews, type Tell } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { AddSection } from './AddSection';
import { CollectionToEditQuery, type EditData, type EditedCollection } from './editQuery';
import { FieldsForm } from './FieldsForm';
import { ItemsSection } from './ItemsSection';
import { isLiving } from './itemState';
import { LifeSection } from './LifeSection';
import { losesReaders, ownReach } from './ownReach';
import { StandingNotice } from './StandingNotice';
import { useItems } from './useItems';

const route = getRouteApi('/c/$slug/edit');

/** While nothing is in it, and nothing is featured, the answer names no type that a change would. */
const context = { additionalTypenames: ['CollectionItem', 'Featured'] };

export function EditPage() {
  const { t } = useLingui();
  const { slug } = route.useParams();
  // Asked anew at each visit: the form must begin with what stands there now.
  const [{ data, error }, ask] = useQuery({
    query: CollectionToEditQuery,
    variables: { slug },
    requestPolicy: 'network-only',
    context,
  });
  usePageTitle(t`Edit a collection`);
  const collection = data?.collection;
  if (!error && data && !collection) return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {collection && (
        <>
          <p>
            <Link to="/c/$slug" params={{ slug }} className="usa-link">
              <Trans>See it as readers see it</Trans>
            </Link>
          </p>
          <h1>{collection.title}</h1>
          {collection.viewerActions.includes('EDIT') ? (
            <Editing key={collection.id} collection={collection} data={data} />
          ) : (
            <Notice tone="info" heading={t`You cannot edit this collection`}>
              <p>
                <Trans>
                  Those who keep it edit it. If you are one of them, check in the menu at the top for whom you act.
                </Trans>
              </p>
            </Notice>
          )}
        </>
      )}
    </div>
  );
}

/** The parts of the page, each of which tells what came of its own deeds. */
type Part = 'words' | 'items' | 'add' | 'life';

function Editing({ collection, data }: { collection: EditedCollection; data: EditData }) {
  const [news, tell, hush] = useNews();
  const [place, setPlace] = useState<Part>('words');
  const items = useItems(collection);
  if (!items) return <Loading />;
  // One piece of news at a time, beside what was done: nobody is taken to the top of the page, and nothing old stays.
  const at = (part: Part) => ({
    news: part === place ? news : null,
    onDone: ((...told) => {
      setPlace(part);
      tell(...told);
    }) as Tell,
  });
  const own = ownReach(collection, data.publishingRules.ownReach);
  const waits = losesReaders(collection, own) ? own : null;
  return (
    <div onSubmitCapture={hush}>
      <StandingNotice collection={collection} />
      <FieldsForm collection={collection} data={data} own={own} {...at('words')} />
      <ItemsSection collection={collection} items={items} waits={waits} onMove={hush} {...at('items')} />
      <AddSection
        collectionId={collection.id}
        held={items.filter(isLiving).map(({ resource }) => resource.id)}
        waits={waits}
        {...at('add')}
      />
      <LifeSection
        collection={collection}
        accepted={items.filter(({ state }) => state === 'ACCEPTED').length}
        own={own}
        {...at('life')}
      />
    </div>
  );
}

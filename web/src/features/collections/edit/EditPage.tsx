/** The page on which the keepers of a collection edit it: its words, what is in it, and who sees it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { useNews } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { AddSection } from './AddSection';
import { CollectionToEditQuery, type EditData, type EditedCollection } from './editQuery';
import { FieldsForm } from './FieldsForm';
import { ItemsSection } from './ItemsSection';
import { LifeSection } from './LifeSection';
import { useItems } from './useItems';

const route = getRouteApi('/c/$slug/edit');

/** While nothing is in it the answer names no type that adding would change. */
const context = { additionalTypenames: ['CollectionItem'] };

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

function Editing({ collection, data }: { collection: EditedCollection; data: EditData }) {
  const [news, tell] = useNews();
  const items = useItems(collection);
  if (!items) return <Loading />;
  return (
    <>
      {news}
      <FieldsForm collection={collection} data={data} />
      <ItemsSection collection={collection} items={items} onDone={tell} />
      <AddSection
        collectionId={collection.id}
        held={items.filter(({ state }) => state !== 'DECLINED').map(({ resource }) => resource.id)}
        onDone={tell}
      />
      <LifeSection
        collection={collection}
        accepted={items.filter(({ state }) => state === 'ACCEPTED').length}
        onDone={tell}
      />
    </>
  );
}

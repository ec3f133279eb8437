/** One group: what it is about, which departments are in it and what they collect together. Who keeps it adds and takes out; a department may leave. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Pager } from '../../../ui/Pager';
import { wantWords } from '../../../ui/locale';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useNews } from '../../../ui/useNews';
import { useViewer } from '../viewer';
import { GroupActions } from './GroupActions';
import { GroupMember } from './GroupMember';
import { GroupQuery, type Group } from './groupQuery';
import { groupKindWords } from './groupWords';

const route = getRouteApi('/groups/$id');

/** The cards of collections have words of their own. */
const GroupCollections = lazy(async () => {
  const [part] = await Promise.all([import('../../collections/GroupCollections'), wantWords('places')]);
  return { default: part.GroupCollections };
});

export function GroupPage() {
  const { id } = route.useParams();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: GroupQuery,
    variables: { id, after },
    requestPolicy: 'cache-and-network',
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  if (!error && data && data.node?.__typename !== 'Group') return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={again} />}
      {!data && !error && <Loading />}
      {data?.node?.__typename === 'Group' && (
        <GroupReading group={data.node} after={after} onMove={setAfter} onChanged={again} />
      )}
    </div>
  );
}

type Props = { group: Group; after: string | null; onMove: (after: string | null) => void; onChanged: () => void };

function GroupReading({ group, after, onMove, onChanged }: Props) {
  const { i18n } = useLingui();
  const [news, tell] = useNews();
  const { viewer } = useViewer();
  usePageTitle(group.name);
  const { edges, totalCount, pageInfo } = group.departments;
  const done = (heading: string) => {
    tell(heading);
    onChanged();
  };
  return (
    <>
      <p>
        <Link to="/groups" className="usa-link">
          <Trans>All groups</Trans>
        </Link>
      </p>
      <p className="tags">
        <span className="usa-tag">{i18n._(groupKindWords[group.kind])}</span>
      </p>
      <h1>{group.name}</h1>
      {group.about && <p className="lead">{group.about}</p>}
      <p className="quiet">
        {group.convener ? (
          <Trans>
            Convened by {group.convener.name}, {group.convener.stateName}
          </Trans>
        ) : (
          <Trans>Convened by Alliance staff</Trans>
        )}
      </p>
      {news}
      {group.canManage && <GroupActions group={group} onDone={done} />}
      <h2>
        <Plural value={totalCount} _0="No departments yet" one="# department" other="# departments" />
      </h2>
      <ul className="plain-list">
        {edges.map(({ node }) => (
          <GroupMember key={node.id} group={group} department={node} onDone={done} />
        ))}
      </ul>
      <Pager after={after} next={pageInfo.hasNextPage ? pageInfo.endCursor : null} onMove={onMove} />
      {viewer && (
        <Suspense fallback={null}>
          <GroupCollections key={group.id} groupId={group.id} viewer={viewer} />
        </Suspense>
      )}
    </>
  );
}

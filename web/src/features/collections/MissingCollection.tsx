/** In place of a collection that nobody here may read: that the Alliance took it down, when and why; or that there is none. */
import { useQuery } from 'urql';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { GonePage } from '../library/GonePage';
import { CollectionNoticeQuery } from './collectionNoticeQuery';

export function MissingCollection({ slug }: { slug: string }) {
  const [{ data, fetching }] = useQuery({ query: CollectionNoticeQuery, variables: { slug } });
  if (fetching)
    return (
      <div className="grid-container">
        <Loading />
      </div>
    );
  const notice = data?.collectionNotice;
  if (!notice) return <NotFound />;
  return <GonePage notice={{ ...notice, department: null, status: 'TAKEN_DOWN', byAlliance: true, successor: null }} />;
}

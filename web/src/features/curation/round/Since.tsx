/** What changed from the version of the round before to the one that asks now. */
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Compared } from '../../library/compare/Compared';
import { CompareQuery } from '../../library/compare/compareQuery';

type Props = { from: string; to: string; names: { slug: string; name: string }[] };

export function Since({ from, to, names }: Props) {
  const [{ data, error }, ask] = useQuery({ query: CompareQuery, variables: { from, to } });
  if (error) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading short />;
  // The version of then may be for its department alone again.
  if (!data.compareVersions) return null;
  // What is the same stands below, with the version itself.
  const documents = data.compareVersions.documents.filter(({ change }) => change !== 'SAME');
  return <Compared comparison={{ ...data.compareVersions, documents }} names={names} />;
}

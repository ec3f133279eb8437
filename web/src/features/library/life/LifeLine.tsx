/** Above a draft: where its resource is in its life, and what is to be done next. It follows what is sent from the form below. */
import { useQuery } from 'urql';
import { StatusBadge } from '../StatusBadge';
import { LifeQuery } from './lifeQuery';
import { NextStep } from './NextStep';

export function LifeLine({ slug }: { slug: string }) {
  const [{ data }] = useQuery({ query: LifeQuery, variables: { slug }, requestPolicy: 'cache-and-network' });
  const life = data?.resource;
  if (!life) return null;
  return (
    <>
      <p className="tags">
        <StatusBadge status={life.status} nextStatus={life.nextStatus} />
      </p>
      <NextStep life={life} title={life.title} />
    </>
  );
}

/** Finds anybody who has ever signed in, by name or address, so that an administrator can change their standing. */
import { Plural, Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Pager } from '../../../ui/Pager';
import type { Done } from '../people/peopleQuery';
import { StandingRow } from './StandingRow';
import { PeopleSearchQuery } from './staffQuery';

export function PeopleSearch({ round, onDone }: { round: number; onDone: Done }) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<{ query: string; after: string | null } | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: PeopleSearchQuery,
    variables: asked ?? {},
    pause: !asked,
    requestPolicy: 'cache-and-network',
  });
  const seen = useRef(round);
  useEffect(() => {
    if (seen.current === round) return;
    seen.current = round;
    if (asked) ask({ requestPolicy: 'network-only' });
  }, [round, asked, ask]);
  const found = error || !asked ? undefined : data?.people;
  return (
    <section aria-labelledby="find-heading">
      <h2 id="find-heading">
        <Trans>Find a person</Trans>
      </h2>
      <form
        role="search"
        className="measure finder"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ query: words.trim(), after: null });
        }}
      >
        <label className="usa-label" htmlFor="person-words">
          <Trans>Name or address</Trans>
        </label>
        <input
          className="usa-input"
          id="person-words"
          type="search"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button className="usa-button" type="submit">
          <Trans>Find people</Trans>
        </button>
      </form>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {asked && !found && !error && <Loading short />}
      <p role="status" className="results__count">
        {found && <Plural value={found.totalCount} _0="Nobody has that name" one="# person" other="# people" />}
      </p>
      <ul className="plain-list">
        {found?.edges.map(({ node }) => (
          <StandingRow key={node.id} person={node} onDone={onDone} />
        ))}
      </ul>
      {asked && found && (
        <Pager
          after={asked.after}
          next={found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null}
          onMove={(after) => setAsked({ ...asked, after })}
        />
      )}
    </section>
  );
}

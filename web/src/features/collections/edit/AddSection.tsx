/** Finds a resource by words or by its address, and adds it to the collection with a word about it. */
import { Plural, Trans } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useId, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { Reach } from '../../../ui/kinds';
import type { Tell } from '../../../ui/useNews';
import { FindResourcesQuery, ResourceAtQuery } from './editOrders';
import { FoundRow, type Found } from './FoundRow';
import { slugOf } from './slugOf';

type Props = {
  collectionId: string;
  /** The resources that stand in it already or are asked for. */
  held: string[];
  /** Its keepers' own reach, while readers beyond it would go without the collection after new words. */
  waits: Reach | null;
  news: ReactNode;
  onDone: Tell;
};

export function AddSection({ collectionId, held, waits, news, onDone }: Props) {
  const id = useId();
  const client = useClient();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found[] | null>(null);
  const [failure, setFailure] = useState<CombinedError | null>(null);

  const look = async () => {
    if (!words.trim()) return;
    setFailure(null);
    const fresh = { requestPolicy: 'network-only' } as const;
    const slug = slugOf(words);
    if (slug) {
      const { data, error } = await client.query(ResourceAtQuery, { slug }, fresh);
      setFailure(error ?? null);
      return setFound(data ? (data.resource ? [data.resource] : []) : null);
    }
    const { data, error } = await client.query(FindResourcesQuery, { query: words.trim() }, fresh);
    setFailure(error ?? null);
    setFound(data ? data.search.edges.map(({ node }) => node) : null);
  };

  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        <Trans>Add a resource</Trans>
      </h2>
      {news}
      <form
        className="picker"
        role="search"
        aria-labelledby={`${id}-heading`}
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label className="usa-label" htmlFor={`${id}-words`}>
          <Trans>Words to search for, or the address of its page</Trans>
        </label>
        <input
          className="usa-input"
          id={`${id}-words`}
          type="search"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="submit" className="usa-button usa-button--outline">
          <Trans>Find resources</Trans>
        </button>
      </form>
      {failure && <FailureNotice error={failure} live="alert" />}
      <p role="status" className="quiet">
        {found && (
          <Plural
            value={found.length}
            _0="Nothing found. Try other words, or check the address."
            one="# resource"
            other="# resources"
          />
        )}
      </p>
      <ul className="plain-list">
        {found?.map((one) => (
          <FoundRow
            key={one.id}
            found={one}
            collectionId={collectionId}
            isHeld={held.includes(one.id)}
            waits={waits}
            onDone={onDone}
          />
        ))}
      </ul>
    </section>
  );
}

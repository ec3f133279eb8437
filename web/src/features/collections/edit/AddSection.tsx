/** Finds a resource by words or by its address, and adds it to the collection with a word about it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useId, useState } from 'react';
import { useClient } from 'urql';
import { Actions } from '../../../ui/Actions';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { Tell } from '../../../ui/useNews';
import { AddFoundPanel } from './AddFoundPanel';
import { FindResourcesQuery, ResourceAtQuery } from './editOrders';
import { slugOf } from './slugOf';

export type Found = { id: string; title: string; department: { id: string; name: string; state: string } };

type Props = {
  collectionId: string;
  /** The resources that stand in it already or are asked for. */
  held: string[];
  onDone: Tell;
};

export function AddSection({ collectionId, held, onDone }: Props) {
  const { t } = useLingui();
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
        {found?.map((one) => {
          const office = `${one.department.name}, ${one.department.state}`;
          return (
            <li className="file" key={one.id}>
              <strong>{one.title}</strong> <span className="quiet">{office}</span>
              {held.includes(one.id) ? (
                <p className="quiet">{t`In the collection already, or asked for`}</p>
              ) : (
                <Actions
                  about={one.title}
                  items={[
                    {
                      name: 'add',
                      label: <Trans>Add</Trans>,
                      render: (close) => (
                        <AddFoundPanel collectionId={collectionId} found={one} onDone={onDone} onClose={close} />
                      ),
                    },
                  ]}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

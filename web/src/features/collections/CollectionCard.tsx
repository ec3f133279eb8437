/** A collection in a list: its title, what it is for, who keeps it, and how much is in it. */
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readFragment, type FragmentOf } from '../../gql';
import { CollectionCardFragment } from './collectionCard';
import { CollectionTag } from './CollectionTag';

type Props = { collection: FragmentOf<typeof CollectionCardFragment>; level?: 'h2' | 'h3'; children?: ReactNode };

export function CollectionCard({ collection, level: Heading = 'h3', children }: Props) {
  const card = readFragment(CollectionCardFragment, collection);
  return (
    <li className="result">
      <Heading>
        <Link to="/c/$slug" params={{ slug: card.slug }} className="usa-link">
          {card.title}
        </Link>
      </Heading>
      {card.summary && <p>{card.summary}</p>}
      {children}
      <div className="facts">
        <span>
          <CollectionTag topics={card.topics} />
        </span>
        {!card.published && (
          <span>
            <Trans>Not published yet</Trans>
          </span>
        )}
        <span>
          {card.department ? `${card.department.name}, ${card.department.state}` : <Trans>Kept by the Alliance</Trans>}
        </span>
        <span>
          <Plural value={card.itemCount} one="# resource" other="# resources" />
        </span>
      </div>
    </li>
  );
}

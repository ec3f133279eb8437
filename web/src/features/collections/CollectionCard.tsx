/** A collection in a list: its title, what it is for, who keeps it, and how much is in it. */
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readFragment, type FragmentOf, type ResultOf } from '../../gql';
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
          <Keeper card={card} />
        </span>
        <span>
          <Plural value={card.itemCount} one="# resource" other="# resources" />
        </span>
      </div>
    </li>
  );
}

/** Without the way to its page: the title alone leads on. */
function Keeper({ card }: { card: ResultOf<typeof CollectionCardFragment> }) {
  const { department, groupName: name } = card;
  if (department) return `${department.name}, ${department.state}`;
  return name === null ? (
    <Trans>Kept by the Alliance</Trans>
  ) : (
    <Trans>Kept together by the departments of {name}</Trans>
  );
}

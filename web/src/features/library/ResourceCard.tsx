/** A resource in a list: title, kind, department with its state, date, formats. What else a list knows stands below. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readFragment, type FragmentOf } from '../../gql';
import { DateText } from '../../ui/DateText';
import { typeWords } from '../../ui/fileWords';
import { KindTag } from '../../ui/KindTag';
import { isPast } from './lifecycleWords';
import { ResourceCardFragment } from './resourceCardFragment';
import { StatusBadge } from './StatusBadge';

type Props = { resource: FragmentOf<typeof ResourceCardFragment>; level?: 'h2' | 'h3'; children?: ReactNode };

export function ResourceCard({ resource, level: Heading = 'h2', children }: Props) {
  const { i18n } = useLingui();
  const card = readFragment(ResourceCardFragment, resource);
  const version = card.currentVersion;
  const types = [...new Set(version?.attachments.map((file) => i18n._(typeWords(file.mediaType))))];
  return (
    <li className="result">
      <Heading>
        <Link to="/r/$slug" params={{ slug: card.slug }} className="usa-link">
          {card.title}
        </Link>
      </Heading>
      {card.summary && <p>{card.summary}</p>}
      {children}
      <div className="facts">
        <span>
          <KindTag kind={card.kind} topics={card.topics} />
          {isPast(card.status) && <StatusBadge status={card.status} />}
        </span>
        <span>
          {card.department.name}, {card.department.state}
        </span>
        {version?.publishedAt && (
          <span>
            <Trans>
              Published <DateText value={version.publishedAt} />
            </Trans>
          </span>
        )}
        {types.length > 0 && <span>{types.join(', ')}</span>}
      </div>
    </li>
  );
}

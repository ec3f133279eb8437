/** What a resource or a collection serves, as rows of its list of facts: values, standards and topics, each a way to more of it. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export type Named = { slug: string; name: string };
type Props = {
  serves: { values: readonly string[]; standards: readonly string[]; topics: readonly string[] };
  /** All there are, with their names. */
  values: Named[];
  standards: Named[];
};

export function ServesFacts({ serves, values, standards }: Props) {
  const nameOf = (list: Named[], slug: string) => list.find((item) => item.slug === slug)?.name ?? slug;
  return (
    <>
      <Rows term={<Trans>Values</Trans>} slugs={serves.values}>
        {(slug) => (
          <Link to="/values/$slug" params={{ slug }} className="usa-link">
            {nameOf(values, slug)}
          </Link>
        )}
      </Rows>
      <Rows term={<Trans>Standards</Trans>} slugs={serves.standards}>
        {(slug) => (
          <Link to="/standards/$slug" params={{ slug }} className="usa-link">
            {nameOf(standards, slug)}
          </Link>
        )}
      </Rows>
      {/* "demo" is shown as a mark beside the title already. */}
      <Rows term={<Trans>Topics</Trans>} slugs={serves.topics.filter((topic) => topic !== 'demo')}>
        {(topic) => (
          <Link to="/topics/$topic" params={{ topic }} className="usa-link">
            {topic}
          </Link>
        )}
      </Rows>
    </>
  );
}

function Rows(props: { term: ReactNode; slugs: readonly string[]; children: (slug: string) => ReactNode }) {
  if (props.slugs.length === 0) return null;
  return (
    <>
      <dt>{props.term}</dt>
      {props.slugs.map((slug) => (
        <dd key={slug}>{props.children(slug)}</dd>
      ))}
    </>
  );
}

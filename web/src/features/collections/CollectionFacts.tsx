/** The side of a collection's page: what it serves, and with whom it is shared. */
import { Trans, useLingui } from '@lingui/react/macro';
import { reachWords } from '../../ui/kinds';
import { ServesFacts, type Named } from '../library/ServesFacts';
import type { Collection } from './collectionQuery';

type Props = { collection: Collection; values: Named[]; standards: Named[] };

export function CollectionFacts({ collection, values, standards }: Props) {
  const { i18n } = useLingui();
  const { reach, group } = collection;
  return (
    <aside className="about" aria-labelledby="about-heading">
      <h2 id="about-heading">
        <Trans>About this collection</Trans>
      </h2>
      <dl>
        <dt>
          <Trans>Shared with</Trans>
        </dt>
        <dd>{reach === 'GROUP' && group ? group.name : i18n._(reachWords[reach])}</dd>
        <ServesFacts serves={collection} values={values} standards={standards} />
      </dl>
    </aside>
  );
}

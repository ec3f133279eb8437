/** On the page of a resource, for those who work on it: what is to be done next, and the moves that they may make. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { useNews } from '../../../ui/useNews';
import { AppealNews } from '../../moderation/appeal/AppealNews';
import { AppealPanel } from '../../moderation/appeal/AppealPanel';
import { MendNews } from '../../moderation/appeal/MendNews';
import { useOpenRequest } from '../../moderation/appeal/useOpenRequest';
import type { Resource } from '../resourceQuery';
import { LifeQuery, type LifeFacts } from './lifeQuery';
import { MovePanel } from './MovePanel';
import { moves, moveWords } from './moveWords';
import { NextStep } from './NextStep';

const withoutAppeal = (life: LifeFacts): LifeFacts => ({
  ...life,
  viewerActions: life.viewerActions.filter((action) => action !== 'APPEAL'),
});

export function LifePanel({ resource }: { resource: Resource }) {
  const { t, i18n } = useLingui();
  const [news, tell] = useNews();
  const [{ data }] = useQuery({
    query: LifeQuery,
    variables: { slug: resource.slug },
    requestPolicy: 'cache-and-network',
  });
  const life = data?.resource;
  const mine = moves.filter((move) => resource.viewerActions.includes(move));
  const items: ActionItem[] = mine.map((move) => ({
    name: move,
    label: i18n._(moveWords[move].label),
    render: (close: () => void) => <MovePanel move={move} resource={resource} onDone={tell} onClose={close} />,
  }));
  const asked = useOpenRequest(resource);
  // While flags are checked or an appeal waits there is nothing to appeal.
  const mayAppeal = resource.viewerActions.includes('APPEAL') && !asked;
  if (mayAppeal)
    items.unshift({
      name: 'APPEAL',
      label: t`Appeal`,
      render: (close) => <AppealPanel resourceId={resource.id} onDone={tell} onClose={close} />,
    });
  return (
    <div className="noprint">
      {news}
      <AppealNews resource={resource} asked={asked} />
      <MendNews resource={resource} />
      {life && <NextStep life={mayAppeal ? life : withoutAppeal(life)} title={life.title} />}
      {items.length > 0 && (
        <details className="more">
          <summary>
            <Trans>More you can do</Trans>
          </summary>
          <Actions items={items} />
        </details>
      )}
    </div>
  );
}

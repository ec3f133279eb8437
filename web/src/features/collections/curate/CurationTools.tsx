/** What may be done with a resource beyond reading it: add it to a collection, endorse it, feature it. */
import { Trans } from '@lingui/react/macro';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { useNews } from '../../../ui/useNews';
import type { Curated } from '../resourceCurationQuery';
import { AddPanel } from './AddPanel';
import { EndorsePanel } from './EndorsePanel';
import { FeatureTools } from './FeatureTools';
import { WithdrawEndorsementPanel } from './WithdrawEndorsementPanel';

export function CurationTools({ resource }: { resource: Curated }) {
  const [news, tell] = useNews();
  const may = (action: Curated['viewerActions'][number]) => resource.viewerActions.includes(action);
  const { endorsement, currentVersion } = resource;
  const items: ActionItem[] = [];
  if (may('ADD_TO_COLLECTION'))
    items.push({
      name: 'add',
      label: <Trans>Add to a collection</Trans>,
      render: (close) => <AddPanel resource={resource} onDone={tell} onClose={close} />,
    });
  if (may('ENDORSE') && currentVersion)
    items.push({
      name: 'endorse',
      label: <Trans>Endorse</Trans>,
      render: (close) => (
        <EndorsePanel resourceId={resource.id} version={currentVersion} onDone={tell} onClose={close} />
      ),
    });
  if (may('ENDORSE') && endorsement?.state === 'IN_FORCE')
    items.push({
      name: 'withdraw',
      label: <Trans>Withdraw the endorsement</Trans>,
      render: (close) => <WithdrawEndorsementPanel endorsement={endorsement} onDone={tell} onClose={close} />,
    });
  return (
    <section aria-labelledby="curation-heading" className="noprint">
      <h2 id="curation-heading">
        <Trans>Recommend it</Trans>
      </h2>
      {news}
      <Actions items={items} />
      {(may('FEATURE') || may('ENDORSE')) && (
        <FeatureTools subject={{ resourceId: resource.id }} mayFeature={may('FEATURE')} onDone={tell} />
      )}
    </section>
  );
}

/** The button that opens the form for a flag, and what came of it. */
import { Trans } from '@lingui/react/macro';
import { Actions } from '../../../ui/Actions';
import { useNews } from '../../../ui/useNews';
import { FlagPanel } from './FlagPanel';
import { useMarkedWords } from './useMarkedWords';

export function FlagResource({ resourceId }: { resourceId: string }) {
  const [news, tell] = useNews();
  const markedWords = useMarkedWords();
  const render = (close: () => void) => (
    <FlagPanel resourceId={resourceId} marked={markedWords()} onDone={tell} onClose={close} />
  );
  return (
    <>
      {news}
      <p className="measure">
        <Trans>Tell the Alliance. A moderator checks it, and what is decided stands on this page.</Trans>
      </p>
      <Actions items={[{ name: 'flag', label: <Trans>Something is wrong with it</Trans>, render }]} />
    </>
  );
}

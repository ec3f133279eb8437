/** The button that opens the form for a flag, and what came of it; while one's own flag waits, since when. */
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Actions } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import { useNews } from '../../../ui/useNews';
import { FlagPanel, type Flagging } from './FlagPanel';
import { OpenFlagQuery } from './flagOrders';
import { MyFlagsLink } from './MyFlagsLink';
import { useMarkedWords } from './useMarkedWords';

type Props = Flagging & {
  /** What is flagged. */
  id: string;
  /** Who checks it, and where the answer will stand. */
  children: ReactNode;
};

/** A flag that is made or taken back changes the answer, which names none. */
const context = { additionalTypenames: ['Flag'] };

export function FlagPart({ id, children, ...flagging }: Props) {
  const [news, tell] = useNews();
  const markedWords = useMarkedWords();
  const [{ data, error }] = useQuery({
    query: OpenFlagQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
    context,
  });
  const { node } = data ?? {};
  const since = node?.__typename === 'Resource' || node?.__typename === 'Collection' ? node.viewerFlaggedAt : null;
  const render = (close: () => void) => (
    <FlagPanel {...flagging} marked={markedWords()} onDone={tell} onClose={close} />
  );
  return (
    <>
      {news}
      {/* What was just flagged is told by the news. */}
      {since && !news && (
        <>
          <p className="measure">
            <Trans>
              You flagged this on <DateText value={since} />. The answer comes under “My flags”.
            </Trans>
          </p>
          <MyFlagsLink />
        </>
      )}
      {/* Where it cannot be asked the form is there all the same: a second flag is refused, and its words are kept. What is hidden
          by the flag that was just made cannot be asked. */}
      {!since && !news && (data || error) && (
        <>
          <p className="measure">{children}</p>
          <Actions items={[{ name: 'flag', label: <Trans>Something is wrong with it</Trans>, render }]} />
        </>
      )}
    </>
  );
}

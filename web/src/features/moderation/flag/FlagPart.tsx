/** The button that opens the form for a flag, and what came of it. */
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Actions } from '../../../ui/Actions';
import { useNews } from '../../../ui/useNews';
import { FlagPanel, type Flagging } from './FlagPanel';
import { useMarkedWords } from './useMarkedWords';

/** The children say who checks it, and where the answer will stand. */
export function FlagPart({ children, ...flagging }: Flagging & { children: ReactNode }) {
  const [news, tell] = useNews();
  const markedWords = useMarkedWords();
  const render = (close: () => void) => (
    <FlagPanel {...flagging} marked={markedWords()} onDone={tell} onClose={close} />
  );
  return (
    <>
      {news}
      <p className="measure">{children}</p>
      <Actions items={[{ name: 'flag', label: <Trans>Something is wrong with it</Trans>, render }]} />
    </>
  );
}

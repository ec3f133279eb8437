/** A found resource, with the button that adds it to the collection unless it is there already. */
import { Trans } from '@lingui/react/macro';
import { Actions } from '../../../ui/Actions';
import type { Reach } from '../../../ui/kinds';
import type { Tell } from '../../../ui/useNews';
import { AddFoundPanel } from './AddFoundPanel';

export type Found = { id: string; title: string; department: { id: string; name: string; state: string } };

type Props = { found: Found; collectionId: string; isHeld: boolean; waits: Reach | null; onDone: Tell };

export function FoundRow({ found, collectionId, isHeld, waits, onDone }: Props) {
  const { title, department } = found;
  const render = (close: () => void) => (
    <AddFoundPanel collectionId={collectionId} found={found} waits={waits} onDone={onDone} onClose={close} />
  );
  return (
    <li className="file">
      <strong>{title}</strong>{' '}
      <span className="quiet">
        {department.name}, {department.state}
      </span>
      {isHeld ? (
        <p className="quiet">
          <Trans>In the collection already, or asked for</Trans>
        </p>
      ) : (
        <Actions about={title} items={[{ name: 'add', label: <Trans>Add</Trans>, render }]} />
      )}
    </li>
  );
}

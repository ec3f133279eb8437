/** Adds a found resource to the collection, with a word about why it belongs there. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import type { Reach } from '../../../ui/kinds';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { sayRefusal } from '../../curation/refusalWords';
import { AddToCollection } from './addOrder';
import type { Found } from './FoundRow';
import { useAddNews } from './useAddNews';
import { WaitWarning } from './WaitWarning';

type Props = { collectionId: string; found: Found; waits: Reach | null; onDone: Tell; onClose: () => void };

export function AddFoundPanel({ collectionId, found, waits, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [, add] = useMutation(AddToCollection);
  const tellOutcome = useAddNews(onDone);
  const [commentary, setCommentary, forget] = useKeptText(`commons-collect ${collectionId} ${found.id}`);
  const send = async () => {
    const input = { collectionId, resourceId: found.id, commentary: commentary.trim() };
    const sent = await form.send([], () => add({ input }));
    if (!sent) return;
    forget();
    onClose();
    const { name, state } = found.department;
    tellOutcome(sent.addToCollection, { title: found.title, office: `${name}, ${state}` });
  };
  return (
    <PanelForm
      heading={<Trans>Add {found.title}</Trans>}
      submit={<Trans>Add it</Trans>}
      form={form}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <TextField
        field={form.name('commentary')}
        type="area"
        label={<Trans>Why it belongs there (optional)</Trans>}
        hint={t`Readers of the collection see it. A resource of another office waits until that office has agreed.`}
        error={form.errorOf('commentary')}
        value={commentary}
        onChange={setCommentary}
      />
      <div role="status">{waits && commentary.trim() && <WaitWarning own={waits} />}</div>
    </PanelForm>
  );
}

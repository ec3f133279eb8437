/** The keeper's word about a resource in a collection: why it is there. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import type { Reach } from '../../../ui/kinds';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { ChangeCollectionItem } from './editOrders';
import type { Item } from './editQuery';
import { WaitWarning } from './WaitWarning';

type Props = { item: Item; waits: Reach | null; onDone: Tell; onClose: () => void };

export function CommentaryPanel({ item, waits, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, change] = useMutation(ChangeCollectionItem);
  const [commentary, setCommentary, forget] = useKeptText(`commons-commentary ${item.id}`, item.commentary);
  const { title } = item.resource;
  const save = async () => {
    const input = { itemId: item.id, commentary: commentary.trim() };
    if (!(await form.send([], () => change({ input })))) return;
    forget();
    onClose();
    onDone(t`The words about it are saved: ${title}`);
  };
  return (
    <PanelForm
      level="h3"
      heading={<Trans>Why is {title} in this collection?</Trans>}
      submit={<Trans>Save these words</Trans>}
      form={form}
      onSubmit={() => void save()}
      onCancel={() => {
        forget();
        onClose();
      }}
    >
      <TextField
        field={form.name('commentary')}
        type="area"
        label={<Trans>What readers are told about it</Trans>}
        hint={t`A few sentences. You can mark up your text (Markdown): * list, **bold**`}
        error={form.errorOf('commentary')}
        value={commentary}
        onChange={setCommentary}
      />
      {waits && <WaitWarning own={waits} />}
    </PanelForm>
  );
}

/** Takes a resource out of a collection, after asking; the resource itself stays as it is. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { PanelForm } from '../../../ui/PanelForm';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { RemoveFromCollection } from './editOrders';
import type { Item } from './editQuery';

type Props = { item: Item; onDone: Tell; onClose: () => void };

export function RemovePanel({ item, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, remove] = useMutation(RemoveFromCollection);
  const { title } = item.resource;
  const take = async () => {
    if (!(await form.send([], () => remove({ input: { itemId: item.id } })))) return;
    onClose();
    onDone(t`Taken out: ${title}`);
  };
  return (
    <PanelForm
      heading={<Trans>Take {title} out of the collection?</Trans>}
      submit={<Trans>Take it out</Trans>}
      form={form}
      danger
      onSubmit={() => void take()}
      onCancel={onClose}
    >
      <p>
        <Trans>The words about it go too. The resource itself stays as it is.</Trans>
      </p>
    </PanelForm>
  );
}

/** One place of a resource in somebody's collection, and taking it out: who keeps the collection is told, and cannot ask again at once. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { useKeeperName } from './keeperName';
import { TakeOut, type Place } from './placesQuery';

type Props = {
  place: Place;
  /** Whether the row says which resource it is. */
  named: boolean;
  onDone: Tell;
};

export function PlaceRow({ place, named, onDone }: Props) {
  const { t } = useLingui();
  const { item, collection } = place;
  const { title, slug } = item.resource;
  const keeper = useKeeperName(collection);
  const render = (close: () => void) => <TakeOutPanel place={place} onDone={onDone} onClose={close} />;
  return (
    <li className="file">
      {named && (
        <p className="file__name">
          <Link to="/r/$slug" params={{ slug }} className="usa-link">
            {title}
          </Link>
        </p>
      )}
      <p>
        {collection.published ? (
          <Link to="/c/$slug" params={{ slug: collection.slug }} className="usa-link">
            {collection.title}
          </Link>
        ) : (
          <strong>{collection.title}</strong>
        )}
        , {keeper}
        {!collection.published && (
          <>
            {' '}
            (<Trans>not published</Trans>)
          </>
        )}
      </p>
      {item.commentary && (
        <p className="lines">
          <Trans>What they write about it: {item.commentary}</Trans>
        </p>
      )}
      <Actions
        about={t`${title}, ${collection.title}`}
        items={[{ name: 'out', label: <Trans>Take it out</Trans>, render }]}
      />
    </li>
  );
}

function TakeOutPanel({ place, onDone, onClose }: { place: Place; onDone: Tell; onClose: () => void }) {
  const { t } = useLingui();
  const form = useSend();
  const [, takeOut] = useMutation(TakeOut);
  const { item, collection } = place;
  const [reason, setReason, forget] = useKeptText(`commons-take-out ${item.id}`);
  const [title, name] = [item.resource.title, collection.title];
  const send = async () => {
    const input = { itemId: item.id, reason: reason.trim() || null };
    if (!(await form.send([], () => takeOut({ input })))) return;
    forget();
    onClose();
    onDone(t`Taken out: ${title} stands in ${name} no more`);
  };
  return (
    <PanelForm
      heading={
        <Trans>
          Take {title} out of {name}?
        </Trans>
      }
      submit={<Trans>Take it out</Trans>}
      form={form}
      danger
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p>
        <Trans>
          Those who keep the collection see that you took it out, and cannot ask for it again for 30 days. Your resource
          itself stays as it is.
        </Trans>
      </p>
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>Reason (optional)</Trans>}
        hint={t`Those who keep the collection see it`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}

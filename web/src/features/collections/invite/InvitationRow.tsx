/** One resource that somebody asks for: where it is to stand and with which words, and the two answers. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import { FormNotices } from '../../../ui/FormNotices';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { ReasonPanel } from '../curate/ReasonPanel';
import { AnswerInvitation, type Invitation } from './invitationQuery';
import { useKeeperName } from './keeperName';

export function InvitationRow({ invitation, onDone }: { invitation: Invitation; onDone: Tell }) {
  const { t } = useLingui();
  const form = useSend();
  const [, answer] = useMutation(AnswerInvitation);
  const { item, collection } = invitation;
  const { title, slug } = item.resource;
  const name = collection.title;
  const keeper = useKeeperName(collection);
  const accept = async () => {
    if (await form.send([], () => answer({ input: { itemId: item.id, accept: true } })))
      onDone(t`Accepted: ${title} stands in ${name}`);
  };
  const actions: ActionItem[] = [
    {
      name: 'decline',
      label: <Trans>Decline</Trans>,
      render: (close) => (
        <ReasonPanel
          heading={<Trans>Decline: {title}</Trans>}
          submit={<Trans>Decline it</Trans>}
          hint={t`Those who asked see this reason`}
          keep={`commons-decline ${item.id}`}
          send={(reason) => answer({ input: { itemId: item.id, accept: false, reason } })}
          onDone={() => onDone(t`Declined: ${title}`)}
          onClose={close}
        />
      ),
    },
  ];
  return (
    <li className="file">
      <h3 className="file__name">
        <Link to="/r/$slug" params={{ slug }} className="usa-link">
          {title}
        </Link>
      </h3>
      <p>
        <Trans>
          Asked for: <strong>{name}</strong>, {keeper}
        </Trans>
      </p>
      {collection.summary && <p>{collection.summary}</p>}
      {item.commentary && (
        <p className="lines">
          <Trans>What they write about it: {item.commentary}</Trans>
        </p>
      )}
      <p className="quiet">
        <Trans>
          Asked on <DateText value={item.invitedAt} />
        </Trans>
      </p>
      <FormNotices form={form} />
      <div className="row">
        <button type="button" className="usa-button" aria-disabled={form.busy} onClick={() => void accept()}>
          <Trans>Accept</Trans>
          <span className="visually-hidden"> {title}</span>
        </button>
      </div>
      <Actions about={title} items={actions} />
    </li>
  );
}

/** One's own wishes to join departments, the newest first: where each one is, why it was declined, and how to take it back. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { DateText } from '../../../ui/DateText';
import { useSend } from '../../../ui/useSend';
import { postWords } from '../roleWords';
import { WithdrawJoinRequest, type Wish } from './joinQuery';
import { wishWords } from './wishWords';

/** `closed` holds the server's words when it was decided meanwhile. */
type Props = { wishes: readonly Wish[]; onWithdrawn: (wish: Wish, closed: string | null) => void };

export function Wishes({ wishes, onWithdrawn }: Props) {
  return (
    <ul className="plain-list">
      {wishes.map((wish) => (
        <WishRow key={wish.id} wish={wish} onWithdrawn={(closed) => onWithdrawn(wish, closed)} />
      ))}
    </ul>
  );
}

function WishRow({ wish, onWithdrawn }: { wish: Wish; onWithdrawn: (closed: string | null) => void }) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, withdraw] = useMutation(WithdrawJoinRequest);
  const { department } = wish;
  return (
    <li className="file">
      <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
        {department.name}, {department.stateName}
      </Link>
      <p>
        <strong>{i18n._(wishWords[wish.state])}</strong>
        {' · '}
        {i18n._(postWords[wish.post])}
        {' · '}
        <Trans>
          asked <DateText value={wish.askedAt} />
        </Trans>
      </p>
      {wish.reason && (
        <p>
          <Trans>Reason: {wish.reason}</Trans>
        </p>
      )}
      {wish.state === 'WAITING' && (
        <Confirm
          label={t`Withdraw`}
          about={`${department.name}, ${department.stateName}`}
          heading={t`Withdraw this request?`}
          confirm={t`Withdraw the request`}
          form={form}
          onConfirm={async () => {
            const data = await form.send([], () => withdraw({ input: { joinRequestId: wish.id } }));
            if (!data) return false;
            const outcome = data.withdrawJoinRequest;
            onWithdrawn(outcome.__typename === 'JoinRequestClosed' ? outcome.message : null);
            return true;
          }}
        >
          <p>
            <Trans>Nobody decides it then. You can ask again at any time.</Trans>
          </p>
        </Confirm>
      )}
    </li>
  );
}

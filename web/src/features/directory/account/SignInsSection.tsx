/** The ways one signs in: each account with its address, taking one away, and adding another. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import { useSend } from '../../../ui/useSend';
import { UnlinkAccount, type Provider, type SignIn } from './accountQuery';
import { addSignIn } from './addSignIn';
import { issuerName } from './issuerName';

type Props = { accounts: readonly SignIn[]; providers: readonly Provider[]; onRemoved: () => void };

export function SignInsSection({ accounts, providers, onRemoved }: Props) {
  const { t } = useLingui();
  const [failed, setFailed] = useState(false);
  return (
    <section aria-labelledby="sign-ins-heading">
      <h2 id="sign-ins-heading">
        <Trans>How you sign in</Trans>
      </h2>
      <ul className="plain-list">
        {accounts.map((account) => (
          <li className="file" key={account.id}>
            <h3>{issuerName(account.issuer)}</h3>
            <p>
              {account.email && `${account.email} · `}
              <Trans>
                linked <DateText value={account.linkedAt} />
              </Trans>
            </p>
            {accounts.length > 1 && <RemoveSignIn account={account} onRemoved={onRemoved} />}
          </li>
        ))}
      </ul>
      {accounts.length === 1 && (
        <p className="quiet measure">
          <Trans>It is your only way to sign in, so it cannot be removed. Add another one first.</Trans>
        </p>
      )}
      {failed && (
        <Notice tone="error" heading={t`The sign-in service did not answer`} level="h3" live="alert">
          <p>
            <Trans>Nothing was changed. Please try again in a minute.</Trans>
          </p>
        </Notice>
      )}
      <h3>
        <Trans>Add another sign-in</Trans>
      </h3>
      <p className="measure">
        <Trans>
          You go to the service, sign in there, and come back. The account there must have the same mail address as you
          have here.
        </Trans>
      </p>
      <div className="row">
        {providers.map((provider) => (
          <button
            key={provider.id}
            type="button"
            className="usa-button usa-button--outline"
            onClick={async () => {
              setFailed(false);
              setFailed(!(await addSignIn(provider.id)));
            }}
          >
            <Trans>Add a sign-in with {provider.label}</Trans>
          </button>
        ))}
      </div>
    </section>
  );
}

function RemoveSignIn({ account, onRemoved }: { account: SignIn; onRemoved: () => void }) {
  const { t } = useLingui();
  const form = useSend();
  const [, unlink] = useMutation(UnlinkAccount);
  const [refused, setRefused] = useState<string | null>(null);
  const name = issuerName(account.issuer);
  return (
    <Confirm
      label={t`Remove`}
      about={name}
      heading={t`Remove this sign-in?`}
      confirm={t`Remove the sign-in`}
      form={form}
      danger
      onConfirm={async () => {
        setRefused(null);
        const data = await form.send([], () => unlink({ input: { accountId: account.id } }));
        if (!data) return false;
        if (data.unlinkAccount.__typename === 'LastAccount') {
          setRefused(data.unlinkAccount.message);
          return false;
        }
        onRemoved();
        return true;
      }}
    >
      <p>
        <Trans>
          You cannot sign in with {name} any more. Sessions that are open now stay open until they are ended.
        </Trans>
      </p>
      {refused && (
        <Notice tone="warning" heading={t`It is your only sign-in`} level="h3" live="alert">
          <p>{sentence(refused)}</p>
        </Notice>
      )}
    </Confirm>
  );
}

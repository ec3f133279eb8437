/** Tokens for one's programs: what each may do and until when; making one, whose secret is shown once; taking one back. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { Confirm } from '../../../ui/Confirm';
import { CopyOnce } from '../../../ui/CopyOnce';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import { TimeText } from '../../../ui/TimeText';
import { useSend } from '../../../ui/useSend';
import { hatWords } from '../hats';
import { RevokeApiToken, type ApiToken, type OwnHat } from './accountQuery';
import { scopeWords, widest } from './scopeWords';
import { TokenForm } from './TokenForm';

type Props = {
  tokens: readonly ApiToken[];
  hats: readonly OwnHat[];
  onMade: () => void;
  onRevoked: (name: string) => void;
};

export function TokensSection({ tokens, hats, onMade, onRevoked }: Props) {
  const { t } = useLingui();
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const form = (close: () => void) => (
    <TokenForm
      hats={hats}
      onCancel={close}
      onMade={(token) => {
        close();
        setMade(token);
        onMade();
      }}
    />
  );
  return (
    <section aria-labelledby="tokens-heading">
      <h2 id="tokens-heading">
        <Trans>Tokens for programs</Trans>
      </h2>
      <p className="measure">
        <Trans>
          A token lets a program of yours use the commons as you. Most people need none. Whoever has a token can do what
          it allows, so keep it like a password.
        </Trans>
      </p>
      {made && <TokenSecret key={made.secret} made={made} onKept={() => setMade(null)} />}
      {tokens.length === 0 && (
        <p>
          <Trans>You have no tokens.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} onRevoked={() => onRevoked(token.name)} />
        ))}
      </ul>
      <Actions items={[{ name: 'make', label: t`Make a token`, render: form }]} />
    </section>
  );
}

function TokenSecret({ made, onKept }: { made: { name: string; secret: string }; onKept: () => void }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Notice tone="warning" heading={t`Copy the token “${made.name}” now: it is shown this once`} level="h3" ref={box}>
      <CopyOnce label={<Trans>Token</Trans>} value={made.secret} />
      <p>
        <Trans>
          Put it where your program reads its passwords, never into a mail or a document. We keep only a fingerprint of
          it: if it is lost, revoke it and make another.
        </Trans>
      </p>
      <button type="button" className="usa-button usa-button--outline" onClick={onKept}>
        <Trans>I have kept it</Trans>
      </button>
    </Notice>
  );
}

function TokenRow({ token, onRevoked }: { token: ApiToken; onRevoked: () => void }) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, revoke] = useMutation(RevokeApiToken);
  return (
    <li className="file">
      <h3>{token.name}</h3>
      <p>
        {i18n._(scopeWords[widest(token.scopes)])}
        {token.actsAs && (
          <>
            {' · '}
            <Trans>acts as {hatWords(i18n, token.actsAs)}</Trans>
          </>
        )}
      </p>
      <p className="quiet">
        <Trans>ends in …{token.ending}</Trans>
        {' · '}
        <Trans>
          made <DateText value={token.createdAt} />
        </Trans>
        {' · '}
        <Trans>
          works until <DateText value={token.expiresAt} />
        </Trans>
        {' · '}
        {token.lastUsedAt ? (
          <Trans>
            last used <TimeText value={token.lastUsedAt} />
          </Trans>
        ) : (
          <Trans>never used</Trans>
        )}
      </p>
      <Confirm
        label={t`Revoke`}
        about={token.name}
        heading={t`Revoke this token?`}
        confirm={t`Revoke the token`}
        form={form}
        danger
        onConfirm={async () => {
          const data = await form.send([], () => revoke({ input: { apiTokenId: token.id } }));
          if (data) onRevoked();
          return data !== null;
        }}
      >
        <p>
          <Trans>Programs that use it are refused from this moment. It cannot be brought back.</Trans>
        </p>
      </Confirm>
    </li>
  );
}

/** Where one is signed in: each session in plain words, ending one, and signing out everywhere. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { TimeText } from '../../../ui/TimeText';
import { useSend } from '../../../ui/useSend';
import { hatWords } from '../hats';
import { EndAllSessions, EndSession, type OwnSession, type Provider } from './accountQuery';

type Props = { sessions: readonly OwnSession[]; providers: readonly Provider[]; onEnded: () => void };

/** Older ones are folded away: the server lists those used last first. */
const shown = 5;

/** Nothing that was loaded may stay: the start is loaded anew, as a visitor. */
const leave = () => location.assign('/');

export function SessionsSection({ sessions, providers, onEnded }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, endAll] = useMutation(EndAllSessions);
  const rows = sessions.map((session) => (
    <SessionRow
      key={session.id}
      session={session}
      provider={providers.find((provider) => provider.id === session.provider)?.label ?? null}
      onEnded={onEnded}
    />
  ));
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">
        <Trans>Where you are signed in</Trans>
      </h2>
      <p className="measure">
        <Trans>If you do not know one of these, end it, and tell whoever looks after your mail account.</Trans>
      </p>
      <ul className="plain-list">{rows.slice(0, shown)}</ul>
      {rows.length > shown && (
        <details>
          <summary>
            <Plural value={rows.length - shown} one="Show # more" other="Show # more" />
          </summary>
          <ul className="plain-list">{rows.slice(shown)}</ul>
        </details>
      )}
      <Confirm
        label={t`Sign out everywhere`}
        heading={t`Sign out everywhere?`}
        confirm={t`Sign out everywhere now`}
        form={form}
        danger
        onConfirm={async () => {
          const data = await form.send([], () => endAll({}));
          if (data) leave();
          return data !== null;
        }}
      >
        <p>
          <Trans>
            All your sessions end within a second, this one too. What is typed but not saved in other windows is lost.
            Tokens for programs go on; revoke them below.
          </Trans>
        </p>
      </Confirm>
    </section>
  );
}

type RowProps = { session: OwnSession; provider: string | null; onEnded: () => void };

function SessionRow({ session, provider, onEnded }: RowProps) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, end] = useMutation(EndSession);
  const agent = session.agent ?? t`Unknown browser`;
  return (
    <li className="file">
      <h3>
        {agent}{' '}
        {session.current && (
          <span className="usa-tag">
            <Trans>This one</Trans>
          </span>
        )}
      </h3>
      <p>
        <Trans>
          Last used <TimeText value={session.lastSeenAt} />
        </Trans>
        {' · '}
        {provider ? (
          <Trans>
            signed in with {provider} <TimeText value={session.startedAt} />
          </Trans>
        ) : (
          <Trans>
            signed in <TimeText value={session.startedAt} />
          </Trans>
        )}
      </p>
      <p className="quiet">
        {session.hat && <Trans>Acting as {hatWords(i18n, session.hat)}</Trans>}
        {session.hat && ' · '}
        <Trans>
          ends <TimeText value={session.expiresAt} /> at the latest
        </Trans>
      </p>
      {!session.current && (
        <Confirm
          label={t`End this session`}
          about={agent}
          heading={t`End this session?`}
          confirm={t`End the session`}
          form={form}
          danger
          onConfirm={async () => {
            const data = await form.send([], () => end({ input: { sessionId: session.id } }));
            if (data) onEnded();
            return data !== null;
          }}
        >
          <p>
            <Trans>Whoever uses {agent} must sign in again. What is typed there but not saved is lost.</Trans>
          </p>
        </Confirm>
      )}
    </li>
  );
}

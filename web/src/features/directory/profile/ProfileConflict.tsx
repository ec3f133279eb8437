/** Somebody saved the profile meanwhile: theirs and mine side by side where both changed something, and a choice for each. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { clashes } from '../../../ui/meeting';
import { Notice } from '../../../ui/Notice';
import type { ProfileFields } from './profileFields';
import { profileWords } from './profileWords';

export type Conflict = {
  who: string | null;
  base: ProfileFields;
  mine: ProfileFields;
  theirs: ProfileFields;
};

type Props = {
  conflict: Conflict;
  fields: ProfileFields;
  shown: (value: string | string[]) => string;
  onChoose: (patch: Partial<ProfileFields>) => void;
};

export function ProfileConflict({ conflict, fields, shown, onChoose }: Props) {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (conflict) box.current?.focus();
  }, [conflict]);
  const { base, mine, theirs } = conflict;
  const who = conflict.who ?? t`Somebody else`;
  const both = clashes(base, mine, theirs);
  return (
    <Notice tone="warning" heading={t`${who} saved this profile while you were writing`} ref={box}>
      {both.length === 0 ? (
        <p>
          <Trans>You changed different things. The form below holds both; look it over and save again.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            You both changed what stands here. Choose one for each, then save again. Nothing is lost until you do.
          </Trans>
        </p>
      )}
      {both.map((name) => {
        const label = i18n._(profileWords[name]);
        const takes = (value: string | string[]) => String(fields[name]) === String(value);
        return (
          <div className="compare" role="group" aria-label={label} key={name}>
            {[
              { text: t`${label}: yours`, value: mine[name], button: t`Use yours` },
              { text: t`${label}: ${who}`, value: theirs[name], button: t`Use theirs` },
            ].map(({ text, value, button }) => (
              <div key={button}>
                <strong>{text}</strong>
                <pre>{shown(value) || '–'}</pre>
                <button
                  type="button"
                  className="usa-button usa-button--outline"
                  aria-pressed={takes(value)}
                  onClick={() => onChoose({ [name]: value })}
                >
                  {takes(value) && <span aria-hidden="true">✓ </span>}
                  {button}
                </button>
              </div>
            ))}
          </div>
        );
      })}
    </Notice>
  );
}

/** What a story tells: the problem, what was done, what came of it, in words and numbers, and whom to ask. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '../../../../ui/TextField';
import { fieldWords } from '../fieldWords';
import { MarkdownField } from '../text/MarkdownField';
import type { KindProps } from './DetailsSections';
import { FiguresField } from './FiguresField';

export function StorySection({ fields, errors, onChange, children }: KindProps) {
  const { t, i18n } = useLingui();
  return (
    <section aria-labelledby="story-heading">
      <h2 id="story-heading">
        <Trans>The story</Trans>
      </h2>
      <MarkdownField
        field="challenge"
        label={i18n._(fieldWords.challenge)}
        hint={t`What went wrong, or what could have been better, and for whom`}
        error={errors.challenge}
        value={fields.challenge}
        onChange={(challenge) => onChange({ challenge })}
      />
      <MarkdownField
        field="approach"
        label={i18n._(fieldWords.approach)}
        hint={t`What you tried, in the order in which you did it, so that others can do it too`}
        error={errors.approach}
        value={fields.approach}
        onChange={(approach) => onChange({ approach })}
      />
      <MarkdownField
        field="outcome"
        label={i18n._(fieldWords.outcome)}
        hint={t`What is better now, what is not, and what you would do otherwise`}
        error={errors.outcome}
        value={fields.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
      <FiguresField figures={fields.figures} error={errors.figures} onChange={(figures) => onChange({ figures })} />
      {children}
      <TextField
        field="contact"
        label={i18n._(fieldWords.contact)}
        hint={t`A post or a mailbox, not a person: people move on. Like: elections@county.gov (optional)`}
        error={errors.contact}
        value={fields.contact}
        onChange={(contact) => onChange({ contact })}
      />
    </section>
  );
}

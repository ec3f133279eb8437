/** The post and the role of a seat, with what each role may do. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import { SelectField } from '../../../ui/SelectField';
import type { Sending } from '../../../ui/useSend';
import { posts, postWords, roleHints, roles, roleWords, type Post, type Role } from '../roleWords';

export type SeatChoice = { post: Post; role: Role };

type Props = { form: Sending; value: SeatChoice; onChange: (value: SeatChoice) => void };

export function SeatFields({ form, value, onChange }: Props) {
  const { t, i18n } = useLingui();
  return (
    <>
      <SelectField
        field={form.name('post')}
        label={<Trans>Post</Trans>}
        hint={t`What they do in the office`}
        error={form.errorOf('post')}
        options={posts.map((post) => ({ value: post, label: i18n._(postWords[post]) }))}
        value={value.post}
        onChange={(post) => post && onChange({ ...value, post })}
      />
      <Choices
        field={form.name('role')}
        kind="radio"
        legend={t`Role`}
        hint={t`What they may do here. Start small; you can change it later.`}
        error={form.errorOf('role')}
        options={roles.map((role) => ({
          value: role,
          label: i18n._(roleWords[role]),
          description: i18n._(roleHints[role]),
        }))}
        chosen={[value.role]}
        onChange={([role]) => role && onChange({ ...value, role })}
      />
    </>
  );
}

/** Asks for a seat in one department: what one does there, and a few words to whoever decides. Kept in the tab until sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { FormNotices } from '../../../ui/FormNotices';
import { SelectField } from '../../../ui/SelectField';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import type { DepartmentChoice } from '../pick/departmentChoicesQuery';
import { posts, postWords, type Post } from '../roleWords';
import { AskToJoin, type Asked } from './joinQuery';
import { dropWish, keepWish, type TypedWish } from './typedWish';

type Props = {
  department: DepartmentChoice;
  typed: TypedWish;
  /** It has just been opened by a button, so the focus moves into it. */
  opened: boolean;
  onAsked: (asked: Asked) => void;
  onOther: () => void;
};

export function AskForm({ department, typed, opened, onAsked, onOther }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, ask] = useMutation(AskToJoin);
  const [post, setPost] = useState<Post | ''>(typed.post);
  const [message, setMessage] = useState(typed.message);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (opened) head.current?.focus();
  }, [opened]);
  useEffect(() => keepWish({ department, post, message }), [department, post, message]);

  const submit = async () => {
    const found = post ? [] : [{ field: 'post', message: t`Choose what you do in this office` }];
    const input = { departmentId: department.id, post: post || ('STAFF' as const), message: message.trim() };
    const data = await form.send(found, () => ask({ input }));
    if (!data) return;
    dropWish();
    onAsked(data.askToJoin);
  };

  return (
    <form
      className="panel"
      noValidate
      aria-labelledby="ask-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3 id="ask-heading" ref={head} tabIndex={-1}>
        <Trans>
          Ask to join {department.name}, {department.stateName}
        </Trans>
      </h3>
      {department.county && !department.name.includes(department.county) && (
        <p className="quiet">{department.county}</p>
      )}
      <FormNotices form={form} />
      <SelectField
        field={form.name('post')}
        label={<Trans>What do you do in this office?</Trans>}
        error={form.errorOf('post')}
        options={[
          { value: '', label: t`Choose one` },
          ...posts.map((value) => ({ value, label: i18n._(postWords[value]) })),
        ]}
        value={post}
        onChange={setPost}
      />
      <TextField
        field={form.name('message')}
        type="area"
        label={<Trans>A few words to whoever decides (optional)</Trans>}
        hint={t`For example who can confirm that you work there. Only they read it.`}
        error={form.errorOf('message')}
        value={message}
        onChange={setMessage}
      />
      <div className="row">
        <button type="submit" className="usa-button" aria-disabled={form.busy}>
          <Trans>Ask to join</Trans>
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => {
            dropWish();
            onOther();
          }}
        >
          <Trans>Choose another department</Trans>
        </button>
      </div>
    </form>
  );
}

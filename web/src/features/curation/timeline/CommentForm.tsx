/** Says something in an open review: to the other side, or between staff. Words and choice are kept in the tab until they are sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Choices } from '../../../ui/Choices';
import type { Problem } from '../../../ui/ErrorSummary';
import { FormNotices } from '../../../ui/FormNotices';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import { useNews } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { sayRefusal } from '../refusalWords';
import { CommentReview } from '../reviewOrders';
import type { Entry, Review } from '../reviewQuery';

type Props = { review: Review; onSaid: (entry: Entry) => void };

export function CommentForm({ review, onSaid }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [news, tell] = useNews();
  const [, comment] = useMutation(CommentReview);
  const [text, setText, forgetText] = useKeptText(`commons-comment ${review.id}`);
  const [passage, setPassage, forgetPassage] = useKeptText(`commons-comment-passage ${review.id}`);
  // Kept like the words: a note between staff must not become a comment because the page was loaded anew.
  const [readers, setReaders, forgetReaders] = useKeptText(`commons-comment-readers ${review.id}`);
  const mayNote = review.viewerActions.includes('NOTE');
  const staffOnly = mayNote && readers === 'STAFF';
  const clear = () => {
    for (const set of [setText, setPassage, setReaders]) set('');
    for (const forget of [forgetText, forgetPassage, forgetReaders]) forget();
  };

  const submit = async () => {
    const found: Problem[] = text.trim() ? [] : [{ field: 'text', message: t`Write something first` }];
    const input = { reviewRequestId: review.id, text: text.trim(), passage: passage.trim() || null, staffOnly };
    const data = await form.send(found, () => comment({ input }));
    if (!data) return;
    const outcome = data.commentReview;
    if (outcome.__typename === 'ReviewClosed')
      return tell(
        t`This review is over`,
        <p>
          <Trans>Write to each other in the next one.</Trans>
        </p>,
        'warning',
      );
    clear();
    onSaid(outcome.entry);
    tell(staffOnly ? t`Your note stands in the timeline, between staff` : t`Your comment stands in the timeline`);
  };

  return (
    <>
      {news}
      <form
        className="panel"
        noValidate
        aria-labelledby="comment-heading"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h3 id="comment-heading" className="panel__heading">
          <Trans>Write a comment</Trans>
        </h3>
        <FormNotices form={form} />
        <TextField
          field={form.name('text')}
          type="area"
          label={<Trans>Your comment</Trans>}
          hint={staffOnly ? t`Only Alliance staff read it` : t`The department and the Alliance read it`}
          error={form.errorOf('text')}
          value={text}
          onChange={setText}
        />
        <TextField
          field={form.name('passage')}
          label={<Trans>Which words is it about? (optional)</Trans>}
          hint={t`Copy them from the version`}
          error={form.errorOf('passage')}
          value={passage}
          onChange={setPassage}
        />
        {mayNote && (
          <Choices
            field={form.name('readers')}
            kind="checkbox"
            legend={t`Who reads it`}
            options={[{ value: 'STAFF', label: t`Between staff only` }]}
            chosen={staffOnly ? ['STAFF'] : []}
            onChange={([chosen]) => setReaders(chosen ?? '')}
          />
        )}
        <div className="row">
          <button type="submit" className="usa-button" aria-disabled={form.busy}>
            {staffOnly ? <Trans>Send the note to staff</Trans> : <Trans>Send the comment</Trans>}
          </button>
        </div>
      </form>
    </>
  );
}

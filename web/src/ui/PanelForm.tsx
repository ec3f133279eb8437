/** A small form that opens in its place on the page: its heading takes the focus, Escape and Cancel close it. */
import { Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { FormNotices } from './FormNotices';
import type { Sending } from './useSend';

type Props = {
  heading: ReactNode;
  /** The words on the button that does it. */
  submit: ReactNode;
  form: Sending;
  onSubmit: () => void;
  onCancel: () => void;
  /** What takes something from somebody stands on a red button. */
  danger?: boolean;
  /** Where the page has no heading of the second level above it, it is one itself. */
  level?: 'h2' | 'h3';
  children?: ReactNode;
};

export function PanelForm(props: Props) {
  const { heading, submit, form, onSubmit, onCancel, danger, level: Heading = 'h3', children } = props;
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <form
      className="panel"
      noValidate
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <Heading id={id} ref={head} tabIndex={-1} className="panel__heading">
        {heading}
      </Heading>
      <FormNotices form={form} />
      {children}
      <div className="row">
        <button
          type="submit"
          className={danger ? 'usa-button usa-button--danger' : 'usa-button'}
          aria-disabled={form.busy}
        >
          {submit}
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}

/** What stands above the fields of a form that could not be sent: what to mend, or what failed with a way to try again. */
import { ErrorSummary } from './ErrorSummary';
import { FailureNotice } from './FailureNotice';
import type { Sending } from './useSend';

export function FormNotices({ form }: { form: Sending }) {
  return (
    <>
      <ErrorSummary problems={form.problems} />
      {form.failure && <FailureNotice error={form.failure} live="alert" />}
    </>
  );
}

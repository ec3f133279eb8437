/** Takes one of one's hats. The page is loaded anew, since what one may see and do is another afterwards. */
import type { ReactNode } from 'react';
import { FailureNotice } from '../../ui/FailureNotice';
import { useActAs } from './actAs';

type Props = {
  /** Null: as Alliance staff. */
  seatId: string | null;
  label: ReactNode;
  /** Whom or what it is about, for those who hear the button without seeing its row. */
  about?: string;
  /** Where to go; left out: the same page. */
  to?: string;
  outline?: boolean;
};

export function ActAsButton({ seatId, label, about, to, outline }: Props) {
  const { act, form } = useActAs();
  return (
    <>
      <button
        type="button"
        className={outline ? 'usa-button usa-button--outline' : 'usa-button'}
        aria-disabled={form.busy}
        onClick={() => void act(seatId, to)}
      >
        {label}
        {about && <span className="visually-hidden"> {about}</span>}
      </button>
      {form.failure && <FailureNotice error={form.failure} live="alert" />}
    </>
  );
}

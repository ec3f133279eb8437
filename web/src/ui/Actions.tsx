/** What can be done with one thing: a row of buttons, each of which opens its panel below; one panel is open at a time. */
import { useId, useState, type ReactNode } from 'react';

export type ActionItem = {
  name: string;
  label: ReactNode;
  /** The panel; it closes itself through `close`, which gives the focus back to the button. */
  render: (close: () => void) => ReactNode;
};

type Props = {
  /** Whom or what it is about, for those who hear the buttons without seeing the row. */
  about?: string;
  items: ActionItem[];
};

export function Actions({ about, items }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const shown = items.find((item) => item.name === open);
  const close = () => {
    setOpen(null);
    document.getElementById(`${id}-${open}`)?.focus();
  };
  if (items.length === 0) return null;
  return (
    <>
      <div className="row actions noprint">
        {items.map((item) => (
          <button
            key={item.name}
            type="button"
            id={`${id}-${item.name}`}
            className="usa-button usa-button--outline"
            aria-expanded={item.name === open}
            onClick={() => (item.name === open ? close() : setOpen(item.name))}
          >
            {item.label}
            {about && <span className="visually-hidden"> {about}</span>}
          </button>
        ))}
      </div>
      {shown && <div key={shown.name}>{shown.render(close)}</div>}
    </>
  );
}

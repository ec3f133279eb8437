/** A USWDS alert in its four tones. It is silent unless `live` is given: most notices are part of the page, not news. */
import type { ReactNode, Ref } from 'react';

type Props = {
  tone: 'info' | 'success' | 'warning' | 'error';
  heading: ReactNode;
  level?: 'h1' | 'h2' | 'h3';
  children?: ReactNode;
  live?: 'status' | 'alert';
  ref?: Ref<HTMLDivElement>;
};

export function Notice({ tone, heading, level: Heading = 'h2', children, live, ref }: Props) {
  return (
    <div className={`usa-alert usa-alert--${tone}`} role={live} ref={ref} tabIndex={ref ? -1 : undefined}>
      <div className="usa-alert__body">
        <Heading className="usa-alert__heading">{heading}</Heading>
        {children && <div className="usa-alert__text">{children}</div>}
      </div>
    </div>
  );
}

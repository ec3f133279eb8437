/** A deed that asks first: the button opens a panel with the consequence in words, and a second button does it. */
import type { ReactNode } from 'react';
import { Actions } from './Actions';
import { PanelForm } from './PanelForm';
import type { Sending } from './useSend';

type Props = {
  label: ReactNode;
  about?: string;
  heading: ReactNode;
  /** The words on the button that does it; without them those of the first button. */
  confirm?: ReactNode;
  form: Sending;
  /** Does it; true closes the panel. */
  onConfirm: () => Promise<boolean>;
  danger?: boolean;
  children?: ReactNode;
};

export function Confirm({ label, about, heading, confirm, form, onConfirm, danger, children }: Props) {
  const render = (close: () => void) => (
    <PanelForm
      heading={heading}
      submit={confirm ?? label}
      form={form}
      danger={danger}
      onCancel={close}
      onSubmit={async () => {
        if (await onConfirm()) close();
      }}
    >
      {children}
    </PanelForm>
  );
  return <Actions about={about} items={[{ name: 'confirm', label, render }]} />;
}

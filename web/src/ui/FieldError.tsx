/** The words at a wrong field. Not an alert: the summary on top speaks once, this is read with its field (aria-describedby). */
export function FieldError({ id, children }: { id: string; children?: string }) {
  if (!children) return null;
  return (
    <span id={id} className="usa-error-message">
      {children}
    </span>
  );
}

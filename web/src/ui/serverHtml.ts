/**
 * The only door to innerHTML in the app. The server sanitises bodyHtml; the Content-Security-Policy lets this one named
 * Trusted Types policy pass and nothing else (https://www.w3.org/TR/trusted-types/).
 */
type Policy = { createHTML(html: string): unknown };
type Factory = { createPolicy(name: string, rules: { createHTML(html: string): string }): Policy };

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy('server-sanitised', { createHTML: (html) => html });

/** For dangerouslySetInnerHTML; give it nothing but a `bodyHtml` of the server. */
export const serverHtml = (html: string): { __html: string } => ({
  __html: (policy ? policy.createHTML(html) : html) as string,
});

/**
 * The only door to innerHTML in the app, to reading foreign HTML, and to worker scripts. The server sanitises bodyHtml; the
 * Content-Security-Policy lets this one named Trusted Types policy pass and nothing else (https://www.w3.org/TR/trusted-types/).
 */
type Rules = { createHTML(html: string): string; createScriptURL(address: string): string };
type Policy = { createHTML(html: string): unknown; createScriptURL(address: string): unknown };
type Factory = { createPolicy(name: string, rules: Rules): Policy };

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy('server-sanitised', {
  createHTML: (html) => html,
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError('not a script of this site');
    return address;
  },
});

/** For dangerouslySetInnerHTML; give it nothing but HTML that the server has sanitised, such as `bodyHtml`. */
export const serverHtml = (html: string): { __html: string } => ({
  __html: (policy ? policy.createHTML(html) : html) as string,
});

/** Foreign HTML, such as somebody pastes, as a document of its own that runs nothing, loads nothing and is never shown. */
export const inertDocument = (html: string): Document =>
  new DOMParser().parseFromString((policy ? policy.createHTML(html) : html) as string, 'text/html');

/** The address of a worker's script that was built with the app. */
export const ownScript = (address: string): string => (policy ? policy.createScriptURL(address) : address) as string;

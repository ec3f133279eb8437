/**
 * A real, certified OpenID provider on loopback for the tests beside this file, with faults that are switched on from outside.
 *
 * Started as `node provider.mjs '{"origin":"http://127.0.0.1:1234","claimsInToken":false}'`. It takes a free port, prints one
 * line of JSON that says where it is, and ends when its standard input closes. `POST` to its control address with JSON
 * changes what it does: see `faults`.
 */
import crypto from 'node:crypto';
import http from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// What the library warns about (development settings) is what this file is for.
for (const loud of ['log', 'info', 'warn', 'error']) console[loud] = () => {};

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const { default: Provider } = await import(pathToFileURL(web.resolve('oidc-provider')).href);
const { origin, claimsInToken } = JSON.parse(process.argv[2]);
const SECRET = 'a-client-secret-for-tests-on-loopback';

const rsa = () => crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = rsa();
const ours = rsa();
let signing = rsa();
let generation = 1;
const kid = () => `key-${generation}`;

/** What goes wrong, until it is changed. */
const faults = {
  /** Every connection is cut. */
  down: false,
  /** Paths on which nothing is ever answered. */
  slow: [],
  /** Paths on which an error page is answered, as proxies do. */
  rubbish: [],
  /** How ID tokens lie: a name of `lies`. */
  token: null,
  /** The subject that the userinfo endpoint speaks of. */
  userinfoSubject: null,
  /** By login: claims that differ from what the login says; null leaves a claim out. */
  accounts: {},
};

/** How often each path was asked for. */
const asked = {};

async function claims(login) {
  const own = { sub: `sub-of-${login}`, email: login, email_verified: true, name: `Name of ${login}` };
  const all = { ...own, ...faults.accounts[login] };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

const client = {
  redirect_uris: [`${origin}/auth/callback`],
  post_logout_redirect_uris: [`${origin}/auth/signed-out`],
  grant_types: ['authorization_code'],
  response_types: ['code'],
};

function provider(issuer) {
  return new Provider(issuer, {
    clients: [
      { ...client, client_id: 'commons', client_secret: SECRET },
      {
        ...client,
        client_id: 'commons-by-key',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS256',
        jwks: { keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'ours', use: 'sig', alg: 'RS256' }] },
      },
    ],
    jwks: { keys: [{ ...signing.privateKey.export({ format: 'jwk' }), kid: kid(), use: 'sig', alg: 'RS256' }] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !claimsInToken,
    pkce: { required: () => true },
    cookies: { keys: ['a-key-for-tests-on-loopback'] },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_ctx, login) => ({ accountId: login, claims: () => claims(login) }),
    // Consent is given, so that a sign-in is one form.
    async loadExistingGrant({ oidc }) {
      // Codes are good for the grant that their session holds, so a second sign-in must not make another.
      const held = oidc.session.grantIdFor(oidc.client.clientId);
      if (held) return oidc.provider.Grant.find(held);
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const byRsa = (pair) => (text) => crypto.sign('RSA-SHA256', Buffer.from(text), pair.privateKey).toString('base64url');
const byHmac = (key) => (text) => crypto.createHmac('sha256', key).update(text).digest('base64url');
const now = () => Math.floor(Date.now() / 1000);

/** Each changes the head or the claims of an ID token, or who signs it. */
const lies = {
  nothing: () => ({}),
  audience: () => ({ claims: { aud: 'somebody-else' } }),
  further_audience: ({ aud }) => ({ claims: { aud: [aud, 'somebody-else'] } }),
  issuer: () => ({ claims: { iss: 'https://id.example.org' } }),
  expired: () => ({ claims: { iat: now() - 7200, exp: now() - 3600 } }),
  future: () => ({ claims: { iat: now() + 3600, exp: now() + 7200 } }),
  not_yet: () => ({ claims: { nbf: now() + 3600 } }),
  nonce: () => ({ claims: { nonce: 'of-another-attempt' } }),
  no_nonce: () => ({ claims: { nonce: undefined } }),
  none: () => ({ head: { alg: 'none' }, sign: () => '' }),
  shared_secret: () => ({ head: { alg: 'HS256' }, sign: byHmac(SECRET) }),
  public_key_as_secret: () => ({
    head: { alg: 'HS256' },
    sign: byHmac(signing.publicKey.export({ format: 'pem', type: 'spki' })),
  }),
  stranger: () => ({ sign: byRsa(stranger) }),
  unknown_key: () => ({ head: { kid: 'never-published' }, sign: byRsa(stranger) }),
};

function lied(token) {
  const [head, payload] = token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
  const lie = lies[faults.token](payload);
  const text = `${encoded({ ...head, ...lie.head })}.${encoded({ ...payload, ...lie.claims })}`;
  return `${text}.${(lie.sign ?? byRsa(signing))(text)}`;
}

/** Lets a JSON answer through changed. */
function changed(response, change) {
  const end = response.end.bind(response);
  response.end = (body) => {
    let text = String(body ?? '');
    try {
      text = JSON.stringify(change(JSON.parse(text)));
    } catch {
      // It was no JSON, so nothing is changed.
    }
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  };
}

let callback;
const server = http.createServer((request, response) => {
  const path = request.url.split('?')[0];
  asked[path] = (asked[path] ?? 0) + 1;
  if (faults.down) return request.socket.destroy();
  if (faults.slow.includes(path)) return undefined;
  if (faults.rubbish.includes(path)) {
    response.setHeader('content-type', 'text/html');
    return response.end('<h1>It works!</h1>');
  }
  if (path === '/token' && faults.token) {
    changed(response, (body) => (body.id_token ? { ...body, id_token: lied(body.id_token) } : body));
  }
  if (path === '/me' && faults.userinfoSubject) changed(response, (body) => ({ ...body, sub: faults.userinfoSubject }));
  return callback(request, response);
});

const control = http.createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const { rotate, ...change } = JSON.parse(text || '{}');
  Object.assign(faults, change);
  if (rotate) {
    signing = rsa();
    generation += 1;
    callback = provider(issuer).callback();
  }
  response.end(JSON.stringify({ asked }));
});

const listen = (one) => new Promise((done) => one.listen(0, '127.0.0.1', () => done(one.address().port)));
const issuer = `http://127.0.0.1:${await listen(server)}`;
const controlPort = await listen(control);
callback = provider(issuer).callback();
const key = (type) => ours.privateKey.export({ format: 'pem', type });
const ready = { issuer, control: `http://127.0.0.1:${controlPort}`, secret: SECRET, pkcs1: key('pkcs1'), pkcs8: key('pkcs8') };
process.stdout.write(`${JSON.stringify(ready)}\n`);
process.stdin.on('end', () => process.exit(0)).resume();

/**
 * SHA-256 of a file. The browser's own where it is offered (secure addresses and loopback), else ours (FIPS 180-4), in
 * steps, so that the page stays alive.
 */
const primes = (() => {
  const found: number[] = [];
  for (let candidate = 2; found.length < 64; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
})();
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) | 0;
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

class Digest {
  #hash = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  #words = new Int32Array(64);

  /** Takes one block of 64 bytes. */
  block(view: DataView, offset: number) {
    const w = this.#words;
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const near = w[i - 15]!;
      const far = w[i - 2]!;
      const s0 = rotate(near, 7) ^ rotate(near, 18) ^ (near >>> 3);
      const s1 = rotate(far, 17) ^ rotate(far, 19) ^ (far >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = this.#hash as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, place) => (this.#hash[place] = (this.#hash[place]! + word) | 0));
  }

  hex = () => Array.from(this.#hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const step = 1 << 20;
const breathe = () => new Promise<void>((done) => setTimeout(done));

/** Our own implementation; exported for its test. */
export async function sha256InSteps(bytes: Uint8Array): Promise<string> {
  const digest = new Digest();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 64);
  for (let offset = 0; offset < whole; offset += 64) {
    if (offset > 0 && offset % step === 0) await breathe();
    digest.block(view, offset);
  }
  // Padding: a one bit, zeros, and the length in bits as 64 bits.
  const rest = bytes.length - whole;
  const last = new DataView(new ArrayBuffer(rest < 56 ? 64 : 128));
  for (let i = 0; i < rest; i++) last.setUint8(i, bytes[whole + i]!);
  last.setUint8(rest, 0x80);
  last.setUint32(last.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  last.setUint32(last.byteLength - 4, bytes.length << 3);
  for (let offset = 0; offset < last.byteLength; offset += 64) digest.block(last, offset);
  return digest.hex();
}

/** Lower-case hex. */
export async function sha256(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (!subtle) return sha256InSteps(new Uint8Array(bytes));
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

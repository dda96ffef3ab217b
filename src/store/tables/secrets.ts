import { isDirect, type RecordScope } from '../../library/ids.ts';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import type { Db } from './database-schema.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Drawn at a time: a system call for each took longer than to encrypt. */
const IVS = 256;

/**
 * What keeps members' ids out of the database: keyed hashes, to find what belongs to a member again, and sealed values,
 * where the id itself is needed. The key is made at the first start and is kept in the store.
 */
export class Secrets {
  readonly #hashKey: KeyObject;
  readonly #sealKey: KeyObject;
  readonly #ivs = Buffer.alloc(IVS * IV_BYTES);
  #nextIv = this.#ivs.length;

  private constructor(secret: Buffer) {
    this.#hashKey = derive(secret, 'hash');
    this.#sealKey = derive(secret, 'seal');
  }

  static async load(db: Db): Promise<Secrets> {
    const kept = () => db.selectFrom('settings').select('value').where('key', '=', 'secret');
    let secret = await kept().executeTakeFirst();
    if (secret === undefined) {
      // Two processes may start at once: whichever was first made it for both.
      await db
        .insertInto('settings')
        .values({ key: 'secret', value: randomBytes(32).toString('base64') })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      secret = await kept().executeTakeFirstOrThrow();
    }
    return new Secrets(Buffer.from(secret.value, 'base64'));
  }

  /** HMAC-SHA256 of a member's id. */
  hashMember(memberId: string): string {
    return this.#hash(`member:${memberId}`);
  }

  /** HMAC-SHA256 of what was taken. */
  hashTaken(what: string): string {
    return this.#hash(`taken:${what}`);
  }

  /** A server's scope as it is; a direct message's hashed, because its channel's id tells who the member is. */
  hashScope(scope: RecordScope): string {
    return isDirect(scope) ? `dm:${this.#hash(scope)}` : scope;
  }

  /** Encrypts with AES-256-GCM. */
  seal(text: string): string {
    const iv = this.#freshIv();
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** None is given twice; its bytes are others once 256 have been asked for. */
  #freshIv(): Buffer {
    if (this.#nextIv === this.#ivs.length) {
      randomFillSync(this.#ivs);
      this.#nextIv = 0;
    }
    return this.#ivs.subarray(this.#nextIv, (this.#nextIv += IV_BYTES));
  }

  unseal(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#hashKey).update(text).digest('base64url');
  }
}

function derive(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)));
}

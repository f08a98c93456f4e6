import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Header } from '../link.js';
import { wellFormedJson } from './wellFormed.js';

// Jupyter's wire protocol: https://jupyter-client.readthedocs.io/en/stable/messaging.html
const DELIMITER = Buffer.from('<IDS|MSG>');

/** A message as it came: `identities` is the way back to the sender. */
export interface Incoming {
  identities: Buffer[];
  header: Header;
  content: Record<string, unknown>;
}

/** A message to send; `content` is JSON text. */
export interface Outgoing {
  identities: (Buffer | string)[];
  msgType: string;
  parent: Header | undefined;
  content: string;
}

/** Signs, packs and unpacks messages for one kernel session. */
export class Wire {
  private readonly session = randomUUID();

  constructor(
    private readonly key: string,
    private readonly algorithm = 'sha256',
  ) {}

  private sign(parts: Buffer[]): string {
    if (this.key === '') return '';
    const hmac = createHmac(this.algorithm, this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  }

  /** The message in these frames, or `undefined` when it is not one or its signature is wrong. */
  decode(frames: Buffer[]): Incoming | undefined {
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    if (at < 0 || frames.length < at + 6) return undefined;
    const parts = frames.slice(at + 2, at + 6);
    const expected = Buffer.from(this.sign(parts));
    const signature = frames[at + 1];
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      return undefined;
    }
    try {
      return {
        identities: frames.slice(0, at),
        header: JSON.parse(parts[0].toString()) as Header,
        content: JSON.parse(parts[3].toString()) as Record<string, unknown>,
      };
    } catch {
      return undefined;
    }
  }

  encode({ identities, msgType, parent, content }: Outgoing): (Buffer | string)[] {
    const header: Header = {
      msg_id: randomUUID(),
      msg_type: msgType,
      session: this.session,
      username: parent?.username ?? 'kernel',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const parts = [JSON.stringify(header), JSON.stringify(parent ?? {}), '{}', content].map(
      (part) => Buffer.from(wellFormedJson(part)),
    );
    return [...identities, DELIMITER, this.sign(parts), ...parts];
  }
}

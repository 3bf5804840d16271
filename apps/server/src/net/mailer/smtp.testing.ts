import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

interface TakenMail {
  from: string;
  to: string[];
  /** As it came over the wire, with the line breaks and codes of quoted-printable undone. */
  source: string;
}

/** A real mail server on this machine, which takes everything until told otherwise. */
export class MailServer {
  taken: TakenMail[] = [];
  readonly #refusals: number[] = [];
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, { envelope }, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const code = this.#refusals.shift();
          if (code !== undefined) return callback(Object.assign(new Error('not now'), { responseCode: code }));
          this.taken.push({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            source: decode(Buffer.concat(parts).toString()),
          });
          return callback();
        });
      },
    });
  }

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server.server, 'listening');
    return server;
  }

  get url(): string {
    const address = this.#server.server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return `smtp://127.0.0.1:${address.port}`;
  }

  /** The next mails are answered with these codes. */
  refuseNext(...codes: number[]): void {
    this.#refusals.push(...codes);
  }

  forget(): void {
    this.taken = [];
    this.#refusals.length = 0;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

const decode = (source: string) =>
  source
    .replace(/=\r\n/g, '')
    .replace(/\r\n/g, '\n')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

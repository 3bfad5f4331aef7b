/** What a server speaks that answers requests. `h2c`: HTTP/2 without TLS, as gRPC does. */
export type Protocol = 'http' | 'https' | 'h2c';

/** As people say it. */
export const protocolNames: Readonly<Record<Protocol, string>> = {
  http: 'HTTP/1.1',
  https: 'HTTPS',
  h2c: 'HTTP/2 without TLS',
};

/** Where requests go to, on this machine. */
export interface Place {
  host: string;
  port: number;
  protocol: Protocol;
}

export interface Asked {
  method: 'GET' | 'POST';
  path: string;
  /** Of the body; absent: there is none. */
  bodyBytes?: number;
  /** On a connection that nothing else uses. */
  apart: boolean;
  /** The last line of its header stays here until it is released; only where `withholdsHeaders`. */
  withholdHeader?: boolean;
}

/** What is seen of a request that is under way. Exactly one of `ended` and `broken` comes last. */
export interface ExchangeWatch {
  /** An answer has begun; nothing of its body is read before `read` is called, which counts bytes as they come. */
  begun(answer: { status: number; endsWithConnection: boolean }, read: (count: (bytes: number) => void) => void): void;
  /** The answer came to its end. */
  ended(): void;
  /** The error's code (`ECONNRESET`), or words. */
  broken(reason: string): void;
}

/** A request that is under way. */
export interface Exchange {
  /** Hands a part of the body over; `written`: the operating system has it. */
  write(part: Buffer, written: () => void): void;
  /** Hands over the rest, if any, and with it the request's end. */
  end(rest: Buffer | undefined, written: () => void): void;
  /** Sends what was withheld of its header. */
  releaseHeader(): void;
  destroy(): void;
}

/** Connections of one protocol to one place, kept and used in turn as a proxy's pool is. */
export interface Carrier {
  /** Whether it can send a header without its end. */
  withholdsHeaders: boolean;
  open(asked: Asked, watch: ExchangeWatch): Exchange;
  /** Closes what is idle now, and what is busy when it has answered. */
  closeIdle(): void;
  destroy(): void;
}

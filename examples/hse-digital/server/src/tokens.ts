import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import jwt from 'jsonwebtoken';

/** Who asks, as a token says it. */
export interface Claims {
  tenant: string;
  email: string;
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const KEY_BYTES = 32;

export function issueTokens(claims: Claims, secrets: { jwtSecret: string; refreshSecret: string }) {
  const { tenant, email } = claims;
  return {
    access: jwt.sign({ tenant }, secrets.jwtSecret, { subject: email, expiresIn: '15m', algorithm: 'HS256' }),
    refresh: jwt.sign({ tenant }, secrets.refreshSecret, { subject: email, expiresIn: '7d', algorithm: 'HS256' }),
  };
}

/** `undefined`: no valid token. */
export function readToken(token: string, secret: string): Claims | undefined {
  try {
    const read = jwt.verify(token, secret, { algorithms: ['HS256'] });
    if (typeof read === 'string' || typeof read.tenant !== 'string' || read.sub === undefined) return undefined;
    return { tenant: read.tenant, email: read.sub };
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError) return undefined;
    throw error;
  }
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES);
  return `${salt.toString('base64')}.${key.toString('base64')}`;
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [salt = '', key = ''] = kept.split('.');
  const expected = Buffer.from(key, 'base64');
  const derived = await derive(password, Buffer.from(salt, 'base64'), KEY_BYTES);
  return expected.length === derived.length && timingSafeEqual(derived, expected);
}

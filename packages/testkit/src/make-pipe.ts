import { execa } from 'execa';

/** Makes a named pipe that nobody writes to: who opens it to read waits for ever. */
export async function makePipe(path: string): Promise<void> {
  await execa('mkfifo', [path]);
}

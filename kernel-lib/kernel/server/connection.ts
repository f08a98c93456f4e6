import { readFileSync } from 'node:fs';

/** Jupyter's connection file: where to listen, and the key that signs the messages. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  signature_scheme?: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

/** Reads the file that Jupyter passes in place of `{connection_file}`. */
export function readConnection(file: string): Connection {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `kernel: no connection file at ${file}. Jupyter starts the kernel and passes this file; ` +
        'to try the kernel by hand, use jupyter console --kernel tslab',
    );
  }
  return JSON.parse(text) as Connection;
}

/** The ZeroMQ address of one of the five ports. */
export function addressOf(connection: Connection, port: number): string {
  return connection.transport === 'ipc'
    ? `ipc://${connection.ip}-${port}`
    : `${connection.transport}://${connection.ip}:${port}`;
}

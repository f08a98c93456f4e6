// As the server's thread does it (server/thread.ts).
import { createHmac } from 'node:crypto';
import { loadZeroMQ } from '../tslab.js';

const { Reply } = loadZeroMQ();
new Reply().close();
createHmac('sha256', 'key').update('text').digest('hex');

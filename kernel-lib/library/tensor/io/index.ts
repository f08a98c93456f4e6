export { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';
export { load, loadz, save, savez } from './files.js';
export { type TensorJson, tensorFromJson } from './json.js';
export { decodeNpy, encodeNpy } from './npy.js';
export { decodeNpz, encodeNpz, type NamedTensors } from './npz.js';

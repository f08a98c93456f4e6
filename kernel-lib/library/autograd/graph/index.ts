export {
  ComputationalGraph,
  type GraphPicture,
  type GraphStep,
} from './ComputationalGraph.js';
export { sigmoidCircuit } from './circuits.js';
export {
  AddGate,
  ExpGate,
  type Gate,
  MaxGate,
  MultiplyGate,
  ReciprocalGate,
  ScaleGate,
  ShiftGate,
  SigmoidGate,
  TanhGate,
} from './gates.js';
export { GraphError, type GraphNode } from './order.js';

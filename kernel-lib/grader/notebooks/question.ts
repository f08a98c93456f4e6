/** What every question of a lab has. */
interface QuestionBase {
  /** As in `answer('lab02-db', …)`. */
  readonly id: string;
  /** The number of the lab that asks it. */
  readonly lab: number;
  /** The lab's notebook, such as `02-fully-connected-nets.ipynb`. */
  readonly notebook: string;
  readonly points: number;
  /** As the student reads it. */
  readonly question: string;
}

/** One answer that the key knows, right or wrong, closed until somebody gives it; see seal.ts. */
export interface SealedAnswer {
  /** AES-256-GCM in base64; the answer is what opens it. */
  readonly text: string;
  /** Of a number: answers in one interval `offset + k·width` are one answer. */
  readonly offset?: number;
  readonly width?: number;
}

/** What every question has that is scored here and now. */
interface ClosedBase extends QuestionBase {
  readonly answers: readonly SealedAnswer[];
  /** The points do not fall with each try. */
  readonly tries?: 'free';
  /** Asked by an earlier edition only: an answer to it counts for this question, where that has none. */
  readonly replacedBy?: string;
}

/** Of questions that an earlier edition asked with letters. */
interface Lettered {
  /** `abc`: what its options were called. A letter always means what it meant there. */
  readonly letters?: string;
}

/** Several answers to pick one from, named by numbers from 1. */
export interface ChoiceQuestion extends ClosedBase, Lettered {
  readonly kind: 'choice';
  /** How many there are to pick from. */
  readonly options: number;
}

/** Several answers, of which more than one may be right: all of those are to be picked. */
export interface SeveralQuestion extends ClosedBase {
  readonly kind: 'several';
  readonly options: number;
}

/** A number to work out. */
export interface NumberQuestion extends ClosedBase, Lettered {
  readonly kind: 'number';
}

/** What the student expects before a run. It is never scored: only whether it was made is told. */
export interface PredictionQuestion extends QuestionBase {
  readonly kind: 'prediction';
  /** What is asked for: one of the options, a number, or words. */
  readonly form: 'choice' | 'number' | 'words';
  /** As the student reads them, of a choice. */
  readonly options?: readonly string[];
}

/** A few sentences, scored by a person. */
export interface OpenQuestion extends QuestionBase {
  readonly kind: 'open';
  /** How the lab's own next cells begin, in words: what is typed there can be told from them. */
  readonly below?: readonly string[];
}

/** One question as it is handed out: its answers are sealed. */
export type Question = ClosedQuestion | OpenQuestion | PredictionQuestion;

/** A question that is scored here and now. */
export type ClosedQuestion = ChoiceQuestion | SeveralQuestion | NumberQuestion;

/** A question that a code cell answers. */
export type CellQuestion = ClosedQuestion | PredictionQuestion;

/** Whether a question is answered in a code cell; an open one is in text. */
export function inCell(question: Question): question is CellQuestion {
  return question.kind !== 'open';
}

/** Whether a question is scored here and now. */
export function isClosed(question: Question): question is ClosedQuestion {
  return question.kind !== 'open' && question.kind !== 'prediction';
}
